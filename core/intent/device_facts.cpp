#include "intent/device_facts.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace fc::intent {

namespace {

const Interface* interfaceNamed(const IntentSnapshot& snapshot, ObjectId device, std::string_view name)
{
    const auto& rows = snapshot.interfacesOf(device);
    const auto it = std::ranges::find(rows, name, &Interface::name);
    return it == rows.end() ? nullptr : *it;
}

const IpAddress* firstAddress(const IntentSnapshot& snapshot, const Interface* port)
{
    if (port == nullptr)
        return nullptr;
    const auto own = ownAddresses(snapshot, *port);
    return own.empty() ? nullptr : own.front();
}

void findAsNumber(const FabricIndex& index, const Device& device, DeviceFacts& facts)
{
    const IntentSnapshot& snapshot = index.snapshot();
    facts.asn = snapshot.asn(device.asn);
    if (facts.asn != nullptr)
        facts.asNumber = facts.asn->number;
    else if (device.asNumber > 0)
        facts.asNumber = device.asNumber;
    if (facts.asNumber)
        return;
    for (const BgpSession* session : index.sessionsOf(device.id)) {
        const Asn* local = snapshot.asn(session->localAs);
        if (local == nullptr || session->status != "active")
            continue;
        if (facts.asn != nullptr && facts.asn != local) { // two of them: nobody can say which
            facts.asn = nullptr;
            facts.asnFrom = nullptr;
            facts.asNumber.reset();
            return;
        }
        facts.asn = local;
        facts.asnFrom = session;
        facts.asNumber = local->number;
    }
}

void findPeerLink(const FabricIndex& index, const Device& device, DeviceFacts::Mlag& mlag)
{
    for (const Interface* row : index.snapshot().interfacesOf(device.id)) {
        const Interface* lag = index.snapshot().interfaceWith(row->lag);
        if (lag == nullptr)
            continue;
        for (const FabricIndex::FarEnd& far : index.farEndsOf(row->id)) {
            if (far.port->device != mlag.peer->id)
                continue;
            mlag.peerLink = lag;
            mlag.peerLinkMember = row;
            mlag.peerLinkCable = far.cable;
            return;
        }
    }
}

void findMlag(const FabricIndex& index, const Device& device, const FabricFile& fabric, const Deployment& deployment,
              const std::vector<MappedInterface>& interfaces, DeviceFacts::Mlag& mlag)
{
    mlag.peer = index.snapshot().device(device.mlagPeer);
    if (mlag.peer == nullptr)
        return;
    findPeerLink(index, device, mlag);
    const auto role = fabric.text(FabricKey::MlagPeerVlanRole, device.role);
    for (const auto& [vid, deployed] : deployment.vlans) {
        if (!role || deployed.vlan->role != *role)
            continue;
        for (const MappedInterface& port : interfaces) {
            if (port.name.kind != InterfaceKind::Svi || port.name.number != static_cast<std::uint32_t>(vid))
                continue;
            mlag.localInterface = port.row;
            mlag.vlan = deployed.vlan;
            mlag.peerAddress = firstAddress(index.snapshot(), interfaceNamed(index.snapshot(), mlag.peer->id, port.row->name));
        }
    }
}

} // namespace

const Interface* vtepInterface(const IntentSnapshot& snapshot, const Device& device)
{
    if (device.vtepInterface != 0)
        return snapshot.interfaceWith(device.vtepInterface);
    for (const Interface* row : snapshot.interfacesOf(device.id)) {
        if (parseInterfaceName(row->name).kind != InterfaceKind::Loopback)
            continue;
        const auto own = ownAddresses(snapshot, *row);
        if (std::ranges::any_of(own, [](const IpAddress* ip) { return ip->role == "anycast"; }))
            return row;
    }
    return nullptr;
}

const Vrf* vrfOf(const IntentSnapshot& snapshot, const BgpSession& session)
{
    const IpAddress* local = snapshot.address(session.localAddress);
    if (local == nullptr)
        return nullptr;
    if (local->vrf != 0)
        return snapshot.vrf(local->vrf);
    const Interface* port = snapshot.interfaceWith(local->assignedObject);
    return port == nullptr ? nullptr : snapshot.vrf(port->vrf);
}

DeviceFacts deviceFacts(const FabricIndex& index, const Device& device, const FabricFile& fabric,
                        const std::vector<MappedInterface>& interfaces, const Deployment& deployment)
{
    const IntentSnapshot& snapshot = index.snapshot();
    DeviceFacts facts;
    facts.site = snapshot.site(device.site);
    findAsNumber(index, device, facts);
    if (const auto name = fabric.text(FabricKey::BgpRouterIdInterface, device.role)) {
        facts.routerIdPort = interfaceNamed(snapshot, device.id, *name);
        facts.routerId = firstAddress(snapshot, facts.routerIdPort);
    }
    facts.vtep = vtepInterface(snapshot, device);
    facts.vtepAddress = firstAddress(snapshot, facts.vtep);
    for (const Interface* row : snapshot.interfacesOf(device.id)) {
        if (row->managementOnly && facts.managementPort == nullptr)
            facts.managementPort = row;
    }
    findMlag(index, device, fabric, deployment, interfaces, facts.mlag);

    std::set<std::pair<std::string, const Vrf*>> vrfs;
    for (const MappedInterface& port : interfaces) {
        if (const Vrf* vrf = snapshot.vrf(port.row->vrf))
            vrfs.emplace(vrf->name, vrf);
    }
    for (const BgpSession* session : index.sessionsOf(device.id)) {
        if (session->status != "active")
            continue;
        facts.speaksBgp = true;
        if (const Vrf* vrf = vrfOf(snapshot, *session))
            vrfs.emplace(vrf->name, vrf);
    }
    for (const auto& [name, vrf] : vrfs)
        facts.vrfs.push_back(vrf);
    return facts;
}

std::optional<std::string> filledTemplate(std::string_view text, const TemplateValues& values, std::string& missing)
{
    const std::array<std::pair<std::string_view, const std::string*>, 4> known{
        {{"asn", &values.asNumber}, {"router_id", &values.routerId}, {"vni", &values.vni}, {"vid", &values.vid}}};
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = text.find('}', std::min(open, text.size()));
        if (close == std::string_view::npos) {
            out += text;
            break;
        }
        out += text.substr(0, open);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto it = std::ranges::find(known, name, [](const auto& entry) { return entry.first; });
        if (it == known.end() || it->second->empty()) {
            missing = std::string(name);
            return std::nullopt;
        }
        out += *it->second;
        text.remove_prefix(close + 1);
    }
    return out;
}

} // namespace fc::intent
