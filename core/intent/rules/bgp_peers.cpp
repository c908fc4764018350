#include "intent/rules/bgp_settings.h"
#include "intent/rules/words.h"

#include <algorithm>

namespace fc::intent {

namespace {

struct BgpPeersPaths
{
    PeerPaths group, neighbour;
    PathTemplate groupName, address, neighbourGroup;
};

constexpr std::string_view kGroups = "/network-instances/network-instance/protocols/protocol/bgp/peer-groups/peer-group";
constexpr std::string_view kNeighbours = "/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor";

/// "internal": the device's own AS; else the group's; nullopt: each session has its own.
void mapGroupAs(const RuleContext& context, const Peer& peer, const BgpPeerGroup& group, const BgpOptions& options)
{
    DocumentBuilder& out = context.out;
    const Keys keys{peer.instance, kBgp, kBgpName, peer.key};
    if (const Asn* remote = context.snapshot.asn(group.remoteAs))
        out.leaf(peer.paths.peerAs, keys, std::to_string(remote->number),
                 {out.of(group, "remote_as", "bgp.peer-as"), out.of(*remote, "asn", "bgp.peer-as")});
    else if (options.remoteAs == "internal" && context.facts.asNumber)
        out.leaf(peer.paths.peerAs, keys, std::to_string(*context.facts.asNumber),
                 {out.of(group, "custom_fields.bgp_options.remote_as", "bgp.peer-as"),
                  out.of(context.device, "custom_fields.bgp_asn", "bgp.peer-as")});
}

/// All groups are in the default instance: EOS shares them with VRFs.
void mapGroup(const RuleContext& context, const BgpPeersPaths& paths, const BgpPeerGroup& group)
{
    const Peer peer{std::string(kDefaultInstance), groupName(context.index, group), paths.group,
                    [&](std::string_view field, std::string_view rule) { return context.out.of(group, field, rule); }};
    const BgpOptions& options = context.index.optionsOf(group);
    context.out.leaf(paths.groupName, {peer.instance, kBgp, kBgpName, peer.key}, peer.key,
                     {context.out.of(group, options.name.empty() ? "name" : "custom_fields.bgp_options.name", "bgp.group")});
    mapGroupAs(context, peer, group, options);
    mapLocalAs(context, peer, group.localAs);
    mapBgpOptions(context, peer, options);
    const auto families = familiesOf(group.afiSafi, options);
    mapFamilies(context, peer, families);
    mapAppliedPolicies(context, peer, families, group.importPolicies, group.exportPolicies);
}

std::vector<ObjectId> without(std::vector<ObjectId> ids, const std::vector<ObjectId>& inherited)
{
    std::erase_if(ids, [&](ObjectId id) { return std::ranges::find(inherited, id) != inherited.end(); });
    return ids;
}

void mapPeerAs(const RuleContext& context, const Peer& peer, const BgpSession& session, const BgpPeerGroup* group)
{
    DocumentBuilder& out = context.out;
    const bool groupSays = group != nullptr && (context.snapshot.asn(group->remoteAs) != nullptr ||
                                                context.index.optionsOf(*group).remoteAs == "internal");
    if (groupSays)
        return;
    const Asn* remote = context.snapshot.asn(session.remoteAs);
    if (remote != nullptr)
        return out.leaf(peer.paths.peerAs, {peer.instance, kBgp, kBgpName, peer.key}, std::to_string(remote->number),
                        {out.of(session, "remote_as", "bgp.peer-as"), out.of(*remote, "asn", "bgp.peer-as")});
    out.exclude(peer.paths.peerAs, {peer.instance, kBgp, kBgpName, peer.key});
    out.finding(Severity::Error, "bgp.no-remote-as", "nobody says the remote AS of session " + session.display,
                "set remote_as in NetBox, on the session or its group", out.of(session, "remote_as", "bgp.peer-as"));
}

void mapNeighbour(const RuleContext& context, const BgpPeersPaths& paths, const BgpSession& session)
{
    DocumentBuilder& out = context.out;
    if (session.remoteAddressText.empty())
        return out.finding(Severity::Error, "bgp.no-remote-address", "session " + session.display + " has no remote address",
                           "set it in NetBox; dynamic neighbours are not mapped",
                           out.of(session, "remote_address", "bgp.neighbour"));
    if (context.snapshot.address(session.localAddress) == nullptr) // it names the VRF
        return out.finding(Severity::Error, "bgp.no-local-address",
                           "the local address of session " + session.display + " could not be read",
                           "set it in NetBox, and check the token's right to view IP addresses",
                           out.of(session, "local_address", "bgp.neighbour"));
    const Vrf* vrf = vrfOf(context.snapshot, session);
    const Peer peer{vrf == nullptr ? std::string(kDefaultInstance) : vrf->name, session.remoteAddressText, paths.neighbour,
                    [&](std::string_view field, std::string_view rule) { return out.of(session, field, rule); }};
    const Keys keys{peer.instance, kBgp, kBgpName, peer.key};
    Origins named{out.of(session, "remote_address", "bgp.neighbour")};
    if (const IpAddress* remote = context.snapshot.address(session.remoteAddress))
        named.push_back(out.of(*remote, "address", "bgp.neighbour"));
    out.leaf(paths.address, keys, peer.key, named);

    const BgpPeerGroup* group = context.snapshot.peerGroup(session.peerGroup);
    const BgpOptions& options = context.index.optionsOf(session);
    std::vector<std::string> families = familiesOf(session.afiSafi, options);
    mapFamilies(context, peer, families);
    if (group != nullptr) {
        out.leaf(paths.neighbourGroup, keys, groupName(context.index, *group),
                 {out.of(session, "peer_group", "bgp.neighbour"), out.of(*group, "name", "bgp.neighbour")});
        if (families.empty())
            families = familiesOf(group->afiSafi, context.index.optionsOf(*group));
    }
    if (families.empty())
        out.finding(Severity::Warning, "bgp.no-address-family",
                    "nobody says which address families session " + session.display + " carries",
                    "set bgp_afi_safi in NetBox, on the session or its group",
                    out.of(session, "custom_fields.bgp_afi_safi", "bgp.families"));
    mapPeerAs(context, peer, session, group);
    mapLocalAs(context, peer, session.localAs);
    mapBgpOptions(context, peer, options);
    static const BgpPeerGroup kNoGroup;
    const BgpPeerGroup& inherited = group == nullptr ? kNoGroup : *group;
    // Up to netbox-bgp 0.18 a session lists its group's policies as its own.
    mapAppliedPolicies(context, peer, families, without(session.importPolicies, inherited.importPolicies),
                       without(session.exportPolicies, inherited.exportPolicies));
}

class PeersRule final : public Rule
{
public:
    explicit PeersRule(BgpPeersPaths paths) : m_paths(std::move(paths)) {}

