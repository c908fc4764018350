#include "sim/fabric/description.h"

#include "base/toml_parser.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace fc::sim {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMaxDepth = 8;

/// Reads keys of one file and keeps the first complaint, so that reading stays linear. A key nobody asked for is a
/// complaint too: a misspelt key must not be a silent default.
class Reader
{
public:
    explicit Reader(std::string source) : m_source(std::move(source)) {}

    bool good() const { return !m_error; }
    Error error() const { return *m_error; }

    void complain(const toml::node* at, const std::string& text)
    {
        if (m_error)
            return;
        const auto line = at ? at->source().begin.line : 0;
        m_error = makeError(ErrorCode::Parse, line ? "line " + std::to_string(line) + ": " + text : text)
                      .about(m_source)
                      .nowIs("nothing was started");
    }

    void allow(const toml::table& table, std::initializer_list<std::string_view> keys)
    {
        for (const auto& [key, node] : table) {
            if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
                complain(&node, "unknown key \"" + std::string(key.str()) + "\"");
        }
    }

    void text(const toml::table& table, std::string_view key, std::string& out, bool required = true)
    {
        if (const auto* node = find(table, key, required)) {
            if (const auto value = node->value<std::string>())
                out = *value;
            else
                complain(node, "\"" + std::string(key) + "\" has to be text");
        }
    }

    template <typename Integer>
    void number(const toml::table& table, std::string_view key, Integer& out, std::int64_t low, std::int64_t high,
                bool required = true)
    {
        if (const auto* node = find(table, key, required)) {
            const auto value = node->value_exact<std::int64_t>();
            if (value && *value >= low && *value <= high)
                out = static_cast<Integer>(*value);
            else
                complain(node, "\"" + std::string(key) + "\" has to be a number from " + std::to_string(low) + " to " +
                                   std::to_string(high));
        }
    }

    void flag(const toml::table& table, std::string_view key, bool& out)
    {
        if (const auto* node = find(table, key, false)) {
            if (const auto value = node->value_exact<bool>())
                out = *value;
            else
                complain(node, "\"" + std::string(key) + "\" has to be true or false");
        }
    }

    void address(const toml::table& table, std::string_view key, Ipv4& out)
    {
        std::string value;
        text(table, key, value);
        if (good())
            out = addressOf(table.get(key), value);
    }

    void prefix(const toml::table& table, std::string_view key, Ipv4Prefix& out)
    {
        std::string value;
        text(table, key, value);
        if (good())
            out = prefixOf(table.get(key), value);
    }

    Ipv4 addressOf(const toml::node* node, const std::string& value)
    {
        auto parsed = parseIpv4(value);
        if (!parsed)
            complain(node, "\"" + value + "\" is not an IPv4 address");
        return std::move(parsed).valueOr(0);
    }

    Ipv4Prefix prefixOf(const toml::node* node, const std::string& value)
    {
        auto parsed = parseIpv4Prefix(value);
        if (!parsed)
            complain(node, "\"" + value + "\" is not an IPv4 prefix");
        return std::move(parsed).valueOr(Ipv4Prefix{});
    }

    /// The table under key, or an empty one after a complaint.
    const toml::table& table(const toml::table& parent, std::string_view key)
    {
        static const toml::table kEmpty;
        if (const auto* node = find(parent, key, true)) {
            if (const auto* found = node->as_table())
                return *found;
            complain(node, "\"" + std::string(key) + "\" has to be a table");
        }
        return kEmpty;
    }

    /// Calls `each` for every table of an array of tables; a missing key is an empty array.
    template <typename Each>
    void tables(const toml::table& parent, std::string_view key, Each&& each)
    {
        const auto* node = find(parent, key, false);
        if (!node)
            return;
        const auto* array = node->as_array();
        if (!array)
            return complain(node, "\"" + std::string(key) + "\" has to be an array of tables");
        for (const auto& entry : *array) {
            if (const auto* found = entry.as_table())
                each(*found);
            else
                complain(&entry, "\"" + std::string(key) + "\" has to hold tables");
        }
    }

private:
    const toml::node* find(const toml::table& table, std::string_view key, bool required)
    {
        const auto* node = table.get(key);
        if (!node && required)
            complain(&table, "\"" + std::string(key) + "\" is missing");
        return node;
    }

    std::string m_source;
    std::optional<Error> m_error;
};

Json toJson(const toml::node& node, int depth)
{
    if (depth > kMaxDepth)
        return nullptr;
    if (const auto* table = node.as_table()) {
        Json object = Json::object();
        for (const auto& [key, value] : *table)
            object[std::string(key.str())] = toJson(value, depth + 1);
        return object;
    }
    if (const auto* array = node.as_array()) {
        Json list = Json::array();
        for (const auto& value : *array)
            list.push_back(toJson(value, depth + 1));
        return list;
    }
    if (const auto text = node.value_exact<std::string>())
        return *text;
    if (const auto number = node.value_exact<std::int64_t>())
        return *number;
    if (const auto flag = node.value_exact<bool>())
        return *flag;
    return nullptr;
}

