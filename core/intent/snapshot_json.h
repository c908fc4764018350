#pragma once

#include "base/result.h"
#include "intent/intent_snapshot.h"

#include <nlohmann/json.hpp>

#include <string>

/// Private to core/intent: tables as JSON, by the descriptions in entity_fields.h.
namespace fc::intent {

enum class RowContent {
    Meaning, ///< what the revision covers: without display text and time stamps
    All
};

nlohmann::json tablesToJson(const IntentTables& tables, RowContent content);
/// Errors: Parse, naming class, row and field.
Result<IntentTables> tablesFromJson(const nlohmann::json& classes);

/// SHA-256 hex of the tables' meaning. The tables must be sorted.
std::string revisionOf(const IntentTables& tables);

} // namespace fc::intent
