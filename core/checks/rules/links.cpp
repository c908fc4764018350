#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

/// Calls visit(a, b) once for each cable between two ports of managed devices.
template <typename Visit>
void forEachLink(const FabricFacts& facts, Visit visit)
{
    for (const auto& port : facts.ports())
        for (const PortFacts* far : port->far)
            if (port->row->id < far->row->id)
                visit(*port, *far);
}

bool isRouted(const PortFacts& port)
{
    return port.row->mode.empty() && port.lag == nullptr;
}

std::string addressesText(const PortFacts& port)
{
    std::vector<std::string> texts;
    for (const IpAddress* ip : port.own)
        texts.push_back(textOf(*ip));
    return texts.empty() ? "none" : listed(texts);
}

/// IPv4 addresses of a port; link subnets of IPv6 are looked at for having one in common only.
std::vector<IpNetwork> networksOf(const PortFacts& port, int family)
{
    std::vector<IpNetwork> out;
    for (const IpAddress* ip : port.own)
        if (const auto network = networkOf(*ip); network && network->family() == family)
            out.push_back(*network);
    return out;
}

void compareFamily(FindingSink& out, const PortFacts& a, const PortFacts& b, int family)
{
    const auto left = networksOf(a, family);
    const auto right = networksOf(b, family);
    const auto draft = [&](std::string message) {
        return out.error(std::move(message));
    };
    const std::string link = nameOf(a) + " to " + nameOf(b);
    if (left.empty() && right.empty())
        return;
    if (left.empty() || right.empty()) {
        // Unnumbered IPv4 over numbered IPv6 and the other way round are fabrics of their own; one-sided is neither.
        const PortFacts& bare = left.empty() ? a : b;
        draft(nameOf(bare) + " has no IPv" + std::to_string(family) + " address, and the other end of its cable has")
            .about(bare).about(&bare == &a ? b : a).on(a.device).on(b.device).aspect("v" + std::to_string(family))
            .wants(addressesText(&bare == &a ? b : a), "none").hint("number both ends out of one subnet, or none");
        return;
    }
    for (const IpNetwork& mine : left) {
        const auto other = std::ranges::find_if(right, [&](const IpNetwork& one) { return one.network() == mine.network(); });
        const bool same = std::ranges::any_of(right, [&](const IpNetwork& one) { return one.addressText() == mine.addressText(); });
        if (same)
            draft("both ends of " + link + " have " + mine.addressText())
                .about(a).about(b).on(a.device).on(b.device).aspect("same").hint("give each end an address of its own");
        else if (other == right.end())
            draft("the ends of " + link + " are not in one subnet")
                .about(a).about(b).on(a.device).on(b.device).aspect("subnet " + std::to_string(family))
                .wants(mine.network().text(), addressesText(b)).hint("number both ends out of one subnet");
        else if (family == 4 && !mine.isPointToPoint())
            draft("the subnet of " + link + " is larger than a link needs")
                .about(a).about(b).on(a.device).on(b.device).aspect("size")
                .wants("/31 or /30", mine.network().text()).hint("use a /31");
    }
}

} // namespace

void linkSubnet(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::pair<ObjectId, IpNetwork>, std::vector<std::pair<const IpAddress*, const PortFacts*>>> holders;
    for (const auto& port : facts.ports())
        for (const IpAddress* ip : port->own)
            if (const auto network = networkOf(*ip); network && network->family() == 4 && network->isPointToPoint() && !network->isHost())
                holders[{ip->vrf, network->network()}].emplace_back(ip, port.get());
    forEachLink(facts, [&](const PortFacts& a, const PortFacts& b) {
        if (!isRouted(a) || !isRouted(b) || a.isManagement() || b.isManagement())
            return;
        compareFamily(out, a, b, 4);
        compareFamily(out, a, b, 6);
        for (const IpAddress* ip : a.own) {
            const auto network = networkOf(*ip);
            const auto found = network ? holders.find({ip->vrf, network->network()}) : holders.end();
            if (found == holders.end())
                continue;
            for (const auto& [other, port] : found->second)
                if (port != &a && port != &b)
                    out.error(textOf(*other) + " on " + nameOf(*port) + " lies in the subnet of the link " + nameOf(a) + " to " + nameOf(b))
                        .about(*other).about(a).about(b).on(a.device).on(b.device).on(port->device).derived()
                        .hint("a link has two ends: move the third address");
        }
    });
}

namespace {

std::string mtuText(const PortFacts& port, std::int64_t fallback)
{
    return port.row->mtu ? std::to_string(*port.row->mtu) : "unset (" + std::to_string(fallback) + ")";
}

void comparePairMtu(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& [a, b] : facts.pairs())
        for (const PortFacts* port : a->ports) {
            const PortFacts* twin = b->port(port->row->name);
            const bool comparable = port->isSvi() || (port->row->mlagId && port->is(intent::InterfaceKind::PortChannel));
            if (twin == nullptr || !comparable || port->row->mtu == twin->row->mtu)
                continue;
            const auto fallback = facts.settings().defaultMtu;
            out.error(port->row->name + " has another MTU on " + a->name + " than on " + b->name)
                .about(*port).about(*twin).on(a).on(b).aspect("pair")
                .wants(mtuText(*port, fallback), mtuText(*twin, fallback)).hint("set both alike");
        }
}

/// VLANs between the halves of a pair carry the underlay too.
bool carriesUnderlay(const FabricFacts& facts, const PortFacts& port)
{
    if (port.isSvi()) {
        const VlanService* vlan = facts.vlanOf(port);
        return vlan != nullptr && port.device->peer != nullptr && vlan->vlan->role.starts_with("mlag-");
    }
    return isRouted(port) && !port.own.empty() && !port.far.empty() && !port.isManagement();
}

} // namespace

