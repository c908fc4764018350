#include "sim/fabric/device_document.h"

#include "sim/fabric/document_parts.h"

namespace fc::sim {

namespace {

using parts::Json;
using parts::keyed;

Json common(const std::string& hostname, Json interfaces)
{
    Json document = Json::object();
    document["openconfig-system:system"] = {
        {"config", {{"hostname", hostname}}},
        {"openconfig-system-grpc:grpc-servers",
         {{"grpc-server", Json::array({keyed("name", "default", {{"enable", true}})})}}}};
    document["openconfig-lldp:lldp"] = {
        {"config", {{"arista-lldp-augments:management-address", {{"interface", "Management0"}}}}}};
    document["openconfig-interfaces:interfaces"] = {{"interface", std::move(interfaces)}};
    return document;
}

Json defaultInstance(Json bgp)
{
    Json entry = keyed("name", "default",
                       {{"type", "openconfig-network-instance-types:DEFAULT_INSTANCE"},
                        {"arista-netinst-augments:ipv4-routing-enabled", true}});
    entry["protocols"] = {{"protocol", Json::array({std::move(bgp)})}};
    return entry;
}

std::string gnmiResidue()
{
    return "management api gnmi\n"
           "   provider eos-native\n"
           "service routing protocols model multi-agent\n";
}

std::string bgpResidue(const FabricDescription& fabric, std::uint32_t asn)
{
    return "router bgp " + std::to_string(asn) +
           "\n"
           "   no bgp default ipv4-unicast\n"
           "   maximum-paths " +
           std::to_string(fabric.bgp.maximumPaths) + " ecmp " + std::to_string(fabric.bgp.ecmp) + "\n";
}

} // namespace

std::string spineDocument(const FabricDescription& fabric, std::size_t spineIndex)
{
    Json document = common(fabric.spines.at(spineIndex).name, parts::spineInterfaces(fabric, spineIndex));
    Json instance = defaultInstance(parts::spineBgp(fabric, spineIndex));
    document["openconfig-network-instance:network-instances"] = {
        {"network-instance", Json::array({std::move(instance)})}};
    return document.dump(1);
}

std::string leafDocument(const LeafView& leaf)
{
    const auto& mlag = leaf.fabric.mlag;
    const std::string peerLink = leaf.fabric.peerLinkName();
    Json document = common(leaf.self().name, parts::leafInterfaces(leaf));
    document["openconfig-lacp:lacp"] = {
        {"interfaces",
         {{"interface", Json::array({keyed("name", peerLink, {{"lacp-mode", "ACTIVE"}}),
                                     keyed("name", "Port-Channel1", {{"lacp-mode", "ACTIVE"}})})}}}};
    document["openconfig-spanning-tree:stp"] = {
        {"global",
         {{"config",
           {{"arista-stp-augments:disabled-vlan", Json::array({mlag.peerVlan.id, mlag.ibgpVlan.id})}}}}},
        {"interfaces", {{"interface", Json::array({keyed("name", peerLink, {{"link-type", "P2P"}})})}}}};
    document["arista-exp-eos:arista"] = parts::aristaTree(leaf);
    Json instance = defaultInstance(parts::leafBgp(leaf));
    instance["vlans"] = {{"vlan", parts::leafVlans(leaf)}};
    Json instances = Json::array({std::move(instance)});
    for (const auto* vrf : leaf.vrfs())
        instances.push_back(parts::vrfInstance(leaf, *vrf));
    document["openconfig-network-instance:network-instances"] = {{"network-instance", std::move(instances)}};
    return document.dump(1);
}

std::string spineCliResidue(const FabricDescription& fabric)
{
    return gnmiResidue() + bgpResidue(fabric, fabric.spineAsn);
}

std::string leafCliResidue(const LeafView& leaf)
{
    const auto& mlag = leaf.fabric.mlag;
    return gnmiResidue() + "interface Vlan" + std::to_string(mlag.peerVlan.id) + "\n   no autostate\n" + "interface " +
           leaf.fabric.peerLinkName() + "\n   switchport trunk group " + mlag.trunkGroup + "\n" +
           "ip virtual-router mac-address " + leaf.fabric.virtualRouterMac + "\n" +
           bgpResidue(leaf.fabric, leaf.pair.asn);
}

} // namespace fc::sim
