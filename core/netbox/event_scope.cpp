#include "netbox/event_scope.h"

#include <algorithm>

namespace fc::netbox {

namespace {

using intent::IntentSnapshot;
using intent::ObjectClass;
using intent::ObjectId;

template <typename Rows>
const auto* rowWith(const Rows& rows, ObjectId id)
{
    const auto it = std::ranges::lower_bound(rows, id, {}, &Rows::value_type::id);
    return it != rows.end() && it->id == id ? &*it : nullptr;
}

bool holds(const std::vector<ObjectId>& ids, ObjectId id)
{
    return std::ranges::find(ids, id) != ids.end();
}

/// Collects devices; one method per line of the table.
class Collector
{
public:
    Collector(const IntentSnapshot& snapshot, EventScope& out) : m_snapshot(snapshot), m_tables(snapshot.tables()), m_out(out) {}

    void device(ObjectId id)
    {
        if (const intent::Device* row = m_snapshot.device(id))
            m_out.devices.insert(row->name);
    }
    /// The device and its MLAG peer: what one of them carries, the other has to.
    void pair(ObjectId id)
    {
        device(id);
        for (const intent::Device& row : m_tables.devices) {
            if (row.id == id && row.mlagPeer != 0)
                device(row.mlagPeer);
            if (row.mlagPeer == id)
                device(row.id);
        }
    }
    void cable(const intent::Cable& row)
    {
        for (const auto* ends : {&row.a, &row.b}) {
            for (const intent::CableEnd& end : *ends)
                device(end.device);
        }
    }
    void interfaceWith(ObjectId id)
    {
        const intent::Interface* row = m_snapshot.interfaceWith(id);
        if (row == nullptr)
            return;
        pair(row->device);
        if (const auto* cableRow = rowWith(m_tables.cables, row->cable))
            cable(*cableRow);
    }
    void address(ObjectId id)
    {
        const intent::IpAddress* row = m_snapshot.address(id);
        if (row == nullptr)
            return;
        if (row->assignedType == intent::namesOf(ObjectClass::Interface).type) {
            if (const intent::Interface* port = m_snapshot.interfaceWith(row->assignedObject))
                pair(port->device);
        }
        sessionsWhere([id](const intent::BgpSession& s) { return s.localAddress == id || s.remoteAddress == id; });
        for (const intent::Device& owner : m_tables.devices) {
            if (owner.primaryIp == id)
                pair(owner.id);
        }
    }
    void vlan(ObjectId id)
    {
        const intent::Vlan* row = m_snapshot.vlan(id);
        const std::string svi = row != nullptr ? "Vlan" + std::to_string(row->vid) : std::string();
        for (const intent::Interface& port : m_tables.interfaces) {
            if (port.untaggedVlan == id || holds(port.taggedVlans, id) || (!svi.empty() && port.name == svi))
                pair(port.device);
        }
    }
    void vlansWhere(const auto& condition)
    {
        for (const intent::Vlan& row : m_tables.vlans) {
            if (condition(row))
                vlan(row.id);
        }
    }
    void termination(const intent::L2vpnTermination& row)
    {
        if (row.assignedType == intent::namesOf(ObjectClass::Vlan).type)
            vlan(row.assignedObject);
        else if (row.assignedType == intent::namesOf(ObjectClass::Interface).type)
            interfaceWith(row.assignedObject);
    }
    void l2vpn(ObjectId id)
    {
        for (const intent::L2vpnTermination& row : m_tables.l2vpnTerminations) {
            if (row.l2vpn == id)
                termination(row);
        }
    }
    void vrf(ObjectId id)
    {
        for (const intent::Interface& port : m_tables.interfaces) {
            if (port.vrf == id)
                device(port.device);
        }
        sessionsWhere([&](const intent::BgpSession& s) {
            const intent::IpAddress* local = m_snapshot.address(s.localAddress);
            return local != nullptr && local->vrf == id;
        });
    }
    void routeTarget(ObjectId id)
    {
        for (const intent::Vrf& row : m_tables.vrfs) {
            if (holds(row.importTargets, id) || holds(row.exportTargets, id))
                vrf(row.id);
        }
        for (const intent::L2vpn& row : m_tables.l2vpns) {
            if (holds(row.importTargets, id) || holds(row.exportTargets, id))
                l2vpn(row.id);
        }
    }
    void asn(ObjectId id)
    {
        for (const intent::Device& row : m_tables.devices) {
            if (row.asn == id)
                pair(row.id);
        }
        for (const intent::BgpPeerGroup& group : m_tables.peerGroups) {
            if (group.localAs == id || group.remoteAs == id)
                peerGroup(group.id);
        }
        sessionsWhere([id](const intent::BgpSession& s) { return s.localAs == id || s.remoteAs == id; });
    }
    void session(const intent::BgpSession& row)
    {
        device(row.device);
        // The other side shows the same session from its end.
        if (const intent::IpAddress* remote = m_snapshot.address(row.remoteAddress)) {
            if (const intent::Interface* port = m_snapshot.interfaceWith(remote->assignedObject))
                device(port->device);
        }
    }
    void sessionsWhere(const auto& condition)
    {
        for (const intent::BgpSession& row : m_tables.sessions) {
            if (condition(row))
                session(row);
        }
    }
    void peerGroup(ObjectId id)
    {
        sessionsWhere([id](const intent::BgpSession& s) { return s.peerGroup == id; });
    }
    /// Sessions and groups whose settings `uses` says so.
    void usersOf(const auto& uses)
    {
        for (const intent::BgpPeerGroup& group : m_tables.peerGroups) {
            if (uses(group))
                peerGroup(group.id);
        }
        sessionsWhere(uses);
    }
    /// Lists of prefixes, communities and AS paths act through routing policies too: everybody with a policy.
    void list(ObjectId id)
    {
        usersOf([id](const auto& row) {
            const bool named = id != 0 && (row.prefixListIn == id || row.prefixListOut == id);
            return named || !row.importPolicies.empty() || !row.exportPolicies.empty();
        });
    }
    void policy(ObjectId id)
    {
        usersOf([id](const auto& row) { return holds(row.importPolicies, id) || holds(row.exportPolicies, id); });
    }

