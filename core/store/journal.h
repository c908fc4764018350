#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::store {

/// What happened in an apply, in the order it is written down.
enum class JournalKind : std::uint8_t {
    RunStarted,     ///< somebody asked for an apply; `devices` are those it is about
    StepSending,    ///< written before the bytes leave: from here on the step counts as maybe done
    StepAnswered,   ///< the device said yes or no; `state` "accepted" or "rejected"
    StepVerified,   ///< re-read: `state` "verified" or "differs"
    StepResolved,   ///< an unknown step was looked at: `state` "applied", "not applied", "partly"
    DeviceFinished, ///< `state` "verified", "failed", "skipped"
    RunFinished     ///< `state` "applied", "partly", "reverted", "refused", "nothing"
};

std::string_view toString(JournalKind kind); ///< "run started", "step sending", ...

struct JournalEvent
{
    std::int64_t sequence = 0; ///< given by the store, rising over all runs
    std::string run;           ///< the journal id people see
    JournalKind kind = JournalKind::RunStarted;
    std::string when;          ///< ISO 8601 UTC with milliseconds
    std::string device;        ///< empty for Run*
    int step = 0;              ///< 1..n for Step*, else 0
    int steps = 0;             ///< n, for StepSending
    std::string state;         ///< see JournalKind
    std::string who;           ///< RunStarted: user name
    std::string planId;        ///< RunStarted
    std::string planDigest;    ///< RunStarted
    std::string bytesDigest;   ///< StepSending: sha256 of the SetRequest
    std::vector<std::string> devices; ///< RunStarted, in order
    std::vector<std::string> hunks;   ///< StepSending: ids
    std::string text;          ///< for people: the device's words, what differs
    std::string data;          ///< StepSending: operations and values before, as plan/journal_codec.h writes them
    std::string digest;        ///< sha256 over the previous event's digest and this content; the store fills it in
};

/// sha256 over the previous digest and the event's content (all but sequence and digest), each field with its length.
std::string digestOf(const std::string& previousDigest, const JournalEvent& event);

/// One line of the history.
struct RunSummary
{
    std::string id;
    std::string started;
    std::string finished;  ///< empty while open
    std::string who;
    std::string planId;
    std::string result;    ///< RunFinished state; empty while open
    std::vector<std::string> devices;
    std::size_t steps = 0; ///< steps sent
    std::size_t hunks = 0; ///< distinct hunks in them
};

/// Folds the events of one run, in order.
RunSummary summarise(const std::vector<JournalEvent>& events);

/// Port: the write-ahead journal. Append-only, chained by digests. Thread-safe; several processes may share one.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Durable on return (fsync), or an Error and nothing was added. Returns the sequence number.
    /// Errors: Storage (disk full, damaged), with what to do next.
    virtual Result<std::int64_t> append(const JournalEvent& event) = 0;

    /// Events of one run in order. Errors: NotFound; Refused if the chain is broken (names the first bad record).
    virtual Result<std::vector<JournalEvent>> events(const std::string& run) const = 0;

    /// Newest runs first. `before` is a run id to page on, or empty.
    virtual Result<std::vector<RunSummary>> runs(std::size_t limit, const std::string& before = {}) const = 0;

    /// Ids of runs without RunFinished, oldest first.
    virtual Result<std::vector<std::string>> openRuns() const = 0;
};

} // namespace fc::store
