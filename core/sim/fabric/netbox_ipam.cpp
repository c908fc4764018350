#include "sim/fabric/netbox_tables.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace fc::sim::rows {

namespace {

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

/// The subnet an address lies in, with host bits cleared.
Ipv4Prefix network(const Ipv4Prefix& prefix) { return {prefix.address & prefix.mask(), prefix.length}; }

void addNumbers(Tables& tables, Known& known, const FabricDescription& fabric)
{
    const Id rir = tables.add("ipam/rirs", {{"name", "Private"}, {"slug", "private"}, {"is_private", true}});
    std::set<std::uint32_t> numbers{fabric.spineAsn};
    for (const auto& pair : fabric.pairs)
        numbers.insert(pair.asn);
    for (const auto& external : fabric.externals)
        numbers.insert(external.asn);
    for (const auto number : numbers) {
        known.asn[number] =
            tables.add("ipam/asns", {{"asn", number}, {"rir", rir}, {"sites", Json::array({known.site})}});
    }
    std::set<std::string> targets;
    for (const auto& vrf : fabric.vrfs)
        targets.insert(vrf.routeTarget);
    for (const auto& vlan : fabric.vlans) {
        if (vlan.vni != 0)
            targets.insert(vlan.routeTarget);
    }
    for (const auto& target : targets)
        known.routeTarget[target] = tables.add("ipam/route-targets", {{"name", target}});
}

void addVlans(Tables& tables, Known& known, const FabricDescription& fabric)
{
    const Id group = tables.add("ipam/vlan-groups", {{"name", fabric.siteName + " fabric"},
                                                     {"slug", fabric.siteSlug + "-fabric"},
                                                     {"scope_type", "dcim.site"},
                                                     {"scope_id", known.site},
                                                     {"vid_ranges", Json::array({Json::array({1, 4094})})}});
    const auto add = [&](unsigned id, const std::string& name, bool grouped, const char* role, const Json& fields) {
        known.vlan[id] = tables.add("ipam/vlans", {{"site", known.site},
                                                   {"group", grouped ? Json(group) : Json(nullptr)},
                                                   {"vid", id},
                                                   {"name", name},
                                                   {"status", "active"},
                                                   {"role", known.role.at(role)},
                                                   {"custom_fields", fields}});
    };
    const Json trunkGroups = {{"trunk_groups", Json::array({fabric.mlag.trunkGroup})}};
    add(fabric.mlag.peerVlan.id, fabric.mlag.peerVlan.name, true, "mlag-peer", trunkGroups);
    add(fabric.mlag.ibgpVlan.id, fabric.mlag.ibgpVlan.name, true, "mlag-ibgp", trunkGroups);
    for (const auto& vlan : fabric.vlans)
        add(vlan.id, vlan.name, vlan.grouped, "tenant", Json::object());
}

void addPrefixes(Tables& tables, const Known& known, const FabricDescription& fabric)
{
    const auto add = [&](const Ipv4Prefix& prefix, const std::string& role, const Json& vrf, const Json& vlan) {
        tables.add("ipam/prefixes", {{"prefix", toText(network(prefix))},
                                     {"vrf", vrf},
                                     {"scope_type", "dcim.site"},
                                     {"scope_id", known.site},
                                     {"status", "active"},
                                     {"role", role.empty() ? Json(nullptr) : Json(known.role.at(role))},
                                     {"vlan", vlan}});
    };
    for (const auto& prefix : fabric.loopbackPrefixes)
        add(prefix, "loopback", nullptr, nullptr);
    add(fabric.vtepPrefix, "vtep", nullptr, nullptr);
    add(fabric.mlag.ibgpVlan.prefix, "mlag-ibgp", nullptr, nullptr);
    add(fabric.mlag.peerVlan.prefix, "mlag-peer", nullptr, nullptr);
    for (const auto& spine : fabric.spines)
        add(spine.links, "p2p", nullptr, nullptr);
    add(fabric.managementPrefix, {}, nullptr, nullptr);
    for (const auto& subnet : fabric.subnets)
        add(subnet.prefix, "tenant", known.vrf.at(subnet.vrf), known.vlan.at(subnet.vlan));
}

void addStretchedVlans(Tables& tables, const Known& known, const FabricDescription& fabric)
{
    for (const auto& vlan : fabric.vlans) {
        if (vlan.vni == 0)
            continue;
        const std::string name = "VNI" + std::to_string(vlan.vni);
        const Json targets = Json::array({known.routeTarget.at(vlan.routeTarget)});
        const Id l2vpn = tables.add("vpn/l2vpns", {{"name", name},
                                                   {"slug", lower(name)},
                                                   {"identifier", vlan.vni},
                                                   {"type", "vxlan-evpn"},
                                                   {"status", "active"},
                                                   {"import_targets", targets},
                                                   {"export_targets", targets},
                                                   {"custom_fields", {{"rd_template", vlan.rdTemplate}}}});
        tables.add("vpn/l2vpn-terminations", {{"l2vpn", l2vpn},
                                              {"assigned_object_type", "ipam.vlan"},
                                              {"assigned_object_id", known.vlan.at(vlan.id)}});
    }
}

} // namespace

void addIpam(Tables& tables, Known& known, const FabricDescription& fabric)
{
    addNumbers(tables, known, fabric);
    for (const auto& vrf : fabric.vrfs) {
        const Json targets = Json::array({known.routeTarget.at(vrf.routeTarget)});
        known.vrf[vrf.name] =
            tables.add("ipam/vrfs", {{"name", vrf.name},
                                     {"import_targets", targets},
                                     {"export_targets", targets},
                                     {"custom_fields", {{"l3vni", vrf.vni}, {"rd_template", vrf.rdTemplate}}}});
    }
    for (const char* name : {"loopback", "vtep", "p2p", "mlag-peer", "mlag-ibgp", "tenant"})
        known.role[name] = tables.add("ipam/roles", {{"name", name}, {"slug", name}});
    addVlans(tables, known, fabric);
    addPrefixes(tables, known, fabric);
    addStretchedVlans(tables, known, fabric);
}

} // namespace fc::sim::rows
