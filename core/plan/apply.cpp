#include "plan/apply.h"

#include "plan/decision.h"
#include "plan/device_apply.h"
#include "plan/recovery.h"

#include <algorithm>

namespace fc::plan {

namespace {

ApplyReport refusedReport(Error error)
{
    ApplyReport report;
    report.result = ApplyResult::Refused;
    report.error = std::move(error);
    return report;
}

/// One apply. One use.
class ApplyRun
{
public:
    ApplyRun(const ApplyContext& context, const Plan& plan, const ApplyOptions& options, const ProgressSink& progress)
        : m_context(context), m_plan(plan), m_options(options), m_progress(progress)
    {
    }

    Result<ApplyReport> run(std::stop_token stop)
    {
        auto decisions = decisionsOf(m_plan, m_context.decisions);
        if (!decisions)
            return stopped(decisions.error());
        chooseDevices(*decisions);
        if (m_report.devices.empty())
            return nothingApproved();
        if (!m_options.dryRun)
            if (Status held = takeLeases(); !held)
                return stopped(held.error());
        if (Status clear = checkUnresolved(); !clear)
            return stopped(clear.error());
        std::vector<PreparedDevice> prepared;
        if (!prepareAll(prepared, stop) || m_options.dryRun)
            return std::move(m_report);
        return send(std::move(prepared), stop);
    }

private:
    /// Store failures before anything was sent are Errors, refusals are reports.
    Result<ApplyReport> stopped(Error error)
    {
        if (error.code == ErrorCode::Storage)
            return error;
        ApplyReport report = refusedReport(std::move(error));
        report.devices = std::move(m_report.devices);
        return report;
    }

    void chooseDevices(const DecisionView& decisions)
    {
        for (const DevicePlan& device : m_plan.devices) {
            if (!m_options.devices.empty() && std::ranges::find(m_options.devices, device.name) == m_options.devices.end())
                continue;
            DeviceOutcome outcome;
            outcome.name = device.name;
            for (const diff::Hunk& hunk : device.hunks)
                if (const auto it = decisions.find(hunk.id);
                    it != decisions.end() && it->second.decision == store::Decision::Approve)
                    approved(outcome, hunk.id, it->second);
            if (!outcome.hunks.empty())
                m_report.devices.push_back(std::move(outcome));
        }
        // Devices that no wave names come last, one after the other like all.
        std::ranges::stable_sort(m_report.devices, {}, [this](const DeviceOutcome& outcome) { return waveOf(outcome); });
    }

    void approved(DeviceOutcome& outcome, const std::string& hunk, const HunkDecision& decision)
    {
        outcome.hunks.push_back(hunk);
        auto note = std::ranges::find_if(m_approvals, [&](const ApprovalNote& known) {
            return known.who == decision.who && known.reason == decision.reason;
        });
        if (note == m_approvals.end())
            note = m_approvals.insert(note, ApprovalNote{decision.who, decision.when, decision.reason, {}, {}});
        note->when = std::max(note->when, decision.when);
        note->hunks.push_back(hunk);
    }

    Result<ApplyReport> nothingApproved() const
    {
        const PlanSummary summary = summarise(m_plan);
        if (summary.add + summary.change + summary.remove == 0)
            return ApplyReport{};
        return refusedReport(makeError(ErrorCode::Refused, "no hunk of the plan is approved")
                                 .about("plan " + m_plan.id)
                                 .nowIs("nothing was sent")
                                 .doNext("approve hunks with fabric-orch approve"));
    }

    Status checkUnresolved() const
    {
        auto open = unresolvedDevices(m_context.journal);
        if (!open)
            return open.error();
        for (const RecoveredDevice& device : *open)
            if (std::ranges::find(m_report.devices, device.device, &DeviceOutcome::name) != m_report.devices.end())
                return makeError(ErrorCode::Refused, "the apply " + device.run +
                                                         " was interrupted and it is not known yet what it left there")
                    .about(device.device)
                    .nowIs("nothing was sent")
                    .doNext("start the console or run fabric-orch status: they read the device again and say what it runs");
        return {};
    }

    Status takeLeases()
    {
        std::vector<std::string> names;
        for (const DeviceOutcome& device : m_report.devices)
            names.push_back(device.name);
        std::ranges::sort(names); // all take them in one order, so two applies cannot wait for each other
        for (const std::string& name : names) {
            auto lease = m_context.leases.acquire(name, "apply of plan " + m_plan.id);
            if (!lease)
                return lease.error();
            m_leases.push_back(std::move(*lease));
        }
        return {};
    }

