#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "intent/entities.h"
#include "intent/finding.h"
#include "intent/object_class.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fc::intent {

/// One vector per class, each sorted by id and without doubles (IntentSnapshot sees to it).
struct IntentTables
{
    std::vector<Site> sites;
    std::vector<Device> devices;
    std::vector<Interface> interfaces;
    std::vector<Cable> cables;
    std::vector<IpAddress> addresses;
    std::vector<Prefix> prefixes;
    std::vector<Vlan> vlans;
    std::vector<VlanGroup> vlanGroups;
    std::vector<Vrf> vrfs;
    std::vector<RouteTarget> routeTargets;
    std::vector<Asn> asns;
    std::vector<Role> roles;
    std::vector<L2vpn> l2vpns;
    std::vector<L2vpnTermination> l2vpnTerminations;
    std::vector<BgpPeerGroup> peerGroups;
    std::vector<BgpSession> sessions;
    std::vector<PolicyContainer> routingPolicies;
    std::vector<PolicyRule> routingPolicyRules;
    std::vector<PolicyContainer> prefixLists;
    std::vector<PolicyRule> prefixListRules;
    std::vector<Community> communities;
    std::vector<PolicyContainer> communityLists;
    std::vector<PolicyRule> communityListRules;
    std::vector<PolicyContainer> asPathLists;
    std::vector<PolicyRule> asPathListRules;
};

/// How the snapshot came about. No part of the revision.
struct SnapshotInfo
{
    std::string source;        ///< NetBox base URL without trailing slash
    std::string serverVersion; ///< "4.7.3"
    std::map<std::string, std::string> plugins; ///< name -> version
    SystemTime fetchedAt{};
    std::int64_t watermark = 0; ///< id of the last change-log row that the snapshot includes
    bool torn = false; ///< NetBox kept changing while it was read: shown, never applied from
    std::array<bool, kObjectClassCount> read{}; ///< classes that were asked for; others are unknown, not empty
    std::vector<Finding> findings; ///< about the reading itself: constrained token, dead webhook worker, ...
};

/// What NetBox said at one moment. Immutable, shared, thread-safe.
class IntentSnapshot
{
public:
    IntentSnapshot(IntentTables tables, SnapshotInfo info);

    const IntentTables& tables() const noexcept { return m_tables; }
    const SnapshotInfo& info() const noexcept { return m_info; }
    /// SHA-256 hex of the normalised content: equal for equal intent, whatever was touched or when it was read.
    const std::string& revision() const noexcept { return m_revision; }

    std::size_t rows(ObjectClass objectClass) const;
    std::size_t totalRows() const;
    /// True if the class was read and has rows. Only then may the absence of an object mean "remove it": an empty
    /// answer may as well be a missing permission (facts/netbox-intent.md 1.2).
    bool speaksFor(ObjectClass objectClass) const;

    /// nullptr if there is no such row. Pointers live as long as the snapshot.
    const Site* site(ObjectId id) const;
    const Device* device(ObjectId id) const;
    const Device* deviceNamed(std::string_view name) const;
    const Interface* interfaceWith(ObjectId id) const;
    const IpAddress* address(ObjectId id) const;
    const Vlan* vlan(ObjectId id) const;
    const Vrf* vrf(ObjectId id) const;
    const Asn* asn(ObjectId id) const;
    const L2vpn* l2vpn(ObjectId id) const;
    const BgpPeerGroup* peerGroup(ObjectId id) const;

    /// In ascending id.
    const std::vector<const Interface*>& interfacesOf(ObjectId device) const;
    const std::vector<const IpAddress*>& addressesOf(ObjectId interfaceId) const;

    /// Page a person can open: "http://netbox/dcim/interfaces/27/". Empty without a source or id.
    std::string pageUrl(ObjectClass objectClass, ObjectId id) const;

private:
    IntentTables m_tables;
    SnapshotInfo m_info;
    std::string m_revision;
    std::unordered_map<std::string, const Device*> m_deviceByName;
    std::unordered_map<ObjectId, std::vector<const Interface*>> m_interfacesOf;
    std::unordered_map<ObjectId, std::vector<const IpAddress*>> m_addressesOf;
};
using IntentSnapshotPtr = std::shared_ptr<const IntentSnapshot>;

/// Classes that lost many rows between two reads of the same server (at least 5 rows and a fifth of them): a
/// constrained permission looks exactly like a mass deletion. One Warning each.
std::vector<Finding> rowCountDrops(const IntentSnapshot& before, const IntentSnapshot& now);

/// JSON text of a snapshot, and back. A file holds everything but the token, so it can be mapped offline.
/// Errors when reading: NotFound, Parse (damaged, altered: the revision must fit the content; or over 256 MiB).
std::string toText(const IntentSnapshot& snapshot);
Result<IntentSnapshotPtr> snapshotFromText(std::string_view text, std::string_view fileName);
Status writeSnapshotFile(const IntentSnapshot& snapshot, const std::string& path);
Result<IntentSnapshotPtr> readSnapshotFile(const std::string& path);

} // namespace fc::intent
