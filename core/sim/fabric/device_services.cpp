#include "sim/fabric/document_parts.h"

namespace fc::sim::parts {

namespace {

Json mlag(const LeafView& leaf)
{
    const auto& mlag = leaf.fabric.mlag;
    // decimal64 travels as a JSON string (RFC 7951 section 6.1).
    return {{"config",
             {{"domain-id", mlag.domain},
              {"local-intf", "Vlan" + std::to_string(mlag.peerVlan.id)},
              {"peer-address", toText(leaf.peerLinkPeerAddress())},
              {"peer-link-intf", leaf.fabric.peerLinkName()},
              {"dual-primary-detection-delay", std::to_string(mlag.dualPrimaryDelay) + ".0"},
              {"dual-primary-action", "errdisable-all-interfaces"},
              {"heartbeat-peer-address",
               {{"address", toText(leaf.peer().management)}, {"vrf", mlag.heartbeatVrf}}}}}};
}

Json evpnInstance(const LeafView& leaf, const FabricDescription::Vlan& vlan)
{
    const std::string rd =
        fillTemplate(vlan.rdTemplate, leaf.pair.asn, leaf.self().loopback, vlan.vni, vlan.id);
    Json entry = keyed("name", std::to_string(vlan.id),
                       {{"instance-type", "VLAN"},
                        {"route-distinguisher", rd},
                        {"redistribute", Json::array({"LEARNED"})}});
    entry["route-target"] = {
        {"config", {{"import", Json::array({vlan.routeTarget})}, {"export", Json::array({vlan.routeTarget})}}}};
    entry["vlans"] = {{"vlan", Json::array({keyed("vlan-id", vlan.id)})}};
    return entry;
}

Json vlanEntry(unsigned id, const std::string& name, const std::string& trunkGroup = {})
{
    Json entry = keyed("vlan-id", id, {{"name", name}});
    if (!trunkGroup.empty())
        entry["config"]["arista-vlan-augments:trunk-groups"] = Json::array({trunkGroup});
    return entry;
}

Json table(const char* protocolName)
{
    return {{"protocol", protocolName},
            {"address-family", kIpv4Family},
            {"config", {{"protocol", protocolName}, {"address-family", kIpv4Family}}}};
}

Json vrfBgp(const LeafView& leaf, const FabricDescription::Vrf& vrf)
{
    Json entry = protocol(kBgp, "BGP");
    entry["bgp"] = {{"global",
                     {{"config", {{"as", leaf.pair.asn}}},
                      {"arista-bgp-augments:evpn",
                       {{"import-target", Json::array({vrf.routeTarget})},
                        {"export-target", Json::array({vrf.routeTarget})}}}}}};
    Json neighbors = Json::array();
    for (const auto& external : leaf.fabric.externals) {
        for (const auto& [subnet, address] : leaf.subnets()) {
            if (subnet->vlan == external.vlan && subnet->vrf == vrf.name)
                neighbors.push_back(plainNeighbor(external.address, external.asn));
        }
    }
    if (!neighbors.empty())
        entry["bgp"]["neighbors"] = {{"neighbor", std::move(neighbors)}};
    return entry;
}

} // namespace

Json vrfInstance(const LeafView& leaf, const FabricDescription::Vrf& vrf)
{
    const std::string rd = fillTemplate(vrf.rdTemplate, leaf.pair.asn, leaf.self().loopback, vrf.vni, 0);
    Json entry = keyed("name", vrf.name,
                       {{"type", "openconfig-network-instance-types:L3VRF"},
                        {"arista-netinst-augments:ipv4-routing-enabled", true},
                        {"route-distinguisher", rd}});
    Json interfaces = Json::array();
    for (const auto& [subnet, address] : leaf.subnets()) {
        const std::string name = "Vlan" + std::to_string(subnet->vlan);
        if (subnet->vrf == vrf.name)
            interfaces.push_back(keyed("id", name, {{"interface", name}}));
    }
    entry["interfaces"] = {{"interface", std::move(interfaces)}};
    entry["tables"] = {{"table", Json::array({table(kConnected), table(kBgp)})}};
    const Json connection = {{"src-protocol", kConnected}, {"dst-protocol", kBgp}, {"address-family", kIpv4Family}};
    Json connectionEntry = connection;
    connectionEntry["config"] = connection;
    entry["table-connections"] = {{"table-connection", Json::array({std::move(connectionEntry)})}};
    entry["protocols"] = {
        {"protocol", Json::array({vrfBgp(leaf, vrf), protocol(kConnected, "DIRECTLY_CONNECTED")})}};
    return entry;
}

Json leafVlans(const LeafView& leaf)
{
    const auto& mlagVlans = leaf.fabric.mlag;
    Json list = Json::array();
    for (const auto* vlan : leaf.vlans())
        list.push_back(vlanEntry(vlan->id, vlan->name));
    for (const auto* vlan : {&mlagVlans.peerVlan, &mlagVlans.ibgpVlan})
        list.push_back(vlanEntry(vlan->id, vlan->name, mlagVlans.trunkGroup));
    return list;
}

Json aristaTree(const LeafView& leaf)
{
    Json eos = {{"arista-exp-eos-mlag:mlag", mlag(leaf)}};
    Json instances = Json::array();
    for (const auto* vlan : leaf.vlans()) {
        if (vlan->vni != 0)
            instances.push_back(evpnInstance(leaf, *vlan));
    }
    if (!instances.empty())
        eos["arista-exp-eos-evpn:evpn"] = {{"evpn-instances", {{"evpn-instance", std::move(instances)}}}};
    Json tree = {{"eos", std::move(eos)}};
    Json gateways = Json::array();
    for (const auto& [subnet, address] : leaf.subnets()) {
        if (!subnet->gateway)
            continue;
        const Json virtualAddress = {{"virtual-ip-addr-key", toText(Ipv4Prefix{*subnet->gateway, 32})},
                                     {"virtual-ip-addr-value", true}};
        gateways.push_back({{"intf-id", "Vlan" + std::to_string(subnet->vlan)},
                            {"virtual-ip-addr", Json::array({virtualAddress})}});
    }
    if (!gateways.empty())
        tree["arista-fhrp-fhrp-config:varp"] = {{"config", {{"varp-intf-config", std::move(gateways)}}}};
    return tree;
}

} // namespace fc::sim::parts
