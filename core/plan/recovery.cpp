#include "plan/recovery.h"

#include "base/failpoint.h"
#include "plan/run_journal.h"
#include "plan/step_judgement.h"

#include <algorithm>
#include <ctime>
#include <optional>

namespace fc::plan {

namespace {

using store::JournalEvent;
using store::JournalKind;

/// What the journal says of one device of one run.
struct DeviceTrail
{
    std::string device;
    std::optional<JournalEvent> open; ///< a step that was sent and never looked at afterwards
    int sent = 0;                     ///< steps sent
    int steps = 0;                    ///< steps there were to be
    int good = 0;                     ///< steps known to be in force
    bool finished = false;
    std::string state;                ///< of DeviceFinished
};

std::vector<DeviceTrail> trailsOf(const std::vector<JournalEvent>& events)
{
    std::vector<DeviceTrail> trails;
    const auto trail = [&](const std::string& device) -> DeviceTrail& {
        const auto it = std::ranges::find(trails, device, &DeviceTrail::device);
        return it != trails.end() ? *it : trails.emplace_back(DeviceTrail{device, {}, 0, 0, 0, false, {}});
    };
    for (const JournalEvent& event : events) {
        if (event.kind == JournalKind::RunStarted)
            for (const std::string& device : event.devices)
                trail(device);
        if (event.device.empty())
            continue;
        DeviceTrail& at = trail(event.device);
        switch (event.kind) {
        case JournalKind::StepSending:
            at.open = event;
            ++at.sent;
            at.steps = event.steps;
            break;
        case JournalKind::StepAnswered:
            if (event.state == "rejected")
                at.open.reset();
            break;
        case JournalKind::StepVerified:
            at.open.reset();
            at.good += event.state == "verified" ? 1 : 0;
            break;
        case JournalKind::StepResolved:
            at.open.reset();
            at.good += event.state == toString(Force::Applied) ? 1 : 0;
            break;
        case JournalKind::DeviceFinished:
            at.open.reset();
            at.finished = true;
            at.state = event.state;
            break;
        default:
            break;
        }
    }
    return trails;
}

std::optional<SystemTime> timeOf(const std::string& iso)
{
    std::tm parts{};
    if (strptime(iso.c_str(), "%Y-%m-%dT%H:%M:%S", &parts) == nullptr)
        return std::nullopt;
    return std::chrono::system_clock::from_time_t(timegm(&parts));
}

class Recovery
{
public:
    Recovery(const RecoveryContext& context, std::string run)
        : m_context(context), m_journal(context.journal, context.clock, std::move(run))
    {
    }

    Status run(std::vector<RecoveredDevice>& found, std::stop_token stop)
    {
        auto events = m_context.journal.events(m_journal.id());
        if (!events)
            return events.error();
        std::vector<Handle> leases;
        std::vector<DeviceTrail> trails = trailsOf(*events);
        std::ranges::sort(trails, {}, &DeviceTrail::device);
        for (const DeviceTrail& trail : trails) {
            auto lease = m_context.leases.acquire(trail.device, "recovery of " + m_journal.id());
            if (!lease && lease.error().code == ErrorCode::Conflict) {
                found.push_back({m_journal.id(), trail.device, "busy", lease.error().text});
                return {};
            }
            if (!lease)
                return lease.error();
            leases.push_back(std::move(*lease));
        }
        // While the leases were not held, the run's own process may have written more.
        events = m_context.journal.events(m_journal.id());
        if (!events)
            return events.error();
        return complete(trailsOf(*events), found, stop);
    }

private:
    Status complete(const std::vector<DeviceTrail>& trails, std::vector<RecoveredDevice>& found, std::stop_token stop)
    {
        bool allGood = true;
        bool anyInForce = false;
        bool anyUnknown = false;
        for (const DeviceTrail& trail : trails) {
            RecoveredDevice device{m_journal.id(), trail.device, {}, {}};
            int good = trail.good;
            if (trail.open) {
                auto judged = look(trail, stop);
                if (!judged) {
                    device.state = "unknown";
                    device.text = judged.error().sentence();
                    anyUnknown = true;
                    found.push_back(std::move(device));
                    continue;
                }
                if (Status written = m_journal.resolved(trail.device, trail.open->step, toString(judged->force), judged->text);
                    !written)
                    return written;
                good += judged->force == Force::Applied ? 1 : 0;
                device.text = judged->text;
                device.state = toString(judged->force);
                anyInForce = anyInForce || judged->force != Force::NotApplied;
            }
            anyInForce = anyInForce || good > 0;
            const bool isGood = trail.finished ? trail.state == "verified" : trail.steps > 0 && good == trail.steps;
            allGood = allGood && isGood;
            if (trail.finished)
                continue;
            describeUnfinished(trail, good, device);
            const std::string_view state = isGood ? "verified" : trail.sent == 0 ? "skipped" : "failed";
            if (Status written = m_journal.deviceFinished(trail.device, state, device.text); !written)
                return written;
            found.push_back(std::move(device));
        }
        if (anyUnknown)
            return {};
        const ApplyResult result = trails.empty() ? ApplyResult::Nothing
                                   : allGood      ? ApplyResult::Applied
                                   : anyInForce   ? ApplyResult::Partly
                                                  : ApplyResult::Nothing;
        return m_journal.finished(toString(result), "interrupted; completed after a re-read");
    }

