#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

/// A subnet as some interface has it.
struct UsedSubnet
{
    IpNetwork network;
    std::int64_t vid = 0; ///< of an SVI; 0 for a routed port, where equal networks are the two ends of a link
    const PortFacts* port = nullptr;
    const IpAddress* address = nullptr;
};

std::string segmentOf(const UsedSubnet& subnet)
{
    return subnet.vid != 0 ? "VLAN " + std::to_string(subnet.vid) : nameOf(*subnet.port);
}

void tellOverlap(const FabricFacts& facts, FindingSink& out, ObjectId vrf, const UsedSubnet& a, const UsedSubnet& b)
{
    out.error(a.network.text() + " on " + segmentOf(a) + " and " + b.network.text() + " on " + segmentOf(b) +
              " overlap in VRF " + facts.vrfName(vrf))
        .about(*a.address).about(*b.address).on(a.port->device).on(b.port->device).derived()
        .hint("move one of them to a free subnet");
}

void compareSubnets(const FabricFacts& facts, FindingSink& out, ObjectId vrf, std::vector<UsedSubnet>& subnets)
{
    std::ranges::stable_sort(subnets, [](const UsedSubnet& a, const UsedSubnet& b) {
        return std::pair(a.network, a.vid) < std::pair(b.network, b.vid);
    });
    // Sorted, a network comes before what lies inside it: those that are still open enclose the current one.
    std::vector<const UsedSubnet*> open;
    std::set<std::string> told;
    for (const UsedSubnet& subnet : subnets) {
        while (!open.empty() && !open.back()->network.contains(subnet.network))
            open.pop_back();
        if (open.empty()) {
            open.push_back(&subnet);
            continue;
        }
        const UsedSubnet& outer = *open.back();
        const bool same = outer.network == subnet.network;
        if (!(same && outer.vid == subnet.vid) &&
            told.insert(outer.network.text() + segmentOf(outer) + subnet.network.text() +
                        (subnet.vid != 0 ? segmentOf(subnet) : std::string())).second)
            tellOverlap(facts, out, vrf, outer, subnet);
        if (!same)
            open.push_back(&subnet);
    }
}

} // namespace

void subnetsOverlap(const FabricFacts& facts, FindingSink& out)
{
    std::map<ObjectId, std::vector<UsedSubnet>> byVrf;
    for (const auto& port : facts.ports())
        for (const IpAddress* ip : port->own) {
            const auto network = networkOf(*ip);
            if (!network || network->isHost())
                continue;
            const VlanService* vlan = port->isSvi() ? facts.vlanOf(*port) : nullptr;
            const std::int64_t vid = vlan != nullptr      ? vlan->vlan->vid
                                     : port->isSvi() ? static_cast<std::int64_t>(port->name.number.value_or(0))
                                                     : 0;
            byVrf[port->row->vrf].push_back({network->network(), vid, port.get(), ip});
        }
    for (auto& [vrf, subnets] : byVrf)
        compareSubnets(facts, out, vrf, subnets);
}

namespace {

/// Prefixes of one VRF, by network.
using PrefixBook = std::map<IpNetwork, const intent::Prefix*>;

const intent::Prefix* coveringPrefix(const PrefixBook& book, const IpNetwork& address)
{
    for (int length = address.length(); length >= 0; --length) {
        const auto wider = IpNetwork::of(address.addressText(), length);
        if (!wider)
            return nullptr;
        if (const auto it = book.find(wider->network()); it != book.end())
            return it->second;
    }
    return nullptr;
}

} // namespace

void addressOutsidePrefixes(const FabricFacts& facts, FindingSink& out)
{
    std::map<ObjectId, PrefixBook> books;
    for (const intent::Prefix& row : facts.tables().prefixes)
        if (const auto network = IpNetwork::parse(row.prefix))
            books[row.vrf].emplace(network->network(), &row);
    for (const auto& port : facts.ports()) {
        std::vector<const IpAddress*> all = port->own;
        all.insert(all.end(), port->shared.begin(), port->shared.end());
        for (const IpAddress* ip : all) {
            const auto network = networkOf(*ip);
            if (!network)
                continue;
            const intent::Prefix* prefix = coveringPrefix(books[ip->vrf], *network);
            if (prefix == nullptr) {
                out.warning(textOf(*ip) + " on " + nameOf(*port) + " is in no prefix of VRF " + facts.vrfName(ip->vrf))
                    .about(*ip).on(port->device).hint("add the prefix to NetBox, or correct address or VRF");
                continue;
            }
            // Only a prefix that belongs to a VLAN is a subnet; others are pools that subnets are cut from.
            const auto subnet = IpNetwork::parse(prefix->prefix);
            if (prefix->vlan != 0 && subnet && subnet->length() != network->length())
                out.warning(textOf(*ip) + " on " + nameOf(*port) + " has another length than its subnet " + prefix->prefix)
                    .about(*ip).about(*prefix).on(port->device)
                    .wants("/" + std::to_string(subnet->length()), "/" + std::to_string(network->length()))
                    .hint("give the address the length of the subnet");
        }
    }
}

} // namespace fc::checks
