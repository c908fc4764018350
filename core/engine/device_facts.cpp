#include "engine/device_facts.h"

#include "base/log.h"

#include <array>
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

} // namespace

FactReader::FactReader(const schema::SchemaIndex& index)
{
    static constexpr std::array<std::pair<Fact, std::string_view>, 14> kPaths{{
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
        case Fact::SessionState: ++(textOf(state.value) == "ESTABLISHED" ? facts.sessionsUp : facts.sessionsDown); break;
        }
    });
    for (const auto& [name, neighbour] : neighbours)
        facts.ports[name].lldpNeighbour = neighbour.first + " " + neighbour.second;
    return facts;
}

} // namespace fc::engine
