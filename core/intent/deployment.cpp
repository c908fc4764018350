#include "intent/deployment.h"

#include "intent/interface_name.h"

#include <algorithm>
#include <array>

namespace fc::intent {

namespace {

/// VLAN rows that an SVI of that number on a device of that site can mean.
std::vector<const Vlan*> candidates(const IntentSnapshot& snapshot, std::int64_t vid, ObjectId site)
{
    std::vector<const Vlan*> out;
    for (const Vlan& vlan : snapshot.tables().vlans) {
        if (vlan.vid == vid && (vlan.site == 0 || vlan.site == site))
            out.push_back(&vlan);
    }
    // A VLAN of the site itself is nearer than one that belongs to none.
    const bool hasOwn = std::ranges::any_of(out, [&](const Vlan* vlan) { return vlan->site == site; });
    if (hasOwn)
        std::erase_if(out, [&](const Vlan* vlan) { return vlan->site != site; });
    return out;
}

} // namespace

Deployment deploymentOf(const IntentSnapshot& snapshot, const Device& device)
{
    Deployment out;
    const auto carry = [&](const Vlan* vlan, const Interface* row, const char* field) {
        if (vlan == nullptr)
            return;
        DeployedVlan& deployed = out.vlans[vlan->vid];
        if (deployed.vlan == nullptr)
            deployed.vlan = vlan;
        deployed.carriers.push_back({row, field});
    };
    for (const Interface* row : snapshot.interfacesOf(device.id)) {
        if (row->untaggedVlan != 0)
            carry(snapshot.vlan(row->untaggedVlan), row, "untagged_vlan");
        for (const ObjectId id : row->taggedVlans)
            carry(snapshot.vlan(id), row, "tagged_vlans");
    }
    for (const Interface* row : snapshot.interfacesOf(device.id)) {
        const InterfaceName name = parseInterfaceName(row->name);
        if (name.kind != InterfaceKind::Svi || !name.number || row->untaggedVlan != 0)
            continue;
        const auto found = candidates(snapshot, *name.number, device.site);
        if (found.size() == 1)
            carry(found.front(), row, "name");
        else if (!out.vlans.contains(*name.number))
            out.ambiguities.push_back({row, found});
        else
            out.vlans.at(*name.number).carriers.push_back({row, "name"});
    }
    return out;
}

std::vector<const IpAddress*> ownAddresses(const IntentSnapshot& snapshot, const Interface& interfaceRow, int family)
{
    static constexpr std::array<std::string_view, 5> kVirtualRoles{"vip", "vrrp", "hsrp", "glbp", "carp"};
    std::vector<const IpAddress*> out;
    const bool isSvi = parseInterfaceName(interfaceRow.name).kind == InterfaceKind::Svi;
    for (const IpAddress* row : snapshot.addressesOf(interfaceRow.id)) {
        const bool isVirtual = std::ranges::find(kVirtualRoles, row->role) != kVirtualRoles.end();
        // On a loopback "anycast" is the VTEP address that an MLAG pair shares; on an SVI it is `ip address virtual`.
        const bool isVirtualSvi = isSvi && row->role == "anycast";
        if (row->family == family && row->status == "active" && !isVirtual && !isVirtualSvi)
            out.push_back(row);
    }
    return out;
}

std::vector<const IpAddress*> sharedAddresses(const IntentSnapshot& snapshot, const Interface& svi)
{
    std::vector<const IpAddress*> out;
    for (const IpAddress* row : snapshot.addressesOf(svi.id)) {
        if (row->status == "active" && (row->role == "vip" || row->role == "anycast"))
            out.push_back(row);
    }
    return out;
}

} // namespace fc::intent
