#include "ui/models/status.h"

#include "ui/bridge/qt_strings.h"

#include <QCoreApplication>

#include <array>

namespace fc::ui {

namespace {

struct StatusFacts
{
    Tone tone;
    Selvedge selvedge;
    const char* word;
};

/// In the order of the enum.
constexpr std::array<StatusFacts, kStatusCount> kFacts{{
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Unknown")},
    {Tone::Sync, Selvedge::Solid, QT_TRANSLATE_NOOP("Status", "In sync")},
    {Tone::Sync, Selvedge::Solid, QT_TRANSLATE_NOOP("Status", "Verified")},
    {Tone::Add, Selvedge::Bar, QT_TRANSLATE_NOOP("Status", "Added")},
    {Tone::Removed, Selvedge::Double, QT_TRANSLATE_NOOP("Status", "Removed")},
    {Tone::Changed, Selvedge::Dashes, QT_TRANSLATE_NOOP("Status", "Changed")},
    {Tone::Moved, Selvedge::Dots, QT_TRANSLATE_NOOP("Status", "Moved")},
    {Tone::Removed, Selvedge::Zigzag, QT_TRANSLATE_NOOP("Status", "Drift")},
    {Tone::Add, Selvedge::Dashes, QT_TRANSLATE_NOOP("Status", "Pending")},
    {Tone::Add, Selvedge::Dashes, QT_TRANSLATE_NOOP("Status", "Approved")},
    {Tone::Add, Selvedge::Dashes, QT_TRANSLATE_NOOP("Status", "Applying")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Deferred")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Rejected")},
    {Tone::Removed, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Reverted")},
    {Tone::Sync, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Healthy")},
    {Tone::Changed, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Degraded")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Late")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Stale")},
    {Tone::Neutral, Selvedge::Hatch, QT_TRANSLATE_NOOP("Status", "No data")},
    {Tone::Changed, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Warning")},
    {Tone::Fault, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Fault")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Not served")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Queued")},
    {Tone::Sync, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Live")},
    {Tone::Neutral, Selvedge::None, QT_TRANSLATE_NOOP("Status", "Info")},
}};

const StatusFacts& factsOf(Status status)
{
    return kFacts.at(static_cast<std::size_t>(status));
}

QString badge(const char* text)
{
    return QCoreApplication::translate("Badge", text);
}

} // namespace

Tone toneOf(Status status)
{
    return factsOf(status).tone;
}

Selvedge selvedgeOf(Status status)
{
    return factsOf(status).selvedge;
}

QString wordOf(Status status)
{
    return QCoreApplication::translate("Status", factsOf(status).word);
}

Status statusOf(engine::ConfigState state)
{
    using enum engine::ConfigState;
    switch (state) {
    case Unknown: return Status::Stale;
    case InSync: return Status::InSync;
    case Drift: return Status::Drift;
    case Pending: return Status::Pending;
    case Approved: return Status::Approved;
    case Applying: return Status::Applying;
    case Verified: return Status::Verified;
    case Failed: return Status::Fault;
    case NotCompared: return Status::NoData;
    }
    return Status::None;
}

Status statusOf(engine::HealthState state)
{
    using enum engine::HealthState;
    switch (state) {
    case Unknown: return Status::Stale;
    case Healthy: return Status::Healthy;
    case Degraded: return Status::Degraded;
    case Late: return Status::Late;
    case Unreachable: return Status::NoData;
    }
    return Status::None;
}

Status statusOf(engine::SessionState state)
{
    using enum engine::SessionState;
    switch (state) {
    case Live: return Status::Live;
    case Connecting:
    case Syncing: return Status::Pending;
    case Backoff: return Status::NoData;
    case Idle:
    case Closed: return Status::Stale;
    }
    return Status::None;
}

Status statusOf(engine::LinkState state)
{
    using enum engine::LinkState;
    switch (state) {
    case Unknown: return Status::Stale;
    case Up: return Status::Healthy;
    case Down: return Status::Fault;
    case OneSided: return Status::Stale;
    case Mismatch: return Status::Warning;
    }
    return Status::None;
}

Status statusOf(engine::Severity severity)
{
    using enum engine::Severity;
    switch (severity) {
    case Info: return Status::Info;
    case Warning: return Status::Warning;
    case Error: return Status::Fault;
    }
    return Status::None;
}

Status statusOf(diff::Op op)
{
    switch (op) {
    case diff::Op::Add: return Status::Added;
    case diff::Op::Remove: return Status::Removed;
    case diff::Op::Change: return Status::Changed;
    case diff::Op::Move: return Status::Moved;
    }
    return Status::None;
}

Status statusOfDecision(std::string_view word)
{
    if (word == "approved")
        return Status::Approved;
    if (word == "rejected")
        return Status::Rejected;
    return word == "deferred" ? Status::Deferred : Status::None;
}

int openHunks(const engine::DeviceView& device)
{
    return device.add + device.change + device.remove;
}

QString configBadge(const engine::DeviceView& device)
{
    using enum engine::ConfigState;
    const int open = openHunks(device);
    switch (device.config) {
    case Unknown: return badge(QT_TRANSLATE_NOOP("Badge", "not read yet"));
    case InSync: return badge(QT_TRANSLATE_NOOP("Badge", "in sync"));
    case Drift: return badge(QT_TRANSLATE_NOOP("Badge", "%1 drift")).arg(open);
    case Pending: return badge(QT_TRANSLATE_NOOP("Badge", "%1 pending")).arg(open);
    case Approved: return badge(QT_TRANSLATE_NOOP("Badge", "%1 approved")).arg(device.approved);
    case Applying: return badge(QT_TRANSLATE_NOOP("Badge", "applying"));
    case Verified: return badge(QT_TRANSLATE_NOOP("Badge", "verified"));
    case Failed: return badge(QT_TRANSLATE_NOOP("Badge", "apply failed"));
    case NotCompared: return badge(QT_TRANSLATE_NOOP("Badge", "not compared"));
    }
    return {};
}

QString healthBadge(const engine::DeviceView& device, SystemTime now)
{
    using enum engine::HealthState;
    switch (device.health) {
    case Unknown: return badge(QT_TRANSLATE_NOOP("Badge", "health unknown"));
    case Healthy: return badge(QT_TRANSLATE_NOOP("Badge", "healthy"));
    case Degraded: return badge(QT_TRANSLATE_NOOP("Badge", "degraded"));
    case Late:
        return device.lastData ? badge(QT_TRANSLATE_NOOP("Badge", "late %1")).arg(ageText(*device.lastData, now))
                               : badge(QT_TRANSLATE_NOOP("Badge", "late"));
    case Unreachable:
        return device.lastData ? badge(QT_TRANSLATE_NOOP("Badge", "no data %1")).arg(ageText(*device.lastData, now))
                               : badge(QT_TRANSLATE_NOOP("Badge", "no data yet"));
    }
    return {};
}

} // namespace fc::ui
