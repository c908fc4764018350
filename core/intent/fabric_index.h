#pragma once

#include "intent/bgp_options.h"
#include "intent/intent_snapshot.h"

#include <unordered_map>
#include <vector>

namespace fc::intent {

/// What the rules of many devices ask about one snapshot, found once: which session is on which device, what is at the
/// other end of a cable, which L2VPN stretches a VLAN. Immutable; thread-safe. The snapshot must outlive it.
class FabricIndex
{
public:
    explicit FabricIndex(const IntentSnapshot& snapshot);
    FabricIndex(const FabricIndex&) = delete;
    FabricIndex& operator=(const FabricIndex&) = delete;

    const IntentSnapshot& snapshot() const noexcept { return m_snapshot; }

    struct Stretch
    {
        const L2vpn* l2vpn = nullptr;
        const L2vpnTermination* termination = nullptr;
    };
    /// The L2VPN that a VLAN ends on; nullptrs if none.
    Stretch stretchOf(ObjectId vlan) const;

    /// All in ascending id; also of other states than active.
    const std::vector<const BgpSession*>& sessionsOf(ObjectId device) const;
    const BgpOptions& optionsOf(const BgpPeerGroup& group) const;
    const BgpOptions& optionsOf(const BgpSession& session) const;

    struct FarEnd
    {
        const Cable* cable = nullptr;
        const Interface* port = nullptr; ///< never nullptr: ends that were not read are left out
    };
    const std::vector<FarEnd>& farEndsOf(ObjectId port) const;

    const RouteTarget* target(ObjectId id) const;
    const PolicyContainer* policy(ObjectId id) const;
    const PolicyContainer* policyNamed(std::string_view name) const;
    const PolicyContainer* prefixList(ObjectId id) const;
    const PolicyContainer* communityList(ObjectId id) const;
    const PolicyContainer* asPathList(ObjectId id) const;
    const Community* community(ObjectId id) const;
    const Prefix* prefix(ObjectId id) const;
    /// Rules of a policy or list by their index.
    std::vector<const PolicyRule*> rulesOf(ObjectClass ruleClass, ObjectId container) const;

    bool hasMlag() const noexcept { return m_hasMlag; } ///< some device names an MLAG peer
    bool hasIpv6() const noexcept { return m_hasIpv6; } ///< some address is IPv6

private:
    const IntentSnapshot& m_snapshot;
    std::unordered_map<ObjectId, Stretch> m_stretch;
    std::unordered_map<ObjectId, std::vector<const BgpSession*>> m_sessions;
    std::unordered_map<ObjectId, BgpOptions> m_groupOptions;
    std::unordered_map<ObjectId, BgpOptions> m_sessionOptions; ///< only where there are any
    std::unordered_map<ObjectId, std::vector<FarEnd>> m_farEnds;
    bool m_hasMlag = false;
    bool m_hasIpv6 = false;
};

} // namespace fc::intent
