#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

std::size_t unitCount(const std::vector<const DeviceFacts*>& devices)
{
    std::set<std::string> names;
    for (const DeviceFacts* device : devices)
        names.insert(device->unit());
    return names.size();
}

/// A VLAN that is routed in a stretched VRF and ends on no VNI itself.
struct LocalSubnet
{
    const VrfService* vrf = nullptr;
    const VlanService* vlan = nullptr;
    std::vector<const DeviceFacts*> devices;
    std::vector<const PortFacts*> svis;
};

std::vector<LocalSubnet> localSubnets(const FabricFacts& facts)
{
    std::vector<LocalSubnet> out;
    for (const VrfService& vrf : facts.vrfs()) {
        if (!vrf.isStretched())
            continue;
        std::map<std::int64_t, LocalSubnet> byVid;
        for (const PortFacts* port : vrf.ports) {
            const VlanService* vlan = port->isSvi() ? facts.vlanOf(*port) : nullptr;
            if (vlan == nullptr || !vlan->vnis().empty())
                continue;
            LocalSubnet& subnet = byVid[vlan->vlan->vid];
            subnet.vrf = &vrf;
            subnet.vlan = vlan;
            subnet.devices.push_back(port->device);
            subnet.svis.push_back(port);
        }
        for (auto& [vid, subnet] : byVid)
            out.push_back(std::move(subnet));
    }
    return out;
}

} // namespace

void vrfWithoutVni(const FabricFacts& facts, FindingSink& out)
{
    for (const VrfService& vrf : facts.vrfs()) {
        std::vector<const DeviceFacts*> leafs;
        std::ranges::copy_if(vrf.devices, std::back_inserter(leafs), [](const auto* device) { return device->tier == Tier::Leaf; });
        if (!vrf.isStretched() && leafs.size() >= 2)
            out.error("VRF " + vrf.vrf->name + " is on " + listed(leafs) + " and has no L3VNI")
                .about(*vrf.vrf).on(leafs).wants("an L3VNI", "none").hint("set its field l3vni");
        if (vrf.isStretched() && vrf.ports.empty())
            out.info("VRF " + vrf.vrf->name + " has an L3VNI and no interface anywhere")
                .about(*vrf.vrf).wants("an interface", "none").hint("put an SVI into it, or remove it");
    }
}

void subnetNotStretched(const FabricFacts& facts, FindingSink& out)
{
    for (const LocalSubnet& subnet : localSubnets(facts))
        if (unitCount(subnet.devices) >= 2)
            out.warning("VLAN " + std::to_string(subnet.vlan->vlan->vid) + " of VRF " + subnet.vrf->vrf->name + " is on " +
                        listed(subnet.devices) + " and has no VNI: hosts of one subnet would not reach each other")
                .about(*subnet.vlan->vlan).on(subnet.devices).derived()
                .wants("an L2VNI", "none").hint("terminate the VLAN on an L2VPN, or use one subnet a pair");
}

void subnetPairLocal(const FabricFacts& facts, FindingSink& out)
{
    for (const LocalSubnet& subnet : localSubnets(facts))
        if (unitCount(subnet.devices) == 1)
            out.info("VLAN " + std::to_string(subnet.vlan->vlan->vid) + " of VRF " + subnet.vrf->vrf->name + " is local to " +
                     listed(subnet.devices))
                .about(*subnet.vlan->vlan).on(subnet.devices).derived()
                .hint("nothing to do if the subnet stays on this pair");
}

} // namespace fc::checks
