#pragma once

#include "intent/mapper.h"
#include "intent/snapshot_changes.h"

#include <string>
#include <vector>

namespace fc::intent {

/// One value or CLI line that two documents of a device disagree about.
struct LeafChange
{
    std::string device;
    ChangeKind kind = ChangeKind::Changed;
    model::InstancePath path; ///< empty for a CLI line
    std::string line;         ///< the CLI line with its modes, for people; empty for a leaf
    std::string before;       ///< value as text; empty for Added and for CLI lines
    std::string after;        ///< empty for Removed and for CLI lines
    std::vector<model::Origin> origins; ///< of the later one; of the earlier one for Removed
};

/// What moved between two documents of one device, leaves in tree order, then CLI lines. Keys of lists are told by the
/// path of what stands in the entry, the order of entries is not told. nullptr stands for a device that is not there.
std::vector<LeafChange> changesBetween(const IntentDocument* before, const IntentDocument* after,
                                       const schema::SchemaIndex& index);

} // namespace fc::intent
