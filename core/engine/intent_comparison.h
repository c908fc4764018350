#pragma once

#include "base/clock.h"
#include "intent/document_changes.h"
#include "intent/snapshot_changes.h"

#include <string>
#include <vector>

namespace fc::engine {

/// A revision of the intent that is kept and can be compared with.
struct IntentRevision
{
    std::string revision; ///< SHA-256 hex
    SystemTime keptAt{};
    bool operator==(const IntentRevision&) const = default;
};

/// What moved between two revisions: in NetBox, and what that means for the devices.
struct IntentComparison
{
    std::string before, after; ///< revisions
    std::string error;         ///< sentence; why there is no comparison; empty when fine
    std::vector<intent::ObjectChange> objects;
    std::vector<intent::LeafChange> leaves; ///< by device in the order of the fabric
};

} // namespace fc::engine