    static void describeUnfinished(const DeviceTrail& trail, int good, RecoveredDevice& device)
    {
        if (trail.sent == 0) {
            device.state = "not started";
            device.text = "nothing was sent to it";
        } else if (good > 0 && good < trail.steps) {
            device.state = "partly";
            device.text += (device.text.empty() ? "" : "; ") + std::to_string(good) + " of " +
                           std::to_string(trail.steps) + " steps are in force, the others were not sent";
        } else if (device.state.empty()) {
            device.state = good == trail.steps ? "applied" : "not applied";
            device.text = good == trail.steps ? "every step had been verified" : "the device had refused the step";
        }
    }

    Result<Judgement> look(const DeviceTrail& trail, std::stop_token stop)
    {
        auto data = decodeStepData(trail.open->data);
        if (!data)
            return data.error();
        waitForDeadline(trail.open->when, stop);
        if (stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "stopped before the device was read")
                .about(trail.device)
                .nowIs("unknown until it is read again");
        failpoint("recovery.read");
        const schema::SchemaIndex& index = m_context.differ.index();
        return readJudgement(index, m_context.running, trail.device, *data, stop);
    }

    /// A Set under way when its sender died may still be carried out until its deadline.
    void waitForDeadline(const std::string& sentAt, std::stop_token stop)
    {
        const std::chrono::milliseconds limit = m_context.setDeadline + m_context.margin;
        std::chrono::milliseconds left = limit;
        if (const auto sent = timeOf(sentAt)) {
            const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_context.clock.now() - *sent);
            // A clock that was set back must not make anybody wait for hours.
            left = std::clamp(limit - passed, std::chrono::milliseconds{0}, limit);
        }
        if (left > std::chrono::milliseconds{0})
            m_context.wait(left, stop);
    }

    const RecoveryContext& m_context;
    RunJournal m_journal;
};

} // namespace

Result<std::vector<RecoveredDevice>> unresolvedDevices(const store::Journal& journal)
{
    auto runs = journal.openRuns();
    if (!runs)
        return runs.error();
    std::vector<RecoveredDevice> devices;
    for (const std::string& run : *runs) {
        auto events = journal.events(run);
        if (!events)
            return events.error();
        for (const DeviceTrail& trail : trailsOf(*events))
            if (trail.open)
                devices.push_back({run, trail.device, "unknown",
                                   "step " + std::to_string(trail.open->step) + " of " + std::to_string(trail.steps) +
                                       " was sent at " + trail.open->when + " and never looked at"});
    }
    return devices;
}

Result<std::vector<RecoveredDevice>> recover(const RecoveryContext& context, std::stop_token stop)
{
    auto runs = context.journal.openRuns();
    if (!runs)
        return runs.error();
    std::vector<RecoveredDevice> found;
    for (const std::string& run : *runs)
        if (Status done = Recovery(context, run).run(found, stop); !done)
            return done.error();
    return found;
}

} // namespace fc::plan
