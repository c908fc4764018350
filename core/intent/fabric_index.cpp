#include "intent/fabric_index.h"

#include <algorithm>

namespace fc::intent {

namespace {

template <typename T>
const T* rowWith(const std::vector<T>& rows, ObjectId id)
{
    const auto it = std::ranges::lower_bound(rows, id, {}, &Entity::id);
    return it == rows.end() || it->id != id ? nullptr : &*it;
}

template <typename T>
const T& valueOr(const std::unordered_map<ObjectId, T>& map, ObjectId id)
{
    static const T kNone{};
    const auto it = map.find(id);
    return it == map.end() ? kNone : it->second;
}

const std::vector<PolicyRule>& ruleTable(const IntentTables& tables, ObjectClass ruleClass)
{
    switch (ruleClass) {
    case ObjectClass::PrefixListRule: return tables.prefixListRules;
    case ObjectClass::CommunityListRule: return tables.communityListRules;
    case ObjectClass::AsPathListRule: return tables.asPathListRules;
    default: return tables.routingPolicyRules;
    }
}

} // namespace

FabricIndex::FabricIndex(const IntentSnapshot& snapshot) : m_snapshot(snapshot)
{
    const IntentTables& tables = snapshot.tables();
    for (const L2vpnTermination& end : tables.l2vpnTerminations) {
        const L2vpn* l2vpn = snapshot.l2vpn(end.l2vpn);
        if (end.assignedType == namesOf(ObjectClass::Vlan).type && l2vpn != nullptr)
            m_stretch.emplace(end.assignedObject, Stretch{l2vpn, &end});
    }
    for (const BgpSession& session : tables.sessions) {
        m_sessions[session.device].push_back(&session);
        if (!session.options.empty())
            m_sessionOptions.emplace(session.id, bgpOptionsFrom(session.options));
    }
    for (const BgpPeerGroup& group : tables.peerGroups)
        m_groupOptions.emplace(group.id, bgpOptionsFrom(group.options));
    const auto& interfaceType = namesOf(ObjectClass::Interface).type;
    for (const Cable& cable : tables.cables) {
        for (const CableEnd& a : cable.a) {
            for (const CableEnd& b : cable.b) {
                if (a.objectType != interfaceType || b.objectType != interfaceType)
                    continue;
                if (const Interface* far = snapshot.interfaceWith(b.object))
                    m_farEnds[a.object].push_back({&cable, far});
                if (const Interface* far = snapshot.interfaceWith(a.object))
                    m_farEnds[b.object].push_back({&cable, far});
            }
        }
    }
    m_hasMlag = std::ranges::any_of(tables.devices, [](const Device& device) { return device.mlagPeer != 0; });
    m_hasIpv6 = std::ranges::any_of(tables.addresses, [](const IpAddress& address) { return address.family == 6; });
}

FabricIndex::Stretch FabricIndex::stretchOf(ObjectId vlan) const { return valueOr(m_stretch, vlan); }

const std::vector<const BgpSession*>& FabricIndex::sessionsOf(ObjectId device) const
{
    return valueOr(m_sessions, device);
}

const BgpOptions& FabricIndex::optionsOf(const BgpPeerGroup& group) const { return valueOr(m_groupOptions, group.id); }

const BgpOptions& FabricIndex::optionsOf(const BgpSession& session) const
{
    return valueOr(m_sessionOptions, session.id);
}

const std::vector<FabricIndex::FarEnd>& FabricIndex::farEndsOf(ObjectId port) const { return valueOr(m_farEnds, port); }

const RouteTarget* FabricIndex::target(ObjectId id) const { return rowWith(m_snapshot.tables().routeTargets, id); }
const PolicyContainer* FabricIndex::policy(ObjectId id) const { return rowWith(m_snapshot.tables().routingPolicies, id); }
const PolicyContainer* FabricIndex::prefixList(ObjectId id) const { return rowWith(m_snapshot.tables().prefixLists, id); }
const PolicyContainer* FabricIndex::communityList(ObjectId id) const { return rowWith(m_snapshot.tables().communityLists, id); }
const PolicyContainer* FabricIndex::asPathList(ObjectId id) const { return rowWith(m_snapshot.tables().asPathLists, id); }
const Community* FabricIndex::community(ObjectId id) const { return rowWith(m_snapshot.tables().communities, id); }
const Prefix* FabricIndex::prefix(ObjectId id) const { return rowWith(m_snapshot.tables().prefixes, id); }

const PolicyContainer* FabricIndex::policyNamed(std::string_view name) const
{
    const auto& rows = m_snapshot.tables().routingPolicies;
    const auto it = std::ranges::find(rows, name, &PolicyContainer::name);
    return it == rows.end() ? nullptr : &*it;
}

std::vector<const PolicyRule*> FabricIndex::rulesOf(ObjectClass ruleClass, ObjectId container) const
{
    std::vector<const PolicyRule*> out;
    for (const PolicyRule& rule : ruleTable(m_snapshot.tables(), ruleClass)) {
        if (rule.container == container)
            out.push_back(&rule);
    }
    std::ranges::stable_sort(out, {}, &PolicyRule::index);
    return out;
}

} // namespace fc::intent
