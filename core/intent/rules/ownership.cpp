#include "intent/rules/ownership.h"

#include "intent/rules/rules.h"
#include "model/path.h"

#include <algorithm>

namespace fc::intent {

namespace {

using schema::OwnedScope;
using schema::OwnershipRule;
using Needs = OwnershipNeeds;

constexpr std::string_view kInterfaceList = "/interfaces/interface";

/// Leaves of a group or neighbour that a session's settings map to (rules/bgp_settings.cpp).
constexpr std::array<std::string_view, 19> kPeerLeaves{
    "config/peer-as", "config/local-as", "config/peer-group", "config/next-hop-self", "config/next-hop-unchanged",
    "config/send-community-type", "transport/config/local-address", "ebgp-multihop/config/multihop-ttl",
    "prefix-limit/config/max-prefixes", "prefix-limit/config/prevent-teardown", "enable-bfd/config/enabled",
    "route-reflector/config/route-reflector-client", "timers/config/keepalive-interval", "timers/config/hold-time",
    "as-path-options/config/allow-own-as", "afi-safis/afi-safi/apply-policy/config/import-policy",
    "afi-safis/afi-safi/apply-policy/config/import-policy-type",
    "afi-safis/afi-safi/apply-policy/config/export-policy",
    "afi-safis/afi-safi/apply-policy/config/export-policy-type"};
constexpr std::string_view kBgpTree = "/network-instances/network-instance/protocols/protocol/bgp/";

/// A relation to a row that the token may not see: the table is shorter than the truth.
unsigned hiddenTables(const RuleContext& context)
{
    const IntentSnapshot& snapshot = context.snapshot;
    unsigned hidden = 0;
    for (const Interface* row : snapshot.interfacesOf(context.device.id)) {
        const bool hidesVlan = std::ranges::any_of(row->taggedVlans, [&](ObjectId id) { return !snapshot.vlan(id); });
        if (hidesVlan || (row->untaggedVlan != 0 && snapshot.vlan(row->untaggedVlan) == nullptr))
            hidden |= Needs::NeedsVlans;
        if (row->vrf != 0 && snapshot.vrf(row->vrf) == nullptr)
            hidden |= Needs::NeedsVrfs;
    }
    if (context.device.mlagPeer != 0 && context.facts.mlag.peer == nullptr)
        hidden |= Needs::NeedsMlag;
    for (const BgpSession* row : context.index.sessionsOf(context.device.id)) {
        const bool hidesGroup = row->peerGroup != 0 && snapshot.peerGroup(row->peerGroup) == nullptr;
        if (hidesGroup || snapshot.address(row->localAddress) == nullptr)
            hidden |= Needs::NeedsSessions;
    }
    return hidden;
}

unsigned available(const RuleContext& context)
{
    const IntentSnapshot& snapshot = context.snapshot;
    const IntentTables& tables = snapshot.tables();
    const auto isGrouped = [](const auto& row) { return !row.trunkGroups.empty(); };
    unsigned have = 0;
    const auto add = [&have](bool holds, unsigned need) { have |= holds ? need : 0U; };
    add(snapshot.speaksFor(ObjectClass::Interface) && !context.interfaces.empty(), Needs::NeedsInterfaces);
    add(snapshot.speaksFor(ObjectClass::IpAddress), Needs::NeedsAddresses);
    add(snapshot.speaksFor(ObjectClass::Vlan), Needs::NeedsVlans);
    add(snapshot.speaksFor(ObjectClass::Vrf), Needs::NeedsVrfs);
    add(snapshot.speaksFor(ObjectClass::BgpSession) && context.facts.asNumber && context.facts.speaksBgp,
        Needs::NeedsSessions);
    add(snapshot.speaksFor(ObjectClass::L2vpn) && snapshot.speaksFor(ObjectClass::L2vpnTermination), Needs::NeedsL2vpns);
    add(context.index.hasMlag(), Needs::NeedsMlag);
    add(context.facts.vtep != nullptr, Needs::NeedsVtep);
    add(context.index.hasIpv6(), Needs::NeedsIpv6);
    add(std::ranges::any_of(tables.vlans, isGrouped), Needs::NeedsTrunkGroups);
    return have & ~hiddenTables(context);
}

/// The patterns of a table, parsed once.
std::vector<model::Path> parsed(std::span<const OwnershipRow> rows)
{
    std::vector<model::Path> out;
    for (const OwnershipRow& row : rows)
        out.push_back(model::parsePath(row.pattern).valueOr({}));
    return out;
}

std::vector<OwnershipRule> peerLeaves()
{
    std::vector<OwnershipRule> out;
    for (const std::string_view list : {"peer-groups/peer-group/", "neighbors/neighbor/"}) {
        for (const std::string_view leaf : kPeerLeaves) {
            if (auto path = model::parsePath(std::string(kBgpTree) + std::string(list) + std::string(leaf)))
                out.push_back({std::move(path).value(), OwnedScope::Leaf});
        }
    }
    return out;
}

/// A rule for one entry, its key taken from NetBox; none for names that would read as a glob.
void addRuleFor(std::vector<OwnershipRule>& rules, model::Path pattern, const std::string& keyValue, OwnedScope scope)
{
    if (pattern.elems.size() < 2 || keyValue.find_first_of("*?") != std::string::npos)
        return;
    pattern.elems[1].keys.push_back({"name", keyValue});
    rules.push_back({std::move(pattern), scope});
}

} // namespace

schema::Ownership ownershipOf(const RuleContext& context)
{
    const unsigned have = available(context);
    const auto holds = [&](const OwnershipRow& row) {
        return (row.needs & ~have) == 0 && (row.key == FabricKey::Count || context.fabric.says(row.key));
    };
    static const std::vector<model::Path> kPatterns = parsed(ownershipRows());
    static const std::vector<model::Path> kVrfPatterns = parsed(vrfOwnershipRows());
    static const std::vector<OwnershipRule> kPeers = peerLeaves();
    static const model::Path kInterface = model::parsePath(kInterfaceList).valueOr({});
    std::vector<OwnershipRule> rules;
    for (std::size_t i = 0; i < kPatterns.size(); ++i) {
        const OwnershipRow& row = ownershipRows()[i];
        if (holds(row))
            rules.push_back({kPatterns[i], row.scope});
    }
    if ((have & Needs::NeedsSessions) != 0)
        rules.insert(rules.end(), kPeers.begin(), kPeers.end());
    // A VRF that only runs ("mgmt") is not ours: what is in it stays.
    for (const Vrf& vrf : context.snapshot.tables().vrfs) {
        for (std::size_t i = 0; i < kVrfPatterns.size(); ++i) {
            const OwnershipRow& row = vrfOwnershipRows()[i];
            if (holds(row))
                addRuleFor(rules, kVrfPatterns[i], vrf.name, row.scope);
        }
    }
    // A management port by any other name.
    for (const Interface* row : context.snapshot.interfacesOf(context.device.id)) {
        if (row->managementOnly && parseInterfaceName(row->name).kind != InterfaceKind::Management)
            addRuleFor(rules, kInterface, row->name, OwnedScope::Excluded);
    }
    return schema::Ownership(std::move(rules));
}

} // namespace fc::intent
