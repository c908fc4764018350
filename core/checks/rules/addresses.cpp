#include "checks/rules/rules.h"

#include "intent/inventory.h"

#include <algorithm>
#include <map>

namespace fc::checks {

void addressVrfDiffers(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& port : facts.ports())
        for (const auto* list : {&port->own, &port->shared})
            for (const IpAddress* ip : *list)
                if (ip->vrf != port->row->vrf)
                    out.error(textOf(*ip) + " is in VRF " + facts.vrfName(ip->vrf) + " and its interface " + nameOf(*port) +
                              " in VRF " + facts.vrfName(port->row->vrf))
                        .about(*ip).about(*port).on(port->device)
                        .wants(facts.vrfName(port->row->vrf), facts.vrfName(ip->vrf))
                        .hint("set both to the same VRF");
}

void addressDuplicate(const FabricFacts& facts, FindingSink& out)
{
    struct Holder
    {
        const PortFacts* port = nullptr;
        const IpAddress* ip = nullptr;
    };
    std::map<std::pair<ObjectId, std::string>, std::vector<Holder>> holders;
    for (const auto& port : facts.ports())
        for (const auto* list : {&port->own, &port->shared})
            for (const IpAddress* ip : *list)
                holders[{ip->vrf, ip->address}].push_back({port.get(), ip});
    for (const auto& [key, all] : holders) {
        if (all.size() < 2)
            continue;
        const bool shared = std::ranges::all_of(all, [](const Holder& one) { return isSharedRole(one.ip->role); });
        const int length = all.front().ip->prefixLength;
        const bool sameLength = std::ranges::all_of(all, [&](const Holder& one) { return one.ip->prefixLength == length; });
        if (shared && sameLength)
            continue;
        std::vector<std::string> names;
        for (const Holder& one : all)
            names.push_back(nameOf(*one.port) + (sameLength ? "" : " (/" + std::to_string(one.ip->prefixLength) + ")"));
        auto draft = out.error(shared ? key.second + " has different lengths on " + listed(names)
                                      : key.second + " is on " + listed(names) + ", and not shared everywhere");
        for (const Holder& one : all)
            draft.about(*one.ip).on(one.port->device);
        draft.wants(shared ? "one length" : "role anycast or vip on all, or one holder", std::to_string(all.size()) + " holders")
            .hint(shared ? "give all the length of the subnet" : "correct one of them, or set the role of all");
    }
}

namespace {

struct ManagedAddress
{
    const DeviceFacts* device = nullptr;
    const IpAddress* ip = nullptr;
    IpNetwork value;
};

/// Indices of a longest run of ascending addresses: those outside it are the fewest to be called out of order.
std::vector<bool> inOrder(const std::vector<ManagedAddress>& all)
{
    std::vector<std::size_t> tails, previous(all.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto at = std::ranges::lower_bound(tails, all[i].value, {}, [&](std::size_t index) { return all[index].value; });
        if (at != tails.begin())
            previous[i] = *std::prev(at);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> kept(all.size(), false);
    for (std::size_t i = tails.empty() ? all.size() : tails.back(); i < all.size(); i = previous[i])
        kept[i] = true;
    return kept;
}

} // namespace

void managementOrder(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::string, std::vector<ManagedAddress>> byRole;
    for (const DeviceFacts* device : facts.devices()) {
        const IpAddress* ip = facts.snapshot().address(device->row->primaryIp);
        const auto value = ip == nullptr ? std::nullopt : networkOf(*ip);
        if (value)
            byRole[device->row->role].push_back({device, ip, *value});
    }
    constexpr std::size_t kEnoughToHaveAnOrder = 4;
    for (const auto& [role, all] : byRole) {
        const auto kept = inOrder(all);
        const auto strays = static_cast<std::size_t>(std::ranges::count(kept, false));
        // Where a quarter is out of order, there is no order.
        if (all.size() < kEnoughToHaveAnOrder || strays * 4 > all.size())
            continue;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (kept[i])
                continue;
            const std::string after = i == 0 ? "" : all[i - 1].value.addressText();
            const std::string until = i + 1 == all.size() ? "" : all[i + 1].value.addressText();
            out.info("the management address of " + all[i].device->name + " is out of order")
                .about(*all[i].ip).on(all[i].device).derived()
                .wants(after.empty() ? "before " + until : until.empty() ? "after " + after : "between " + after + " and " + until,
                       all[i].value.addressText())
                .hint("nothing to do if it is meant so");
        }
    }
}

} // namespace fc::checks