    void map(const RuleContext& context) const override
    {
        if (!context.facts.asNumber)
            return;
        for (const BgpPeerGroup* group : groupsOf(context))
            mapGroup(context, m_paths, *group);
        for (const BgpSession* session : activeSessions(context))
            mapNeighbour(context, m_paths, *session);
    }

private:
    BgpPeersPaths m_paths;
};

} // namespace

RuleResult bgpPeersRule(const schema::SchemaIndex& index)
{
    BgpPeersPaths paths;
    auto group = PeerPaths::resolve(index, kGroups);
    if (!group)
        return std::move(group).error();
    paths.group = std::move(group).value();
    auto neighbour = PeerPaths::resolve(index, kNeighbours);
    if (!neighbour)
        return std::move(neighbour).error();
    paths.neighbour = std::move(neighbour).value();
    static constexpr std::array<PathRow<BgpPeersPaths>, 3> kOwn{{
        {&BgpPeersPaths::groupName, "/peer-groups/peer-group/config/peer-group-name"},
        {&BgpPeersPaths::address, "/neighbors/neighbor/config/neighbor-address"},
        {&BgpPeersPaths::neighbourGroup, "/neighbors/neighbor/config/peer-group"},
    }};
    if (Status status = resolvePaths(index, kOwn, paths, "/network-instances/network-instance/protocols/protocol/bgp");
        !status)
        return std::move(status).error();
    return std::unique_ptr<Rule>(std::make_unique<PeersRule>(std::move(paths)));
}

} // namespace fc::intent
