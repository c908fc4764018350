#include "intent/rules/rules.h"
#include "intent/rules/words.h"

#include <algorithm>

namespace fc::intent {

namespace {

struct BgpPaths
{
    PathTemplate identifier, name, asNumber, routerId, external, internal, local, maximumPaths, logChanges, network;
};

constexpr std::string_view kBgpBase = "/network-instances/network-instance/protocols/protocol";
constexpr std::array<PathRow<BgpPaths>, 10> kBgpPaths{{
    {&BgpPaths::identifier, "/config/identifier"},
    {&BgpPaths::name, "/config/name"},
    {&BgpPaths::asNumber, "/bgp/global/config/as"},
    {&BgpPaths::routerId, "/bgp/global/config/router-id"},
    {&BgpPaths::external, "/bgp/global/default-route-distance/config/external-route-distance"},
    {&BgpPaths::internal, "/bgp/global/default-route-distance/config/internal-route-distance"},
    {&BgpPaths::local, "/bgp/global/default-route-distance/config/local-route-distance"},
    {&BgpPaths::maximumPaths, "/bgp/global/use-multiple-paths/ebgp/config/maximum-paths"},
    {&BgpPaths::logChanges, "/bgp/global/logging-options/config/log-neighbor-state-changes"},
    {&BgpPaths::network, "/bgp/global/networks/network/config/network"},
}};

/// What the fabric file says of BGP as a whole.
struct FileLeaf
{
    FabricKey key;
    PathTemplate BgpPaths::*path;
    std::string_view rule;
};
constexpr std::array<FileLeaf, 5> kFileLeaves{{
    {FabricKey::BgpExternalDistance, &BgpPaths::external, "bgp.distance"},
    {FabricKey::BgpInternalDistance, &BgpPaths::internal, "bgp.distance"},
    {FabricKey::BgpLocalDistance, &BgpPaths::local, "bgp.distance"},
    {FabricKey::BgpMaximumPaths, &BgpPaths::maximumPaths, "bgp.maximum-paths"},
    {FabricKey::BgpLogNeighborChanges, &BgpPaths::logChanges, "bgp.log-changes"},
}};

constexpr std::string_view kVtepWord = "vtep";

model::Origin asOrigin(const RuleContext& context)
{
    if (context.facts.asnFrom != nullptr)
        return context.out.of(*context.facts.asnFrom, "local_as", "bgp.as");
    return context.out.of(context.device, "custom_fields.bgp_asn", "bgp.as");
}

void mapRouterId(const RuleContext& context, const BgpPaths& paths, Keys keys)
{
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    const auto name = fabric.text(FabricKey::BgpRouterIdInterface);
    if (!name)
        return fabric.lacks(FabricKey::BgpRouterIdInterface, "the BGP router id");
    const model::Origin rule = fabric.of(FabricKey::BgpRouterIdInterface, "bgp.router-id");
    if (context.facts.routerId == nullptr)
        return out.finding(Severity::Error, "bgp.no-router-id",
                           context.device.name + " has no IPv4 address on " + *name + ", so BGP has no router id",
                           "give " + *name + " an address in NetBox", out.of(context.device, "name", "bgp.router-id"));
    out.leaf(paths.routerId, keys, context.facts.routerId->address,
             {out.of(*context.facts.routerId, "address", "bgp.router-id"),
              out.of(*context.facts.routerIdPort, "name", "bgp.router-id"), rule});
}

/// The fabric file names the interfaces, NetBox their addresses. IPv4: BGP announces IPv6 networks with another leaf
/// of no use for router ids and tunnels.
void mapNetworks(const RuleContext& context, const BgpPaths& paths)
{
    DocumentBuilder& out = context.out;
    const model::Origin rule = context.fabric.of(FabricKey::BgpNetworks, "bgp.networks");
    for (const std::string& word : context.fabric.texts(FabricKey::BgpNetworks)) {
        const auto named = std::ranges::find_if(context.interfaces,
                                                [&](const MappedInterface& port) { return port.row->name == word; });
        const Interface* port = word == kVtepWord ? context.facts.vtep
                                : named == context.interfaces.end() ? nullptr
                                                                    : named->row;
        if (port == nullptr)
            continue;
        for (const IpAddress* address : ownAddresses(context.snapshot, *port)) {
            const std::string network = address->address + "/32";
            out.leaf(paths.network, {kDefaultInstance, kBgp, kBgpName, network}, network,
                     {out.of(*address, "address", "bgp.networks"), out.of(*port, "name", "bgp.networks"), rule});
        }
    }
}

void mapBgp(const RuleContext& context, const BgpPaths& paths)
{
    DocumentBuilder& out = context.out;
    const DeviceFacts& facts = context.facts;
    if (!facts.asNumber) {
        if (facts.speaksBgp)
            out.finding(Severity::Error, "bgp.no-as",
                        context.device.name + " has BGP sessions and no AS number, or several",
                        "set bgp_asn of the device in NetBox", out.of(context.device, "custom_fields.bgp_asn", "bgp.as"));
        return;
    }
    const Keys keys{kDefaultInstance, kBgp, kBgpName};
    Origins as{asOrigin(context)};
    if (facts.asn != nullptr)
        as.push_back(out.of(*facts.asn, "asn", "bgp.as"));
    out.leaf(paths.identifier, keys, kBgp, as);
    out.leaf(paths.name, keys, kBgpName, as);
    out.leaf(paths.asNumber, keys, std::to_string(*facts.asNumber), as);
    mapRouterId(context, paths, keys);
    for (const FileLeaf& row : kFileLeaves) {
        if (const auto text = context.fabric.leafText(row.key))
            out.leaf(paths.*row.path, keys, *text, {context.fabric.of(row.key, row.rule)});
    }
    mapNetworks(context, paths);
}

} // namespace

RuleResult bgpGlobalRule(const schema::SchemaIndex& index)
{
    BgpPaths paths;
    if (Status status = resolvePaths(index, kBgpPaths, paths, kBgpBase); !status)
        return std::move(status).error();
    return std::unique_ptr<Rule>(std::make_unique<PathRule<BgpPaths>>(std::move(paths), mapBgp));
}

} // namespace fc::intent