    const IntentSnapshot& m_snapshot;
    const intent::IntentTables& m_tables;
    EventScope& m_out;
};

void collect(ObjectClass objectClass, ObjectId id, Collector& to)
{
    const intent::IntentTables& tables = to.m_tables;
    switch (objectClass) {
    case ObjectClass::Site: to.m_out.wholeFabric = true; return;
    case ObjectClass::Device: return to.pair(id);
    case ObjectClass::Interface: return to.interfaceWith(id);
    case ObjectClass::Cable:
        if (const auto* row = rowWith(tables.cables, id))
            to.cable(*row);
        return;
    case ObjectClass::IpAddress: return to.address(id);
    case ObjectClass::Prefix: return; // subnets are checked again, no configuration follows from them
    case ObjectClass::Vlan:
        to.vlan(id);
        return;
    case ObjectClass::VlanGroup: return to.vlansWhere([id](const intent::Vlan& row) { return row.group == id; });
    case ObjectClass::Role:
        if (const auto* row = rowWith(tables.roles, id))
            to.vlansWhere([row](const intent::Vlan& vlan) { return vlan.role == row->slug; });
        return;
    case ObjectClass::Vrf: return to.vrf(id);
    case ObjectClass::RouteTarget: return to.routeTarget(id);
    case ObjectClass::Asn: return to.asn(id);
    case ObjectClass::L2vpn: return to.l2vpn(id);
    case ObjectClass::L2vpnTermination:
        if (const auto* row = rowWith(tables.l2vpnTerminations, id))
            to.termination(*row);
        return;
    case ObjectClass::BgpPeerGroup: return to.peerGroup(id);
    case ObjectClass::BgpSession:
        if (const auto* row = rowWith(tables.sessions, id))
            to.session(*row);
        return;
    case ObjectClass::RoutingPolicy: return to.policy(id);
    case ObjectClass::RoutingPolicyRule:
        if (const auto* row = rowWith(tables.routingPolicyRules, id))
            to.policy(row->container);
        return;
    case ObjectClass::PrefixList: return to.list(id);
    case ObjectClass::PrefixListRule:
        if (const auto* row = rowWith(tables.prefixListRules, id))
            to.list(row->container);
        return;
    case ObjectClass::Community:
    case ObjectClass::CommunityList:
    case ObjectClass::CommunityListRule:
    case ObjectClass::AsPathList:
    case ObjectClass::AsPathListRule: return to.list(0);
    }
}

} // namespace

void EventScope::add(const EventScope& other)
{
    wholeFabric = wholeFabric || other.wholeFabric;
    devices.insert(other.devices.begin(), other.devices.end());
    if (wholeFabric)
        devices.clear();
}

EventScope scopeOf(std::string_view objectType, ObjectId id, const IntentSnapshot& snapshot)
{
    EventScope out;
    Collector to(snapshot, out);
    if (objectType == "dcim.cabletermination") {
        // The log names the termination, not its cable: any of them.
        for (const intent::Cable& row : snapshot.tables().cables)
            to.cable(row);
    } else if (const auto objectClass = intent::classOfType(objectType)) {
        collect(*objectClass, id, to);
    } else {
        out.wholeFabric = true;
    }
    if (out.wholeFabric)
        out.devices.clear();
    return out;
}

EventScope scopeOf(std::string_view objectType, ObjectId id, const IntentSnapshot& before, const IntentSnapshot& after)
{
    EventScope out = scopeOf(objectType, id, before);
    out.add(scopeOf(objectType, id, after));
    return out;
}

} // namespace fc::netbox
