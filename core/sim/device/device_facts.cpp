#include "sim/device/device_facts.h"

#include "sim/device/config_view.h"

#include <algorithm>
#include <charconv>

namespace fc::sim {

namespace {

std::uint32_t number(std::string_view text)
{
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "34" or "10..20".
void addVlans(const std::vector<std::string>& texts, std::set<std::uint32_t>& vlans)
{
    for (const std::string& text : texts) {
        const auto dots = text.find("..");
        const std::uint32_t first = number(text);
        const std::uint32_t last = dots == std::string::npos ? first : number(std::string_view(text).substr(dots + 2));
        for (std::uint32_t vlan = first; vlan <= last && vlan <= 4094; ++vlan)
            vlans.insert(vlan);
    }
}

void readAddresses(const ConfigView& parent, std::vector<AddressFact>& addresses)
{
    for (const ConfigView& address : parent.entries("ipv4/addresses/address"))
        addresses.push_back({address.key(), static_cast<int>(number(address.at("config/prefix-length").textOr("32")))});
}

void readSwitchport(const ConfigView& parent, InterfaceFact& fact)
{
    const ConfigView config = parent.at("switched-vlan/config");
    const std::string mode = config.at("interface-mode").bareText();
    if (mode.empty())
        return;
    fact.isSwitchport = true;
    if (mode == "ACCESS") {
        addVlans({config.at("access-vlan").textOr("1")}, fact.vlans);
        return;
    }
    const std::vector<std::string> trunk = config.at("trunk-vlans").texts();
    fact.allVlans = trunk.empty();
    addVlans(trunk, fact.vlans);
}

InterfaceFact readInterface(const ConfigView& entry, const CliResidue& residue)
{
    InterfaceFact fact;
    fact.name = entry.key();
    fact.type = entry.at("config/type").bareText();
    fact.enabled = entry.at("config/enabled").isTrue(true);
    fact.aggregate = entry.at("ethernet/config/aggregate-id").textOr({});
    fact.minLinks = number(entry.at("aggregation/config/min-links").textOr("0"));
    if (fact.aggregate.empty())
        readSwitchport(entry.at("ethernet"), fact);
    readSwitchport(entry.at("aggregation"), fact);
    const ConfigView routed = entry.at("routed-vlan");
    fact.routedVlan = number(routed.at("config/vlan").textOr("0"));
    readAddresses(routed, fact.addresses);
    readAddresses(entry.entry("subinterfaces/subinterface", {"0"}), fact.addresses);
    fact.autostate = !residue.contains("interface " + fact.name, "no autostate");
    return fact;
}

void readFamilies(const ConfigView& parent, std::vector<std::string>& families)
{
    for (const ConfigView& family : parent.entries("afi-safis/afi-safi"))
        if (family.at("config/enabled").isTrue(false) && std::ranges::find(families, family.key()) == families.end())
            families.push_back(family.key());
}

void readBgp(const ConfigView& bgp, const std::string& instance, const ConfigView& sharedGroups, DeviceFacts& facts)
{
    const std::uint32_t localAs = number(bgp.at("global/config/as").textOr("0"));
    if (instance == "default") {
        facts.routerId = bgp.at("global/config/router-id").textOr({});
        facts.networks = static_cast<std::uint32_t>(bgp.entries("global/networks/network").size());
    }
    for (const ConfigView& neighbor : bgp.entries("neighbors/neighbor")) {
        NeighborFact fact;
        fact.instance = instance;
        fact.address = neighbor.key();
        fact.localAs = localAs;
        fact.enabled = neighbor.at("config/enabled").isTrue(true);
        const std::string groupName = neighbor.at("config/peer-group").textOr({});
        ConfigView group = bgp.entry("peer-groups/peer-group", {groupName});
        if (!group.exists())
            group = sharedGroups.entry("peer-group", {groupName});
        fact.peerAs = number(neighbor.at("config/peer-as").textOr(group.at("config/peer-as").textOr("0")));
        readFamilies(neighbor, fact.families);
        readFamilies(group, fact.families);
        facts.neighbors.push_back(std::move(fact));
    }
}

ConfigView bgpOf(const ConfigView& instance, const schema::SchemaIndex& index)
{
    for (const ConfigView& protocol : instance.entries("protocols/protocol"))
        if (protocol.at("config/identifier").bareText() == "BGP")
            return protocol.at("bgp");
    return {index, nullptr};
}

bool vlanIsUp(const DeviceFacts& facts, const InterfaceFact& svi, const std::map<std::string, bool>& up)
{
    if (!svi.autostate)
        return true;
    return facts.vlans.contains(svi.routedVlan) &&
           (facts.vxlanVlans.contains(svi.routedVlan) || hasLivePort(facts, svi, up));
}

} // namespace

DeviceFacts factsOf(const schema::SchemaIndex& index, const model::ConfigTree& served, const CliResidue& residue)
{
    const ConfigView root(index, served);
    DeviceFacts facts;
    facts.hostname = root.at("system/config/hostname").textOr({});
    for (const ConfigView& entry : root.entries("interfaces/interface")) {
        InterfaceFact fact = readInterface(entry, residue);
        const ConfigView vxlan = entry.at("arista-vxlan");
        if (vxlan.exists()) {
            facts.vxlanSource = vxlan.at("config/src-ip-intf").textOr({});
            for (const ConfigView& map : vxlan.entries("vlan-to-vnis/vlan-to-vni"))
                facts.vxlanVlans.insert(number(map.key()));
        }
        facts.interfaces.emplace(fact.name, std::move(fact));
    }
    const ConfigView shared =
        bgpOf(root.entry("network-instances/network-instance", {"default"}), index).at("peer-groups");
    for (const ConfigView& instance : root.entries("network-instances/network-instance")) {
        for (const ConfigView& member : instance.entries("interfaces/interface")) {
            const auto it = facts.interfaces.find(member.at("config/interface").textOr(member.key()));
            if (it != facts.interfaces.end())
                it->second.vrf = instance.key();
        }
        for (const ConfigView& vlan : instance.entries("vlans/vlan"))
            facts.vlans.insert(number(vlan.key()));
        readBgp(bgpOf(instance, index), instance.key(), shared, facts);
    }
    return facts;
}

bool hasLivePort(const DeviceFacts& facts, const InterfaceFact& svi, const std::map<std::string, bool>& up)
{
    return std::ranges::any_of(facts.interfaces, [&](const auto& item) {
        const InterfaceFact& port = item.second;
        const auto state = up.find(port.name);
        return port.isSwitchport && (port.allVlans || port.vlans.contains(svi.routedVlan)) && state != up.end() &&
               state->second;
    });
}

std::map<std::string, bool> operationalStates(const DeviceFacts& facts, const std::set<std::string>& carrier)
{
    std::map<std::string, bool> up;
    for (const auto& [name, fact] : facts.interfaces)
        if (fact.type == "ethernetCsmacd")
            up[name] = fact.enabled && carrier.contains(name);
        else if (fact.type == "softwareLoopback")
            up[name] = fact.enabled;
    for (const auto& [name, fact] : facts.interfaces) {
        if (fact.type != "ieee8023adLag")
            continue;
        const auto members = std::ranges::count_if(facts.interfaces, [&](const auto& item) {
            return item.second.aggregate == name && up[item.first];
        });
        up[name] = fact.enabled && members >= std::max<std::int64_t>(1, fact.minLinks);
    }
    for (const auto& [name, fact] : facts.interfaces)
        if (fact.type == "l3ipvlan")
            up[name] = fact.enabled && vlanIsUp(facts, fact, up);
    for (const auto& [name, fact] : facts.interfaces)
        if (!up.contains(name)) {
            const auto source = up.find(facts.vxlanSource);
            up[name] = fact.enabled && (fact.type != "tunnel" || (source != up.end() && source->second));
        }
    return up;
}

} // namespace fc::sim
