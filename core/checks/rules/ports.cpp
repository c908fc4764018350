#include "checks/rules/rules.h"

#include <algorithm>
#include <array>

namespace fc::checks {

namespace {

void compareWithLag(const FabricFacts& facts, FindingSink& out, const PortFacts& member)
{
    const intent::Interface& row = *member.row;
    const intent::Interface& lag = *member.lag->row;
    std::vector<std::string> own;
    if (!member.own.empty() || !member.shared.empty())
        own.emplace_back("an address");
    const bool hasVlans = !row.mode.empty() || row.untaggedVlan != 0 || !row.taggedVlans.empty();
    if (hasVlans && (row.mode != lag.mode || facts.carried(member) != facts.carried(*member.lag)))
        own.emplace_back("VLANs");
    if (row.mtu && row.mtu != lag.mtu)
        own.emplace_back("an MTU");
    if (!own.empty())
        out.error(nameOf(member) + " is a member of " + lag.name + " and has " + listed(own) + " of its own")
            .about(member).about(*member.lag).on(member.device).aspect("member")
            .wants("as " + lag.name, listed(own)).hint("set it at the LAG, and clear it here");
}

} // namespace

void portRoles(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& port : facts.ports()) {
        if (port->lag != nullptr) {
            compareWithLag(facts, out, *port);
            continue;
        }
        if (port->isSwitched() && !(port->own.empty() && port->shared.empty()))
            out.error(nameOf(*port) + " has an address and switches VLANs")
                .about(*port).about(port->own.empty() ? port->shared.front() : port->own.front()).on(port->device)
                .wants("one of the two", "mode " + port->row->mode).hint("remove the address, or the mode");
    }
}

namespace {

/// What EOS would call an interface written in a shorter form; empty if that cannot be told.
std::string canonicalName(const std::string& name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kShort{{
        {"ethernet", "Ethernet"}, {"eth", "Ethernet"}, {"et", "Ethernet"}, {"port-channel", "Port-Channel"},
        {"portchannel", "Port-Channel"}, {"po", "Port-Channel"}, {"vlan", "Vlan"}, {"vl", "Vlan"},
        {"loopback", "Loopback"}, {"lo", "Loopback"}, {"management", "Management"}, {"ma", "Management"},
    }};
    std::string lower;
    std::size_t letters = 0;
    while (letters < name.size() && !(name[letters] >= '0' && name[letters] <= '9'))
        lower += static_cast<char>(name[letters] >= 'A' && name[letters] <= 'Z' ? name[letters] - 'A' + 'a' : name[letters]), ++letters;
    while (!lower.empty() && lower.back() == ' ')
        lower.pop_back();
    for (const auto& [text, full] : kShort)
        if (lower == text && letters < name.size())
            return std::string(full) + name.substr(letters);
    return {};
}

} // namespace

void portNames(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& port : facts.ports()) {
        if (port->is(intent::InterfaceKind::Unknown)) {
            const std::string better = canonicalName(port->row->name);
            out.error("\"" + port->row->name + "\" on " + port->device->name + " is not what EOS calls an interface")
                .about(*port).on(port->device).wants(better.empty() ? "for example Ethernet1" : better, port->row->name)
                .hint("rename it in NetBox");
        }
        const VlanService* vlan = port->isSvi() ? facts.vlan(port->row->untaggedVlan) : nullptr;
        if (vlan != nullptr && port->name.number && *port->name.number != vlan->vlan->vid)
            out.error(nameOf(*port) + " has VLAN " + std::to_string(vlan->vlan->vid) + " as its untagged VLAN")
                .about(*port).about(*vlan->vlan).on(port->device)
                .wants("VLAN " + std::to_string(*port->name.number), "VLAN " + std::to_string(vlan->vlan->vid))
                .hint("correct the name of the interface, or its untagged VLAN");
    }
}

} // namespace fc::checks
