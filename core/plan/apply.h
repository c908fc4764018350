#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "plan/device_writer.h"
#include "plan/fresh_state.h"
#include "plan/health_gate.h"
#include "plan/plan.h"
#include "store/decision_store.h"
#include "store/journal.h"
#include "store/lease.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

enum class ApplyState : std::uint8_t {
    Queued,
    Checking,  ///< re-reading device and intent
    Sending,
    Verifying,
    Verified,  ///< done and re-read
    Failed,    ///< the device said no, or it answered but does not run what was sent
    Unknown,   ///< sent, and neither an answer nor a re-read so far
    Skipped    ///< an earlier device failed
};
std::string_view toString(ApplyState state); ///< "queued", "checking", ...

struct ApplyProgress
{
    std::string device;
    ApplyState state = ApplyState::Queued;
    int step = 0; ///< 1..steps while sending and verifying
    int steps = 0;
    std::string text; ///< for people; may be empty
};
/// Called on the thread that runs the apply.
using ProgressSink = std::function<void(const ApplyProgress&)>;

enum class ApplyResult : std::uint8_t {
    Applied,  ///< everything approved is in force and was seen there
    Partly,   ///< some of it is, or it is not known: read the journal
    Reverted, ///< undone again
    Refused,  ///< our own rules said no; nothing was sent
    Nothing   ///< nothing is in force that was not before
};
std::string_view toString(ApplyResult result); ///< "applied", "partly", ...

struct DeviceOutcome
{
    std::string name;
    ApplyState state = ApplyState::Queued;
    int sets = 0;          ///< SetRequests sent
    int steps = 0;         ///< SetRequests planned
    bool inForce = false; ///< something of what was sent is, or may be, in force
    bool verified = false;
    std::optional<Error> error;
    std::chrono::milliseconds window{0}; ///< between the check before and the last answer: nobody else is locked out
    std::vector<std::string> notes;      ///< for people: a window of more than a second
    std::vector<std::string> lost;       ///< CLI lines that an OpenConfig Set erased without naming them: the next plan
                                         ///< has them as differences; devices that come later are left alone
    std::vector<std::string> operations; ///< "update /interfaces/... \"x\"", what was or (dry run) would be sent
    std::vector<std::string> hunks;      ///< ids of the approved hunks
};

struct ApplyReport
{
    std::string journalId; ///< empty if refused or a dry run
    ApplyResult result = ApplyResult::Nothing;
    std::optional<Error> error; ///< the reason for Refused, or the first failure
    std::vector<DeviceOutcome> devices; ///< those with approved hunks, in the order of the plan's waves
};

/// Process exit code of a report: 0 applied or nothing to do, 1 failed with nothing changed, 4 refused, 5 cancelled
/// before anything was sent, 6 partly.
int exitCodeOf(const ApplyReport& report);

/// Everything an apply talks to. All references outlive the call.
struct ApplyContext
{
    const diff::TreeDiff& differ;
    DeviceWriter& writer;
    RunningReader& running;
    IntentReader& intent;
    store::Journal& journal;
    store::DecisionStore& decisions;
    store::LeaseStore& leases;
    const Clock& clock;
    /// Waits; returns early when stopped. Only used before a re-read of something unknown, and between re-reads.
    std::function<void(std::chrono::milliseconds, std::stop_token)> wait;
    HealthReader* health = nullptr; ///< what the gate between waves asks; null: there is no gate
};

struct ApplyOptions
{
    std::string who;
    bool dryRun = false; ///< checks and assembles everything, sends and records nothing
    std::vector<std::string> devices; ///< only these; empty = all with approved hunks
    std::chrono::milliseconds setDeadline{30'000}; ///< what the writer uses; unknown until this much later plus margin
    std::chrono::milliseconds margin{2'000};
    int verifyReads = 5; ///< re-reads before a difference counts; 200 ms between them
    HealthGate::Times health{}; ///< how long a wave may take to be healthy again
};

/// Carries the approved hunks of a plan out, wave after wave, device after device: the first that fails, or that loses
/// configuration nobody named, is the last. So is a wave that is not healthy again in time: later ones are skipped, and
/// after the last one a session that stays down is a note on its device. Blocking; call it from a worker.
/// An Error means the store failed before anything was sent; everything later is in the report.
Result<ApplyReport> applyPlan(const ApplyContext& context, const Plan& plan, const ApplyOptions& options,
                              const ProgressSink& progress = {}, std::stop_token stop = {});

} // namespace fc::plan
