#include "sim/sessions.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace fc::sim {

namespace {

std::optional<std::uint32_t> ipv4(std::string_view text)
{
    std::uint32_t address = 0;
    for (int part = 0; part < 4; ++part) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || value > 255)
            return std::nullopt;
        address = (address << 8U) | value;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (part < 3) {
            if (!text.starts_with('.'))
                return std::nullopt;
            text.remove_prefix(1);
        }
    }
    return text.empty() ? std::optional(address) : std::nullopt;
}

using Subnet = std::pair<std::uint32_t, int>; ///< network address and prefix length

/// nullopt for host routes, which connect nobody.
std::optional<Subnet> subnetOf(const std::string& ip, int prefixLength)
{
    const auto address = ipv4(ip);
    if (!address || prefixLength < 1 || prefixLength > 31)
        return std::nullopt;
    return Subnet{*address & (~std::uint32_t{0} << static_cast<unsigned>(32 - prefixLength)), prefixLength};
}

bool sameSubnet(const AddressFact& own, const std::string& other)
{
    const auto subnet = subnetOf(own.ip, own.prefixLength);
    return subnet && subnet == subnetOf(other, own.prefixLength);
}

struct Owner
{
    const DeviceInput* device = nullptr;
    const InterfaceFact* interface = nullptr;
};

/// Who has which address, which neighbours face each other, and who reaches whom in the default VRF.
class Routing
{
public:
    Routing(const std::vector<DeviceInput>& devices, const std::map<std::string, std::set<std::string>>& externals,
            const std::map<std::string, Environment>& worlds)
        : m_externals(externals), m_worlds(worlds)
    {
        for (const DeviceInput& device : devices)
            for (const auto& [name, interface] : device.facts->interfaces)
                for (const AddressFact& address : interface.addresses)
                    m_owners.emplace(std::pair(interface.vrf, address.ip), Owner{&device, &interface});
        for (const DeviceInput& device : devices)
            m_islands[device.name] = device.name;
        uniteSubnets();
        for (const DeviceInput& device : devices)
            m_announced[island(device.name)] += device.facts->networks;
    }

    SessionEnd sessionOf(const DeviceInput& device, const NeighborFact& fact)
    {
        SessionEnd end;
        const auto owner = m_owners.find({fact.instance, fact.address});
        if (!fact.enabled || fact.peerAs == 0 || device.isOff)
            return end;
        if (owner == m_owners.end())
            return facesBorder(device, fact) ? SessionEnd{true, fact.address, 1} : end;
        if (owner->second.device == &device || owner->second.device->isOff || !isUp(owner->second))
            return end;
        const DeviceInput& peer = *owner->second.device;
        const std::optional<std::string> source = directSource(device, fact);
        if (!source && (fact.instance != "default" || island(device.name) != island(peer.name)))
            return end;
        if (source && source->empty())
            return end;
        end.established = std::ranges::any_of(peer.facts->neighbors, [&](const NeighborFact& back) {
            const auto target = m_owners.find({back.instance, back.address});
            return back.instance == fact.instance && back.enabled && target != m_owners.end() &&
                   target->second.device == &device && (!source || back.address == *source) &&
                   back.peerAs == fact.localAs && fact.peerAs == back.localAs;
        });
        if (end.established) {
            end.routerId = peer.facts->routerId;
            end.prefixes = m_announced[island(device.name)] - device.facts->networks;
        }
        return end;
    }

private:
    /// Up and, for an SVI, with a port through which it is heard.
    bool isUp(const Owner& owner) const
    {
        const auto& up = m_worlds.at(owner.device->name).up;
        const auto it = up.find(owner.interface->name);
        return it != up.end() && it->second &&
               (owner.interface->routedVlan == 0 || hasLivePort(*owner.device->facts, *owner.interface, up));
    }

    bool facesBorder(const DeviceInput& device, const NeighborFact& fact) const
    {
        const auto behind = m_externals.find(device.name);
        if (behind == m_externals.end())
            return false;
        return std::ranges::any_of(behind->second, [&](const std::string& name) {
            const auto it = device.facts->interfaces.find(name);
            return it != device.facts->interfaces.end() && it->second.vrf == fact.instance &&
                   isUp({&device, &it->second}) &&
                   std::ranges::any_of(it->second.addresses, [&](const AddressFact& address) {
                       return sameSubnet(address, fact.address);
                   });
        });
    }

    /// Own address on the subnet of a neighbour: empty text if that interface is down; nothing if there is none.
    std::optional<std::string> directSource(const DeviceInput& device, const NeighborFact& fact) const
    {
        for (const auto& [name, interface] : device.facts->interfaces)
            for (const AddressFact& address : interface.addresses)
                if (interface.vrf == fact.instance && sameSubnet(address, fact.address))
                    return isUp({&device, &interface}) ? address.ip : std::string();
        return std::nullopt;
    }

    const std::string& island(const std::string& device)
    {
        std::string& parent = m_islands[device];
        if (parent != device)
            parent = std::string(island(parent));
        return parent;
    }

    /// Devices that are up on one subnet of the default VRF reach each other; the management network carries no
    /// traffic of the fabric.
    void uniteSubnets()
    {
        std::map<Subnet, std::string> first;
        for (const auto& [key, owner] : m_owners) {
            if (key.first != "default" || !isUp(owner) || owner.interface->name.starts_with("Management"))
                continue;
            for (const AddressFact& address : owner.interface->addresses)
                if (const auto subnet = subnetOf(address.ip, address.prefixLength))
                    unite(first.try_emplace(*subnet, owner.device->name).first->second, owner.device->name);
        }
    }

    void unite(const std::string& a, const std::string& b)
    {
        const std::string top = island(a);
        m_islands[island(b)] = top;
    }

    const std::map<std::string, std::set<std::string>>& m_externals;
    const std::map<std::string, Environment>& m_worlds;
    std::map<std::pair<std::string, std::string>, Owner> m_owners; ///< (VRF, address)
    std::map<std::string, std::string> m_islands;
    std::map<std::string, std::uint32_t> m_announced; ///< prefixes by island
};

} // namespace

void establishSessions(const std::vector<DeviceInput>& devices,
                       const std::map<std::string, std::set<std::string>>& externals,
                       std::map<std::string, Environment>& worlds)
{
    Routing routing(devices, externals, worlds);
    for (const DeviceInput& device : devices) {
        Environment& world = worlds.at(device.name);
        for (const NeighborFact& fact : device.facts->neighbors)
            world.sessions[{fact.instance, fact.address}] = routing.sessionOf(device, fact);
    }
}

} // namespace fc::sim
