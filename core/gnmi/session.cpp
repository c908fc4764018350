#include "gnmi/session.h"

#include <algorithm>
#include <cmath>

namespace fc::gnmi {

namespace {

struct Row
{
    SessionState state;
    SessionEvent event;
    SessionStep step;
};

constexpr Row kTable[] = {
    {SessionState::Idle, SessionEvent::Start, {SessionState::Connecting, SessionAction::Connect}},
    {SessionState::Idle, SessionEvent::Stop, {SessionState::Closed, SessionAction::None}},

    {SessionState::Connecting, SessionEvent::Opened, {SessionState::Syncing, SessionAction::None}},
    {SessionState::Connecting, SessionEvent::Lost, {SessionState::Backoff, SessionAction::Wait}},
    {SessionState::Connecting, SessionEvent::Refused, {SessionState::Closed, SessionAction::Close}},
    {SessionState::Connecting, SessionEvent::Stop, {SessionState::Closed, SessionAction::Close}},

    {SessionState::Syncing, SessionEvent::Synced, {SessionState::Live, SessionAction::None}},
    {SessionState::Syncing, SessionEvent::Lost, {SessionState::Backoff, SessionAction::Wait}},
    {SessionState::Syncing, SessionEvent::Refused, {SessionState::Closed, SessionAction::Close}},
    {SessionState::Syncing, SessionEvent::Stop, {SessionState::Closed, SessionAction::Close}},

    // More than one sync_response is survived (C92): Live ignores it.
    {SessionState::Live, SessionEvent::Lost, {SessionState::Backoff, SessionAction::Wait}},
    {SessionState::Live, SessionEvent::Refused, {SessionState::Closed, SessionAction::Close}},
    {SessionState::Live, SessionEvent::Stop, {SessionState::Closed, SessionAction::Close}},

    {SessionState::Backoff, SessionEvent::RetryDue, {SessionState::Connecting, SessionAction::Connect}},
    {SessionState::Backoff, SessionEvent::Start, {SessionState::Connecting, SessionAction::Connect}},
    {SessionState::Backoff, SessionEvent::Stop, {SessionState::Closed, SessionAction::Close}},

    {SessionState::Closed, SessionEvent::Start, {SessionState::Connecting, SessionAction::Connect}},
};

} // namespace

std::string_view toString(SessionState state)
{
    static constexpr std::string_view kNames[] = {"idle", "connecting", "syncing", "live", "backoff", "closed"};
    return kNames[static_cast<std::size_t>(state)];
}

std::string_view toString(SessionEvent event)
{
    static constexpr std::string_view kNames[] = {"start", "opened", "synced", "lost", "refused", "retry due", "stop"};
    return kNames[static_cast<std::size_t>(event)];
}

std::optional<SessionStep> step(SessionState state, SessionEvent event)
{
    const auto row = std::ranges::find_if(kTable, [&](const Row& r) { return r.state == state && r.event == event; });
    return row == std::end(kTable) ? std::nullopt : std::optional(row->step);
}

SessionEvent eventOf(const std::optional<Error>& end)
{
    if (!end)
        return SessionEvent::Lost;
    switch (end->code) {
    case ErrorCode::Auth:        // trying on would lock the account out
    case ErrorCode::Usage:       // nothing that could be sent
    case ErrorCode::Schema:      // the device refuses the request itself
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported:
    case ErrorCode::Refused:     // our own policy: the certificate is not the pinned one
        return SessionEvent::Refused;
    default: return SessionEvent::Lost;
    }
}

std::chrono::milliseconds Backoff::next()
{
    const double raw = static_cast<double>(m_policy.first.count()) * std::pow(m_policy.factor, m_tries);
    const double capped = std::min(raw, static_cast<double>(m_policy.cap.count()));
    if (raw < static_cast<double>(m_policy.cap.count()))
        ++m_tries;
    std::uniform_real_distribution<double> spread(1.0 - m_policy.jitter, 1.0 + m_policy.jitter);
    const double wait = std::min(capped * spread(m_random), static_cast<double>(m_policy.cap.count()));
    return std::chrono::milliseconds(static_cast<std::int64_t>(wait));
}

} // namespace fc::gnmi
