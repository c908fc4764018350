#include "sim/fabric/netbox_tables.h"

namespace fc::sim::rows {

namespace {

using Owner = std::pair<Ipv4, std::string>;

Json ipv4Only() { return Json::array({"ipv4-unicast"}); }

class AddressRows
{
public:
    AddressRows(Tables& tables, Known& known, const FabricDescription& fabric)
        : m_tables(tables), m_known(known), m_fabric(fabric)
    {
    }

    Id add(const Ipv4Prefix& prefix, const std::string& device, const std::string& interfaceName,
           const Json& rest = Json::object())
    {
        Json row = {{"address", toText(prefix)}, {"status", "active"}};
        row.update(rest);
        if (!interfaceName.empty()) {
            row["assigned_object_type"] = "dcim.interface";
            row["assigned_object_id"] = m_known.interface.at({device, interfaceName});
        }
        const Id id = m_tables.add("ipam/ip-addresses", std::move(row));
        m_known.address.emplace(Owner{prefix.address, device}, id);
        return id;
    }

    Id addManagement(const std::string& device, Ipv4 address)
    {
        return add({address, m_fabric.managementPrefix.length}, device, "Management0");
    }

private:
    Tables& m_tables;
    Known& m_known;
    const FabricDescription& m_fabric;
};

void setDevice(Tables& tables, const Known& known, const std::string& name, Id primary, const Json& fields)
{
    auto& row = tables.row("dcim/devices", known.device.at(name));
    row["primary_ip4"] = primary;
    row["custom_fields"] = fields;
}

void addLeafAddresses(Tables& tables, const Known& known, AddressRows& rows, const LeafView& leaf)
{
    const auto& fabric = leaf.fabric;
    const std::string& device = leaf.self().name;
    const Id primary = rows.addManagement(device, leaf.self().management);
    rows.add({leaf.self().loopback, 32}, device, "Loopback0", {{"role", "loopback"}});
    rows.add({leaf.pair.vtep, 32}, device, "Loopback1", {{"role", "anycast"}});
    rows.add({leaf.peerLinkAddress(), 31}, device, "Vlan" + std::to_string(fabric.mlag.peerVlan.id));
    rows.add({leaf.ibgpAddress(), 31}, device, "Vlan" + std::to_string(fabric.mlag.ibgpVlan.id));
    for (std::size_t index = 0; index < fabric.spines.size(); ++index) {
        rows.add({FabricDescription::linkAddress(fabric.spines[index], leaf.self()) + 1, 31}, device,
                 fabric.leafUplink(index));
    }
    setDevice(tables, known, device, primary,
              {{"bgp_asn", known.asn.at(leaf.pair.asn)},
               {"mlag_domain_id", fabric.mlag.domain},
               {"mlag_peer", known.device.at(leaf.peer().name)},
               {"vtep_interface", known.interface.at({device, "Loopback1"})}});
}

/// Peer groups by the name NetBox knows them under. EVPN needs two: they are global there, and spine and leaf differ.
std::map<std::string, Id> addGroups(Tables& tables, const Known& known, const FabricDescription& fabric)
{
    const Json limit = {{"maximum_routes", fabric.bgp.maximumRoutes}, {"maximum_routes_warning_only", true}};
    Json internal = limit;
    internal.update(Json{{"remote_as", "internal"}, {"next_hop_self", true}});
    Json evpn = limit;
    evpn.update(Json{{"name", "evpn"},
                     {"update_source", "Loopback0"},
                     {"ebgp_multihop", fabric.bgp.evpnMultihop},
                     {"send_community", Json::array({"extended"})}});
    const Json overlay = Json::array({"l2vpn-evpn"});
    const Json spineAs = known.asn.at(fabric.spineAsn);
    std::map<std::string, Id> ids;
    const auto add = [&](const char* name, const Json& remoteAs, const Json& families, const Json& options,
                         const Json& extra) {
        ids[name] = tables.add("plugins/bgp/peer-group",
                               {{"name", name},
                                {"remote_as", remoteAs},
                                {"extra_attributes", extra},
                                {"custom_fields", {{"bgp_afi_safi", families}, {"bgp_options", options}}}});
    };
    add("underlay", spineAs, ipv4Only(), limit, Json::object());
    add("underlay_ibgp", nullptr, ipv4Only(), internal, Json::object());
    add("evpn-leaf", spineAs, overlay, evpn, Json::object());
    add("evpn-spine", nullptr, overlay, evpn, {{"next_hop_unchanged", true}});
    return ids;
}

struct Session
{
    std::string device;
    std::string name;
    std::uint32_t localAs = 0;
    std::uint32_t remoteAs = 0;
    const char* group = nullptr;
    Owner local;
    Owner remote;
    Json families = nullptr;
    Json options = nullptr;
};

std::vector<Session> leafSessions(const LeafView& leaf)
{
    std::vector<Session> list;
    const auto& fabric = leaf.fabric;
    const std::string& device = leaf.self().name;
    const std::uint32_t asn = leaf.pair.asn;
    for (const auto& spine : fabric.spines) {
        const Ipv4 even = FabricDescription::linkAddress(spine, leaf.self());
        const Owner leafEnd{even + 1, device};
        const Owner spineEnd{even, spine.name};
        const Owner leafLoopback{leaf.self().loopback, device};
        const Owner spineLoopback{spine.loopback, spine.name};
        const std::string there = device + "->" + spine.name;
        const std::string back = spine.name + "->" + device;
        list.push_back({device, there, asn, fabric.spineAsn, "underlay", leafEnd, spineEnd, nullptr, nullptr});
        list.push_back({spine.name, back, fabric.spineAsn, asn, nullptr, spineEnd, leafEnd, ipv4Only(), nullptr});
        list.push_back({device, there + " evpn", asn, fabric.spineAsn, "evpn-leaf", leafLoopback, spineLoopback,
                        nullptr, nullptr});
        list.push_back({spine.name, back + " evpn", fabric.spineAsn, asn, "evpn-spine", spineLoopback, leafLoopback,
                        nullptr, nullptr});
    }
    list.push_back({device, device + "->" + leaf.peer().name + " ibgp", asn, asn, "underlay_ibgp",
                    {leaf.ibgpAddress(), device}, {leaf.ibgpPeerAddress(), leaf.peer().name}, nullptr, nullptr});
    return list;
}

std::vector<Session> externalSessions(const FabricDescription& fabric)
{
    std::vector<Session> list;
    for (const auto& external : fabric.externals) {
        for (const auto& leaf : leafViews(fabric)) {
            for (const auto& [subnet, address] : leaf.subnets()) {
                if (subnet->vlan != external.vlan)
                    continue;
                const std::string& device = leaf.self().name;
                list.push_back({device, device + "->" + external.name, leaf.pair.asn, external.asn, nullptr,
                                {address, device}, {external.address, {}}, ipv4Only(), {{"external", true}}});
            }
        }
    }
    return list;
}

} // namespace

void addAddresses(Tables& tables, Known& known, const FabricDescription& fabric)
{
    AddressRows rows(tables, known, fabric);
    for (std::size_t index = 0; index < fabric.spines.size(); ++index) {
        const auto& spine = fabric.spines[index];
        const Id primary = rows.addManagement(spine.name, spine.management);
        rows.add({spine.loopback, 32}, spine.name, "Loopback0", {{"role", "loopback"}});
        for (const auto& leaf : leafViews(fabric)) {
            rows.add({FabricDescription::linkAddress(spine, leaf.self()), 31}, spine.name,
                     "Ethernet" + std::to_string(leaf.self().number));
        }
        setDevice(tables, known, spine.name, primary, {{"bgp_asn", known.asn.at(fabric.spineAsn)}});
    }
    for (const auto& leaf : leafViews(fabric))
        addLeafAddresses(tables, known, rows, leaf);
    for (const auto& subnet : fabric.subnets) {
        const Json vrf = known.vrf.at(subnet.vrf);
        for (const auto& external : fabric.externals) {
            if (external.vlan == subnet.vlan)
                rows.add({external.address, subnet.prefix.length}, {}, {},
                         {{"vrf", vrf}, {"description", external.description}});
        }
        const std::string name = "Vlan" + std::to_string(subnet.vlan);
        for (const auto& [leaf, address] : subnet.on) {
            rows.add({address, subnet.prefix.length}, leaf, name, {{"vrf", vrf}});
            if (subnet.gateway)
                rows.add({*subnet.gateway, subnet.prefix.length}, leaf, name, {{"vrf", vrf}, {"role", "vip"}});
        }
    }
}

void addBgp(Tables& tables, const Known& known, const FabricDescription& fabric)
{
    const auto groups = addGroups(tables, known, fabric);
    const auto add = [&](const Session& session) {
        tables.add("plugins/bgp/session",
                   {{"name", session.name},
                    {"status", "active"},
                    {"site", known.site},
                    {"device", known.device.at(session.device)},
                    {"local_address", known.address.at(session.local)},
                    {"remote_address", known.address.at(session.remote)},
                    {"local_as", known.asn.at(session.localAs)},
                    {"remote_as", known.asn.at(session.remoteAs)},
                    {"peer_group", session.group ? Json(groups.at(session.group)) : Json(nullptr)},
                    {"custom_fields", {{"bgp_afi_safi", session.families}, {"bgp_options", session.options}}}});
    };
    for (const auto& leaf : leafViews(fabric)) {
        for (const auto& session : leafSessions(leaf))
            add(session);
    }
    for (const auto& session : externalSessions(fabric))
        add(session);
}

} // namespace fc::sim::rows
