#include "checks/rules/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

constexpr std::string_view kPeerVlanRole = "mlag-peer";

const PortFacts* lagWithMlagId(const DeviceFacts& device, std::int64_t id)
{
    const auto it = std::ranges::find_if(device.ports, [&](const PortFacts* port) { return port->row->mlagId == id; });
    return it == device.ports.end() ? nullptr : *it;
}

std::string vidList(const FabricFacts& facts, const std::set<ObjectId>& vlans)
{
    std::vector<std::string> out;
    for (const ObjectId id : vlans)
        if (const VlanService* vlan = facts.vlan(id))
            out.push_back(std::to_string(vlan->vlan->vid));
    return out.empty() ? "none" : listed(out);
}

/// The SVI of the VLAN that the two halves talk over.
const PortFacts* peerSvi(const FabricFacts& facts, const DeviceFacts& device)
{
    for (const PortFacts* port : device.ports) {
        const VlanService* vlan = port->isSvi() ? facts.vlanOf(*port) : nullptr;
        if (vlan != nullptr && vlan->vlan->role == kPeerVlanRole)
            return port;
    }
    return nullptr;
}

} // namespace

void mlagVlans(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& [a, b] : facts.pairs()) {
        for (const PortFacts* port : a->ports) {
            const PortFacts* twin = port->row->mlagId ? lagWithMlagId(*b, *port->row->mlagId) : nullptr;
            if (twin == nullptr)
                continue;
            const std::set<ObjectId> left(port->row->taggedVlans.begin(), port->row->taggedVlans.end());
            const std::set<ObjectId> right(twin->row->taggedVlans.begin(), twin->row->taggedVlans.end());
            if (left != right)
                out.error("MLAG " + std::to_string(*port->row->mlagId) + " carries other VLANs on " + a->name + " than on " + b->name)
                    .about(*port).about(*twin).on(a).on(b).aspect("tagged")
                    .wants(vidList(facts, left), vidList(facts, right)).hint("tag the same VLANs on both");
        }
        for (const auto& [here, there] : {std::pair(a, b), std::pair(b, a)})
            for (const PortFacts* port : here->ports)
                if (port->isSvi() && there->port(port->row->name) == nullptr)
                    out.error(port->row->name + " is on " + here->name + " and not on its MLAG peer " + there->name)
                        .about(*port).on(a).on(b).aspect("svi").wants("the SVI on both", "on one").hint("add it to " + there->name);
    }
}

void mlagPeers(const FabricFacts& facts, FindingSink& out)
{
    for (const DeviceFacts* device : facts.devices()) {
        if (device->row->mlagPeer == 0)
            continue;
        if (device->row->mlagPeer == device->row->id) {
            out.error(device->name + " is its own MLAG peer").about(*device->row).on(device).hint("set mlag_peer to the other half");
            continue;
        }
        if (device->peer == nullptr) {
            out.error("the MLAG peer of " + device->name + " is not a device of this fabric")
                .about(*device->row).on(device).wants("a managed device", "#" + std::to_string(device->row->mlagPeer))
                .hint("check site, role and status of the peer");
            continue;
        }
        if (device->peer->peer != device)
            out.error(device->name + " names " + device->peer->name + " as its MLAG peer, and not the other way round")
                .about(*device->row).about(*device->peer->row).on(device).on(device->peer)
                .wants(device->name, device->peer->peer == nullptr ? "none" : device->peer->peer->name)
                .hint("set mlag_peer of both halves to each other");
    }
    for (const auto& [a, b] : facts.pairs()) {
        struct Same
        {
            std::string what, left, right;
        };
        const auto asn = [](const DeviceFacts* device) { return std::to_string(device->asn); };
        const auto site = [&](const DeviceFacts* device) {
            const intent::Site* row = facts.siteOf(*device);
            return row == nullptr ? std::string("none") : row->name;
        };
        const Same compared[] = {{"MLAG domain", a->row->mlagDomain, b->row->mlagDomain},
                                 {"AS number", asn(a), asn(b)},
                                 {"platform", a->row->platform, b->row->platform},
                                 {"site", site(a), site(b)}};
        for (const Same& one : compared)
            if (one.left != one.right)
                out.error("the MLAG peers " + a->name + " and " + b->name + " differ in " + one.what)
                    .about(*a->row).about(*b->row).on(a).on(b).aspect(one.what).wants(one.left, one.right)
                    .hint("set both alike");
    }
}

namespace {

void checkPeerVlan(const FabricFacts& facts, FindingSink& out, const DeviceFacts& device, const PortFacts& svi)
{
    const VlanService* vlan = facts.vlanOf(svi);
    for (const PortFacts* port : device.ports) {
        const bool tenantPort = port->isSwitched() && port != device.peerLink && facts.carried(*port).contains(vlan->vlan->id);
        const bool tenantSvi = port == &svi && port->row->vrf != 0;
        if (tenantPort || tenantSvi)
            out.error("the MLAG peer VLAN " + std::to_string(vlan->vlan->vid) + " is used by tenants at " + nameOf(*port))
                .about(*vlan->vlan).about(*port).on(&device).aspect("tenant")
                .wants("the peer link only", port->row->name).hint("take it off, or out of the VRF");
    }
}

} // namespace

