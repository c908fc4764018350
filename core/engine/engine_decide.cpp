#include "engine/engine_impl.h"

#include "plan/acknowledgement.h"

#include <algorithm>

namespace fc::engine {

namespace {

store::Decision toDecision(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve: return store::Decision::Approve;
    case Verdict::Reject: return store::Decision::Reject;
    case Verdict::Defer: return store::Decision::Defer;
    case Verdict::Clear: return store::Decision::Withdraw;
    }
    return store::Decision::Withdraw;
}

std::string_view pastTense(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve: return "approved";
    case Verdict::Reject: return "rejected";
    case Verdict::Defer: return "deferred";
    case Verdict::Clear: return "withdrawn";
    }
    return "withdrawn";
}

} // namespace

void Engine::Impl::runDecide(std::vector<std::string> hunkIds, Verdict verdict, std::string who, std::string reason,
                             plan::Warnings warnings)
{
    const std::shared_ptr<const FabricView> seen = currentView();
    std::set<std::string> owners;
    for (const DeviceView& device : seen->devices)
        if (device.diff)
            for (const diff::Hunk& hunk : device.diff->hunks)
                if (std::ranges::find(hunkIds, hunk.id) != hunkIds.end())
                    owners.insert(device.device.name);
    Result<plan::Plan> plan = freshPlan({owners.begin(), owners.end()});
    if (!plan) {
        event(plan.error(), "plan", {});
        return;
    }
    plan::HunkSelection selection;
    for (const std::string& id : hunkIds)
        if (plan->hunk(id) != nullptr)
            selection.ids.push_back(id);
    if (selection.ids.size() < hunkIds.size())
        event(Severity::Warning, "plan", {}, "some of the differences moved while you decided; they were left undecided",
              {}, {}, plan->id);
    if (verdict == Verdict::Approve && warnings == plan::Warnings::Unread && !selection.ids.empty() &&
        asksToAcknowledge(*plan, selection.ids, who, reason))
        return;
    if (!selection.ids.empty()) {
        Result<std::vector<store::DecisionRecord>> records =
            plan::decide(*plan, selection, toDecision(verdict), who, reason, ports.clock, ports.decisions, warnings);
        if (!records)
            event(records.error(), "plan", {});
        else
            for (const store::DecisionRecord& record : *records)
                event(Severity::Info, "user", record.device, who + " " + std::string(pastTense(verdict)) + " a hunk",
                      reason, model::toString(plan->hunk(record.hunkId)->path), plan->id);
    }
    control->post([this] {
        refreshDecisions();
        publish();
    });
}

bool Engine::Impl::asksToAcknowledge(const plan::Plan& plan, const std::vector<std::string>& hunkIds,
                                     const std::string& who, const std::string& reason)
{
    auto open = std::make_shared<PendingAcknowledgement>(PendingAcknowledgement{hunkIds, who, reason, {}});
    for (const plan::DevicePlan& device : plan.devices) {
        const bool concerned = std::ranges::any_of(device.hunks, [&](const diff::Hunk& hunk) {
            return std::ranges::find(hunkIds, hunk.id) != hunkIds.end();
        });
        if (concerned && !plan::checkAcknowledged({device.name, device.warnings}, ports.decisions))
            for (const plan::Warning& warning : device.warnings)
                open->warnings.push_back(device.name + ": " + warning.text);
    }
    if (open->warnings.empty())
        return false;
    control->post([this, open] {
        acknowledgement = open;
        publish();
    });
    return true;
}

void Engine::Impl::runAcknowledge(bool read)
{
    const std::shared_ptr<const PendingAcknowledgement> waiting = currentView()->acknowledgement;
    if (!waiting)
        return;
    control->post([this] {
        acknowledgement = nullptr;
        publish();
    });
    if (!read)
        return;
    for (const std::string& warning : waiting->warnings)
        event(Severity::Info, "user", warning.substr(0, warning.find(':')), waiting->who + " acknowledged a warning", warning);
    runDecide(waiting->hunkIds, Verdict::Approve, waiting->who, waiting->reason, plan::Warnings::Acknowledged);
}

} // namespace fc::engine
