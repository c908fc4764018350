#pragma once

#include "base/result.h"
#include "schema/schema_index.h"
#include "store/manual_changes.h"

#include <string>
#include <vector>

namespace fc::engine {

/// What somebody wants one node of one device to be, whatever the intent says.
struct ManualEdit
{
    std::string device;
    std::string path;                ///< with the keys of every list; the leaf, the leaf-list or (to remove) the entry
    std::vector<std::string> values; ///< as people type them: one for a leaf, any number for a leaf-list
    bool remove = false;             ///< the node is to go; then there are no values
    std::string who;
    std::string reason;
};

/// The edit as the store keeps it, without number and time. Nothing reaches a device by this: it becomes a hunk of the
/// next plan.
/// Errors: Usage (no device, no reason), Parse (path), Schema (no such node, a key is missing, not configuration, a key
/// leaf, a value the type does not take), Unsupported (the release takes no Set there).
Result<store::ManualChange> checkedChange(const schema::SchemaIndex& index, const ManualEdit& edit);

/// "m12": what people call a change; the number alone is read as well. 0 if the text is neither.
std::string manualName(std::int64_t sequence);
std::int64_t manualNumber(std::string_view name);

} // namespace fc::engine
