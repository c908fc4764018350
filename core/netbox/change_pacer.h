#pragma once

#include "base/clock.h"

#include <chrono>
#include <cstddef>
#include <optional>

namespace fc::netbox {

/// When to look at NetBox after hints that something moved: the first one acts at once; those that follow wait until
/// nothing has come for `quiet`, but never longer than `longest` after the first that waits. Not thread-safe.
class ChangePacer
{
public:
    struct Times
    {
        std::chrono::milliseconds quiet{2'000};
        std::chrono::milliseconds longest{30'000};
    };

    explicit ChangePacer(Times times) : m_times(times) {}
    ChangePacer() : ChangePacer(Times{}) {}

    /// A hint came.
    void note(SteadyTime now);
    /// True once the waiting hints are to be acted upon; then none waits any more.
    bool take(SteadyTime now);
    /// When take() will be true if nothing more comes; nullopt if nothing waits.
    std::optional<SteadyTime> due() const;
    /// Hints that wait.
    std::size_t waiting() const noexcept { return m_waiting; }

private:
    Times m_times;
    std::optional<SteadyTime> m_acted; ///< end of the last quiet time is m_acted + quiet
    SteadyTime m_first{};
    SteadyTime m_last{};
    std::size_t m_waiting = 0;
};

} // namespace fc::netbox
