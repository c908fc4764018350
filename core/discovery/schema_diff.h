#pragma once

#include "gnmi/messages.h"
#include "schema/schema_index.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::discovery {

enum class SchemaChangeKind : std::uint8_t {
    Added,         ///< exists in the second only
    Removed,       ///< exists in the first only, and the second's models do not define it
    Deviated,      ///< the second's models define it, a deviation takes it away
    Restored,      ///< the first's deviation took it away
    TypeChanged,   ///< type, kind, keys, default or units differ
    AccessChanged, ///< what the device serves, or configuration against state
};
std::string_view toString(SchemaChangeKind kind); ///< "added", "type changed", ...

struct SchemaChange
{
    SchemaChangeKind kind = SchemaChangeKind::Added;
    std::string path; ///< schema path
    std::string before, after; ///< what differs; empty on the side that does not have it
};

/// Differences between two releases, by path; one node may change in more than one way. A node that comes or goes
/// stands for its subtree.
std::vector<SchemaChange> diffSchemas(const schema::SchemaIndex& first, const schema::SchemaIndex& second);

/// What a device says it implements, against a release.
struct ModelComparison
{
    std::string release;
    std::size_t same = 0;                ///< names that both have and whose revisions do not contradict
    std::vector<std::string> revisions;  ///< "openconfig-bgp: device 2020-01-01, eos-4.35.0F 2025-04-18"
    std::vector<std::string> unknown;    ///< the device has them, the release does not
    std::vector<std::string> missing;    ///< the release has them, the device does not name them
    bool truncated = false;              ///< more than 10,000 models: the rest was not looked at
    bool exact() const { return revisions.empty() && unknown.empty() && missing.empty() && !truncated; }
};

/// gNMI's ModelData.version is a revision date or an OpenConfig version; only dates can be compared with revisions.
ModelComparison compareModels(const std::vector<gnmi::ModelData>& device, const schema::SchemaIndex& release);

/// The release that differs least from what the device says; its place in `releases`, which is not empty.
std::size_t nearestRelease(const std::vector<ModelComparison>& releases);

} // namespace fc::discovery
