#include "intent/touched_devices.h"

#include "intent/interface_name.h"

#include <algorithm>

namespace fc::intent {

namespace {

/// Collects the devices that an object of one snapshot concerns.
class Reach
{
public:
    Reach(const FabricIndex& index, std::set<std::string>& out) : m_index(index), m_snapshot(index.snapshot()), m_out(out) {}

    void object(ObjectClass objectClass, ObjectId id)
    {
        switch (objectClass) {
        case ObjectClass::Site: return site(id);
        case ObjectClass::Device: return device(id, true);
        case ObjectClass::Interface: return port(id);
        case ObjectClass::Cable: return cable(id);
        case ObjectClass::IpAddress: return address(id);
        case ObjectClass::Vlan: return vlans({id});
        case ObjectClass::Vrf: return vrf(id);
        case ObjectClass::RouteTarget: return target(id);
        case ObjectClass::Asn: return asNumber(id);
        case ObjectClass::L2vpn: return l2vpn(id);
        case ObjectClass::L2vpnTermination: return termination(id);
        case ObjectClass::BgpPeerGroup: return group(id);
        case ObjectClass::BgpSession: return session(id);
        case ObjectClass::VlanGroup: // nothing is mapped from these rows
        case ObjectClass::Role: return;
        case ObjectClass::Prefix: // prefix lists may refer to it, nothing else does
            if (!m_snapshot.tables().prefixListRules.empty())
                everybody();
            return;
        default: return everybody();
        }
    }

    void everybody()
    {
        for (const Device& row : m_snapshot.tables().devices)
            m_out.insert(row.name);
    }

private:
    void site(ObjectId id)
    {
        for (const Device& row : m_snapshot.tables().devices) {
            if (row.site == id)
                m_out.insert(row.name);
        }
    }

    /// With whoever its MLAG, heartbeat and peer address concern.
    void device(ObjectId id, bool withPeers)
    {
        const Device* row = m_snapshot.device(id);
        if (row == nullptr)
            return;
        m_out.insert(row->name);
        if (!withPeers)
            return;
        if (const Device* peer = m_snapshot.device(row->mlagPeer))
            m_out.insert(peer->name);
        for (const Device& other : m_snapshot.tables().devices) {
            if (other.mlagPeer == id)
                m_out.insert(other.name);
        }
    }

    void port(ObjectId id)
    {
        const Interface* row = m_snapshot.interfaceWith(id);
        if (row == nullptr)
            return;
        device(row->device, true);
        for (const FabricIndex::FarEnd& far : m_index.farEndsOf(id))
            device(far.port->device, false);
    }

    void cable(ObjectId id)
    {
        const auto& rows = m_snapshot.tables().cables;
        const auto it = std::ranges::lower_bound(rows, id, {}, &Entity::id);
        if (it == rows.end() || it->id != id)
            return;
        for (const auto* ends : {&it->a, &it->b}) {
            for (const CableEnd& end : *ends)
                device(end.device, false);
        }
    }

    void address(ObjectId id)
    {
        const IpAddress* row = m_snapshot.address(id);
        if (row == nullptr)
            return;
        if (const Interface* owner = m_snapshot.interfaceWith(row->assignedObject))
            device(owner->device, true);
        for (const BgpSession& other : m_snapshot.tables().sessions) {
            if (other.localAddress == id || other.remoteAddress == id)
                device(other.device, false);
        }
        for (const Device& other : m_snapshot.tables().devices) {
            if (other.primaryIp == id)
                device(other.id, true);
        }
    }

    /// Carried by a port, or meant by an SVI of that number.
    void vlans(const std::set<ObjectId>& ids)
    {
        std::set<std::string> svis;
        for (const ObjectId id : ids) {
            if (const Vlan* row = m_snapshot.vlan(id))
                svis.insert("Vlan" + std::to_string(row->vid));
        }
        for (const Interface& row : m_snapshot.tables().interfaces) {
            const bool carries = ids.contains(row.untaggedVlan) ||
                                 std::ranges::any_of(row.taggedVlans, [&](ObjectId id) { return ids.contains(id); });
            if (carries || svis.contains(row.name))
                device(row.device, false);
        }
    }

