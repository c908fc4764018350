#pragma once

#include "base/clock.h"
#include "gnmi/transport.h"
#include "model/path.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace fc::discovery {

enum class ProbeMode : std::uint8_t { Get, Sample, OnChange };
enum class ProbeOutcome : std::uint8_t {
    Works,    ///< values came
    Empty,    ///< taken, but there is no value there now
    Refused,  ///< the device says no
    NoAnswer, ///< unreachable, or silent until the deadline
};
std::string_view toString(ProbeMode mode);       ///< "get", "sample", "on-change"
std::string_view toString(ProbeOutcome outcome); ///< "works", "empty", "refused", "no answer"

struct ProbeStep
{
    ProbeMode mode = ProbeMode::Get;
    ProbeOutcome outcome = ProbeOutcome::NoAnswer;
    std::string text;  ///< one sentence: what it means and, if refused, what to do
    std::string value; ///< first value that came, shortened
    std::chrono::milliseconds took{0};
};

/// What a device really does with a path. `Set` is never tried: what it would change is said by the schema.
struct ProbeReport
{
    std::string device;
    std::string path;
    SystemTime time;
    std::vector<ProbeStep> steps; ///< Get, sample, on-change
};

/// At most so many calls a second, to all devices together: a probe must not be felt. Thread-safe.
class ProbeThrottle
{
public:
    explicit ProbeThrottle(const Clock& clock, int perSecond = 5);
    /// Waits for the next turn; false if stopped before.
    bool wait(std::stop_token stop);

private:
    const Clock& m_clock;
    std::chrono::milliseconds m_gap;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<SteadyTime> m_next;
};

struct ProbeOptions
{
    std::chrono::milliseconds deadline{3'000}; ///< of each step
    std::stop_token stop;
};

/// Get, sample and on-change, one after the other, read-only. Blocking: seconds. Errors are outcomes, not failures;
/// after NoAnswer of the Get the rest is not tried.
ProbeReport probe(gnmi::Transport& transport, const std::string& device, const model::Path& path, const Clock& clock,
                  ProbeThrottle& throttle, const ProbeOptions& options = {});

/// What was found, kept per EOS build so that siblings need not be asked again. Thread-safe.
class ProbeBook
{
public:
    void put(const std::string& build, const ProbeReport& report);
    /// By schema path: the keys of the probed path do not matter.
    std::optional<ProbeReport> find(const std::string& build, const std::string& path) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, std::string>, ProbeReport> m_reports;
};

/// A refusal explained: what the code means on EOS and what to try.
std::string explainRefusal(const Error& error);

} // namespace fc::discovery
