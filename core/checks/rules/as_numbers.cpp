#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

std::string asText(std::int64_t number)
{
    return number == 0 ? "none" : "AS" + std::to_string(number);
}

} // namespace

void asMismatch(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr)
            continue;
        if (session->localAs != 0 && session->device->asn != 0 && session->localAs != session->device->asn)
            out.error("session " + session->row->display + " has another local AS than " + session->device->name)
                .about(*session->row).about(*session->device->row).on(session->device).aspect("local")
                .wants(asText(session->device->asn), asText(session->localAs)).hint("correct the session, or bgp_asn of the device");
        const DeviceFacts* remote = session->remoteDevice;
        if (remote == nullptr)
            continue;
        if (session->remoteAs != 0 && remote->asn != 0 && session->remoteAs != remote->asn)
            out.error("session " + session->row->display + " expects another AS than " + remote->name + " has")
                .about(*session->row).about(*remote->row).on(session->device).on(remote).aspect("remote")
                .wants(asText(remote->asn), asText(session->remoteAs)).hint("correct the session, or bgp_asn of " + remote->name);
        else if (const SessionFacts* mirror = session->mirror; mirror != nullptr && remote->asn == 0 && session->remoteAs != mirror->localAs)
            out.error("the sides of session " + session->row->display + " disagree about the AS of " + remote->name)
                .about(*session->row).about(*mirror->row).on(session->device).on(remote).aspect("sides")
                .wants(asText(mirror->localAs), asText(session->remoteAs)).hint("correct one of them");
    }
}

void asKind(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr || session->group == nullptr || session->localAs == 0 || session->remoteAs == 0)
            continue;
        const bool internal = session->localAs == session->remoteAs;
        const intent::Asn* groupAs = facts.snapshot().asn(session->group->remoteAs);
        const bool wantsInternal = session->options.remoteAs == "internal";
        const bool wantsExternal = session->options.remoteAs == "external" ||
                                   (groupAs != nullptr && groupAs->number != session->device->asn);
        if ((wantsInternal && !internal) || (wantsExternal && internal))
            out.warning("session " + session->row->display + " is " + (internal ? "internal" : "external") + " and its group " +
                        session->group->name + " is not")
                .about(*session->row).about(*session->group).on(session->device)
                .wants(wantsInternal ? "equal AS" : "different AS", asText(session->localAs) + " to " + asText(session->remoteAs))
                .hint("correct an AS number, or use another peer group");
    }
    std::map<std::int64_t, std::map<std::string, std::vector<const DeviceFacts*>>> unitsByAs;
    for (const DeviceFacts* device : facts.devices())
        if (device->tier == Tier::Leaf && device->asn != 0)
            unitsByAs[device->asn][device->unit()].push_back(device);
    for (const auto& [asn, unitsOfAs] : unitsByAs) {
        std::vector<const DeviceFacts*> devices;
        for (const auto& [unit, members] : unitsOfAs)
            devices.insert(devices.end(), members.begin(), members.end());
        const bool tolerated = std::ranges::all_of(devices, [](const DeviceFacts* device) {
            return std::ranges::all_of(device->sessions, [](const SessionFacts* session) {
                return session->localAs == session->remoteAs || session->isExternal() || session->options.allowasIn.value_or(0) > 0;
            });
        });
        if (unitsOfAs.size() < 2 || tolerated)
            continue;
        auto draft = out.warning(listed(devices) + " share " + asText(asn) + ", so they drop each other's routes");
        for (const DeviceFacts* device : devices)
            draft.about(*device->row);
        draft.on(devices).derived().aspect("shared").wants("an AS for each pair, or allowas_in", asText(asn))
            .hint("give each pair an AS number, or set allowas_in in bgp_options");
    }
}

} // namespace fc::checks
