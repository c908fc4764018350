#pragma once

#include "diff/hunk.h"
#include "engine/fabric_view.h"

#include <QString>

#include <cstdint>

namespace fc::ui {

/// Everything that has a glyph and a word of its own. Never shown by colour alone.
enum class Status : std::uint8_t {
    None,
    InSync,
    Verified,
    Added,
    Removed,
    Changed,
    Moved,
    Drift,
    Pending,
    Approved,
    Applying,
    Deferred,
    Rejected,
    Reverted,
    Healthy,
    Degraded,
    Late,
    Stale,
    NoData,
    Warning,
    Fault,
    NotServed,
    Queued,
    Live,
    Info,
};
inline constexpr int kStatusCount = static_cast<int>(Status::Info) + 1;

/// Colour family; the delegates resolve it to ink and tint of the current theme.
enum class Tone : std::uint8_t { Neutral, Sync, Add, Removed, Changed, Moved, Fault };

/// Pattern of the 5 px left edge: says the configuration state without colour.
enum class Selvedge : std::uint8_t { None, Solid, Bar, Double, Dashes, Dots, Zigzag, Hatch };

Tone toneOf(Status status);
Selvedge selvedgeOf(Status status);
/// The word that stands beside the glyph, translated, capitalised as on a pill: "In sync".
QString wordOf(Status status);

Status statusOf(engine::ConfigState state);
Status statusOf(engine::HealthState state);
Status statusOf(engine::SessionState state);
Status statusOf(engine::LinkState state);
Status statusOf(engine::Severity severity);
Status statusOf(diff::Op op);
/// Of a decision word of the plan: "approved", "rejected", "deferred"; anything else is None.
Status statusOfDecision(std::string_view word);

/// Hunks still to be decided or applied on a device: what the badge counts.
int openHunks(const engine::DeviceView& device);
/// Badge text of the configuration state: "in sync", "3 drift", "4 pending", "not compared".
QString configBadge(const engine::DeviceView& device);
/// Badge text of health and, when it is silent, for how long: "healthy", "no data 6 min".
QString healthBadge(const engine::DeviceView& device, SystemTime now);

} // namespace fc::ui
