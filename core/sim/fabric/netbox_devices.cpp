#include "sim/fabric/netbox_tables.h"

namespace fc::sim::rows {

namespace {

constexpr const char* kPort = "10gbase-t";

struct InterfaceRow
{
    std::string device;
    std::string name;
    Json rest;
    std::string lag; ///< name of the LAG on the same device, or empty
};

InterfaceRow port(const std::string& device, const std::string& name, const char* type, const std::string& description)
{
    Json rest = {{"type", type}};
    if (!description.empty())
        rest["description"] = description;
    return {device, name, std::move(rest), {}};
}

InterfaceRow management(const std::string& device)
{
    auto row = port(device, "Management0", "1000base-t", {});
    row.rest["mgmt_only"] = true;
    return row;
}

InterfaceRow underlay(const FabricDescription& fabric, const std::string& device, const std::string& name,
                      const std::string& far)
{
    auto row = port(device, name, kPort, far);
    row.rest["mtu"] = fabric.underlayMtu;
    return row;
}

void collectSpine(std::vector<InterfaceRow>& list, const FabricDescription& fabric,
                  const FabricDescription::Spine& spine)
{
    list.push_back(management(spine.name));
    list.push_back(port(spine.name, "Loopback0", "virtual", {}));
    for (const auto& leaf : leafViews(fabric))
        list.push_back(
            underlay(fabric, spine.name, "Ethernet" + std::to_string(leaf.self().number), leaf.self().name));
}

void collectLeaf(std::vector<InterfaceRow>& list, const Known& known, const LeafView& leaf)
{
    const auto& fabric = leaf.fabric;
    const auto& mlag = fabric.mlag;
    const std::string& device = leaf.self().name;
    const std::string& host = leaf.pair.host.name;
    list.push_back(management(device));
    list.push_back(port(device, "Loopback0", "virtual", "Router-ID"));
    list.push_back(port(device, "Loopback1", "virtual", "VTEP"));
    auto peerLink = port(device, fabric.peerLinkName(), "lag", "MLAG Peer");
    peerLink.rest["mode"] = "tagged-all";
    peerLink.rest["custom_fields"] = {{"trunk_groups", Json::array({mlag.trunkGroup})}};
    list.push_back(std::move(peerLink));
    auto peerMember = port(device, mlag.peerLinkMember, kPort, "mlag peer link");
    peerMember.lag = fabric.peerLinkName();
    list.push_back(std::move(peerMember));
    list.push_back(
        port(device, "Vlan" + std::to_string(mlag.peerVlan.id), "virtual", mlag.peerVlan.description));
    auto ibgp = port(device, "Vlan" + std::to_string(mlag.ibgpVlan.id), "virtual", mlag.ibgpVlan.description);
    ibgp.rest["mtu"] = fabric.underlayMtu;
    list.push_back(std::move(ibgp));
    for (std::size_t index = 0; index < fabric.spines.size(); ++index)
        list.push_back(underlay(fabric, device, fabric.leafUplink(index), fabric.spines[index].name));
    auto hostLag = port(device, "Port-Channel1", "lag", host);
    hostLag.rest["mode"] = "tagged";
    hostLag.rest["tagged_vlans"] = Json::array({known.vlan.at(leaf.pair.host.vlan)});
    hostLag.rest["custom_fields"] = {{"mlag_id", 1}};
    list.push_back(std::move(hostLag));
    auto hostPort = port(device, "Ethernet1", kPort, host);
    hostPort.lag = "Port-Channel1";
    list.push_back(std::move(hostPort));
}

/// LAGs come before their members, so that a row refers only to earlier ones.
void addInterfaces(Tables& tables, Known& known, const std::vector<InterfaceRow>& list)
{
    for (const bool members : {false, true}) {
        for (const auto& entry : list) {
            if (entry.lag.empty() == members)
                continue;
            Json row = {{"device", known.device.at(entry.device)}, {"name", entry.name}};
            row.update(entry.rest);
            if (members)
                row["lag"] = known.interface.at({entry.device, entry.lag});
            known.interface[{entry.device, entry.name}] = tables.add("dcim/interfaces", std::move(row));
        }
    }
}

void addCable(Tables& tables, const Known& known, const std::pair<std::string, std::string>& a,
              const std::pair<std::string, std::string>& b)
{
    const auto end = [&known](const std::pair<std::string, std::string>& where) {
        const Json termination = {{"object_type", "dcim.interface"}, {"object_id", known.interface.at(where)}};
        return Json::array({termination});
    };
    tables.add("dcim/cables", {{"status", "connected"}, {"a_terminations", end(a)}, {"b_terminations", end(b)}});
}

void addCables(Tables& tables, const Known& known, const FabricDescription& fabric)
{
    for (const auto& leaf : leafViews(fabric)) {
        const std::string& device = leaf.self().name;
        for (std::size_t index = 0; index < fabric.spines.size(); ++index) {
            addCable(tables, known, {fabric.spines[index].name, "Ethernet" + std::to_string(leaf.self().number)},
                     {device, fabric.leafUplink(index)});
        }
        if (leaf.side == 0)
            addCable(tables, known, {device, fabric.mlag.peerLinkMember},
                     {leaf.peer().name, fabric.mlag.peerLinkMember});
    }
}

} // namespace

void addDevices(Tables& tables, Known& known, const FabricDescription& fabric)
{
    const Id maker = tables.add("dcim/manufacturers", {{"name", "Arista"}, {"slug", "arista"}});
    const Id platform =
        tables.add("dcim/platforms", {{"name", "Arista EOS"}, {"slug", "eos"}, {"manufacturer", maker}});
    known.deviceRole["leaf"] =
        tables.add("dcim/device-roles", {{"name", "Leaf"}, {"slug", "leaf"}, {"color", "2196f3"}});
    known.deviceRole["spine"] =
        tables.add("dcim/device-roles", {{"name", "Spine"}, {"slug", "spine"}, {"color", "2196f3"}});
    const Id type = tables.add("dcim/device-types", {{"manufacturer", maker},
                                                     {"model", "cEOS-lab"},
                                                     {"slug", "ceos-lab"},
                                                     {"u_height", 0.0}});
    const auto addDevice = [&](const std::string& name, const char* role) {
        known.device[name] = tables.add("dcim/devices", {{"name", name},
                                                         {"device_type", type},
                                                         {"role", known.deviceRole.at(role)},
                                                         {"platform", platform},
                                                         {"site", known.site},
                                                         {"status", "active"}});
    };
    std::vector<InterfaceRow> interfaces;
    for (const auto& spine : fabric.spines) {
        addDevice(spine.name, "spine");
        collectSpine(interfaces, fabric, spine);
    }
    for (const auto& leaf : leafViews(fabric)) {
        addDevice(leaf.self().name, "leaf");
        collectLeaf(interfaces, known, leaf);
    }
    for (const auto& subnet : fabric.subnets) {
        for (const auto& [leaf, address] : subnet.on) {
            auto row = port(leaf, "Vlan" + std::to_string(subnet.vlan), "virtual", {});
            row.rest["vrf"] = known.vrf.at(subnet.vrf);
            interfaces.push_back(std::move(row));
        }
    }
    addInterfaces(tables, known, interfaces);
    addCables(tables, known, fabric);
}

} // namespace fc::sim::rows
