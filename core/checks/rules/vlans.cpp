#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

/// Ports of a device that carry the VLAN by name, and whether it has an SVI there.
struct VlanPorts
{
    std::vector<const PortFacts*> named;
    bool hasSvi = false;
};

/// Devices with a trunk for all VLANs, looked up once for all of them.
std::set<const DeviceFacts*> openTrunks(const FabricFacts& facts)
{
    std::set<const DeviceFacts*> out;
    for (const auto& port : facts.ports())
        if (port->row->mode == "tagged-all")
            out.insert(port->device);
    return out;
}

VlanPorts portsOf(const FabricFacts& facts, const DeviceFacts& device, const VlanService& vlan)
{
    VlanPorts out;
    const auto deployed = device.deployment.vlans.find(vlan.vlan->vid);
    if (deployed == device.deployment.vlans.end())
        return out;
    for (const auto& carrier : deployed->second.carriers) {
        const PortFacts* port = facts.port(carrier.interfaceRow->id);
        if (port != nullptr && port->isSvi())
            out.hasSvi = true;
        else if (port != nullptr && port->isSwitched())
            out.named.push_back(port);
    }
    return out;
}

/// Places where hosts of a VLAN can be: a port-channel of an MLAG pair is one place.
std::set<std::string> placesOf(const std::vector<const PortFacts*>& ports)
{
    std::set<std::string> out;
    for (const PortFacts* port : ports)
        out.insert(port->row->mlagId ? "mlag " + std::to_string(*port->row->mlagId) : nameOf(*port));
    return out;
}

} // namespace

void vlanNeverUp(const FabricFacts& facts, FindingSink& out)
{
    const auto open = openTrunks(facts);
    for (const VlanService& vlan : facts.vlans()) {
        if (vlan.devices.empty() && !vlan.vnis().empty())
            out.warning("VLAN " + vlan.vlan->display + " ends on a VNI and is on no device")
                .about(*vlan.vlan).wants("a port", "none").hint("put it on a port, or remove the termination");
        for (const DeviceFacts* device : vlan.devices) {
            const VlanPorts ports = portsOf(facts, *device, vlan);
            if (ports.named.empty() && !open.contains(device))
                out.warning("VLAN " + std::to_string(vlan.vlan->vid) + " has an SVI on " + device->name + " and no port: it never comes up")
                    .about(*vlan.vlan).on(device).aspect(device->name).derived()
                    .wants("a port or the peer link", "none").hint("add it to a port of the device");
        }
    }
}

void vlanDeadEnd(const FabricFacts& facts, FindingSink& out)
{
    const auto& internal = facts.settings().internalVlans;
    for (const VlanService& vlan : facts.vlans()) {
        if (!vlan.devices.empty() && internal && vlan.vlan->vid >= internal->first && vlan.vlan->vid <= internal->second)
            out.warning("VLAN " + vlan.vlan->display + " is in the range that EOS takes for routed ports")
                .about(*vlan.vlan).on(vlan.devices).aspect("internal")
                .wants("outside " + std::to_string(internal->first) + " to " + std::to_string(internal->second), std::to_string(vlan.vlan->vid))
                .hint("use another number, or move the internal range");
        if (!vlan.vnis().empty())
            continue;
        std::map<std::string, std::vector<const PortFacts*>> named;
        std::map<std::string, std::vector<const DeviceFacts*>> devices;
        std::set<std::string> routed;
        for (const DeviceFacts* device : vlan.devices) {
            const VlanPorts ports = portsOf(facts, *device, vlan);
            auto& list = named[device->unit()];
            list.insert(list.end(), ports.named.begin(), ports.named.end());
            devices[device->unit()].push_back(device);
            if (ports.hasSvi)
                routed.insert(device->unit());
        }
        for (const auto& [unit, ports] : named) {
            if (ports.empty() || routed.contains(unit) || placesOf(ports).size() > 1)
                continue;
            out.warning("VLAN " + std::to_string(vlan.vlan->vid) + " on " + nameOf(*ports.front()) +
                        " leads nowhere: no SVI, no VNI, no other port")
                .about(*vlan.vlan).about(*ports.front()).on(devices[unit]).derived()
                .hint("give it a VNI or an SVI, or take it off the port");
        }
    }
}

void vlanNames(const FabricFacts& facts, FindingSink& out)
{
    constexpr std::size_t kLongestEosName = 32;
    std::map<std::pair<ObjectId, std::int64_t>, std::vector<const VlanService*>> byVid;
    std::map<std::string, std::vector<const VlanService*>> byName;
    for (const VlanService& vlan : facts.vlans()) {
        const std::string& name = vlan.vlan->name;
        const bool spaces = name.find(' ') != std::string::npos;
        if (name.size() > kLongestEosName || spaces)
            out.warning("EOS does not take \"" + name + "\" as the name of VLAN " + std::to_string(vlan.vlan->vid))
                .about(*vlan.vlan).on(vlan.devices).aspect("form")
                .wants("at most 32 characters, no spaces", spaces ? "a space" : std::to_string(name.size()) + " characters")
                .hint("rename it in NetBox");
        byVid[{vlan.vlan->site, vlan.vlan->vid}].push_back(&vlan);
        byName[name].push_back(&vlan);
    }
    for (const auto& [key, rows] : byVid) {
        const std::string& first = rows.front()->vlan->name;
        if (std::ranges::all_of(rows, [&](const VlanService* row) { return row->vlan->name == first; }))
            continue;
        auto draft = out.warning("VLAN " + std::to_string(key.second) + " has different names in NetBox");
        std::vector<std::string> names;
        for (const VlanService* row : rows) {
            draft.about(*row->vlan).on(row->devices);
            names.push_back(row->vlan->name);
        }
        draft.aspect("names").wants("one name", listed(names)).hint("give all rows of the VLAN one name");
    }
    for (const auto& [name, rows] : byName) {
        const std::int64_t first = rows.front()->vlan->vid;
        if (std::ranges::all_of(rows, [&](const VlanService* row) { return row->vlan->vid == first; }))
            continue;
        std::vector<std::string> vids;
        auto draft = out.warning("\"" + name + "\" is the name of several VLANs");
        for (const VlanService* row : rows) {
            draft.about(*row->vlan).on(row->devices);
            vids.push_back(std::to_string(row->vlan->vid));
        }
        draft.aspect("vids").wants("one VLAN", listed(vids)).hint("rename them: in one VLAN group NetBox would refuse them");
    }
}

} // namespace fc::checks