void mlagPeerLink(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& [a, b] : facts.pairs()) {
        for (const DeviceFacts* device : {a, b})
            if (device->peerLink == nullptr)
                out.error(device->name + " has no LAG cabled to its MLAG peer " + device->peer->name)
                    .about(*device->row).on(device).derived().aspect("peer link")
                    .wants("a LAG with members cabled to " + device->peer->name, "none").hint("put the cables and the LAG into NetBox");
        const PortFacts* left = peerSvi(facts, *a);
        const PortFacts* right = peerSvi(facts, *b);
        if (left == nullptr || right == nullptr) {
            auto draft = out.error("the MLAG peers " + a->name + " and " + b->name + " lack the SVI of a VLAN with role mlag-peer");
            draft.about(*a->row).about(*b->row).on(a).on(b).derived().aspect("svi")
                .wants("one on each", left == nullptr && right == nullptr ? "none" : "on one").hint("add VLAN and SVI, with an address each");
            continue;
        }
        const auto networkOfSvi = [](const PortFacts& svi) {
            return svi.own.empty() ? std::nullopt : networkOf(*svi.own.front());
        };
        const auto here = networkOfSvi(*left);
        const auto there = networkOfSvi(*right);
        if (!here || !there || here->network() != there->network() || here->addressText() == there->addressText())
            out.error("the peer addresses of " + a->name + " and " + b->name + " are not two of one subnet")
                .about(*left).about(*right).on(a).on(b).derived().aspect("subnet")
                .wants(here ? here->network().text() : "an address", there ? there->text() : "none")
                .hint("number both SVIs out of one subnet");
        checkPeerVlan(facts, out, *a, *left);
        checkPeerVlan(facts, out, *b, *right);
    }
}

void mlagIds(const FabricFacts& facts, FindingSink& out)
{
    for (const DeviceFacts* device : facts.devices()) {
        std::map<std::int64_t, const PortFacts*> seen;
        for (const PortFacts* port : device->ports) {
            if (!port->row->mlagId)
                continue;
            const std::string id = std::to_string(*port->row->mlagId);
            const auto [first, fresh] = seen.emplace(*port->row->mlagId, port);
            if (!fresh)
                out.error("MLAG id " + id + " is used twice on " + device->name)
                    .about(*first->second).about(*port).on(device).aspect("double").wants("one port", "two").hint("number one of them anew");
            if (!port->is(intent::InterfaceKind::PortChannel)) {
                out.error(nameOf(*port) + " has an MLAG id and is no LAG")
                    .about(*port).on(device).aspect("kind").wants("a port-channel", port->row->name).hint("move mlag_id to the LAG");
                continue;
            }
            const PortFacts* twin = device->peer == nullptr ? nullptr : lagWithMlagId(*device->peer, *port->row->mlagId);
            if (twin == nullptr)
                out.error("MLAG " + id + " of " + device->name + " has no counterpart" +
                          (device->peer == nullptr ? ": the device has no MLAG peer" : " on " + device->peer->name))
                    .about(*port).on(device).on(device->peer).aspect("counterpart").wants("the same id on the peer", "none")
                    .hint("set mlag_id on the peer's LAG, or clear it here");
            else if (device->row->id < device->peer->row->id &&
                     (port->row->mode != twin->row->mode || port->row->untaggedVlan != twin->row->untaggedVlan))
                out.error("MLAG " + id + " is in another mode on " + device->name + " than on " + device->peer->name)
                    .about(*port).about(*twin).on(device).on(device->peer).aspect("mode")
                    .wants(port->row->mode + ", untagged " + vidList(facts, {port->row->untaggedVlan}),
                           twin->row->mode + ", untagged " + vidList(facts, {twin->row->untaggedVlan}))
                    .hint("set mode and untagged VLAN of both alike");
        }
    }
}

void mlagHeartbeat(const FabricFacts& facts, FindingSink& out)
{
    for (const DeviceFacts* device : facts.devices()) {
        if (device->peer == nullptr)
            continue;
        const DeviceFacts& peer = *device->peer;
        const IpAddress* target = facts.snapshot().address(peer.row->primaryIp);
        if (target == nullptr && peer.row->primaryAddress.empty()) {
            out.error("the heartbeat of " + device->name + " has no target: " + peer.name + " has no management address")
                .about(*peer.row).on(device).derived().aspect("target").wants("a primary IP of " + peer.name, "none")
                .hint("set the primary IP of the peer");
            continue;
        }
        const PortFacts* port = target == nullptr ? nullptr : facts.port(target->assignedObject);
        const std::string vrf = !facts.settings().heartbeatVrf.empty() ? facts.settings().heartbeatVrf
                                : port != nullptr                     ? facts.vrfName(port->row->vrf)
                                                                      : std::string("default");
        const bool exists = vrf == "default" || std::ranges::any_of(device->ports, [&](const PortFacts* one) {
                                return one->row->vrf != 0 && facts.vrfName(one->row->vrf) == vrf;
                            });
        if (!exists)
            out.error("the heartbeat of " + device->name + " is to go through VRF " + vrf + ", which the device does not have")
                .about(*device->row).on(device).derived().aspect("vrf")
                .wants("an interface in VRF " + vrf, "none")
                .hint("put the management interface into the VRF in NetBox, or name another VRF in the fabric file");
    }
}

} // namespace fc::checks
