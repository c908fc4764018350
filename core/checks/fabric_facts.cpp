#include "checks/fabric_facts.h"

#include "intent/inventory.h"

#include <algorithm>
#include <array>

namespace fc::checks {

namespace {

Tier tierOf(const std::string& role)
{
    if (role.find("spine") != std::string::npos)
        return Tier::Spine;
    return role.find("leaf") != std::string::npos ? Tier::Leaf : Tier::Other;
}

/// The custom field decides; without it the loopback with a shared address; else Loopback1.
const PortFacts* vtepOf(const DeviceFacts& device)
{
    const PortFacts* byRole = nullptr;
    const PortFacts* byName = nullptr;
    for (const PortFacts* port : device.ports) {
        if (port->row->id == device.row->vtepInterface)
            return port;
        if (!port->isLoopback())
            continue;
        if (std::ranges::any_of(port->own, [](const IpAddress* ip) { return ip->role == "anycast"; }))
            byRole = byRole == nullptr ? port : byRole;
        if (port->row->name == "Loopback1")
            byName = port;
    }
    return byRole != nullptr ? byRole : byName;
}

intent::BgpOptions optionsOf(const intent::BgpPeerGroup* group, const intent::BgpSession& session)
{
    intent::BgpOptions out = intent::bgpOptionsFrom(session.options);
    if (group == nullptr)
        return out;
    const intent::BgpOptions wider = intent::bgpOptionsFrom(group->options);
    const auto inherit = [](auto& own, const auto& theirs) {
        if (own == std::decay_t<decltype(own)>{})
            own = theirs;
    };
    inherit(out.remoteAs, wider.remoteAs);
    inherit(out.external, wider.external);
    inherit(out.updateSource, wider.updateSource);
    inherit(out.ebgpMultihop, wider.ebgpMultihop);
    inherit(out.sendCommunity, wider.sendCommunity);
    inherit(out.nextHopUnchanged, wider.nextHopUnchanged);
    inherit(out.routeReflectorClient, wider.routeReflectorClient);
    inherit(out.maximumRoutes, wider.maximumRoutes);
    inherit(out.allowasIn, wider.allowasIn);
    inherit(out.afiSafi, wider.afiSafi);
    return out;
}

} // namespace

std::optional<IpNetwork> networkOf(const IpAddress& row)
{
    return IpNetwork::of(row.address, row.prefixLength);
}

std::string textOf(const IpAddress& row)
{
    return row.address + "/" + std::to_string(row.prefixLength);
}

bool isSharedRole(std::string_view role)
{
    static constexpr std::array<std::string_view, 6> kShared{"anycast", "vip", "vrrp", "hsrp", "glbp", "carp"};
    return std::ranges::find(kShared, role) != kShared.end();
}

bool SessionFacts::carries(std::string_view family) const
{
    return std::ranges::find(families, family) != families.end();
}

const PortFacts* DeviceFacts::port(std::string_view portName) const
{
    const auto it = std::ranges::find_if(ports, [&](const PortFacts* one) { return one->row->name == portName; });
    return it == ports.end() ? nullptr : *it;
}

const std::string& DeviceFacts::unit() const
{
    return peer != nullptr && peer->row->id < row->id ? peer->name : name;
}

std::vector<std::int64_t> VlanService::vnis() const
{
    std::set<std::int64_t> out;
    if (vlan->vni)
        out.insert(*vlan->vni);
    for (const intent::L2vpn* l2vpn : l2vpns)
        if (l2vpn->identifier)
            out.insert(*l2vpn->identifier);
    return {out.begin(), out.end()};
}

FabricFacts::FabricFacts(intent::IntentSnapshotPtr snapshot, Settings settings, RunningInventory running)
    : m_snapshot(std::move(snapshot)), m_settings(std::move(settings)), m_running(std::move(running))
{
    addDevices();
    addPorts();
    addCables();
    for (const auto& device : m_devices) {
        device->routerId = device->port(m_settings.routerIdLoopback);
        device->vtep = vtepOf(*device);
        for (const PortFacts* port : device->ports) {
            const auto toPeer = [&](const PortFacts* member) {
                return std::ranges::any_of(member->far, [&](const PortFacts* far) { return far->device == device->peer; });
            };
            if (device->peer != nullptr && device->peerLink == nullptr && std::ranges::any_of(port->members, toPeer))
                device->peerLink = port;
        }
    }
    addServices();
    addSessions();
    linkSessions();
}

void FabricFacts::addDevices()
{
    for (const intent::Device& row : tables().devices) {
        auto device = std::make_unique<DeviceFacts>();
        device->row = &row;
        device->name = !row.name.empty() ? row.name : !row.display.empty() ? row.display : "device " + std::to_string(row.id);
        device->tier = tierOf(row.role);
        const intent::Asn* asn = m_snapshot->asn(row.asn);
        device->asn = asn != nullptr ? asn->number : row.asNumber;
        device->deployment = intent::deploymentOf(*m_snapshot, row);
        m_deviceById.emplace(row.id, device.get());
        m_deviceList.push_back(device.get());
        m_devices.push_back(std::move(device));
    }
    for (const auto& device : m_devices) {
        const auto peer = m_deviceById.find(device->row->mlagPeer);
        if (peer == m_deviceById.end() || peer->second == device.get())
            continue;
        device->peer = peer->second;
        if (peer->second->row->mlagPeer == device->row->id && device->row->id < peer->first)
            m_pairs.emplace_back(device.get(), peer->second);
    }
    std::ranges::sort(m_deviceList, [](const DeviceFacts* a, const DeviceFacts* b) {
        return a->name != b->name ? intent::naturalLess(a->name, b->name) : a->row->id < b->row->id;
    });
}

void FabricFacts::addPorts()
{
    for (const intent::Interface& row : tables().interfaces) {
        const auto device = m_deviceById.find(row.device);
        if (device == m_deviceById.end())
            continue;
        auto port = std::make_unique<PortFacts>();
        port->row = &row;
        port->name = intent::parseInterfaceName(row.name);
        port->device = device->second;
        for (const IpAddress* ip : m_snapshot->addressesOf(row.id)) {
            if (ip->status != "active")
                continue;
            const bool anycastLoopback = ip->role == "anycast" && !port->isSvi();
            (isSharedRole(ip->role) && !anycastLoopback ? port->shared : port->own).push_back(ip);
        }
        device->second->ports.push_back(port.get());
        m_portById.emplace(row.id, port.get());
        m_ports.push_back(std::move(port));
    }
    for (const auto& port : m_ports) {
        const auto lag = m_portById.find(port->row->lag);
        if (lag == m_portById.end() || lag->second == port.get())
            continue;
        port->lag = lag->second;
        lag->second->members.push_back(port.get());
    }
}

void FabricFacts::addCables()
{
    const auto connect = [this](const intent::Cable& cable, const std::vector<intent::CableEnd>& here,
                                const std::vector<intent::CableEnd>& there) {
        for (std::size_t i = 0; i < here.size(); ++i) {
            if (here[i].objectType != intent::namesOf(ObjectClass::Interface).type)
                continue;
            const auto port = m_portById.find(here[i].object);
            if (port == m_portById.end())
                continue;
            port->second->cable = &cable;
            if (there.empty())
                continue;
            // Breakouts: end n goes with end n, a shorter side repeats its last; several far ends of one port all count.
            const std::size_t first = std::min(i, there.size() - 1);
            const std::size_t last = here.size() == 1 ? there.size() - 1 : first;
            for (std::size_t j = first; j <= last; ++j) {
                port->second->farEnds.push_back(&there[j]);
                const auto far = m_portById.find(there[j].object);
                if (there[j].objectType == here[i].objectType && far != m_portById.end())
                    port->second->far.push_back(far->second);
            }
        }
    };
    for (const intent::Cable& cable : tables().cables) {
        connect(cable, cable.a, cable.b);
        connect(cable, cable.b, cable.a);
    }
}

void FabricFacts::addServices()
{
    for (const intent::RouteTarget& row : tables().routeTargets)
        m_targets.emplace(row.id, &row);
    for (const intent::Vlan& row : tables().vlans) {
        m_vlanById.emplace(row.id, m_vlans.size());
        m_vlans.push_back({&row, {}, {}});
    }
    for (const intent::L2vpnTermination& end : tables().l2vpnTerminations) {
        const auto vlan = m_vlanById.find(end.assignedObject);
        const intent::L2vpn* l2vpn = m_snapshot->l2vpn(end.l2vpn);
        if (l2vpn != nullptr && vlan != m_vlanById.end() && end.assignedType == intent::namesOf(ObjectClass::Vlan).type)
            m_vlans[vlan->second].l2vpns.push_back(l2vpn);
    }
    for (const DeviceFacts* device : m_deviceList)
        for (const auto& [vid, deployed] : device->deployment.vlans)
            if (const auto vlan = m_vlanById.find(deployed.vlan->id); vlan != m_vlanById.end())
                m_vlans[vlan->second].devices.push_back(device);
    for (const intent::Vrf& row : tables().vrfs) {
        m_vrfById.emplace(row.id, m_vrfs.size());
        m_vrfs.push_back({&row, {}, {}});
    }
    for (const DeviceFacts* device : m_deviceList)
        for (const PortFacts* port : device->ports) {
            const auto vrf = m_vrfById.find(port->row->vrf);
            if (vrf == m_vrfById.end() || port->isManagement())
                continue;
            VrfService& service = m_vrfs[vrf->second];
            service.ports.push_back(port);
            if (service.devices.empty() || service.devices.back() != device)
                service.devices.push_back(device);
        }
}

void FabricFacts::addSessions()
{
    for (const intent::BgpSession& row : tables().sessions) {
        auto session = std::make_unique<SessionFacts>();
        session->row = &row;
        session->group = m_snapshot->peerGroup(row.peerGroup);
        if (const auto device = m_deviceById.find(row.device); device != m_deviceById.end())
            session->device = device->second;
        session->local = m_snapshot->address(row.localAddress);
        session->remote = m_snapshot->address(row.remoteAddress);
        session->remoteAddress = session->remote != nullptr ? session->remote->address : row.remoteAddressText;
        const auto portOf = [this](const IpAddress* ip) -> const PortFacts* {
            return ip != nullptr && ip->assignedType == intent::namesOf(ObjectClass::Interface).type
                       ? port(ip->assignedObject)
                       : nullptr;
        };
        session->localPort = portOf(session->local);
        session->remotePort = portOf(session->remote);
        if (session->remotePort != nullptr)
            session->remoteDevice = session->remotePort->device;
        session->vrf = session->local != nullptr && session->local->vrf != 0 ? session->local->vrf
                       : session->localPort != nullptr                       ? session->localPort->row->vrf
                                                                             : 0;
        const auto number = [this](ObjectId id) {
            const intent::Asn* asn = m_snapshot->asn(id);
            return asn == nullptr ? 0 : asn->number;
        };
        const intent::BgpPeerGroup* group = session->group;
        session->localAs = number(row.localAs != 0 || group == nullptr ? row.localAs : group->localAs);
        session->remoteAs = number(row.remoteAs != 0 || group == nullptr ? row.remoteAs : group->remoteAs);
        session->options = optionsOf(group, row);
        session->families = !row.afiSafi.empty()                          ? row.afiSafi
                            : group != nullptr && !group->afiSafi.empty() ? group->afiSafi
                                                                          : session->options.afiSafi;
        if (session->device != nullptr)
            m_deviceById.at(row.device)->sessions.push_back(session.get());
        m_sessions.push_back(std::move(session));
    }
}

void FabricFacts::linkSessions()
{
    std::map<std::tuple<ObjectId, std::string, std::string>, SessionFacts*> byEnds;
    for (const auto& session : m_sessions)
        if (session->device != nullptr && session->local != nullptr)
            byEnds.emplace(std::tuple(session->vrf, session->local->address, session->remoteAddress), session.get());
    for (const auto& session : m_sessions) {
        if (session->local == nullptr || session->remoteDevice == nullptr)
            continue;
        const auto other = byEnds.find({session->vrf, session->remoteAddress, session->local->address});
        if (other != byEnds.end() && other->second != session.get() && other->second->device == session->remoteDevice)
            session->mirror = other->second;
    }
}

const DeviceFacts* FabricFacts::device(ObjectId id) const
{
    const auto it = m_deviceById.find(id);
    return it == m_deviceById.end() ? nullptr : it->second;
}

const PortFacts* FabricFacts::port(ObjectId interfaceId) const
{
    const auto it = m_portById.find(interfaceId);
    return it == m_portById.end() ? nullptr : it->second;
}

const VlanService* FabricFacts::vlan(ObjectId id) const
{
    const auto it = m_vlanById.find(id);
    return it == m_vlanById.end() ? nullptr : &m_vlans[it->second];
}

const VrfService* FabricFacts::vrf(ObjectId id) const
{
    const auto it = m_vrfById.find(id);
    return it == m_vrfById.end() ? nullptr : &m_vrfs[it->second];
}

const intent::RouteTarget* FabricFacts::routeTarget(ObjectId id) const
{
    const auto it = m_targets.find(id);
    return it == m_targets.end() ? nullptr : it->second;
}

const VlanService* FabricFacts::vlanOf(const PortFacts& svi) const
{
    if (svi.row->untaggedVlan != 0)
        return vlan(svi.row->untaggedVlan);
    if (!svi.name.number)
        return nullptr;
    const auto& deployed = svi.device->deployment.vlans;
    const auto it = deployed.find(*svi.name.number);
    return it == deployed.end() ? nullptr : vlan(it->second.vlan->id);
}

std::set<ObjectId> FabricFacts::carried(const PortFacts& port) const
{
    std::set<ObjectId> out(port.row->taggedVlans.begin(), port.row->taggedVlans.end());
    if (port.row->untaggedVlan != 0)
        out.insert(port.row->untaggedVlan);
    return out;
}

std::string FabricFacts::vrfName(ObjectId id) const
{
    if (id == 0)
        return "default";
    const intent::Vrf* row = m_snapshot->vrf(id);
    return row == nullptr ? "VRF " + std::to_string(id) : row->name;
}

const intent::Site* FabricFacts::siteOf(const DeviceFacts& device) const
{
    return m_snapshot->site(device.row->site);
}

} // namespace fc::checks
