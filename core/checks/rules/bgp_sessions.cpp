#include "checks/rules/rules.h"

#include <algorithm>

namespace fc::checks {

void sessionLocalAddress(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr || (session->localPort != nullptr && session->localPort->device == session->device))
            continue;
        const std::string where = session->localPort != nullptr ? nameOf(*session->localPort)
                                  : session->local == nullptr   ? "an address that could not be read"
                                                                : "no interface of the fabric";
        out.error("session " + session->row->display + " starts from an address that " + session->device->name + " does not have")
            .about(*session->row).about(session->local).on(session->device)
            .wants("an address of " + session->device->name, where).hint("assign the address to the device, or choose another");
    }
}

void sessionRemoteUnknown(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions())
        if (session->device != nullptr && session->remotePort == nullptr && !session->options.external)
            out.warning("session " + session->row->display + " goes to " + session->remoteAddress + ", which no device of the fabric has")
                .about(*session->row).about(session->remote).on(session->device)
                .wants("an address of a managed device", session->remoteAddress)
                .hint("correct the address, or mark the session as external in bgp_options");
}

void sessionOneSided(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr || session->remoteDevice == nullptr || session->localPort == nullptr)
            continue;
        if (session->mirror == nullptr) {
            out.error(session->device->name + " has a session to " + session->remoteDevice->name + " (" + session->remoteAddress +
                      "), and " + session->remoteDevice->name + " has none back")
                .about(*session->row).on(session->device).on(session->remoteDevice).derived()
                .wants("a session on each side", "one").hint("add the other side to NetBox");
            continue;
        }
        auto mine = session->families;
        auto theirs = session->mirror->families;
        std::ranges::sort(mine);
        std::ranges::sort(theirs);
        if (session->row->id < session->mirror->row->id && mine != theirs)
            out.error("the sides of session " + session->row->display + " carry different address families")
                .about(*session->row).about(*session->mirror->row).on(session->device).on(session->mirror->device).derived().aspect("family")
                .wants(mine.empty() ? "none" : listed(mine), theirs.empty() ? "none" : listed(theirs))
                .hint("set bgp_afi_safi of both sides, or of their groups, alike");
    }
}

void sessionSubnet(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        const auto local = session->local == nullptr ? std::nullopt : networkOf(*session->local);
        if (session->device == nullptr || session->localPort == nullptr || session->localPort->device != session->device || !local)
            continue;
        if (!session->localPort->isLoopback()) {
            const auto remote = IpNetwork::of(session->remoteAddress, local->width());
            if (remote && !local->network().contains(*remote) && session->options.ebgpMultihop.value_or(0) <= 1)
                out.error("session " + session->row->display + " is direct, and its neighbour is in another subnet")
                    .about(*session->row).on(session->device).about(session->local)
                    .wants("an address in " + local->network().text(), session->remoteAddress).hint("correct one of the addresses");
            continue;
        }
        const bool sourceFits = session->options.updateSource == session->localPort->row->name;
        if (!sourceFits)
            out.error("session " + session->row->display + " runs between loopbacks and has " +
                      (session->options.updateSource.empty() ? "no update source" : "another update source"))
                .about(*session->row).about(session->group).on(session->device).aspect("source")
                .wants(session->localPort->row->name, session->options.updateSource.empty() ? "none" : session->options.updateSource)
                .hint("set update_source in bgp_options of the session or its group");
        const bool external = session->localAs != session->remoteAs;
        if (external && session->options.ebgpMultihop.value_or(0) < 2)
            out.error("session " + session->row->display + " runs between loopbacks of two AS and has no multihop")
                .about(*session->row).about(session->group).on(session->device).aspect("multihop")
                .wants("ebgp_multihop of 2 or more", session->options.ebgpMultihop ? std::to_string(*session->options.ebgpMultihop) : "none")
                .hint("set ebgp_multihop in bgp_options of the session or its group");
    }
}

void sessionState(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr)
            continue;
        if (!session->isActive()) {
            out.info("session " + session->row->display + " is " + session->row->status)
                .about(*session->row).on(session->device).aspect("status").wants("active", session->row->status)
                .hint("it is not configured until it is active");
            continue;
        }
        if (session->localPort != nullptr && !session->localPort->row->enabled)
            out.info("session " + session->row->display + " starts from " + nameOf(*session->localPort) + ", which is disabled")
                .about(*session->row).about(*session->localPort).on(session->device).aspect("interface")
                .wants("enabled", "disabled").hint("enable the interface, or set the session to planned");
    }
    for (const DeviceFacts* device : facts.devices()) {
        const bool busy = std::ranges::any_of(device->sessions, [](const SessionFacts* session) { return session->isActive(); });
        if (device->row->status != "active" && busy)
            out.info(device->name + " is " + device->row->status + " and has active sessions")
                .about(*device->row).on(device).wants("active", device->row->status).hint("nothing to do while it is being built");
    }
}

} // namespace fc::checks