void readFabricWide(Reader& read, const toml::table& root, FabricDescription& fabric)
{
    const auto& site = read.table(root, "site");
    read.allow(site, {"name", "slug"});
    read.text(site, "name", fabric.siteName);
    read.text(site, "slug", fabric.siteSlug);

    const auto& wide = read.table(root, "fabric");
    read.allow(wide, {"spine_asn", "underlay_mtu", "virtual_router_mac", "vxlan_udp_port", "leaf_uplink_offset",
                      "loopback_prefixes", "vtep_prefix", "management_prefix"});
    read.number(wide, "spine_asn", fabric.spineAsn, 1, 4294967295);
    read.number(wide, "underlay_mtu", fabric.underlayMtu, 1500, 9214);
    read.text(wide, "virtual_router_mac", fabric.virtualRouterMac);
    read.number(wide, "vxlan_udp_port", fabric.vxlanUdpPort, 1, 65535);
    read.number(wide, "leaf_uplink_offset", fabric.leafUplinkOffset, 1, 500);
    read.prefix(wide, "vtep_prefix", fabric.vtepPrefix);
    read.prefix(wide, "management_prefix", fabric.managementPrefix);
    if (const auto* list = wide.get_as<toml::array>("loopback_prefixes")) {
        for (const auto& entry : *list)
            fabric.loopbackPrefixes.push_back(read.prefixOf(&entry, entry.value_or(std::string())));
    }

    const auto& bgp = read.table(root, "bgp");
    read.allow(bgp, {"maximum_paths", "ecmp", "external_distance", "internal_distance", "maximum_routes",
                     "evpn_multihop"});
    read.number(bgp, "maximum_paths", fabric.bgp.maximumPaths, 1, 128);
    read.number(bgp, "ecmp", fabric.bgp.ecmp, 1, 128);
    read.number(bgp, "external_distance", fabric.bgp.externalDistance, 1, 255);
    read.number(bgp, "internal_distance", fabric.bgp.internalDistance, 1, 255);
    read.number(bgp, "maximum_routes", fabric.bgp.maximumRoutes, 0, 4294967294);
    read.number(bgp, "evpn_multihop", fabric.bgp.evpnMultihop, 1, 255);
}

void readMlag(Reader& read, const toml::table& root, FabricDescription::Mlag& mlag)
{
    const auto& table = read.table(root, "mlag");
    read.allow(table, {"domain", "heartbeat_vrf", "peer_link_member", "peer_link", "trunk_group", "dual_primary_delay",
                       "lacp_fallback_timeout", "peer_vlan", "ibgp_vlan"});
    read.text(table, "domain", mlag.domain);
    read.text(table, "heartbeat_vrf", mlag.heartbeatVrf);
    read.text(table, "peer_link_member", mlag.peerLinkMember);
    read.number(table, "peer_link", mlag.peerLink, 1, 2000);
    read.text(table, "trunk_group", mlag.trunkGroup);
    read.number(table, "dual_primary_delay", mlag.dualPrimaryDelay, 0, 1000);
    read.number(table, "lacp_fallback_timeout", mlag.lacpFallbackTimeout, 0, 300);
    const auto vlan = [&read, &table](std::string_view key, FabricDescription::MlagVlan& out) {
        const auto& entry = read.table(table, key);
        read.allow(entry, {"id", "name", "description", "prefix"});
        read.number(entry, "id", out.id, 1, 4094);
        read.text(entry, "name", out.name);
        read.text(entry, "description", out.description);
        read.prefix(entry, "prefix", out.prefix);
    };
    vlan("peer_vlan", mlag.peerVlan);
    vlan("ibgp_vlan", mlag.ibgpVlan);
}

void readPair(Reader& read, const toml::table& table, FabricDescription& fabric)
{
    FabricDescription::Pair pair;
    read.allow(table, {"asn", "vtep", "peer_net", "ibgp_net", "host", "leafs"});
    read.number(table, "asn", pair.asn, 1, 4294967295);
    read.address(table, "vtep", pair.vtep);
    read.prefix(table, "peer_net", pair.peerNet);
    read.prefix(table, "ibgp_net", pair.ibgpNet);
    const auto& host = read.table(table, "host");
    read.allow(host, {"name", "vlan", "address"});
    read.text(host, "name", pair.host.name);
    read.number(host, "vlan", pair.host.vlan, 1, 4094);
    read.address(host, "address", pair.host.address);
    std::size_t count = 0;
    read.tables(table, "leafs", [&](const toml::table& entry) {
        if (count >= pair.leafs.size())
            return read.complain(&entry, "a pair has two leafs");
        auto& leaf = pair.leafs.at(count);
        read.allow(entry, {"name", "management", "loopback"});
        leaf.number = static_cast<unsigned>(2 * fabric.pairs.size() + ++count);
        read.text(entry, "name", leaf.name);
        read.address(entry, "management", leaf.management);
        read.address(entry, "loopback", leaf.loopback);
    });
    if (count != pair.leafs.size())
        read.complain(&table, "a pair has two leafs");
    fabric.pairs.push_back(std::move(pair));
}

