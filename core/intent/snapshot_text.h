#pragma once

#include "intent/intent_snapshot.h"

#include <string>
#include <string_view>

/// Private to core/intent: what snapshot files say, by the descriptions in entity_fields.h.
namespace fc::intent {

/// SHA-256 hex of the tables' meaning. The tables must be sorted.
std::string revisionOf(const IntentTables& tables);

/// Error Parse about a snapshot file.
Error unusableSnapshot(std::string_view fileName, std::string why);

} // namespace fc::intent