    /// Everything is checked before the first byte leaves for the first device. False: the report says what stopped it.
    bool prepareAll(std::vector<PreparedDevice>& prepared, std::stop_token stop)
    {
        for (DeviceOutcome& outcome : m_report.devices)
            progress(outcome, ApplyState::Queued);
        for (DeviceOutcome& outcome : m_report.devices) {
            progress(outcome, ApplyState::Checking);
            auto device = stop.stop_requested()
                              ? Result<PreparedDevice>(makeError(ErrorCode::Cancelled, "stopped before anything was sent")
                                                           .about(outcome.name)
                                                           .nowIs("nothing was sent to any device"))
                              : prepareDevice(m_context, m_plan, outcome.name, outcome.hunks, stop);
            if (!device) {
                outcome.error = device.error();
                progress(outcome, ApplyState::Failed, device.error().sentence());
                for (DeviceOutcome& other : m_report.devices)
                    if (&other != &outcome)
                        other.state = ApplyState::Skipped;
                m_report.error = device.error();
                m_report.result = isRefusal(device.error()) ? ApplyResult::Refused : ApplyResult::Nothing;
                return false;
            }
            outcome.steps = device->steps.sets.empty() ? 0 : device->steps.sets.front().steps();
            for (const ApprovedSet& set : device->steps.sets)
                for (const gnmi::SetOperation& operation : set.operations())
                    outcome.operations.push_back(
                        (set.steps() > 1 ? "step " + std::to_string(set.step()) + ": " : std::string()) +
                        (set.onlyIfLost() ? "only if lost again: " : "") + describe(operation));
            prepared.push_back(std::move(*device));
        }
        return true;
    }

    static bool isRefusal(const Error& error)
    {
        return error.code == ErrorCode::Refused || error.code == ErrorCode::Stale || error.code == ErrorCode::Conflict;
    }

    Result<ApplyReport> send(std::vector<PreparedDevice> prepared, std::stop_token stop)
    {
        std::vector<std::string> names;
        for (const DeviceOutcome& device : m_report.devices)
            names.push_back(device.name);
        for (std::size_t i = 0; i < prepared.size(); ++i)
            addTo(m_approvals, {names[i], prepared[i].fresh.intended.warnings}, prepared[i].acknowledged);
        RunJournal journal(m_context.journal, m_context.clock, newRunId(m_context.clock, m_plan, names));
        if (Status written = journal.started(m_plan, m_options.who, names, m_approvals); !written)
            return written.error();
        m_report.journalId = journal.id();
        HealthGate gate(m_context.health, m_options.health, m_context.clock, m_context.wait);
        std::vector<std::string> wave;
        bool journalWorks = true;
        bool stopping = false;
        for (std::size_t i = 0; i < m_report.devices.size(); ++i) {
            DeviceOutcome& outcome = m_report.devices[i];
            if (stopping || stop.stop_requested()) {
                skip(outcome, journal, journalWorks);
                stopping = true;
                continue;
            }
            // Reading the others took its time: look again before sending. gNMI has no compare-and-set.
            if (m_report.devices.size() > 1) {
                auto again = prepareDevice(m_context, m_plan, outcome.name, outcome.hunks, stop);
                if (!again) {
                    journalWorks = failedBefore(outcome, journal, again.error());
                    stopping = true;
                    continue;
                }
                prepared[i] = std::move(*again);
            }
            if (Status known = gate.before(outcome.name, stop); !known) {
                journalWorks = failedBefore(outcome, journal, known.error());
                stopping = true;
                continue;
            }
            for (const ApprovedSet& set : prepared[i].steps.sets)
                gate.changed(outcome.name, set.operations());
            wave.push_back(outcome.name);
            journalWorks = DeviceApply(m_context, m_options, m_progress, journal, outcome).run(std::move(prepared[i]), stop);
            stopping = !journalWorks || outcome.state != ApplyState::Verified || !outcome.lost.empty();
            const bool last = i + 1 == m_report.devices.size();
            if (stopping || (!last && waveOf(outcome) == waveOf(m_report.devices[i + 1])))
                continue;
            stopping = !passes(gate, wave, last, stop);
            wave.clear();
        }
        finish(journal, journalWorks);
        return std::move(m_report);
    }

    std::ptrdiff_t waveOf(const DeviceOutcome& outcome) const
    {
        return std::ranges::find_if(m_plan.waves,
                                    [&](const Wave& each) {
                                        return std::ranges::find(each.devices, outcome.name) != each.devices.end();
                                    }) -
               m_plan.waves.begin();
    }

