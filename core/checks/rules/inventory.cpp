#include "checks/rules/rules.h"

#include <algorithm>

namespace fc::checks {

void deviceUnmanageable(const FabricFacts& facts, FindingSink& out)
{
    for (const DeviceFacts* device : facts.devices()) {
        std::vector<std::string> missing;
        if (device->row->name.empty())
            missing.emplace_back("name");
        if (device->row->primaryAddress.empty())
            missing.emplace_back("primary IP");
        if (device->row->platform.empty())
            missing.emplace_back("platform");
        if (device->row->role.empty())
            missing.emplace_back("role");
        if (!missing.empty())
            out.error(device->name + " cannot be managed: it has no " + listed(missing))
                .about(*device->row).on(device).wants("name, primary IP, platform and role", "no " + listed(missing)).hint("set it in NetBox");
    }
}

void customFields(const FabricFacts& facts, FindingSink& out)
{
    const auto& devices = facts.devices();
    const auto without = [&](auto&& holds) {
        std::vector<const DeviceFacts*> list;
        std::ranges::copy_if(devices, std::back_inserter(list), [&](const DeviceFacts* device) { return !holds(*device); });
        return list;
    };
    const auto tell = [&](const std::string& field, const std::vector<const DeviceFacts*>& list, const std::string& why) {
        if (list.empty())
            return;
        auto draft = out.error("custom field " + field + " is empty on " + listed(list) + ", and " + why);
        for (const DeviceFacts* device : list)
            draft.about(*device->row);
        draft.on(list).aspect(field).wants("a value", "none").hint("create the field if it is missing, and fill it in");
    };
    if (!facts.sessions().empty())
        tell("bgp_asn", without([](const DeviceFacts& device) { return device.asn != 0 || device.sessions.empty(); }),
             "the device has BGP sessions");
    tell("mlag_peer", without([](const DeviceFacts& device) { return device.row->mlagPeer != 0 || device.row->mlagDomain.empty(); }),
         "it is in an MLAG domain");
    tell("mlag_domain_id", without([](const DeviceFacts& device) { return device.row->mlagPeer == 0 || !device.row->mlagDomain.empty(); }),
         "it has an MLAG peer");
    for (const auto& session : facts.sessions())
        if (session->device != nullptr && session->families.empty())
            out.error("session " + session->row->display + " has no address family: bgp_afi_safi is empty there and on its group")
                .about(*session->row).about(session->group).on(session->device).aspect("bgp_afi_safi").wants("an address family", "none")
                .hint("create the custom field if it is missing, and fill it in on the session or its group");
    const auto tellOptions = [&](const auto& row, const std::vector<std::string>& problems, const DeviceFacts* device) {
        for (const std::string& problem : problems)
            out.error("bgp_options of " + row.display + ": " + problem)
                .about(row).on(device).aspect(problem).wants("options that are known", problem).hint("correct the field");
    };
    for (const auto& session : facts.sessions())
        tellOptions(*session->row, session->options.problems, session->device);
    for (const intent::BgpPeerGroup& group : facts.tables().peerGroups)
        tellOptions(group, intent::bgpOptionsFrom(group.options).problems, nullptr);
}

void unmanagedRemainder(const FabricFacts& facts, FindingSink& out)
{
    for (const DeviceFacts* device : facts.devices()) {
        const auto running = facts.running().find(device->name);
        if (running == facts.running().end())
            continue;
        std::vector<std::string> unknown;
        for (const std::string& name : running->second.interfaces)
            // The tunnel interface follows from the VTEP; NetBox need not have it.
            if (device->port(name) == nullptr && intent::parseInterfaceName(name).kind != intent::InterfaceKind::Vxlan)
                unknown.push_back(name);
        constexpr std::int64_t kDefaultVlan = 1;
        for (const std::int64_t vid : running->second.vlans)
            if (vid != kDefaultVlan && !device->deployment.vlans.contains(vid))
                unknown.push_back("VLAN " + std::to_string(vid));
        if (!unknown.empty())
            out.info(device->name + " has " + listed(unknown) + ", which NetBox does not know")
                .about(*device->row).on(device).derived().wants("as in NetBox", std::to_string(unknown.size()) + " more")
                .hint("add them to NetBox, or remove them from the device; until then they are left alone");
    }
}

} // namespace fc::checks
