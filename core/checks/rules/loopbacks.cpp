#include "checks/rules/rules.h"

#include <algorithm>
#include <map>

namespace fc::checks {

namespace {

bool terminatesVxlan(const FabricFacts& facts, const DeviceFacts& device)
{
    if (device.tier == Tier::Leaf || device.row->vtepInterface != 0)
        return true;
    return std::ranges::any_of(device.deployment.vlans, [&](const auto& entry) {
        const VlanService* vlan = facts.vlan(entry.second.vlan->id);
        return vlan != nullptr && !vlan->vnis().empty();
    });
}

const IpAddress* hostAddress(const PortFacts* port)
{
    if (port == nullptr)
        return nullptr;
    const auto it = std::ranges::find_if(port->own, [](const IpAddress* ip) {
        const auto network = networkOf(*ip);
        return network && network->isHost();
    });
    return it == port->own.end() ? nullptr : *it;
}

std::string ownText(const PortFacts& port)
{
    std::vector<std::string> texts;
    for (const IpAddress* ip : port.own)
        texts.push_back(textOf(*ip));
    return texts.empty() ? "none" : listed(texts);
}

} // namespace

void vtepLoopback(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::string, std::vector<const DeviceFacts*>> holders; // by address
    for (const DeviceFacts* device : facts.devices()) {
        if (!terminatesVxlan(facts, *device))
            continue;
        const PortFacts* vtep = device->vtep;
        if (vtep == nullptr) {
            out.error(device->name + " has no VTEP loopback")
                .about(*device->row).on(device).wants("a loopback with a /32", "none").hint("set vtep_interface, or add Loopback1");
            continue;
        }
        const IpAddress* ip = hostAddress(vtep);
        if (ip == nullptr) {
            out.error("the VTEP " + nameOf(*vtep) + " has no host address")
                .about(*vtep).on(device).wants("a /32", ownText(*vtep)).hint("give it one");
            continue;
        }
        if (device->peer != nullptr && ip->role != "anycast")
            out.error("the VTEP address " + textOf(*ip) + " of " + device->name + " is not marked as shared by the pair")
                .about(*ip).on(device).wants("role anycast", ip->role.empty() ? "no role" : "role " + ip->role).hint("set its role to anycast");
        holders[ip->address].push_back(device);
    }
    for (const auto& [a, b] : facts.pairs()) {
        const IpAddress* left = hostAddress(a->vtep);
        const IpAddress* right = hostAddress(b->vtep);
        if (left != nullptr && right != nullptr && left->address != right->address)
            out.error("the MLAG peers " + a->name + " and " + b->name + " have different VTEP addresses")
                .about(*left).about(*right).on(a).on(b).derived().wants(left->address, right->address)
                .hint("give both the same address, with role anycast");
    }
    for (const auto& [address, devices] : holders) {
        const std::string& unit = devices.front()->unit();
        if (std::ranges::all_of(devices, [&](const DeviceFacts* device) { return device->unit() == unit; }))
            continue;
        auto draft = out.error("VTEP address " + address + " is on " + listed(devices) + ", which are no pair");
        for (const DeviceFacts* device : devices)
            draft.about(*device->row);
        draft.on(devices).derived().aspect(address).wants("one pair", listed(devices)).hint("give each pair an address of its own");
    }
}

void routerIdLoopback(const FabricFacts& facts, FindingSink& out)
{
    std::map<std::string, const DeviceFacts*> holders;
    for (const DeviceFacts* device : facts.devices()) {
        const PortFacts* port = device->routerId;
        if (port == nullptr || port->own.empty()) {
            out.error(device->name + " has no router id: " + facts.settings().routerIdLoopback + (port == nullptr ? " is missing" : " has no address"))
                .about(*device->row).about(port).on(device).wants("a /32", "none").hint("add it to NetBox");
            continue;
        }
        const IpAddress* ip = hostAddress(port);
        if (ip == nullptr) {
            out.error("the router id of " + device->name + " is no host address")
                .about(*port->own.front()).on(device).wants("/32", ownText(*port)).hint("set its length to 32");
            continue;
        }
        const auto [first, fresh] = holders.emplace(ip->address, device);
        if (!fresh)
            out.error(first->second->name + " and " + device->name + " have the same router id " + ip->address)
                .about(*device->row).about(*first->second->row).on(device).on(first->second).aspect("double")
                .wants("one device", "two").hint("give each device an address of its own");
    }
}

void loopbackNotAnnounced(const FabricFacts& facts, FindingSink& out)
{
    for (const DeviceFacts* device : facts.devices()) {
        const bool hasUnderlay = std::ranges::any_of(device->sessions, [](const SessionFacts* session) {
            return session->vrf == 0 && session->isActive() && (session->carries("ipv4-unicast") || session->carries("ipv6-unicast"));
        });
        for (const PortFacts* port : {device->routerId, device->vtep}) {
            if (port == nullptr || port->own.empty() || (port == device->vtep && !terminatesVxlan(facts, *device)))
                continue;
            const std::string why = port->row->vrf != 0                  ? "it is in VRF " + facts.vrfName(port->row->vrf)
                                    : !port->row->enabled                ? "it is disabled"
                                    : !hasUnderlay                       ? "the device has no underlay session"
                                    : !facts.settings().announcesLoopbacks ? "the fabric file announces no loopbacks"
                                                                          : "";
            if (!why.empty())
                out.error(nameOf(*port) + " is not announced to the fabric: " + why)
                    .about(*port).on(device).derived().wants("announced in the underlay", why)
                    .hint("others must reach it: router id and VTEP belong into the default VRF, on an underlay session");
        }
    }
}

} // namespace fc::checks