    void vrf(ObjectId id)
    {
        for (const Interface& row : m_snapshot.tables().interfaces) {
            if (row.vrf == id)
                device(row.device, false);
        }
        for (const BgpSession& row : m_snapshot.tables().sessions) {
            const IpAddress* local = m_snapshot.address(row.localAddress);
            if (local != nullptr && local->vrf == id)
                device(row.device, false);
        }
    }

    void target(ObjectId id)
    {
        const auto uses = [id](const auto& row) {
            return std::ranges::find(row.importTargets, id) != row.importTargets.end() ||
                   std::ranges::find(row.exportTargets, id) != row.exportTargets.end();
        };
        for (const Vrf& row : m_snapshot.tables().vrfs) {
            if (uses(row))
                vrf(row.id);
        }
        for (const L2vpn& row : m_snapshot.tables().l2vpns) {
            if (uses(row))
                l2vpn(row.id);
        }
    }

    void l2vpn(ObjectId id)
    {
        std::set<ObjectId> ids;
        for (const L2vpnTermination& row : m_snapshot.tables().l2vpnTerminations) {
            if (row.l2vpn == id)
                ids.insert(row.assignedObject);
        }
        vlans(ids);
    }

    void termination(ObjectId id)
    {
        for (const L2vpnTermination& row : m_snapshot.tables().l2vpnTerminations) {
            if (row.id == id)
                vlans({row.assignedObject});
        }
    }

    void asNumber(ObjectId id)
    {
        for (const Device& row : m_snapshot.tables().devices) {
            if (row.asn == id)
                m_out.insert(row.name);
        }
        for (const BgpPeerGroup& row : m_snapshot.tables().peerGroups) {
            if (row.localAs == id || row.remoteAs == id)
                group(row.id);
        }
        for (const BgpSession& row : m_snapshot.tables().sessions) {
            if (row.localAs == id || row.remoteAs == id)
                device(row.device, false);
        }
    }

    void group(ObjectId id)
    {
        for (const BgpSession& row : m_snapshot.tables().sessions) {
            if (row.peerGroup == id)
                device(row.device, false);
        }
    }

    void session(ObjectId id)
    {
        const auto& rows = m_snapshot.tables().sessions;
        const auto it = std::ranges::lower_bound(rows, id, {}, &Entity::id);
        if (it != rows.end() && it->id == id)
            device(it->device, false);
    }

    const FabricIndex& m_index;
    const IntentSnapshot& m_snapshot;
    std::set<std::string>& m_out;
};

/// What any document leans on, however far the row is from its device (rules/ownership.cpp, page addresses).
struct WideFacts
{
    std::string source;
    std::vector<bool> speaksFor; ///< by class
    std::vector<std::string> vrfs;
    bool mlag = false, ipv6 = false, trunkGroups = false;
    bool operator==(const WideFacts&) const = default;
};

WideFacts wideFacts(const FabricIndex& index)
{
    const IntentSnapshot& snapshot = index.snapshot();
    WideFacts out;
    out.source = snapshot.info().source;
    for (const ObjectClassNames& names : objectClasses())
        out.speaksFor.push_back(snapshot.speaksFor(names.objectClass));
    for (const Vrf& row : snapshot.tables().vrfs)
        out.vrfs.push_back(row.name);
    out.mlag = index.hasMlag();
    out.ipv6 = index.hasIpv6();
    out.trunkGroups = std::ranges::any_of(snapshot.tables().vlans, [](const Vlan& row) { return !row.trunkGroups.empty(); });
    return out;
}

} // namespace

std::set<std::string> affectedDevices(const FabricIndex& before, const FabricIndex& after)
{
    std::set<std::string> out;
    Reach then(before, out);
    Reach now(after, out);
    if (wideFacts(before) != wideFacts(after)) {
        then.everybody();
        now.everybody();
    } else {
        for (const RowRef& row : rowsBetween(before.snapshot(), after.snapshot())) {
            then.object(row.objectClass, row.id);
            now.object(row.objectClass, row.id);
        }
    }
    out.erase(std::string()); // unnamed devices are not mapped
    return out;
}

} // namespace fc::intent
