#include "sim/fabric/scenario.h"

#include "sim/fabric/ipv4.h"

#include <nlohmann/json.hpp>

#include <map>

namespace fc::sim {

namespace {

using Json = nlohmann::ordered_json;

constexpr unsigned kNewVlan = 50;
constexpr const char* kNewName = "gold-50";
constexpr const char* kNewPrefix = "10.50.50.0/24";

/// What the demo needs to know of a leaf, read from its document.
struct LeafFacts
{
    std::string name;
    std::string uplink;      ///< a routed port towards a spine, the last one
    std::string spine;       ///< at its other end
    std::string hostPort;    ///< member of Port-Channel1
    std::vector<unsigned> trunkVlans; ///< of Port-Channel1
    std::vector<unsigned> vlans;      ///< defined on the device
    std::string peer;        ///< device at the other end of the peer link
};

const Json& at(const Json& object, const char* key)
{
    static const Json kNull;
    if (!object.is_object())
        return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

std::string textAt(const Json& object, const char* key)
{
    const auto& value = at(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<unsigned> numbers(const Json& list)
{
    std::vector<unsigned> out;
    for (const auto& entry : list) {
        if (entry.is_number_unsigned())
            out.push_back(entry.get<unsigned>());
    }
    return out;
}

LeafFacts factsOf(const DeviceBlueprint& device, const FabricBlueprint& fabric)
{
    LeafFacts facts;
    facts.name = device.name;
    const Json document = Json::parse(device.configJson, nullptr, false);
    for (const auto& port : at(at(document, "openconfig-interfaces:interfaces"), "interface")) {
        const std::string name = textAt(port, "name");
        const auto& ethernet = at(at(port, "openconfig-if-ethernet:ethernet"), "config");
        if (textAt(ethernet, "openconfig-if-aggregate:aggregate-id") == "Port-Channel1")
            facts.hostPort = name;
        if (name == "Port-Channel1") {
            const auto& aggregation = at(port, "openconfig-if-aggregate:aggregation");
            facts.trunkVlans =
                numbers(at(at(at(aggregation, "openconfig-vlan:switched-vlan"), "config"), "trunk-vlans"));
        }
    }
    const auto& instances = at(document, "openconfig-network-instance:network-instances");
    for (const auto& instance : at(instances, "network-instance")) {
        for (const auto& vlan : at(at(instance, "vlans"), "vlan")) {
            if (at(vlan, "vlan-id").is_number_unsigned())
                facts.vlans.push_back(at(vlan, "vlan-id").get<unsigned>());
        }
    }
    std::map<std::string, std::string> roles;
    for (const auto& other : fabric.devices)
        roles[other.name] = other.role;
    for (const auto& cable : fabric.cables) {
        const bool isA = cable.a.device == device.name;
        if (!isA && cable.b.device != device.name)
            continue;
        const auto& own = isA ? cable.a : cable.b;
        const auto& far = isA ? cable.b : cable.a;
        if (roles[far.device] == "spine") {
            facts.uplink = own.interfaceName;
            facts.spine = far.device;
        } else if (roles[far.device] == device.role) {
            facts.peer = far.device;
        }
    }
    return facts;
}

std::string interfacePath(const std::string& name)
{
    return "/interfaces/interface[name=" + name + "]";
}

/// A VLAN that is on the leaf but not on the trunk. An empty trunk-vlans list means "every VLAN" on EOS, so taking
/// the only VLAN off has to leave another one.
unsigned vlanLeftInPlace(const LeafFacts& leaf)
{
    for (const unsigned vlan : leaf.vlans) {
        const bool onTrunk = vlan == leaf.trunkVlans.front();
        if (!onTrunk && vlan < 4000)
            return vlan;
    }
    return 1;
}

std::vector<DeviceEdit> handMadeChanges(const LeafFacts& leaf)
{
    const unsigned taken = leaf.trunkVlans.front();
    Json rest = Json::array();
    for (std::size_t index = 1; index < leaf.trunkVlans.size(); ++index)
        rest.push_back(leaf.trunkVlans[index]);
    if (rest.empty())
        rest.push_back(vlanLeftInPlace(leaf));
    return {
        {leaf.name, interfacePath(leaf.uplink) + "/config/description", Json("to " + leaf.spine + " - optic swapped, ask Jo").dump(),
         "somebody noted an optic swap in a port description"},
        {leaf.name, interfacePath(leaf.hostPort) + "/config/enabled", "false",
         "somebody shut the host's port while looking for a loop"},
        {leaf.name, interfacePath("Port-Channel1") + "/aggregation/switched-vlan/config/trunk-vlans", rest.dump(),
         "somebody took VLAN " + std::to_string(taken) + " off the host's trunk"},
    };
}

/// The one object a filter finds, or the only one there is.
std::string reference(const std::string& endpoint, const std::string& filter = {})
{
    return "@" + endpoint + (filter.empty() ? "" : "?" + filter);
}

/// The new VLAN with a VLAN interface on both leafs, as a person would enter it.
std::vector<NetboxEdit> newVlan(const LeafFacts& first, const LeafFacts& second)
{
    const std::string vlan = reference("ipam/vlans", "vid=" + std::to_string(kNewVlan));
    const std::string vrf = reference("ipam/vrfs", "name=gold");
    std::vector<NetboxEdit> edits;
    const auto post = [&edits](const char* endpoint, const Json& body) {
        edits.push_back({"POST", endpoint, {}, body.dump()});
    };
    post("ipam/vlans", {{"site", reference("dcim/sites")},
                        {"group", reference("ipam/vlan-groups")},
                        {"vid", kNewVlan},
                        {"name", kNewName},
                        {"status", "active"},
                        {"role", reference("ipam/roles", "slug=tenant")},
                        {"changelog_message", "new gold subnet for host2"}});
    post("ipam/prefixes", {{"prefix", kNewPrefix},
                           {"vrf", vrf},
                           {"scope_type", "dcim.site"},
                           {"scope_id", reference("dcim/sites")},
                           {"status", "active"},
                           {"role", reference("ipam/roles", "slug=tenant")},
                           {"vlan", vlan}});
    Ipv4 address = parseIpv4Prefix(kNewPrefix).valueOr({}).address + 2;
    for (const auto* leaf : {&first, &second}) {
        const std::string name = "Vlan" + std::to_string(kNewVlan);
        const std::string device = "device=" + leaf->name;
        post("dcim/interfaces", {{"device", reference("dcim/devices", "name=" + leaf->name)},
                                 {"name", name},
                                 {"type", "virtual"},
                                 {"enabled", true},
                                 {"vrf", vrf}});
        post("ipam/ip-addresses", {{"address", toText(Ipv4Prefix{address++, 24})},
                                   {"vrf", vrf},
                                   {"status", "active"},
                                   {"assigned_object_type", "dcim.interface"},
                                   {"assigned_object_id", reference("dcim/interfaces", device + "&name=" + name)}});
        Json tagged = Json::array();
        for (const unsigned onTrunk : leaf->trunkVlans)
            tagged.push_back(reference("ipam/vlans", "vid=" + std::to_string(onTrunk)));
        tagged.push_back(vlan);
        edits.push_back({"PATCH", "dcim/interfaces", device + "&name=Port-Channel1",
                         Json{{"tagged_vlans", std::move(tagged)}}.dump()});
    }
    return edits;
}

Error tooSmall(const FabricBlueprint& fabric)
{
    return makeError(ErrorCode::Usage, "the demo needs two pairs of leafs with a host trunk, and NetBox rows")
        .about("fabric " + fabric.name)
        .doNext("use --fabric lab-10 or --scenario in-sync");
}

} // namespace

Result<Scenario> scenario(std::string_view name, const FabricBlueprint& fabric)
{
    Scenario result;
    result.name = name;
    if (name == "in-sync")
        return result;
    if (name != "demo")
        return makeError(ErrorCode::Usage, "no scenario of that name")
            .about(std::string(name))
            .doNext("use in-sync or demo");
    std::vector<LeafFacts> leafs;
    for (const auto& device : fabric.devices) {
        if (device.role == "leaf")
            leafs.push_back(factsOf(device, fabric));
    }
    if (leafs.size() < 6 || fabric.netbox.empty())
        return tooSmall(fabric);
    const auto& drifted = leafs[leafs.size() - 2];
    const auto& first = leafs[2];
    const auto& second = leafs[3];
    const bool usable = !drifted.uplink.empty() && !drifted.hostPort.empty() && !drifted.trunkVlans.empty() &&
                        !first.trunkVlans.empty() && first.peer == second.name;
    if (!usable)
        return tooSmall(fabric);
    result.deviceEdits = handMadeChanges(drifted);
    result.netboxEdits = newVlan(first, second);
    result.notInSync = {first.name, second.name, drifted.name};
    return result;
}

} // namespace fc::sim
