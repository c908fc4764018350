#include "intent/rules/rules.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

struct VxlanPaths
{
    PathTemplate name, type, source, udpPort, learning, vlan, vlanVni, vrf, vrfVni;
};

constexpr std::array<PathRow<VxlanPaths>, 9> kVxlanPaths{{
    {&VxlanPaths::name, "/interfaces/interface/config/name"},
    {&VxlanPaths::type, "/interfaces/interface/config/type"},
    {&VxlanPaths::source, "/interfaces/interface/arista-vxlan/config/src-ip-intf"},
    {&VxlanPaths::udpPort, "/interfaces/interface/arista-vxlan/config/udp-port"},
    {&VxlanPaths::learning, "/interfaces/interface/arista-vxlan/config/mac-learn-mode"},
    {&VxlanPaths::vlan, "/interfaces/interface/arista-vxlan/vlan-to-vnis/vlan-to-vni/config/vlan"},
    {&VxlanPaths::vlanVni, "/interfaces/interface/arista-vxlan/vlan-to-vnis/vlan-to-vni/config/vni"},
    {&VxlanPaths::vrf, "/interfaces/interface/arista-vxlan/vrf-to-vnis/vrf-to-vni/config/vrf"},
    {&VxlanPaths::vrfVni, "/interfaces/interface/arista-vxlan/vrf-to-vnis/vrf-to-vni/config/vni"},
}};

constexpr std::array<Word, 4> kLearning{{
    {"any", "LEARN_FROM_ANY"},
    {"default", "LEARN_FROM_DEFAULT"},
    {"flood-list", "LEARN_FROM_FLOOD_LIST"},
    {"list", "LEARN_FROM_LIST"},
}};

void mapTunnel(const RuleContext& context, const VxlanPaths& paths)
{
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    const Origins vtep{out.of(context.device, "custom_fields.vtep_interface", "vxlan.source"),
                       out.of(*context.facts.vtep, "name", "vxlan.source")};
    out.leaf(paths.name, {kVxlanPort}, kVxlanPort, vtep);
    out.leaf(paths.source, {kVxlanPort}, context.facts.vtep->name, vtep);
    if (const auto type = fabric.text(FabricKey::VxlanInterfaceType))
        out.leaf(paths.type, {kVxlanPort}, *type, {fabric.of(FabricKey::VxlanInterfaceType, "vxlan.type")});
    const Site* site = context.facts.site;
    if (site != nullptr && site->vxlanUdpPort)
        out.leaf(paths.udpPort, {kVxlanPort}, std::to_string(*site->vxlanUdpPort),
                 {out.of(*site, "custom_fields.vxlan_udp_port", "vxlan.udp-port")});
    else if (const auto port = fabric.leafText(FabricKey::VxlanUdpPort))
        out.leaf(paths.udpPort, {kVxlanPort}, *port, {fabric.of(FabricKey::VxlanUdpPort, "vxlan.udp-port")});
    if (const auto learning = fabric.text(FabricKey::VxlanMacLearning))
        out.leaf(paths.learning, {kVxlanPort}, wordFor(kLearning, *learning),
                 {fabric.of(FabricKey::VxlanMacLearning, "vxlan.learning")});
}

/// A stretched VLAN: its L2VPN names the VNI; without one, the VLAN's own field.
void mapVlanVni(const RuleContext& context, const VxlanPaths& paths, const Vlan& vlan)
{
    DocumentBuilder& out = context.out;
    const auto stretch = context.index.stretchOf(vlan.id);
    Origins origins;
    std::optional<std::int64_t> vni = vlan.vni;
    if (stretch.l2vpn != nullptr) {
        if (stretch.l2vpn->status != "active")
            return;
        vni = stretch.l2vpn->identifier;
        origins = {out.of(*stretch.l2vpn, "identifier", "vxlan.l2vni"),
                   out.of(*stretch.termination, "assigned_object", "vxlan.l2vni")};
        if (!vni)
            return out.finding(Severity::Error, "vxlan.no-vni", "L2VPN " + stretch.l2vpn->name + " has no VNI",
                               "set its identifier in NetBox", origins.front());
    } else if (vni) {
        origins = {out.of(vlan, "custom_fields.vni", "vxlan.l2vni")};
    } else {
        return;
    }
    origins.push_back(out.of(vlan, "vid", "vxlan.l2vni"));
    const std::string vid = std::to_string(vlan.vid);
    out.leaf(paths.vlan, {kVxlanPort, vid}, vid, origins);
    out.leaf(paths.vlanVni, {kVxlanPort, vid}, std::to_string(*vni), origins);
}

void mapVxlan(const RuleContext& context, const VxlanPaths& paths)
{
    DocumentBuilder& out = context.out;
    if (context.facts.vtep == nullptr) {
        if (context.device.vtepInterface != 0)
            out.finding(Severity::Error, "vxlan.vtep-unknown",
                        "the VTEP interface of " + context.device.name + " could not be read",
                        "check vtep_interface in NetBox, and the token's right to view interfaces",
                        out.of(context.device, "custom_fields.vtep_interface", "vxlan.source"));
        return;
    }
    mapTunnel(context, paths);
    for (const auto& [vid, deployed] : context.deployment.vlans)
        mapVlanVni(context, paths, *deployed.vlan);
    for (const Vrf* vrf : context.facts.vrfs) {
        const Origins origins{out.of(*vrf, "custom_fields.l3vni", "vxlan.l3vni")};
        if (!vrf->l3vni)
            continue;
        out.leaf(paths.vrf, {kVxlanPort, vrf->name}, vrf->name, origins);
        out.leaf(paths.vrfVni, {kVxlanPort, vrf->name}, std::to_string(*vrf->l3vni), origins);
    }
}

} // namespace

RuleResult vxlanRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kVxlanPaths, mapVxlan);
}

} // namespace fc::intent
