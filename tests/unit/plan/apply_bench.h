#pragma once

#include "plan/apply.h"
#include "plan/decision.h"
#include "plan/recovery.h"
#include "support/memory_store.h"
#include "support/scripted_fabric.h"

#include <string>
#include <vector>

namespace fc::test {

inline constexpr const char* kDescription = "/interfaces/interface[name=Ethernet1]/config/description";

/// Everything an apply needs, in memory, with time that only moves when somebody waits.
struct ApplyBench
{
    ScriptedFabric fabric;
    ManualClock clock;
    MemoryJournal journal;
    MemoryDecisions decisions;
    MemoryLeases leases;
    std::chrono::milliseconds waited{0};
    std::vector<std::string> progress; ///< "leaf3 sending"
    plan::HealthReader* health = nullptr;

    plan::ApplyContext context()
    {
        return {eosDiff(), fabric, fabric, fabric, journal, decisions, leases, clock,
                [this](std::chrono::milliseconds time, std::stop_token) {
                    waited += time;
                    clock.advance(time);
                },
                health};
    }
    plan::RecoveryContext recoveryContext()
    {
        return {eosDiff(), fabric, journal, leases, clock,
                [this](std::chrono::milliseconds time, std::stop_token) {
                    waited += time;
                    clock.advance(time);
                }};
    }

    plan::Plan plan() { return fabric.plan(eosDiff(), clock); }

    void approve(const plan::Plan& plan, const std::vector<std::string>& ids = {})
    {
        const auto recorded =
            plan::decide(plan, {ids, ids.empty(), {}}, store::Decision::Approve, "ada", "because", clock, decisions);
        if (!recorded)
            throw std::runtime_error(recorded.error().sentence());
    }

    plan::ApplyReport apply(const plan::Plan& plan, const plan::ApplyOptions& options = {}, std::stop_token stop = {})
    {
        auto report = plan::applyPlan(
            context(), plan, options,
            [this](const plan::ApplyProgress& step) {
                progress.push_back(step.device + " " + std::string(plan::toString(step.state)));
            },
            stop);
        if (!report)
            throw std::runtime_error(report.error().sentence());
        return *report;
    }

    /// Kinds and states of a run's events: "step answered accepted".
    std::vector<std::string> story(const std::string& run)
    {
        std::vector<std::string> lines;
        const auto events = journal.events(run);
        if (events)
            for (const store::JournalEvent& event : *events)
                lines.push_back((event.device.empty() ? "" : event.device + " ") +
                                std::string(store::toString(event.kind)) + (event.state.empty() ? "" : " " + event.state));
        return lines;
    }

    std::size_t setsSent() const
    {
        std::size_t count = 0;
        for (const auto& [device, sets] : fabric.sets)
            count += sets.size();
        return count;
    }
};

} // namespace fc::test