    /// False if the waves that are left must not be sent.
    bool passes(HealthGate& gate, const std::vector<std::string>& wave, bool last, std::stop_token stop)
    {
        const Status healthy = gate.after(wave, last, stop);
        if (healthy)
            return true;
        const auto device = std::ranges::find(m_report.devices, healthy.error().subject, &DeviceOutcome::name);
        if (device != m_report.devices.end())
            device->notes.push_back("not healthy after the change: " + healthy.error().sentence());
        if (last)
            return true;
        m_report.error = healthy.error();
        return false;
    }

    /// Nothing of this device was sent. False if the journal cannot be written.
    bool failedBefore(DeviceOutcome& outcome, RunJournal& journal, const Error& error)
    {
        outcome.error = error;
        progress(outcome, ApplyState::Failed, error.sentence());
        return journal.deviceFinished(outcome.name, "failed", error.sentence()).ok();
    }

    void skip(DeviceOutcome& outcome, RunJournal& journal, bool& journalWorks)
    {
        progress(outcome, ApplyState::Skipped, "nothing was sent: an earlier device failed, lost configuration or was not healthy, or the apply was stopped");
        if (journalWorks)
            journalWorks = journal.deviceFinished(outcome.name, "skipped", {}).ok();
    }

    void finish(RunJournal& journal, bool journalWorks)
    {
        bool allVerified = true;
        bool anyUnknown = false;
        bool anyInForce = false;
        for (const DeviceOutcome& outcome : m_report.devices) {
            allVerified = allVerified && outcome.state == ApplyState::Verified;
            anyUnknown = anyUnknown || outcome.state == ApplyState::Unknown;
            anyInForce = anyInForce || outcome.inForce;
            if (outcome.error && !m_report.error)
                m_report.error = outcome.error;
        }
        m_report.result = allVerified               ? ApplyResult::Applied
                          : anyUnknown || anyInForce ? ApplyResult::Partly
                                                     : ApplyResult::Nothing;
        // With an unknown device the run stays open, so that the next start finds it and looks.
        if (journalWorks && !anyUnknown)
            journalWorks = journal.finished(toString(m_report.result),
                                            m_report.error ? m_report.error->sentence() : std::string())
                               .ok();
        if (!journalWorks && !m_report.error)
            m_report.error = makeError(ErrorCode::Storage, "the journal could not be written to the end")
                                 .about("journal " + m_report.journalId)
                                 .nowIs("the devices run what was sent; the journal looks interrupted")
                                 .doNext("free space; the next start reads the devices and completes the journal");
    }

    void progress(DeviceOutcome& outcome, ApplyState state, std::string text = {})
    {
        outcome.state = state;
        if (m_progress)
            m_progress({outcome.name, state, 0, outcome.steps, std::move(text)});
    }

    const ApplyContext& m_context;
    const Plan& m_plan;
    const ApplyOptions& m_options;
    const ProgressSink& m_progress;
    std::vector<Handle> m_leases;
    std::vector<ApprovalNote> m_approvals;
    ApplyReport m_report;
};

} // namespace

bool saysNothingChanged(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Remote:
    case ErrorCode::Auth:
    case ErrorCode::Unsupported:
    case ErrorCode::Schema:
    case ErrorCode::Refused:
    case ErrorCode::NotFound:
    case ErrorCode::Usage:
    case ErrorCode::Conflict:
        return true;
    default:
        return false;
    }
}

std::string_view toString(ApplyState state)
{
    switch (state) {
    case ApplyState::Queued: return "queued";
    case ApplyState::Checking: return "checking";
    case ApplyState::Sending: return "sending";
    case ApplyState::Verifying: return "verifying";
    case ApplyState::Verified: return "verified";
    case ApplyState::Failed: return "failed";
    case ApplyState::Unknown: return "unknown";
    case ApplyState::Skipped: return "skipped";
    }
    return "unknown";
}

std::string_view toString(ApplyResult result)
{
    switch (result) {
    case ApplyResult::Applied: return "applied";
    case ApplyResult::Partly: return "partly";
    case ApplyResult::Reverted: return "reverted";
    case ApplyResult::Refused: return "refused";
    case ApplyResult::Nothing: return "nothing";
    }
    return "nothing";
}

int exitCodeOf(const ApplyReport& report)
{
    switch (report.result) {
    case ApplyResult::Applied: return 0;
    case ApplyResult::Partly: return 6;
    case ApplyResult::Reverted: return 1;
    case ApplyResult::Refused: return 4;
    case ApplyResult::Nothing: break;
    }
    if (!report.error)
        return 0;
    return report.error->code == ErrorCode::Cancelled ? 5 : 1;
}

Result<ApplyReport> applyPlan(const ApplyContext& context, const Plan& plan, const ApplyOptions& options,
                              const ProgressSink& progress, std::stop_token stop)
{
    return ApplyRun(context, plan, options, progress).run(stop);
}

} // namespace fc::plan
