#include "engine/fleet.h"

#include <algorithm>

namespace fc::engine {

namespace {

void overrideWith(model::FabricDevice& device, const model::FabricDevice& said)
{
    if (!said.address.empty()) {
        device.address = said.address;
        device.port = said.port;
    }
    if (!said.role.empty())
        device.role = said.role;
}

} // namespace

Fleet::Fleet(ConnectFunction connect, std::vector<model::FabricDevice> overrides)
    : m_connect(std::move(connect)), m_overrides(std::move(overrides)), m_devices(m_overrides)
{
}

void Fleet::setInventory(const model::FabricInventory& inventory)
{
    std::vector<model::FabricDevice> merged = inventory.devices;
    for (const model::FabricDevice& said : m_overrides) {
        const auto known = std::ranges::find(merged, said.name, &model::FabricDevice::name);
        if (known != merged.end())
            overrideWith(*known, said);
        else
            merged.push_back(said);
    }
    const std::lock_guard lock(m_mutex);
    for (const model::FabricDevice& before : m_devices) {
        const auto now = std::ranges::find(merged, before.name, &model::FabricDevice::name);
        if (now == merged.end() || now->address != before.address || now->port != before.port)
            m_transports.erase(before.name);
    }
    m_devices = std::move(merged);
}

std::vector<model::FabricDevice> Fleet::devices() const
{
    const std::lock_guard lock(m_mutex);
    return m_devices;
}

Result<model::FabricDevice> Fleet::device(const std::string& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = std::ranges::find(m_devices, name, &model::FabricDevice::name);
    if (known == m_devices.end())
        return makeError(ErrorCode::NotFound, "no such device in NetBox or the profile")
            .about(name)
            .doNext("check the name, or add a [[device]] entry to the profile");
    return *known;
}

Result<std::shared_ptr<gnmi::Transport>> Fleet::transport(const std::string& name)
{
    Result<model::FabricDevice> known = device(name);
    if (!known)
        return std::move(known).error();
    const std::lock_guard lock(m_mutex);
    if (const auto open = m_transports.find(name); open != m_transports.end())
        return open->second;
    if (known->address.empty())
        return makeError(ErrorCode::Incomplete, "NetBox gives the device no primary address")
            .about(name)
            .nowIs("it was not asked")
            .doNext("set primary_ip4 in NetBox or an address in the profile's [[device]] entry");
    Result<std::shared_ptr<gnmi::Transport>> made = m_connect(*known);
    if (made)
        m_transports.emplace(name, *made);
    return made;
}

} // namespace fc::engine
