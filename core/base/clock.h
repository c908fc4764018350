#pragma once

#include <chrono>
#include <string>

namespace fc {

using SystemTime = std::chrono::system_clock::time_point;
using SteadyTime = std::chrono::steady_clock::time_point;

/// Port: time. Tests inject a manual clock; nobody calls std::chrono clocks for logic.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual SystemTime now() const = 0;    ///< wall clock, UTC
    virtual SteadyTime steady() const = 0; ///< for ages and deadlines
};

/// The real one. Thread-safe.
class RealClock final : public Clock
{
public:
    SystemTime now() const override { return std::chrono::system_clock::now(); }
    SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
};

/// "2026-11-22T08:14:22.123Z", always UTC, millisecond precision.
std::string toIso8601(SystemTime time);
/// "08:14:22" in local time, for people.
std::string toLocalClock(SystemTime time);

} // namespace fc
