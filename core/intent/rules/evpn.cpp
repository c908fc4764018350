#include "intent/rules/route_targets.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

struct EvpnPaths
{
    PathTemplate name, type, distinguisher, redistribute, importTargets, exportTargets, vlan;
};

constexpr std::array<PathRow<EvpnPaths>, 7> kEvpnPaths{{
    {&EvpnPaths::name, "/arista/eos/evpn/evpn-instances/evpn-instance/config/name"},
    {&EvpnPaths::type, "/arista/eos/evpn/evpn-instances/evpn-instance/config/instance-type"},
    {&EvpnPaths::distinguisher, "/arista/eos/evpn/evpn-instances/evpn-instance/config/route-distinguisher"},
    {&EvpnPaths::redistribute, "/arista/eos/evpn/evpn-instances/evpn-instance/config/redistribute"},
    {&EvpnPaths::importTargets, "/arista/eos/evpn/evpn-instances/evpn-instance/route-target/config/import"},
    {&EvpnPaths::exportTargets, "/arista/eos/evpn/evpn-instances/evpn-instance/route-target/config/export"},
    {&EvpnPaths::vlan, "/arista/eos/evpn/evpn-instances/evpn-instance/vlans/vlan/config/vlan-id"},
}};

/// EOS names a MAC-VRF after its VLAN.
void mapInstance(const RuleContext& context, const EvpnPaths& paths, const Vlan& vlan, const FabricIndex::Stretch& stretch)
{
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    const L2vpn& l2vpn = *stretch.l2vpn;
    const DeviceFacts& facts = context.facts;
    const std::string name = std::to_string(vlan.vid);
    const Origins vlanOrigins{out.of(vlan, "vid", "evpn.instance"),
                              out.of(*stretch.termination, "assigned_object", "evpn.instance")};
    out.leaf(paths.name, {name}, name, vlanOrigins);
    out.leaf(paths.vlan, {name, name}, name, vlanOrigins);

    TemplateValues values{facts.asNumber ? std::to_string(*facts.asNumber) : std::string(),
                          facts.routerId == nullptr ? std::string() : facts.routerId->address,
                          l2vpn.identifier ? std::to_string(*l2vpn.identifier) : std::string(), name};
    Origins distinguishing{out.of(l2vpn, "custom_fields.rd_template", "evpn.rd")};
    distinguishing.push_back(out.of(context.device, "custom_fields.bgp_asn", "evpn.rd"));
    mapDistinguisher(context, paths.distinguisher, {name}, l2vpn.rdTemplate, FabricKey::EvpnVlanRd, values, distinguishing);
    mapTargets(context, paths.importTargets, {name}, l2vpn.importTargets, out.of(l2vpn, "import_targets", "evpn.targets"));
    mapTargets(context, paths.exportTargets, {name}, l2vpn.exportTargets, out.of(l2vpn, "export_targets", "evpn.targets"));

    if (const auto type = fabric.text(FabricKey::EvpnInstanceType))
        out.leaf(paths.type, {name}, schemaWord(*type), {fabric.of(FabricKey::EvpnInstanceType, "evpn.instance")});
    if (!fabric.says(FabricKey::EvpnRedistribute))
        return fabric.lacks(FabricKey::EvpnRedistribute, "which MAC addresses a MAC-VRF announces");
    std::vector<std::string> sources = fabric.texts(FabricKey::EvpnRedistribute);
    for (std::string& source : sources)
        source = schemaWord(std::move(source));
    out.leafList(paths.redistribute, {name}, sources, {fabric.of(FabricKey::EvpnRedistribute, "evpn.redistribute")});
}

void mapEvpn(const RuleContext& context, const EvpnPaths& paths)
{
    if (context.facts.vtep == nullptr)
        return;
    for (const auto& [vid, deployed] : context.deployment.vlans) {
        const auto stretch = context.index.stretchOf(deployed.vlan->id);
        if (stretch.l2vpn != nullptr && stretch.l2vpn->status == "active")
            mapInstance(context, paths, *deployed.vlan, stretch);
    }
}

} // namespace

RuleResult evpnRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kEvpnPaths, mapEvpn);
}

} // namespace fc::intent
