#include "intent/rules/rules.h"

#include <initializer_list>

namespace fc::intent {

namespace {

struct MlagPaths
{
    PathTemplate domain, localInterface, peerAddress, peerLink, delay, action, heartbeat, heartbeatVrf;
};

constexpr std::array<PathRow<MlagPaths>, 8> kMlagPaths{{
    {&MlagPaths::domain, "/arista/eos/mlag/config/domain-id"},
    {&MlagPaths::localInterface, "/arista/eos/mlag/config/local-intf"},
    {&MlagPaths::peerAddress, "/arista/eos/mlag/config/peer-address"},
    {&MlagPaths::peerLink, "/arista/eos/mlag/config/peer-link-intf"},
    {&MlagPaths::delay, "/arista/eos/mlag/config/dual-primary-detection-delay"},
    {&MlagPaths::action, "/arista/eos/mlag/config/dual-primary-action"},
    {&MlagPaths::heartbeat, "/arista/eos/mlag/config/heartbeat-peer-address/address"},
    {&MlagPaths::heartbeatVrf, "/arista/eos/mlag/config/heartbeat-peer-address/vrf"},
}};

/// Where NetBox is unclear, what runs stays until it is not.
void lacking(const RuleContext& context, std::initializer_list<const PathTemplate*> unclear, std::string_view rule,
             std::string message, std::string hint)
{
    for (const PathTemplate* path : unclear)
        context.out.exclude(*path, {});
    context.out.finding(Severity::Error, std::string(rule), std::move(message), std::move(hint),
                        context.out.of(context.device, "custom_fields.mlag_peer", "mlag.peer"));
}

void mapLocalInterface(const RuleContext& context, const MlagPaths& paths)
{
    const DeviceFacts::Mlag& mlag = context.facts.mlag;
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    const auto role = fabric.text(FabricKey::MlagPeerVlanRole);
    if (!role)
        return fabric.lacks(FabricKey::MlagPeerVlanRole, "the interface over which the MLAG peers talk");
    if (mlag.localInterface == nullptr)
        return lacking(context, {&paths.localInterface, &paths.peerAddress}, "mlag.no-local-interface",
                       context.device.name + " has an MLAG peer and no VLAN interface of role " + *role,
                       "give the VLAN between the peers that role, and both switches an interface in it");
    out.leaf(paths.localInterface, {}, mlag.localInterface->name,
             {out.of(*mlag.localInterface, "name", "mlag.local-interface"),
              out.of(*mlag.vlan, "role", "mlag.local-interface"),
              fabric.of(FabricKey::MlagPeerVlanRole, "mlag.local-interface")});
    if (mlag.peerAddress == nullptr)
        return lacking(context, {&paths.peerAddress}, "mlag.no-peer-address",
                       mlag.peer->name + " has no address on " + mlag.localInterface->name,
                       "assign it in NetBox");
    out.leaf(paths.peerAddress, {}, mlag.peerAddress->address,
             {out.of(*mlag.peerAddress, "address", "mlag.peer-address"),
              out.of(context.device, "custom_fields.mlag_peer", "mlag.peer-address")});
}

/// The second heartbeat goes to the peer's management address.
void mapHeartbeat(const RuleContext& context, const MlagPaths& paths)
{
    const Device& peer = *context.facts.mlag.peer;
    DocumentBuilder& out = context.out;
    if (peer.primaryAddress.empty())
        return;
    out.leaf(paths.heartbeat, {}, peer.primaryAddress,
             {out.of(peer, "primary_ip4", "mlag.heartbeat"),
              out.of(context.device, "custom_fields.mlag_peer", "mlag.heartbeat")});
    if (const auto vrf = context.fabric.text(FabricKey::MlagHeartbeatVrf))
        out.leaf(paths.heartbeatVrf, {}, *vrf, {context.fabric.of(FabricKey::MlagHeartbeatVrf, "mlag.heartbeat")});
}

void mapMlag(const RuleContext& context, const MlagPaths& paths)
{
    const DeviceFacts::Mlag& mlag = context.facts.mlag;
    DocumentBuilder& out = context.out;
    const FabricView& fabric = context.fabric;
    if (mlag.peer == nullptr && context.device.mlagPeer != 0)
        return lacking(context, {}, "mlag.peer-unknown", "the MLAG peer of " + context.device.name + " could not be read",
                       "check the peer's site, role and status in NetBox");
    if (mlag.peer == nullptr)
        return;
    const Origins domain{out.of(context.device, "custom_fields.mlag_domain_id", "mlag.domain")};
    if (context.device.mlagDomain.empty())
        lacking(context, {&paths.domain}, "mlag.no-domain", context.device.name + " has an MLAG peer and no MLAG domain",
                "set mlag_domain_id in NetBox");
    else
        out.leaf(paths.domain, {}, context.device.mlagDomain, domain);
    mapLocalInterface(context, paths);
    if (mlag.peerLink == nullptr)
        lacking(context, {&paths.peerLink}, "mlag.no-peer-link", "no LAG of " + context.device.name + " is cabled to " + mlag.peer->name,
                "enter the cables between the peers, and their LAG, in NetBox");
    else
        out.leaf(paths.peerLink, {}, mlag.peerLink->name,
                 {out.of(*mlag.peerLink, "name", "mlag.peer-link"), out.of(*mlag.peerLinkMember, "lag", "mlag.peer-link"),
                  out.of(*mlag.peerLinkCable, "terminations", "mlag.peer-link")});
    mapHeartbeat(context, paths);
    if (const auto delay = fabric.leafText(FabricKey::MlagDualPrimaryDelay))
        out.leaf(paths.delay, {}, *delay, {fabric.of(FabricKey::MlagDualPrimaryDelay, "mlag.dual-primary")});
    if (const auto action = fabric.text(FabricKey::MlagDualPrimaryAction))
        out.leaf(paths.action, {}, *action, {fabric.of(FabricKey::MlagDualPrimaryAction, "mlag.dual-primary")});
}

} // namespace

RuleResult mlagRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kMlagPaths, mapMlag);
}

} // namespace fc::intent
