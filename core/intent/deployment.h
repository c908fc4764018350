#pragma once

#include "intent/intent_snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace fc::intent {

/// NetBox does not bind VLANs to devices: a VLAN is on a device when an interface there carries it or has its SVI
/// (facts/netbox-intent.md 2.2).
struct DeployedVlan
{
    struct Carrier
    {
        const Interface* interfaceRow = nullptr;
        std::string field; ///< "tagged_vlans", "untagged_vlan" or "name" (an SVI)
    };
    const Vlan* vlan = nullptr;
    std::vector<Carrier> carriers; ///< in ascending interface id; never empty
};

struct Deployment
{
    std::map<std::int64_t, DeployedVlan> vlans; ///< by vid
    struct Ambiguity
    {
        const Interface* svi = nullptr;
        std::vector<const Vlan*> candidates; ///< empty: NetBox has no VLAN of that number for this site
    };
    std::vector<Ambiguity> ambiguities;
};

Deployment deploymentOf(const IntentSnapshot& snapshot, const Device& device);

/// Addresses of an interface that are its own: active, of that family, without virtual-router ones (role "vip" and its
/// kin).
std::vector<const IpAddress*> ownAddresses(const IntentSnapshot& snapshot, const Interface& interfaceRow, int family = 4);

/// The active addresses that an SVI shares with the other switches of its subnet: `ip virtual-router address` (role
/// "vip") and `ip address virtual` (role "anycast"), of both families.
std::vector<const IpAddress*> sharedAddresses(const IntentSnapshot& snapshot, const Interface& svi);

} // namespace fc::intent
