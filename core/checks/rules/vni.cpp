#include "checks/rules/rules.h"

#include <algorithm>
#include <map>

namespace fc::checks {

namespace {

constexpr std::int64_t kLargestVni = 16'777'214;

bool vniInRange(std::int64_t vni)
{
    return vni >= 1 && vni <= kLargestVni;
}

/// What uses a VNI: an L2VPN, a VLAN by its own field, or a VRF.
struct VniUser
{
    ObjectClass objectClass;
    const intent::Entity* row = nullptr;
    std::string name;
    std::vector<const DeviceFacts*> devices;
};

} // namespace

void vniUsedTwice(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::int64_t, std::vector<VniUser>> users;
    for (const intent::L2vpn& l2vpn : facts.tables().l2vpns) {
        if (!l2vpn.identifier)
            continue;
        VniUser user{ObjectClass::L2vpn, &l2vpn, "L2VPN " + l2vpn.name, {}};
        for (const VlanService& vlan : facts.vlans())
            if (std::ranges::find(vlan.l2vpns, &l2vpn) != vlan.l2vpns.end())
                user.devices.insert(user.devices.end(), vlan.devices.begin(), vlan.devices.end());
        users[*l2vpn.identifier].push_back(std::move(user));
    }
    for (const VlanService& vlan : facts.vlans())
        if (vlan.vlan->vni && vlan.l2vpns.empty())
            users[*vlan.vlan->vni].push_back({ObjectClass::Vlan, vlan.vlan, "VLAN " + vlan.vlan->display, vlan.devices});
    for (const VrfService& vrf : facts.vrfs())
        if (vrf.vrf->l3vni)
            users[*vrf.vrf->l3vni].push_back({ObjectClass::Vrf, vrf.vrf, "VRF " + vrf.vrf->name, vrf.devices});
    for (const auto& [vni, all] : users) {
        // VLAN rows of several groups may share a VNI of their own field: one stretched service (C03 looks at vids).
        const bool onlyVlans = std::ranges::all_of(all, [](const VniUser& u) { return u.objectClass == ObjectClass::Vlan; });
        if (all.size() < 2 || onlyVlans)
            continue;
        std::vector<std::string> names;
        for (const VniUser& user : all)
            names.push_back(user.name);
        auto draft = out.error("VNI " + std::to_string(vni) + " is used by " + listed(names));
        for (const VniUser& user : all)
            draft.about(user.objectClass, *user.row).on(user.devices);
        draft.wants("one service", std::to_string(all.size()) + " services").hint("give each service a VNI of its own");
    }
}

void vniOutOfRange(const FabricFacts& facts, FindingSink& out)
{
    const auto range = "1 to " + std::to_string(kLargestVni);
    const auto valueOf = [](const std::optional<std::int64_t>& vni) { return vni ? std::to_string(*vni) : std::string("none"); };
    for (const VlanService& vlan : facts.vlans()) {
        if (vlan.devices.empty())
            continue;
        for (const intent::L2vpn* l2vpn : vlan.l2vpns)
            if (!l2vpn->identifier || !vniInRange(*l2vpn->identifier))
                out.error("L2VPN " + l2vpn->name + " of VLAN " + std::to_string(vlan.vlan->vid) +
                          (l2vpn->identifier ? " has a VNI out of range" : " has no VNI"))
                    .about(*l2vpn).about(*vlan.vlan).on(vlan.devices)
                    .wants(range, valueOf(l2vpn->identifier)).hint("set the identifier of the L2VPN");
        if (vlan.vlan->vni && !vniInRange(*vlan.vlan->vni))
            out.error("VLAN " + vlan.vlan->display + " has a VNI out of range")
                .about(*vlan.vlan).on(vlan.devices).wants(range, valueOf(vlan.vlan->vni)).hint("correct its field vni");
    }
    for (const VrfService& vrf : facts.vrfs())
        if (vrf.vrf->l3vni && !vniInRange(*vrf.vrf->l3vni) && !vrf.devices.empty())
            out.error("VRF " + vrf.vrf->name + " has an L3VNI out of range")
                .about(*vrf.vrf).on(vrf.devices).wants(range, valueOf(vrf.vrf->l3vni)).hint("correct its field l3vni");
}

void vniAmbiguous(const FabricFacts& facts, FindingSink& out)
{
    for (const VlanService& vlan : facts.vlans()) {
        const auto vnis = vlan.vnis();
        if (vnis.size() < 2)
            continue;
        std::vector<std::string> texts;
        for (const std::int64_t vni : vnis)
            texts.push_back(std::to_string(vni));
        auto draft = out.error("VLAN " + vlan.vlan->display + " ends on VNIs " + listed(texts));
        draft.about(*vlan.vlan).on(vlan.devices);
        for (const intent::L2vpn* l2vpn : vlan.l2vpns)
            draft.about(*l2vpn);
        draft.wants("one VNI", listed(texts)).hint("keep one L2VPN termination, and clear the field vni or set it alike");
    }
    for (const DeviceFacts* device : facts.devices()) {
        std::map<std::int64_t, const VlanService*> byVni;
        for (const auto& [vid, deployed] : device->deployment.vlans) {
            const VlanService* vlan = facts.vlan(deployed.vlan->id);
            if (vlan == nullptr)
                continue;
            for (const std::int64_t vni : vlan->vnis()) {
                const auto [it, fresh] = byVni.emplace(vni, vlan);
                if (fresh || it->second == vlan)
                    continue;
                out.error("VNI " + std::to_string(vni) + " stands for two VLANs on " + device->name)
                    .about(*it->second->vlan).about(*vlan->vlan).on(device).aspect(device->name).derived()
                    .wants("one VLAN", std::to_string(it->second->vlan->vid) + " and " + std::to_string(vid))
                    .hint("end only one of the VLANs on it");
            }
        }
    }
}

} // namespace fc::checks
