#include "engine/device_facts.h"

#include "base/log.h"

#include <array>
#include <charconv>
#include <utility>

namespace fc::engine {

namespace {

std::string keyOf(const model::Path& path, std::string_view elemName, std::string_view keyName)
{
    for (const model::PathElem& elem : path.elems)
        if (model::bareName(elem.name) == elemName)
            if (const std::string* value = elem.key(keyName))
                return *value;
    return {};
}

std::optional<std::uint64_t> numberOf(const gnmi::WireValue& value)
{
    const std::string text = gnmi::toString(value);
    std::uint64_t number = 0;
    bool digits = false;
    for (const char c : text) {
        if (c == '"')
            continue;
        if (c < '0' || c > '9' || number > UINT64_MAX / 10 - 1)
            return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
        digits = true;
    }
    return digits ? std::optional(number) : std::nullopt;
}

std::string textOf(const gnmi::WireValue& value)
{
    std::string text = gnmi::toString(value);
    if (value.isJson() && text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    return text;
}

std::int64_t vlanOf(const model::Path& path)
{
    const std::string text = keyOf(path, "vlan-to-vni", "vlan");
    std::int64_t vid = 0;
    std::from_chars(text.data(), text.data() + text.size(), vid);
    return vid;
}

constexpr std::string_view kDefaultInstance = "default";

} // namespace

FactReader::FactReader(const schema::SchemaIndex& index)
{
    static constexpr std::array<std::pair<Fact, std::string_view>, 19> kPaths{{
        {Fact::Oper, "/interfaces/interface/state/oper-status"},
        {Fact::Admin, "/interfaces/interface/state/admin-status"},
        {Fact::Description, "/interfaces/interface/config/description"},
        {Fact::SubMtu, "/interfaces/interface/subinterfaces/subinterface/ipv4/config/mtu"},
        {Fact::SviMtu, "/interfaces/interface/routed-vlan/ipv4/config/mtu"},
        {Fact::SubAddressLength,
         "/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/prefix-length"},
        {Fact::SviAddressLength, "/interfaces/interface/routed-vlan/ipv4/addresses/address/config/prefix-length"},
        {Fact::LldpName, "/lldp/interfaces/interface/neighbors/neighbor/state/system-name"},
        {Fact::LldpPort, "/lldp/interfaces/interface/neighbors/neighbor/state/port-id"},
        {Fact::InOctets, "/interfaces/interface/state/counters/in-octets"},
        {Fact::OutOctets, "/interfaces/interface/state/counters/out-octets"},
        {Fact::Software, "/system/state/software-version"},
        {Fact::ConfiguredAt, "/system/state/last-configuration-timestamp"},
        {Fact::SessionState,
         "/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/state/session-state"},
        {Fact::PortName, "/interfaces/interface/config/name"},
        {Fact::VlanId, "/network-instances/network-instance/vlans/vlan/config/vlan-id"},
        {Fact::InstanceName, "/network-instances/network-instance/config/name"},
        {Fact::VlanVni, "/interfaces/interface/arista-exp-eos-vxlan:arista-vxlan/vlan-to-vnis/vlan-to-vni/config/vni"},
        {Fact::VrfVni, "/interfaces/interface/arista-exp-eos-vxlan:arista-vxlan/vrf-to-vnis/vrf-to-vni/config/vni"},
    }};
    for (const auto& [fact, text] : kPaths) {
        const Result<model::Path> path = model::parsePath(text);
        const Result<model::NodeId> node = path.ok() ? index.resolve(*path) : Result<model::NodeId>(path.error());
        if (node)
            m_facts.emplace(*node, fact);
        else
            log::warning("engine", "the schema has no " + std::string(text) + ": " + node.error().text);
    }
}

DeviceFacts FactReader::read(const gnmi::LiveSnapshot& snapshot) const
{
    DeviceFacts facts;
    std::map<std::string, std::pair<std::string, std::string>> neighbours;
    snapshot.forEach([&](gnmi::LeafId, const gnmi::LeafInfo& info, const gnmi::LeafState& state) {
        const auto known = m_facts.find(info.node);
        if (info.node == model::NodeId{} || known == m_facts.end())
            return;
        const auto port = [&]() -> PortFacts& { return facts.ports[keyOf(info.path, "interface", "name")]; };
        switch (known->second) {
        case Fact::Oper: port().oper = textOf(state.value); break;
        case Fact::Admin: port().admin = textOf(state.value); break;
        case Fact::Description: port().description = textOf(state.value); break;
        case Fact::SubMtu:
        case Fact::SviMtu: port().mtu = textOf(state.value); break;
        case Fact::SubAddressLength:
        case Fact::SviAddressLength:
            if (port().address.empty())
                port().address = keyOf(info.path, "address", "ip") + "/" + textOf(state.value);
            break;
        case Fact::LldpName: neighbours[keyOf(info.path, "interface", "name")].first = textOf(state.value); break;
        case Fact::LldpPort: neighbours[keyOf(info.path, "interface", "name")].second = textOf(state.value); break;
        case Fact::InOctets:
            port().inOctets = numberOf(state.value);
            port().countersAt = state.timestamp;
            break;
        case Fact::OutOctets: port().outOctets = numberOf(state.value); break;
        case Fact::Software: facts.softwareVersion = textOf(state.value); break;
        case Fact::ConfiguredAt:
            if (const auto ns = numberOf(state.value))
                facts.configuredAt = SystemTime(std::chrono::duration_cast<SystemTime::duration>(
                    std::chrono::nanoseconds(static_cast<std::int64_t>(*ns))));
            break;
        case Fact::SessionState: {
            const std::string word = textOf(state.value);
            ++(word == "ESTABLISHED" ? facts.sessionsUp : facts.sessionsDown);
            facts.services.sessions[{keyOf(info.path, "network-instance", "name"),
                                     keyOf(info.path, "neighbor", "neighbor-address")}] = word;
            break;
        }
        case Fact::PortName: facts.configuredPorts.insert(textOf(state.value)); break;
        case Fact::VlanId:
            if (const auto vid = numberOf(state.value); vid && keyOf(info.path, "network-instance", "name") == kDefaultInstance)
                facts.services.vlans.insert(static_cast<std::int64_t>(*vid));
            break;
        case Fact::InstanceName:
            if (const std::string name = textOf(state.value); name != kDefaultInstance)
                facts.services.vrfs.insert(name);
            break;
        case Fact::VlanVni:
            if (const auto vni = numberOf(state.value))
                facts.services.vniOfVlan[vlanOf(info.path)] = static_cast<std::int64_t>(*vni);
            break;
        case Fact::VrfVni:
            if (const auto vni = numberOf(state.value))
                facts.services.vniOfVrf[keyOf(info.path, "vrf-to-vni", "vrf")] = static_cast<std::int64_t>(*vni);
            break;
        }
    });
    for (const auto& [name, neighbour] : neighbours)
        facts.ports[name].lldpNeighbour = neighbour.first + " " + neighbour.second;
    return facts;
}

} // namespace fc::engine
