#pragma once

#include "diff/hunk.h"
#include "engine/fabric_view.h"

#include <optional>
#include <vector>

namespace fc::engine {

/// Drift or pending? A hunk is pending if an object behind its intended value was edited after the device was last
/// configured; otherwise the device moved away from an older intent: drift. A device drifts if one of its hunks does.
/// Without a last-configuration-timestamp, or without an edit time, a difference counts as drift.
bool isPending(const diff::Hunk& hunk, std::optional<SystemTime> configuredAt);
ConfigState stateOf(const std::vector<diff::Hunk>& hunks, std::optional<SystemTime> configuredAt);

/// "2026-11-22T08:14:22.123456Z" (any precision, Z or +00:00) -> time; nullopt if it is not that.
std::optional<SystemTime> parseIso8601(std::string_view text);

} // namespace fc::engine
