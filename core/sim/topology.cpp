#include "sim/topology.h"

#include "sim/device/state_builder.h"
#include "sim/sessions.h"

#include <algorithm>

namespace fc::sim {

bool isPhysicalPort(std::string_view interface)
{
    return interface.starts_with("Ethernet") || interface.starts_with("Management");
}

Topology::Topology(const FabricBlueprint& blueprint)
{
    for (const model::FabricLink& cable : blueprint.cables) {
        m_far[cable.a] = cable.b;
        m_far[cable.b] = cable.a;
    }
    for (const NeighbourBlueprint& neighbour : blueprint.neighbours) {
        std::size_t number = 0;
        for (const model::LinkEnd& end : neighbour.attachedTo) {
            if (!isPhysicalPort(end.interfaceName)) {
                m_externals[end.device].insert(end.interfaceName);
                continue;
            }
            const model::LinkEnd own{neighbour.name, "eth" + std::to_string(++number)};
            if (m_far.try_emplace(end, own).second)
                m_far.try_emplace(own, end);
        }
    }
}

std::vector<std::string> Topology::cabledPorts(const std::string& device) const
{
    std::vector<std::string> ports;
    for (const auto& [end, far] : m_far)
        if (end.device == device)
            ports.push_back(end.interfaceName);
    return ports;
}

bool Topology::setCut(const model::LinkEnd& end, bool cut)
{
    const auto it = m_far.find(end);
    if (it == m_far.end())
        return false;
    if (cut) {
        m_cut.insert(end);
    } else {
        m_cut.erase(end);
        m_cut.erase(it->second);
    }
    return true;
}

model::LinkEnd Topology::farEnd(const model::LinkEnd& end) const
{
    const auto it = m_far.find(end);
    return it == m_far.end() ? model::LinkEnd{} : it->second;
}

std::map<std::string, Environment> Topology::environments(const std::vector<DeviceInput>& devices) const
{
    std::map<std::string, const DeviceInput*> byName;
    for (const DeviceInput& device : devices)
        byName.emplace(device.name, &device);
    const auto isLit = [&](const model::LinkEnd& end) {
        const auto it = byName.find(end.device);
        if (it == byName.end())
            return true; // a host, or a switch that is not simulated
        const auto& interfaces = it->second->facts->interfaces;
        const auto interface = interfaces.find(end.interfaceName);
        return !it->second->isOff && (interface == interfaces.end() || interface->second.enabled);
    };

    std::map<std::string, Environment> worlds;
    for (const DeviceInput& device : devices) {
        Environment& world = worlds[device.name];
        std::set<std::string> carrier;
        for (const std::string& port : device.ports) {
            const model::LinkEnd end{device.name, port};
            const model::LinkEnd far = farEnd(end);
            PortEnd seen;
            if (far.device.empty()) {
                // The management network is not simulated, it is simply there.
                seen.carrier = port.starts_with("Management");
            } else {
                const bool cut = m_cut.contains(end) || m_cut.contains(far);
                seen.carrier = !cut && isLit(end) && isLit(far);
                seen.device = far.device;
                seen.port = far.interfaceName;
                seen.speaksLldp = byName.contains(far.device);
                seen.chassisId = chassisIdOf(far.device);
                if (seen.speaksLldp)
                    seen.managementAddress = byName.at(far.device)->managementAddress;
            }
            if (seen.carrier)
                carrier.insert(port);
            world.ports.emplace(port, std::move(seen));
        }
        world.up = operationalStates(*device.facts, carrier);
    }
    establishSessions(devices, m_externals, worlds);
    return worlds;
}

} // namespace fc::sim
