#include "intent/rules/rules.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

struct RoutingPaths
{
    PathTemplate type, ipv4, ipv6;
};

constexpr std::array<PathRow<RoutingPaths>, 3> kRoutingPaths{{
    {&RoutingPaths::type, "/network-instances/network-instance/config/type"},
    {&RoutingPaths::ipv4, "/network-instances/network-instance/config/ipv4-routing-enabled"},
    {&RoutingPaths::ipv6, "/network-instances/network-instance/config/ipv6-routing-enabled"},
}};

void mapInstance(const RuleContext& context, const RoutingPaths& paths, const std::string& instance)
{
    for (const auto& [key, path] :
         {std::pair(FabricKey::RoutingIpv4, &paths.ipv4), std::pair(FabricKey::RoutingIpv6, &paths.ipv6)}) {
        if (const auto text = context.fabric.leafText(key))
            context.out.leaf(*path, {instance}, *text, {context.fabric.of(key, "routing.enabled")});
    }
}

void mapRouting(const RuleContext& context, const RoutingPaths& paths)
{
    context.out.leaf(paths.type, {kDefaultInstance}, "openconfig-network-instance-types:DEFAULT_INSTANCE",
                     {context.out.of(context.device, "name", "routing.default-instance")});
    if (!context.fabric.says(FabricKey::RoutingIpv4))
        context.fabric.lacks(FabricKey::RoutingIpv4, "whether IPv4 is routed");
    mapInstance(context, paths, std::string(kDefaultInstance));
    for (const Vrf* vrf : context.facts.vrfs)
        mapInstance(context, paths, vrf->name);
}

} // namespace

RuleResult routingRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kRoutingPaths, mapRouting);
}

} // namespace fc::intent
