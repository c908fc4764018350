#include "sim/fabric/document_parts.h"

namespace fc::sim::parts {

namespace {

constexpr const char* kEthernet = "iana-if-type:ethernetCsmacd";
constexpr const char* kLoopback = "iana-if-type:softwareLoopback";
constexpr const char* kVlanInterface = "iana-if-type:l3ipvlan";
constexpr const char* kLag = "iana-if-type:ieee8023adLag";
/// The model wants a type; which identity EOS reports for Vxlan1 is not known, lab trees use this one.
constexpr const char* kTunnel = "iana-if-type:tunnel";

Json interface(const std::string& name, const char* type, const std::string& description = {})
{
    Json rest = {{"type", type}};
    if (!description.empty())
        rest["description"] = description;
    return keyed("name", name, rest);
}

Json addresses(const Ipv4Prefix& prefix)
{
    return {{"address", Json::array({keyed("ip", toText(prefix.address), {{"prefix-length", prefix.length}})})}};
}

/// A routed port or loopback: the address sits on sub-interface 0. mtu 0 means not configured.
Json routed(Json entry, const Ipv4Prefix& prefix, unsigned mtu = 0)
{
    Json ipv4 = {{"config", {{"enabled", true}}}};
    if (mtu != 0)
        ipv4["config"]["mtu"] = mtu;
    ipv4["addresses"] = addresses(prefix);
    Json sub = keyed("index", 0);
    sub["openconfig-if-ip:ipv4"] = std::move(ipv4);
    entry["subinterfaces"] = {{"subinterface", Json::array({std::move(sub)})}};
    return entry;
}

Json vlanInterface(unsigned vlan, const std::string& description, const Ipv4Prefix& prefix, unsigned mtu = 0)
{
    Json entry = interface("Vlan" + std::to_string(vlan), kVlanInterface, description);
    Json ipv4 = Json::object();
    if (mtu != 0)
        ipv4["config"] = {{"mtu", mtu}};
    ipv4["addresses"] = addresses(prefix);
    entry["openconfig-vlan:routed-vlan"] = {{"config", {{"vlan", vlan}}}, {"openconfig-if-ip:ipv4", std::move(ipv4)}};
    return entry;
}

Json member(const std::string& name, const std::string& description, const std::string& lag)
{
    Json entry = interface(name, kEthernet, description);
    entry["openconfig-if-ethernet:ethernet"] = {{"config", {{"openconfig-if-aggregate:aggregate-id", lag}}}};
    return entry;
}

Json trunk(const Json& vlans)
{
    Json config = {{"interface-mode", "TRUNK"}};
    if (!vlans.empty())
        config["trunk-vlans"] = vlans;
    return {{"config", std::move(config)}};
}

Json peerLink(const LeafView& leaf)
{
    Json entry = interface(leaf.fabric.peerLinkName(), kLag, "MLAG Peer");
    entry["openconfig-if-aggregate:aggregation"] = {{"config", {{"lag-type", "LACP"}}},
                                                    {"openconfig-vlan:switched-vlan", trunk(Json::array())}};
    return entry;
}

Json hostLag(const LeafView& leaf)
{
    const auto& host = leaf.pair.host;
    Json entry = interface("Port-Channel1", kLag, host.name);
    entry["config"]["enabled"] = true;
    entry["openconfig-if-aggregate:aggregation"] = {
        {"config",
         {{"lag-type", "LACP"},
          {"arista-intf-augments:mlag", 1},
          {"arista-intf-augments:fallback-timeout", leaf.fabric.mlag.lacpFallbackTimeout},
          {"arista-intf-augments:fallback", "individual"}}},
        {"openconfig-vlan:switched-vlan", trunk(Json::array({host.vlan}))}};
    return entry;
}

Json vxlan(const LeafView& leaf)
{
    Json body = {{"config",
                  {{"src-ip-intf", "Loopback1"},
                   {"udp-port", leaf.fabric.vxlanUdpPort},
                   {"mac-learn-mode", "LEARN_FROM_ANY"}}}};
    Json vlans = Json::array();
    for (const auto* vlan : leaf.vlans()) {
        if (vlan->vni != 0)
            vlans.push_back(keyed("vlan", vlan->id, {{"vni", vlan->vni}}));
    }
    if (!vlans.empty())
        body["vlan-to-vnis"] = {{"vlan-to-vni", std::move(vlans)}};
    Json vrfs = Json::array();
    for (const auto* vrf : leaf.vrfs())
        vrfs.push_back(keyed("vrf", vrf->name, {{"vni", vrf->vni}}));
    if (!vrfs.empty())
        body["vrf-to-vnis"] = {{"vrf-to-vni", std::move(vrfs)}};
    Json entry = interface("Vxlan1", kTunnel);
    entry["arista-exp-eos-vxlan:arista-vxlan"] = std::move(body);
    return entry;
}

Json management(const FabricDescription& fabric, Ipv4 address)
{
    return routed(interface("Management0", kEthernet), {address, fabric.managementPrefix.length});
}

} // namespace

Json keyed(const std::string& key, const Json& value, const Json& rest)
{
    Json config = {{key, value}};
    config.update(rest);
    return {{key, value}, {"config", std::move(config)}};
}

Json spineInterfaces(const FabricDescription& fabric, std::size_t spineIndex)
{
    const auto& spine = fabric.spines.at(spineIndex);
    Json list = Json::array();
    list.push_back(management(fabric, spine.management));
    list.push_back(routed(interface("Loopback0", kLoopback), {spine.loopback, 32}));
    for (const auto& leaf : leafViews(fabric)) {
        list.push_back(routed(interface("Ethernet" + std::to_string(leaf.self().number), kEthernet, leaf.self().name),
                              {FabricDescription::linkAddress(spine, leaf.self()), 31}, fabric.underlayMtu));
    }
    return list;
}

Json leafInterfaces(const LeafView& leaf)
{
    const auto& fabric = leaf.fabric;
    const auto& mlag = fabric.mlag;
    Json list = Json::array();
    list.push_back(management(fabric, leaf.self().management));
    list.push_back(vlanInterface(mlag.peerVlan.id, mlag.peerVlan.description, {leaf.peerLinkAddress(), 31}));
    list.push_back(
        vlanInterface(mlag.ibgpVlan.id, mlag.ibgpVlan.description, {leaf.ibgpAddress(), 31}, fabric.underlayMtu));
    for (const auto& [subnet, address] : leaf.subnets())
        list.push_back(vlanInterface(subnet->vlan, {}, {address, subnet->prefix.length}));
    list.push_back(routed(interface("Loopback0", kLoopback, "Router-ID"), {leaf.self().loopback, 32}));
    list.push_back(routed(interface("Loopback1", kLoopback, "VTEP"), {leaf.pair.vtep, 32}));
    list.push_back(member(mlag.peerLinkMember, "mlag peer link", fabric.peerLinkName()));
    list.push_back(peerLink(leaf));
    for (std::size_t index = 0; index < fabric.spines.size(); ++index) {
        const auto& spine = fabric.spines[index];
        list.push_back(routed(interface(fabric.leafUplink(index), kEthernet, spine.name),
                              {FabricDescription::linkAddress(spine, leaf.self()) + 1, 31}, fabric.underlayMtu));
    }
    list.push_back(member("Ethernet1", leaf.pair.host.name, "Port-Channel1"));
    list.push_back(hostLag(leaf));
    list.push_back(vxlan(leaf));
    return list;
}

} // namespace fc::sim::parts
