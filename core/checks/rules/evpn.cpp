#include "checks/rules/rules.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace fc::checks {

namespace {

constexpr std::string_view kEvpn = "l2vpn-evpn";

bool namesEvpn(const std::string& text)
{
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower.find("evpn") != std::string::npos;
}

} // namespace

void evpnSettings(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr)
            continue;
        const bool meant = namesEvpn(session->row->name) || (session->group != nullptr && namesEvpn(session->group->name)) ||
                           (session->mirror != nullptr && session->mirror->carries(kEvpn));
        if (meant && !session->carries(kEvpn))
            out.error("session " + session->row->display + " is an EVPN session and does not carry l2vpn-evpn")
                .about(*session->row).about(session->group).on(session->device).aspect("family")
                .wants("l2vpn-evpn", session->families.empty() ? "none" : listed(session->families))
                .hint("set bgp_afi_safi of the session or its group");
        if (!session->carries(kEvpn))
            continue;
        const auto& communities = session->options.sendCommunity;
        const auto sends = [&](std::string_view word) {
            return std::ranges::find(communities, word) != communities.end();
        };
        if (!sends("extended") && !sends("all"))
            out.error("EVPN session " + session->row->display + " does not send extended communities, so no route target arrives")
                .about(*session->row).about(session->group).on(session->device).aspect("communities")
                .wants("send_community extended", communities.empty() ? "none" : listed(communities))
                .hint("set send_community in bgp_options of the session or its group");
        const bool external = session->localAs != session->remoteAs;
        if (external && session->device->tier == Tier::Spine && !session->options.nextHopUnchanged.value_or(false))
            out.error("EVPN session " + session->row->display + " of a spine changes the next hop, so VXLAN would end there")
                .about(*session->row).about(session->group).on(session->device).aspect("next hop")
                .wants("next_hop_unchanged", "not set").hint("set next_hop_unchanged in bgp_options of the session or its group");
    }
}

void evpnMesh(const FabricFacts& facts, FindingSink& out)
{
    std::set<const DeviceFacts*> reflectors;
    bool any = false;
    for (const auto& session : facts.sessions()) {
        any = any || session->carries(kEvpn);
        if (session->device != nullptr && session->carries(kEvpn) && session->options.routeReflectorClient.value_or(false))
            reflectors.insert(session->device);
    }
    const bool services = std::ranges::any_of(facts.vlans(), [](const VlanService& vlan) { return !vlan.vnis().empty() && !vlan.devices.empty(); });
    if (!any && !services)
        return;
    std::vector<const DeviceFacts*> centres;
    for (const DeviceFacts* device : facts.devices())
        if (reflectors.empty() ? device->tier == Tier::Spine : reflectors.contains(device))
            centres.push_back(device);
    for (const DeviceFacts* leaf : facts.devices()) {
        if (leaf->tier != Tier::Leaf || reflectors.contains(leaf))
            continue;
        std::set<const DeviceFacts*> reached;
        for (const SessionFacts* session : leaf->sessions)
            if (session->carries(kEvpn) && session->remoteDevice != nullptr)
                reached.insert(session->remoteDevice);
        std::vector<const DeviceFacts*> missing;
        std::ranges::copy_if(centres, std::back_inserter(missing), [&](const DeviceFacts* one) { return !reached.contains(one); });
        if (!missing.empty())
            out.error(leaf->name + " has no EVPN session to " + listed(missing))
                .about(*leaf->row).on(leaf).derived().aspect("missing").wants("one to each of " + listed(centres), std::to_string(reached.size()))
                .hint("add the sessions to NetBox, both sides");
        else if (reached.size() == 1)
            out.warning(leaf->name + " has a single EVPN session")
                .about(*leaf->row).on(leaf).derived().aspect("single").wants("two or more", "one").hint("add a second route reflector or spine");
    }
}

} // namespace fc::checks
