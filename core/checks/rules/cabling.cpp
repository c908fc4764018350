#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

/// The ports whose cables carry what goes over an interface: a LAG's members, a sub-interface's parent, or itself.
std::vector<const PortFacts*> cablePorts(const FabricFacts& facts, const PortFacts& port)
{
    if (port.name.subinterface) {
        const PortFacts* parent = facts.port(port.row->parent);
        parent = parent != nullptr ? parent : port.device->port(port.name.base);
        return parent == nullptr || parent == &port ? std::vector<const PortFacts*>{} : cablePorts(facts, *parent);
    }
    return port.members.empty() ? std::vector<const PortFacts*>{&port} : port.members;
}

bool isCablePort(const PortFacts& port)
{
    return port.is(intent::InterfaceKind::Ethernet) || port.is(intent::InterfaceKind::PortChannel);
}

} // namespace

void uplinkCable(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        const PortFacts* port = session->localPort;
        if (port == nullptr || session->remotePort == nullptr || !isCablePort(*port) || !isCablePort(*session->remotePort))
            continue;
        const auto ends = cablePorts(facts, *port);
        const bool elsewhere = std::ranges::any_of(ends, [](const PortFacts* one) { return one->row->markConnected; });
        const bool cabled = std::ranges::any_of(ends, [](const PortFacts* one) { return !one->farEnds.empty(); });
        const std::string remote = session->remoteDevice->name;
        if (!cabled && !elsewhere) {
            out.error(nameOf(*port) + " has a session to " + remote + " and no cable")
                .about(*port).about(*session->row).on(port->device).derived()
                .wants("a cable to " + remote, "none").hint("add the cable, or mark the interface as connected");
            continue;
        }
        std::set<std::string> reached;
        for (const PortFacts* one : ends)
            for (const intent::CableEnd* end : one->farEnds)
                if (end->device != 0)
                    reached.insert(end->deviceName);
        if (!reached.empty() && !reached.contains(remote))
            out.error(nameOf(*port) + " is cabled to " + listed(std::vector<std::string>(reached.begin(), reached.end())) + " and has a session to " + remote)
                .about(*port).about(*session->row).on(port->device).on(session->remoteDevice).derived()
                .wants(remote, listed(std::vector<std::string>(reached.begin(), reached.end()))).hint("correct the cable, or the addresses");
    }
}

void cableLoose(const FabricFacts& facts, FindingSink& out)
{
    std::map<ObjectId, std::vector<const SessionFacts*>> sessionsOver;
    for (const auto& session : facts.sessions())
        if (session->isActive() && session->localPort != nullptr && isCablePort(*session->localPort))
            for (const PortFacts* port : cablePorts(facts, *session->localPort))
                if (port->cable != nullptr)
                    sessionsOver[port->cable->id].push_back(session.get());
    for (const intent::Cable& cable : facts.tables().cables) {
        std::vector<const DeviceFacts*> devices;
        for (const auto* side : {&cable.a, &cable.b})
            for (const intent::CableEnd& end : *side)
                if (const DeviceFacts* device = facts.device(end.device))
                    devices.push_back(device);
        if (cable.a.empty() || cable.b.empty())
            out.warning("cable " + cable.display + " has one end")
                .about(cable).on(devices).wants("two ends", "one").aspect("end").hint("connect or delete it");
        const auto over = sessionsOver.find(cable.id);
        if (cable.status != "connected" && over != sessionsOver.end())
            out.warning("cable " + cable.display + " is " + cable.status + " and carries " + over->second.front()->row->display)
                .about(cable).about(*over->second.front()->row).on(devices).wants("connected", cable.status).aspect("status")
                .hint("set its status, or that of the session");
    }
}

void uplinkMissing(const FabricFacts& facts, FindingSink& out)
{
    std::map<const DeviceFacts*, std::set<const DeviceFacts*>> spinesOf;
    std::map<std::string, std::vector<const DeviceFacts*>> leafsOf; // by spine name
    std::size_t leafs = 0;
    for (const DeviceFacts* device : facts.devices()) {
        if (device->tier != Tier::Leaf)
            continue;
        ++leafs;
        for (const PortFacts* port : device->ports)
            for (const PortFacts* far : port->far)
                if (far->device->tier == Tier::Spine && spinesOf[device].insert(far->device).second)
                    leafsOf[far->device->name].push_back(device);
    }
    for (const DeviceFacts* spine : facts.devices()) {
        const auto with = leafsOf.find(spine->name);
        // A spine that most leafs do without is a plan of its own, not an omission.
        if (spine->tier != Tier::Spine || with == leafsOf.end() || with->second.size() * 2 < leafs)
            continue;
        for (const DeviceFacts* leaf : facts.devices())
            if (leaf->tier == Tier::Leaf && !spinesOf[leaf].contains(spine))
                out.warning(leaf->name + " has no cable to " + spine->name + ", and " + std::to_string(with->second.size()) +
                            " other leafs have")
                    .about(*leaf->row).about(*spine->row).on(leaf).derived().wants("an uplink", "none").hint("add the cable to NetBox");
    }
}

} // namespace fc::checks
