#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fc::intent {

/// The kinds of objects that an intent snapshot holds, in the order in which they are listed and stored.
enum class ObjectClass : std::uint8_t {
    Site, Device, Interface, Cable, IpAddress, Prefix, Vlan, VlanGroup, Vrf, RouteTarget, Asn, Role,
    L2vpn, L2vpnTermination, BgpPeerGroup, BgpSession,
    RoutingPolicy, RoutingPolicyRule, PrefixList, PrefixListRule, Community, CommunityList, CommunityListRule,
    AsPathList, AsPathListRule,
};

inline constexpr std::size_t kObjectClassCount = 25;

/// How one class is called in the three places that name it.
struct ObjectClassNames
{
    ObjectClass objectClass;
    std::string_view type;     ///< NetBox object type, as in the change log: "dcim.interface"
    std::string_view endpoint; ///< below /api/ and, for a person's page, below the root: "dcim/interfaces"
    std::string_view key;      ///< in snapshot files and progress lines: "interfaces"
};

const std::array<ObjectClassNames, kObjectClassCount>& objectClasses();
const ObjectClassNames& namesOf(ObjectClass objectClass);
/// By change-log type ("ipam.vlan"); nullopt for a type that no snapshot holds.
std::optional<ObjectClass> classOfType(std::string_view type);

} // namespace fc::intent