void readDevices(Reader& read, const toml::table& root, FabricDescription& fabric)
{
    read.tables(root, "spine", [&](const toml::table& table) {
        FabricDescription::Spine spine;
        read.allow(table, {"name", "management", "loopback", "links"});
        read.text(table, "name", spine.name);
        read.address(table, "management", spine.management);
        read.address(table, "loopback", spine.loopback);
        read.prefix(table, "links", spine.links);
        fabric.spines.push_back(std::move(spine));
    });
    read.tables(root, "pair", [&](const toml::table& table) { readPair(read, table, fabric); });
}

void readSubnet(Reader& read, const toml::table& table, FabricDescription& fabric)
{
    FabricDescription::Subnet subnet;
    read.allow(table, {"vrf", "vlan", "prefix", "gateway", "on"});
    read.text(table, "vrf", subnet.vrf);
    read.number(table, "vlan", subnet.vlan, 1, 4094);
    read.prefix(table, "prefix", subnet.prefix);
    if (table.contains("gateway")) {
        Ipv4 gateway = 0;
        read.address(table, "gateway", gateway);
        subnet.gateway = gateway;
    }
    const auto& on = read.table(table, "on");
    std::set<std::string> known;
    for (const auto& pair : fabric.pairs) {
        for (const auto& leaf : pair.leafs) {
            known.insert(leaf.name);
            if (const auto* node = on.get(leaf.name))
                subnet.on.emplace_back(leaf.name, read.addressOf(node, node->value_or(std::string())));
        }
    }
    for (const auto& [leaf, node] : on) {
        if (!known.contains(std::string(leaf.str())))
            read.complain(&node, "\"" + std::string(leaf.str()) + "\" is no leaf of this fabric");
    }
    fabric.subnets.push_back(std::move(subnet));
}

void readServices(Reader& read, const toml::table& root, FabricDescription& fabric)
{
    read.tables(root, "vlan", [&](const toml::table& table) {
        FabricDescription::Vlan vlan;
        read.allow(table, {"id", "name", "vni", "route_target", "rd", "grouped"});
        read.number(table, "id", vlan.id, 1, 4094);
        read.text(table, "name", vlan.name);
        read.number(table, "vni", vlan.vni, 1, 16777214, false);
        read.text(table, "route_target", vlan.routeTarget, vlan.vni != 0);
        read.text(table, "rd", vlan.rdTemplate, vlan.vni != 0);
        read.flag(table, "grouped", vlan.grouped);
        fabric.vlans.push_back(std::move(vlan));
    });
    read.tables(root, "vrf", [&](const toml::table& table) {
        FabricDescription::Vrf vrf;
        read.allow(table, {"name", "vni", "route_target", "rd"});
        read.text(table, "name", vrf.name);
        read.number(table, "vni", vrf.vni, 1, 16777214);
        read.text(table, "route_target", vrf.routeTarget);
        read.text(table, "rd", vrf.rdTemplate);
        fabric.vrfs.push_back(std::move(vrf));
    });
    read.tables(root, "subnet", [&](const toml::table& table) { readSubnet(read, table, fabric); });
    read.tables(root, "external", [&](const toml::table& table) {
        FabricDescription::External external;
        read.allow(table, {"name", "asn", "vlan", "address", "description"});
        read.text(table, "name", external.name);
        read.number(table, "asn", external.asn, 1, 4294967295);
        read.number(table, "vlan", external.vlan, 1, 4094);
        read.address(table, "address", external.address);
        read.text(table, "description", external.description, false);
        fabric.externals.push_back(std::move(external));
    });
}

void readExtraRows(Reader& read, const toml::table& root, FabricDescription& fabric)
{
    read.tables(root, "netbox", [&](const toml::table& table) {
        FabricDescription::ExtraRow row;
        read.text(table, "endpoint", row.endpoint);
        Json json = toJson(table, 0);
        json.erase("endpoint");
        row.json = json.dump();
        fabric.extraRows.push_back(std::move(row));
    });
}

} // namespace

Result<FabricDescription> parseDescription(std::string_view text, const std::string& source)
{
    toml::table root;
    try {
        root = toml::parse(text, source);
    } catch (const toml::parse_error& failure) {
        return makeError(ErrorCode::Parse, "line " + std::to_string(failure.source().begin.line) + ": " +
                                               std::string(failure.description()))
            .about(source)
            .nowIs("nothing was started");
    }
    Reader read(source);
    FabricDescription fabric;
    read.allow(root, {"name", "site", "fabric", "mlag", "bgp", "spine", "pair", "vlan", "vrf", "subnet", "external",
                      "netbox"});
    read.text(root, "name", fabric.name);
    readFabricWide(read, root, fabric);
    readMlag(read, root, fabric.mlag);
    readDevices(read, root, fabric);
    readServices(read, root, fabric);
    readExtraRows(read, root, fabric);
    if (!read.good())
        return read.error();
    if (auto good = checkDescription(fabric, source); !good)
        return std::move(good).error();
    return fabric;
}

} // namespace fc::sim
