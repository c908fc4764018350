#pragma once

#include "diff/hunk.h"
#include "engine/fabric_view.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fc::engine {

/// Drift or pending? A hunk is pending if an object behind its intended value was edited after the device was last
/// configured; otherwise the device moved away from an older intent: drift. A device drifts if one of its hunks does.
/// Without a last-configuration-timestamp, or without an edit time, a difference counts as drift.
bool isPending(const diff::Hunk& hunk, std::optional<SystemTime> configuredAt);

/// Remembers what was pending: applying a part of a plan configures the device, and the rest still waits.
class DriftJudge
{
public:
    /// Takes the differences of a comparison over.
    void look(const std::vector<diff::Hunk>& hunks, std::optional<SystemTime> configuredAt);
    /// InSync, Pending or Drift.
    ConfigState state() const noexcept { return m_state; }

private:
    std::set<std::string> m_pending; ///< fingerprints
    ConfigState m_state = ConfigState::InSync;
};

/// "2026-11-22T08:14:22.123456Z" (any precision, Z or +00:00) -> time; nullopt if it is not that.
std::optional<SystemTime> parseIso8601(std::string_view text);

} // namespace fc::engine
