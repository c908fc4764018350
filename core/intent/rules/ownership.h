#pragma once

#include "intent/fabric_file.h"
#include "schema/ownership.h"

#include <span>
#include <string_view>

/// Private to core/intent: what the mapped document speaks for, as data.
namespace fc::intent {

/// What a line of the table leans on. It holds only if all of it was read and is not empty: an empty answer may be a
/// missing permission, and nothing may be removed because of that.
enum OwnershipNeeds : unsigned {
    NeedsNothing = 0,
    NeedsInterfaces = 1,
    NeedsAddresses = 2,
    NeedsVlans = 4,
    NeedsVrfs = 8,
    NeedsSessions = 16, ///< the device has sessions, and their addresses, groups and VRFs could be read
    NeedsL2vpns = 32,
    NeedsMlag = 64,        ///< somebody in the fabric names an MLAG peer: the custom fields are in use
    NeedsVtep = 128,       ///< the device has a VTEP
    NeedsIpv6 = 256,       ///< NetBox has IPv6 addresses
    NeedsTrunkGroups = 512 ///< somebody has trunk groups: the custom field is in use
};

struct OwnershipRow
{
    std::string_view pattern;
    schema::OwnedScope scope;
    unsigned needs = NeedsNothing;
    FabricKey key = FabricKey::Count; ///< and the fabric file says this
};

/// For every device.
std::span<const OwnershipRow> ownershipRows();

/// For every VRF that NetBox knows: the name goes into the key of the first list.
std::span<const OwnershipRow> vrfOwnershipRows();

} // namespace fc::intent
