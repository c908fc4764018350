#pragma once

#include "engine/intent_book.h"
#include "store/manual_changes.h"

#include <vector>

namespace fc::engine {

/// Origin type of what a person asked for: id is the number of the change, display "NAME — reason".
inline constexpr std::string_view kManualOrigin = "manual";

/// The document with the changes of its device laid over it: their values, their origins, and just so much ownership as
/// they need, so that nothing but them becomes a hunk. Changes that this release refuses, or that lie where the
/// intent leaves the device alone (Excluded), are findings and have no effect. Changes of other devices are passed over.
intent::IntentDocument overlaid(const schema::SchemaIndex& index, const intent::IntentDocument& base,
                                const std::vector<store::ManualChange>& changes);

/// Intent with the open manual changes of a store laid over every book. refresh() without changes reads the store again
/// and nothing else. A store that cannot be read fails the load: without it nobody knows what was asked for.
std::unique_ptr<IntentProvider> withManualChanges(std::unique_ptr<IntentProvider> intent,
                                                  store::ManualChangeStore& changes,
                                                  std::shared_ptr<const schema::SchemaIndex> index);

} // namespace fc::engine
