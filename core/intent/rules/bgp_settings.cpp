#include "intent/rules/bgp_settings.h"

#include "intent/rules/words.h"

#include <algorithm>
#include <optional>

namespace fc::intent {

namespace {

constexpr std::array<PathRow<PeerPaths>, 20> kPeerPaths{{
    {&PeerPaths::peerAs, "/config/peer-as"},
    {&PeerPaths::localAs, "/config/local-as"},
    {&PeerPaths::nextHopSelf, "/config/next-hop-self"},
    {&PeerPaths::nextHopUnchanged, "/config/next-hop-unchanged"},
    {&PeerPaths::communities, "/config/send-community-type"},
    {&PeerPaths::updateSource, "/transport/config/local-address"},
    {&PeerPaths::multihop, "/ebgp-multihop/config/multihop-ttl"},
    {&PeerPaths::maximumRoutes, "/prefix-limit/config/max-prefixes"},
    {&PeerPaths::warningOnly, "/prefix-limit/config/prevent-teardown"},
    {&PeerPaths::bfd, "/enable-bfd/config/enabled"},
    {&PeerPaths::reflectorClient, "/route-reflector/config/route-reflector-client"},
    {&PeerPaths::keepalive, "/timers/config/keepalive-interval"},
    {&PeerPaths::holdTime, "/timers/config/hold-time"},
    {&PeerPaths::allowOwnAs, "/as-path-options/config/allow-own-as"},
    {&PeerPaths::family, "/afi-safis/afi-safi/config/afi-safi-name"},
    {&PeerPaths::familyEnabled, "/afi-safis/afi-safi/config/enabled"},
    {&PeerPaths::importPolicy, "/afi-safis/afi-safi/apply-policy/config/import-policy"},
    {&PeerPaths::importType, "/afi-safis/afi-safi/apply-policy/config/import-policy-type"},
    {&PeerPaths::exportPolicy, "/afi-safis/afi-safi/apply-policy/config/export-policy"},
    {&PeerPaths::exportType, "/afi-safis/afi-safi/apply-policy/config/export-policy-type"},
}};

using Text = std::optional<std::string>;

Text textOfNumber(const std::optional<std::int64_t>& value)
{
    return value ? Text(std::to_string(*value)) : std::nullopt;
}

Text ifTrue(const std::optional<bool>& value)
{
    return value.value_or(false) ? Text("true") : std::nullopt;
}

struct OptionLeaf
{
    std::string_view option;
    PathTemplate PeerPaths::*path;
    Text (*text)(const BgpOptions&);
};

constexpr std::array<OptionLeaf, 11> kOptionLeaves{{
    {"next_hop_self", &PeerPaths::nextHopSelf, [](const BgpOptions& o) { return ifTrue(o.nextHopSelf); }},
    {"next_hop_unchanged", &PeerPaths::nextHopUnchanged, [](const BgpOptions& o) { return ifTrue(o.nextHopUnchanged); }},
    {"update_source", &PeerPaths::updateSource,
     [](const BgpOptions& o) { return o.updateSource.empty() ? std::nullopt : Text(o.updateSource); }},
    {"ebgp_multihop", &PeerPaths::multihop, [](const BgpOptions& o) { return textOfNumber(o.ebgpMultihop); }},
    {"maximum_routes", &PeerPaths::maximumRoutes, [](const BgpOptions& o) { return textOfNumber(o.maximumRoutes); }},
    {"maximum_routes_warning_only", &PeerPaths::warningOnly,
     [](const BgpOptions& o) {
         return o.maximumRoutes ? Text(o.maximumRoutesWarningOnly ? "true" : "false") : std::nullopt;
     }},
    {"bfd", &PeerPaths::bfd, [](const BgpOptions& o) { return ifTrue(o.bfd); }},
    {"route_reflector_client", &PeerPaths::reflectorClient,
     [](const BgpOptions& o) { return ifTrue(o.routeReflectorClient); }},
    {"timers", &PeerPaths::keepalive, [](const BgpOptions& o) { return textOfNumber(o.keepalive); }},
    {"timers", &PeerPaths::holdTime, [](const BgpOptions& o) { return textOfNumber(o.holdTime); }},
    {"allowas_in", &PeerPaths::allowOwnAs, [](const BgpOptions& o) { return textOfNumber(o.allowasIn); }},
}};

std::string fieldOf(std::string_view option)
{
    return "custom_fields.bgp_options." + std::string(option);
}

struct Direction
{
    std::string_view field;
    PathTemplate PeerPaths::*policy;
    PathTemplate PeerPaths::*type;
};

void mapDirection(const RuleContext& context, const Peer& peer, const std::string& family, const Direction& direction,
                  const std::vector<ObjectId>& ids)
{
    DocumentBuilder& out = context.out;
    const model::Origin owner = peer.origin(direction.field, "bgp.policy");
    const Keys keys{peer.instance, kBgp, kBgpName, peer.key, family};
    if (ids.empty())
        return;
    const PolicyContainer* policy = context.index.policy(ids.front());
    if (ids.size() > 1 || policy == nullptr) {
        out.exclude(peer.paths.*direction.policy, keys);
        out.finding(Severity::Error, ids.size() > 1 ? "bgp.policies-several" : "bgp.policy-unknown",
                    ids.size() > 1 ? owner.display + " has several policies of one direction; EOS takes one"
                                   : owner.display + " names a policy that could not be read",
                    ids.size() > 1 ? "merge them into one policy" : "check the token's right to view routing policies",
                    owner);
        return;
    }
    const Origins origins{owner, out.of(ObjectClass::RoutingPolicy, *policy, "name", "bgp.policy")};
    out.leaf(peer.paths.family, keys, family, origins);
    out.leafList(peer.paths.*direction.policy, keys, {policy->name}, origins);
    out.leaf(peer.paths.*direction.type, keys, kRouteMap, origins);
}

} // namespace

Result<PeerPaths> PeerPaths::resolve(const schema::SchemaIndex& index, std::string_view base)
{
    PeerPaths paths;
    if (Status status = resolvePaths(index, kPeerPaths, paths, base); !status)
        return std::move(status).error();
    return paths;
}

void mapBgpOptions(const RuleContext& context, const Peer& peer, const BgpOptions& options)
{
    DocumentBuilder& out = context.out;
    const Keys keys{peer.instance, kBgp, kBgpName, peer.key};
    for (const OptionLeaf& row : kOptionLeaves) {
        if (const Text text = row.text(options))
            out.leaf(peer.paths.*row.path, keys, *text, {peer.origin(fieldOf(row.option), "bgp.options")});
    }
    if (!options.sendCommunity.empty()) {
        std::vector<std::string> kinds = options.sendCommunity;
        for (std::string& kind : kinds)
            kind = schemaWord(std::move(kind));
        out.leafList(peer.paths.communities, keys, kinds, {peer.origin(fieldOf("send_community"), "bgp.options")});
    }
    const model::Origin owner = peer.origin("custom_fields.bgp_options", "bgp.options");
    for (const std::string& problem : options.problems)
        out.finding(Severity::Warning, "bgp.option-unusable", owner.display + ": " + problem,
                    "correct bgp_options in NetBox", owner);
    if (options.passwordRef)
        out.finding(Severity::Info, "bgp.password-not-mapped",
                    owner.display + " has a password; secrets are not read from NetBox and not touched on the device", "",
                    owner);
}

void mapFamilies(const RuleContext& context, const Peer& peer, const std::vector<std::string>& families)
{
    DocumentBuilder& out = context.out;
    const Origins origins{peer.origin("custom_fields.bgp_afi_safi", "bgp.families")};
    for (const std::string& word : families) {
        const std::string_view family = wordFor(kAddressFamilies, word);
        if (family.empty()) {
            out.finding(Severity::Error, "bgp.family-unknown",
                        origins.front().display + " has the address family \"" + word + "\", which is not mapped",
                        "use ipv4-unicast, ipv6-unicast or l2vpn-evpn", origins.front());
            continue;
        }
        const Keys keys{peer.instance, kBgp, kBgpName, peer.key, family};
        out.leaf(peer.paths.family, keys, family, origins);
        out.leaf(peer.paths.familyEnabled, keys, "true", origins);
    }
}

void mapAppliedPolicies(const RuleContext& context, const Peer& peer, const std::vector<std::string>& families,
                        const std::vector<ObjectId>& importPolicies, const std::vector<ObjectId>& exportPolicies)
{
    static constexpr Direction kImport{"import_policies", &PeerPaths::importPolicy, &PeerPaths::importType};
    static constexpr Direction kExport{"export_policies", &PeerPaths::exportPolicy, &PeerPaths::exportType};
    bool hasUnicast = false;
    for (const std::string& word : families) {
        if (!word.ends_with("-unicast"))
            continue;
        const std::string family(wordFor(kAddressFamilies, word));
        if (family.empty())
            continue;
        hasUnicast = true;
        mapDirection(context, peer, family, kImport, importPolicies);
        mapDirection(context, peer, family, kExport, exportPolicies);
    }
    if (hasUnicast || (importPolicies.empty() && exportPolicies.empty()))
        return;
    const model::Origin owner = peer.origin("import_policies", "bgp.policy");
    context.out.finding(Severity::Error, "bgp.policy-without-unicast",
                        owner.display + " has a routing policy and no unicast address family; OpenConfig has no policy on EVPN",
                        "set bgp_afi_safi in NetBox, or remove the policy", owner);
}

void mapLocalAs(const RuleContext& context, const Peer& peer, ObjectId localAs)
{
    const Asn* local = context.snapshot.asn(localAs);
    if (local == nullptr || !context.facts.asNumber || local->number == *context.facts.asNumber)
        return;
    context.out.leaf(peer.paths.localAs, {peer.instance, kBgp, kBgpName, peer.key}, std::to_string(local->number),
                     {peer.origin("local_as", "bgp.local-as"), context.out.of(*local, "asn", "bgp.local-as")});
}

std::string groupName(const FabricIndex& index, const BgpPeerGroup& group)
{
    const std::string& name = index.optionsOf(group).name;
    return name.empty() ? group.name : name;
}

std::vector<std::string> familiesOf(const std::vector<std::string>& field, const BgpOptions& options)
{
    return field.empty() ? options.afiSafi : field;
}

std::vector<const BgpSession*> activeSessions(const RuleContext& context)
{
    std::vector<const BgpSession*> out;
    for (const BgpSession* session : context.index.sessionsOf(context.device.id)) {
        if (session->status == "active")
            out.push_back(session);
    }
    return out;
}

std::vector<const BgpPeerGroup*> groupsOf(const RuleContext& context)
{
    std::vector<const BgpPeerGroup*> out;
    for (const BgpSession* session : activeSessions(context)) {
        const BgpPeerGroup* group = context.snapshot.peerGroup(session->peerGroup);
        if (group != nullptr && std::ranges::find(out, group) == out.end())
            out.push_back(group);
    }
    std::ranges::sort(out, {}, &Entity::id);
    return out;
}

} // namespace fc::intent
