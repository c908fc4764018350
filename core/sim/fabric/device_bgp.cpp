#include "sim/fabric/document_parts.h"

namespace fc::sim::parts {

namespace {

Json family(const char* name)
{
    return {{"afi-safi", Json::array({keyed("afi-safi-name", name, {{"enabled", true}})})}};
}

Json prefixLimit(const FabricDescription& fabric)
{
    return {{"config", {{"max-prefixes", fabric.bgp.maximumRoutes}, {"prevent-teardown", true}}}};
}

Json global(const FabricDescription& fabric, std::uint32_t asn, Ipv4 routerId, const std::vector<Ipv4>& announced)
{
    Json networks = Json::array();
    for (const Ipv4 address : announced)
        networks.push_back(keyed("network", toText(Ipv4Prefix{address, 32})));
    return {{"config", {{"as", asn}, {"router-id", toText(routerId)}}},
            {"default-route-distance",
             {{"config",
               {{"external-route-distance", fabric.bgp.externalDistance},
                {"internal-route-distance", fabric.bgp.internalDistance},
                {"arista-bgp-augments:local-route-distance", fabric.bgp.internalDistance}}}}},
            {"use-multiple-paths", {{"ebgp", {{"config", {{"maximum-paths", fabric.bgp.maximumPaths}}}}}}},
            {"arista-bgp-augments:logging-options", {{"config", {{"log-neighbor-state-changes", true}}}}},
            {"arista-bgp-augments:networks", {{"network", std::move(networks)}}}};
}

/// The overlay group: sessions between loopbacks, extended communities, EVPN only.
Json evpnGroup(const FabricDescription& fabric, const Json& config)
{
    Json group = keyed("peer-group-name", "evpn", config);
    group["config"]["send-community-type"] = Json::array({"EXTENDED"});
    group["transport"] = {{"config", {{"local-address", "Loopback0"}}}};
    group["ebgp-multihop"] = {{"config", {{"multihop-ttl", fabric.bgp.evpnMultihop}}}};
    group["arista-bgp-augments:prefix-limit"] = prefixLimit(fabric);
    group["afi-safis"] = family(kEvpn);
    return group;
}

Json underlayGroup(const FabricDescription& fabric, const char* name, const Json& config)
{
    Json group = keyed("peer-group-name", name, config);
    group["arista-bgp-augments:prefix-limit"] = prefixLimit(fabric);
    group["afi-safis"] = family(kIpv4Unicast);
    return group;
}

Json groupNeighbor(Ipv4 address, const char* group)
{
    return keyed("neighbor-address", toText(address), {{"peer-group", group}});
}

Json bgpProtocol(Json globalPart, Json groups, Json neighbors)
{
    Json entry = protocol(kBgp, "BGP");
    entry["bgp"] = {{"global", std::move(globalPart)},
                    {"peer-groups", {{"peer-group", std::move(groups)}}},
                    {"neighbors", {{"neighbor", std::move(neighbors)}}}};
    return entry;
}

} // namespace

Json protocol(const char* identifier, const char* name)
{
    return {{"identifier", identifier}, {"name", name}, {"config", {{"identifier", identifier}, {"name", name}}}};
}

Json plainNeighbor(Ipv4 address, std::uint32_t asn)
{
    Json neighbor = keyed("neighbor-address", toText(address), {{"peer-as", asn}});
    neighbor["afi-safis"] = family(kIpv4Unicast);
    return neighbor;
}

Json spineBgp(const FabricDescription& fabric, std::size_t spineIndex)
{
    const auto& spine = fabric.spines.at(spineIndex);
    Json neighbors = Json::array();
    const auto leafs = leafViews(fabric);
    for (const auto& leaf : leafs)
        neighbors.push_back(plainNeighbor(FabricDescription::linkAddress(spine, leaf.self()) + 1, leaf.pair.asn));
    for (const auto& leaf : leafs) {
        neighbors.push_back(keyed("neighbor-address", toText(leaf.self().loopback),
                                  {{"peer-group", "evpn"}, {"peer-as", leaf.pair.asn}}));
    }
    Json groups = Json::array({evpnGroup(fabric, {{"arista-exp-eos-bgp:next-hop-unchanged", true}})});
    return bgpProtocol(global(fabric, fabric.spineAsn, spine.loopback, {spine.loopback}), std::move(groups),
                       std::move(neighbors));
}

Json leafBgp(const LeafView& leaf)
{
    const auto& fabric = leaf.fabric;
    Json groups = Json::array();
    groups.push_back(underlayGroup(fabric, "underlay", {{"peer-as", fabric.spineAsn}}));
    groups.push_back(underlayGroup(fabric, "underlay_ibgp",
                                   {{"peer-as", leaf.pair.asn}, {"arista-exp-eos-bgp:next-hop-self", true}}));
    groups.push_back(evpnGroup(fabric, {{"peer-as", fabric.spineAsn}}));
    Json neighbors = Json::array();
    for (const auto& spine : fabric.spines)
        neighbors.push_back(groupNeighbor(FabricDescription::linkAddress(spine, leaf.self()), "underlay"));
    neighbors.push_back(groupNeighbor(leaf.ibgpPeerAddress(), "underlay_ibgp"));
    for (const auto& spine : fabric.spines)
        neighbors.push_back(groupNeighbor(spine.loopback, "evpn"));
    return bgpProtocol(global(fabric, leaf.pair.asn, leaf.self().loopback, {leaf.self().loopback, leaf.pair.vtep}),
                       std::move(groups), std::move(neighbors));
}

} // namespace fc::sim::parts
