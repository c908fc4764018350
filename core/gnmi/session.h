#pragma once

#include "base/error.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string_view>

namespace fc::gnmi {

enum class SessionState : std::uint8_t {
    Idle,       ///< never started
    Connecting, ///< channel and handshake under way
    Syncing,    ///< the device sends what it has
    Live,       ///< sync_response seen: from now on changes
    Backoff,    ///< lost, waiting for the next try
    Closed,     ///< stopped by us, or by an error that trying again does not cure
};

enum class SessionEvent : std::uint8_t {
    Start,    ///< asked to run
    Opened,   ///< the request is on its way
    Synced,   ///< sync_response
    Lost,     ///< the stream ended; another try may help
    Refused,  ///< the stream ended; trying the same again does harm (credentials) or no good (request)
    RetryDue, ///< the wait is over
    Stop,     ///< asked to stop
};

/// What the owner has to do on a transition.
enum class SessionAction : std::uint8_t { None, Connect, Wait, Close };

struct SessionStep
{
    SessionState next;
    SessionAction action;
    bool operator==(const SessionStep&) const = default;
};

std::string_view toString(SessionState state);
std::string_view toString(SessionEvent event);

/// The whole state machine; nullopt: the event means nothing in that state and is ignored (a late callback).
std::optional<SessionStep> step(SessionState state, SessionEvent event);

/// What the end of a stream means. Auth, wrong request and missing feature end the retries (C-table of gRPC codes);
/// no error is an unexpected but orderly end (device restart).
SessionEvent eventOf(const std::optional<Error>& end);

struct BackoffPolicy
{
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds cap{15'000};
    double factor = 1.7;
    double jitter = 0.2; ///< +- share of the wait, so that devices do not come back in step
};

/// Waits between tries: first, first*factor, ... up to cap. reset() after a sync.
class Backoff
{
public:
    explicit Backoff(BackoffPolicy policy = {}, std::uint64_t seed = std::random_device{}()) : m_policy(policy), m_random(seed) {}
    std::chrono::milliseconds next();
    void reset() noexcept { m_tries = 0; }

private:
    BackoffPolicy m_policy;
    std::mt19937_64 m_random;
    unsigned m_tries = 0;
};

} // namespace fc::gnmi
