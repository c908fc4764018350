#pragma once

#include "plan/apply.h"
#include "plan/cli_guard.h"
#include "plan/run_journal.h"

#include <optional>

namespace fc::plan {

/// A device just before its first Set.
struct PreparedDevice
{
    FreshState fresh;
    SteadyTime checkedAt;
    DeviceSteps steps;
    std::vector<store::DecisionRecord> acknowledged; ///< warnings that the approvals were given in spite of
};
/// Reads what the approved hunks touch, on the device and in the intent, and mints the steps. Sends nothing. The CLI's
/// running-config is read where the intent speaks of it: OpenConfig Sets may take lines of it along.
Result<PreparedDevice> prepareDevice(const ApplyContext& context, const Plan& plan, const std::string& device,
                                     const std::vector<std::string>& approvedIds, std::stop_token stop);

/// Carries out one device's steps: journal, send, journal, re-read, journal. One use.
class DeviceApply
{
public:
    DeviceApply(const ApplyContext& context, const ApplyOptions& options, const ProgressSink& progress,
                RunJournal& journal, DeviceOutcome& outcome)
        : m_context(context), m_options(options), m_progress(progress), m_journal(journal), m_outcome(outcome)
    {
    }

    /// Fills the outcome in. False: the journal could not be written, so nothing more may be sent anywhere.
    bool run(PreparedDevice prepared, std::stop_token stop);

private:
    enum class Next { Continue, StopDevice, StopRun };

    Next step(ApprovedSet set, const FlatValues& before, SteadyTime checkedAt, std::stop_token stop);
    /// True if an earlier step of this apply made the device lose lines that the set brings.
    bool isNeeded(const ApprovedSet& set);
    /// After an OpenConfig Set: what the device lost besides, for people; empty if nothing.
    std::string lostBeside(int step);
    Next answered(int step, const StepData& data, std::stop_token stop);
    Next unanswered(int step, const StepData& data, const Error& error, SteadyTime sentAt);
    Next fail(Error error);
    Next storeFailed(Error error);
    bool useUp(const std::vector<store::DecisionRecord>& approvals);
    void report(ApplyState state, int step, std::string text = {});

    const ApplyContext& m_context;
    const ApplyOptions& m_options;
    const ProgressSink& m_progress;
    RunJournal& m_journal;
    DeviceOutcome& m_outcome;
    CliGuard m_guard;
};

} // namespace fc::plan
