#include "intent/rules/route_targets.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

struct VrfPaths
{
    PathTemplate name, type, distinguisher;
    PathTemplate protocolId, protocolName, asNumber, importTargets, exportTargets;
    PathTemplate tableProtocol, tableFamily;
    PathTemplate source, destination, family, policy, policyType;
};

constexpr std::string_view kVrfBase = "/network-instances/network-instance";
constexpr std::array<PathRow<VrfPaths>, 15> kVrfPaths{{
    {&VrfPaths::name, "/config/name"},
    {&VrfPaths::type, "/config/type"},
    {&VrfPaths::distinguisher, "/config/route-distinguisher"},
    {&VrfPaths::protocolId, "/protocols/protocol/config/identifier"},
    {&VrfPaths::protocolName, "/protocols/protocol/config/name"},
    {&VrfPaths::asNumber, "/protocols/protocol/bgp/global/config/as"},
    {&VrfPaths::importTargets, "/protocols/protocol/bgp/global/evpn/import-target"},
    {&VrfPaths::exportTargets, "/protocols/protocol/bgp/global/evpn/export-target"},
    {&VrfPaths::tableProtocol, "/tables/table/config/protocol"},
    {&VrfPaths::tableFamily, "/tables/table/config/address-family"},
    {&VrfPaths::source, "/table-connections/table-connection/config/src-protocol"},
    {&VrfPaths::destination, "/table-connections/table-connection/config/dst-protocol"},
    {&VrfPaths::family, "/table-connections/table-connection/config/address-family"},
    {&VrfPaths::policy, "/table-connections/table-connection/config/import-policy"},
    {&VrfPaths::policyType, "/table-connections/table-connection/config/import-policy-type"},
}};

/// What the fabric file calls a source of routes; EOS names the protocol after its kind.
struct Source
{
    std::string_view word, identifier, name;
};
constexpr std::array<Source, 2> kSources{{
    {"connected", "openconfig-policy-types:DIRECTLY_CONNECTED", "DIRECTLY_CONNECTED"},
    {"static", "openconfig-policy-types:STATIC", "STATIC"},
}};

void mapProtocol(const RuleContext& context, const VrfPaths& paths, const std::string& vrf, std::string_view identifier,
                 std::string_view name, const Origins& origins)
{
    context.out.leaf(paths.protocolId, {vrf, identifier, name}, identifier, origins);
    context.out.leaf(paths.protocolName, {vrf, identifier, name}, name, origins);
}

void mapTable(const RuleContext& context, const VrfPaths& paths, const std::string& vrf, std::string_view protocol,
              const Origins& origins)
{
    context.out.leaf(paths.tableProtocol, {vrf, protocol, kIpv4Family}, protocol, origins);
    context.out.leaf(paths.tableFamily, {vrf, protocol, kIpv4Family}, kIpv4Family, origins);
}

/// Routes of another source that BGP announces in the VRF: two tables and the connection between them.
void mapRedistribution(const RuleContext& context, const VrfPaths& paths, const Vrf& vrf)
{
    DocumentBuilder& out = context.out;
    const FabricView& fabric = context.fabric;
    const auto wanted = fabric.texts(FabricKey::VrfRedistribute);
    const Origins origins{fabric.of(FabricKey::VrfRedistribute, "vrf.redistribute"),
                          out.of(vrf, "name", "vrf.redistribute")};
    for (const Source& source : kSources) {
        if (std::ranges::find(wanted, source.word) == wanted.end())
            continue;
        mapProtocol(context, paths, vrf.name, source.identifier, source.name, origins);
        mapTable(context, paths, vrf.name, source.identifier, origins);
        mapTable(context, paths, vrf.name, kBgp, origins);
        const Keys keys{vrf.name, source.identifier, kBgp, kIpv4Family};
        out.leaf(paths.source, keys, source.identifier, origins);
        out.leaf(paths.destination, keys, kBgp, origins);
        out.leaf(paths.family, keys, kIpv4Family, origins);
        const auto policy = fabric.text(FabricKey::VrfRedistributePolicy);
        if (!policy)
            continue;
        const Origins filtered{fabric.of(FabricKey::VrfRedistributePolicy, "vrf.redistribute")};
        out.leafList(paths.policy, keys, {*policy}, filtered);
        out.leaf(paths.policyType, keys, kRouteMap, filtered);
    }
}

void mapVrf(const RuleContext& context, const VrfPaths& paths, const Vrf& vrf)
{
    DocumentBuilder& out = context.out;
    const DeviceFacts& facts = context.facts;
    const Origins named{out.of(vrf, "name", "vrf.instance")};
    out.leaf(paths.name, {vrf.name}, vrf.name, named);
    out.leaf(paths.type, {vrf.name}, "openconfig-network-instance-types:L3VRF", named);
    if (!facts.asNumber)
        return;
    TemplateValues values;
    values.asNumber = std::to_string(*facts.asNumber);
    values.routerId = facts.routerId == nullptr ? std::string() : facts.routerId->address;
    values.vni = vrf.l3vni ? std::to_string(*vrf.l3vni) : std::string();
    Origins distinguishing{out.of(vrf, "custom_fields.rd_template", "vrf.rd")};
    if (facts.routerId != nullptr)
        distinguishing.push_back(out.of(*facts.routerId, "address", "vrf.rd"));
    mapDistinguisher(context, paths.distinguisher, {vrf.name}, vrf.rdTemplate.empty() ? vrf.rd : vrf.rdTemplate,
                     FabricKey::EvpnVrfRd, values, distinguishing);
    mapProtocol(context, paths, vrf.name, kBgp, kBgpName, {out.of(vrf, "name", "vrf.bgp")});
    // EOS has one AS; the model wants it said in each VRF too.
    const Keys bgp{vrf.name, kBgp, kBgpName};
    out.leaf(paths.asNumber, bgp, values.asNumber, {out.of(context.device, "custom_fields.bgp_asn", "vrf.bgp")});
    mapTargets(context, paths.importTargets, bgp, vrf.importTargets, out.of(vrf, "import_targets", "vrf.targets"));
    mapTargets(context, paths.exportTargets, bgp, vrf.exportTargets, out.of(vrf, "export_targets", "vrf.targets"));
    mapRedistribution(context, paths, vrf);
}

void mapVrfs(const RuleContext& context, const VrfPaths& paths)
{
    for (const Vrf* vrf : context.facts.vrfs)
        mapVrf(context, paths, *vrf);
}

} // namespace

RuleResult vrfRule(const schema::SchemaIndex& index)
{
    VrfPaths paths;
    if (Status status = resolvePaths(index, kVrfPaths, paths, kVrfBase); !status)
        return std::move(status).error();
    return std::unique_ptr<Rule>(std::make_unique<PathRule<VrfPaths>>(std::move(paths), mapVrfs));
}

} // namespace fc::intent