void linkMtu(const FabricFacts& facts, FindingSink& out)
{
    const auto fallback = facts.settings().defaultMtu;
    forEachLink(facts, [&](const PortFacts& a, const PortFacts& b) {
        if (a.row->mtu != b.row->mtu)
            out.error("the ends of " + nameOf(a) + " to " + nameOf(b) + " have different MTUs")
                .about(a).about(b).on(a.device).on(b.device).aspect("cable")
                .wants(mtuText(a, fallback), mtuText(b, fallback)).hint("set both ends alike");
    });
    comparePairMtu(facts, out);
    for (const auto& port : facts.ports()) {
        const intent::Site* site = facts.siteOf(*port->device);
        if (site == nullptr || !site->underlayMtu)
            continue;
        const std::int64_t mtu = port->row->mtu.value_or(fallback);
        const VrfService* vrf = facts.vrf(port->row->vrf);
        constexpr std::int64_t kVxlanOverhead = 50;
        if (carriesUnderlay(facts, *port) && mtu < *site->underlayMtu)
            out.warning(nameOf(*port) + " has a smaller MTU than the underlay")
                .about(*port).on(port->device).aspect("underlay")
                .wants(std::to_string(*site->underlayMtu), mtuText(*port, fallback)).hint("set its MTU, or lower underlay_mtu of the site");
        if (port->isSvi() && vrf != nullptr && vrf->isStretched() && mtu + kVxlanOverhead > *site->underlayMtu)
            out.warning(nameOf(*port) + " has an MTU that does not fit into the underlay with VXLAN around it")
                .about(*port).on(port->device).aspect("tenant")
                .wants("at most " + std::to_string(*site->underlayMtu - kVxlanOverhead), std::to_string(mtu)).hint("lower its MTU");
    }
}

void linkEndTypes(const FabricFacts& facts, FindingSink& out)
{
    forEachLink(facts, [&](const PortFacts& a, const PortFacts& b) {
        if ((a.lag == nullptr) == (b.lag == nullptr))
            return;
        const PortFacts& member = a.lag != nullptr ? a : b;
        const PortFacts& single = a.lag != nullptr ? b : a;
        out.error(nameOf(member) + " is a member of " + member.lag->row->name + ", and the other end of its cable, " +
                  nameOf(single) + ", is in no LAG")
            .about(member).about(single).on(a.device).on(b.device).wants("LAG members at both ends", "one")
            .hint("put both ends into a LAG, or neither");
    });
    for (const auto& lag : facts.ports()) {
        std::map<std::string, std::string> ends; // unit -> device
        for (const PortFacts* member : lag->members)
            for (const intent::CableEnd* end : member->farEnds) {
                const DeviceFacts* device = facts.device(end->device);
                ends.emplace(device != nullptr ? device->unit() : end->deviceName, end->deviceName);
            }
        if (ends.size() < 2)
            continue;
        std::vector<std::string> names;
        for (const auto& [unit, name] : ends)
            names.push_back(name);
        out.error(nameOf(*lag) + " is cabled to " + listed(names) + ", which are no MLAG pair")
            .about(*lag).on(lag->device).wants("one neighbour or a pair", listed(names)).aspect("neighbours")
            .hint("correct the cables, or the LAG of the members");
    }
}

namespace {

/// What a switched port does with frames: the LAG's word counts for its members.
const PortFacts& switching(const PortFacts& port)
{
    return port.lag != nullptr ? *port.lag : port;
}

std::set<std::int64_t> taggedVids(const FabricFacts& facts, const PortFacts& port)
{
    std::set<std::int64_t> out;
    for (const ObjectId id : port.row->taggedVlans)
        if (const VlanService* vlan = facts.vlan(id))
            out.insert(vlan->vlan->vid);
    return out;
}

std::string modeText(const FabricFacts& facts, const PortFacts& port)
{
    std::string out = port.row->mode;
    if (const VlanService* vlan = facts.vlan(port.row->untaggedVlan))
        out += ", untagged " + std::to_string(vlan->vlan->vid);
    std::vector<std::string> vids;
    for (const std::int64_t vid : taggedVids(facts, port))
        vids.push_back(std::to_string(vid));
    return vids.empty() ? out : out + ", tagged " + listed(vids);
}

} // namespace

void linkModes(const FabricFacts& facts, FindingSink& out)
{
    std::set<std::pair<ObjectId, ObjectId>> seen;
    forEachLink(facts, [&](const PortFacts& cableA, const PortFacts& cableB) {
        const PortFacts& a = switching(cableA);
        const PortFacts& b = switching(cableB);
        if (!a.isSwitched() || !b.isSwitched() || !seen.emplace(a.row->id, b.row->id).second)
            return;
        const auto vidOf = [&](const PortFacts& port) {
            const VlanService* vlan = facts.vlan(port.row->untaggedVlan);
            return vlan == nullptr ? 0 : vlan->vlan->vid;
        };
        const bool fits = a.row->mode == b.row->mode && vidOf(a) == vidOf(b) && taggedVids(facts, a) == taggedVids(facts, b);
        if (!fits)
            out.warning("the ends of " + nameOf(a) + " to " + nameOf(b) + " carry different VLANs")
                .about(a).about(b).on(a.device).on(b.device).wants(modeText(facts, a), modeText(facts, b))
                .hint("set mode and VLANs of both ends alike");
    });
}

} // namespace fc::checks
