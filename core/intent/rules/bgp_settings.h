#pragma once

#include "intent/rules/rules.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Private to core/intent: what a BGP group and a BGP neighbour both can be told.
namespace fc::intent {

struct PeerPaths
{
    /// `base` is the list: ".../peer-groups/peer-group" or ".../neighbors/neighbor".
    static Result<PeerPaths> resolve(const schema::SchemaIndex& index, std::string_view base);

    PathTemplate peerAs, localAs, nextHopSelf, nextHopUnchanged, communities, updateSource, multihop;
    PathTemplate maximumRoutes, warningOnly, bfd, reflectorClient, keepalive, holdTime, allowOwnAs;
    PathTemplate family, familyEnabled, importPolicy, importType, exportPolicy, exportType;
};

/// One group or neighbour: where it is written and who says so.
struct Peer
{
    std::string instance; ///< "default" or the VRF
    std::string key;      ///< name or address
    const PeerPaths& paths;
    std::function<model::Origin(std::string_view field, std::string_view rule)> origin;
};

/// Every option that is set, and a finding for each that nobody understands.
void mapBgpOptions(const RuleContext& context, const Peer& peer, const BgpOptions& options);

/// Families by their NetBox words; unknown ones become findings.
void mapFamilies(const RuleContext& context, const Peer& peer, const std::vector<std::string>& families);

/// Routing policies on the unicast families among `families`. EOS takes one per direction.
void mapAppliedPolicies(const RuleContext& context, const Peer& peer, const std::vector<std::string>& families,
                        const std::vector<ObjectId>& importPolicies, const std::vector<ObjectId>& exportPolicies);

/// The peer's own AS, where it differs from the device's.
void mapLocalAs(const RuleContext& context, const Peer& peer, ObjectId localAs);

/// What the device calls a group: NetBox needs one name for each kind, EOS does not.
std::string groupName(const FabricIndex& index, const BgpPeerGroup& group);

/// The custom field, else the option of that name.
std::vector<std::string> familiesOf(const std::vector<std::string>& field, const BgpOptions& options);

/// Groups of the device's active sessions, by id.
std::vector<const BgpPeerGroup*> groupsOf(const RuleContext& context);

/// Active sessions of the device, by id.
std::vector<const BgpSession*> activeSessions(const RuleContext& context);

} // namespace fc::intent
