#include "engine/engine_impl.h"

#include "engine/health_reader.h"
#include "engine/history.h"
#include "engine/planner.h"
#include "plan/plan_file.h"
#include "plan/recovery.h"

#include <algorithm>

namespace fc::engine {

namespace {

constexpr std::size_t kHistoryShown = 200;

void waitFor(std::chrono::milliseconds time, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

void Engine::Impl::showEarlierIntent()
{
    if (const IntentBookPtr earlier = ports.intent.earlier()) {
        event(Severity::Info, "netbox", {}, "showing what was read at " + toIso8601(earlier->fetchedAt) + " until NetBox answers",
              "revision " + earlier->revision);
        takeBook(earlier);
    }
}

void Engine::Impl::loadIntent()
{
    lastFullRead = ports.clock.steady();
    takeLoaded(ports.intent.load({}, stopping.get_token()));
}

void Engine::Impl::takeLoaded(Result<IntentBookPtr> loaded)
{
    if (!loaded) {
        const Error error = loaded.error();
        event(error, "netbox", {});
        control->post([this, error] {
            intentStatus.error = error.sentence();
            if (!book)
                for (auto& [name, live] : devices)
                    live.board.setNoIntent(error.sentence());
            publish();
        });
        return;
    }
    watermark = (*loaded)->watermark;
    event(Severity::Info, "netbox", {},
          "read " + std::to_string((*loaded)->documents.size()) + " devices from " + (*loaded)->source,
          "revision " + (*loaded)->revision + ", " + std::to_string((*loaded)->mapped.size()) + " mapped anew");
    takeBook(std::move(*loaded));
}

void Engine::Impl::takeBook(IntentBookPtr fresh)
{
    auto kept = std::make_shared<std::vector<IntentRevision>>();
    for (const intent::SnapshotShelf::Entry& entry : ports.intent.kept())
        kept->push_back({entry.revision, entry.keptAt});
    control->post([this, fresh = std::move(fresh), kept = std::move(kept)] {
        revisions = kept;
        const bool moved = !book || book->revision != fresh->revision;
        book = fresh;
        takeReport();
        intentStatus.revision = fresh->revision.substr(0, 8);
        intentStatus.fetchedAt = fresh->fetchedAt;
        intentStatus.stale = fresh->stale;
        intentStatus.watermark = static_cast<std::uint64_t>(std::max<std::int64_t>(fresh->watermark, 0));
        intentStatus.error.clear();
        if (moved)
            for (const intent::Finding& finding : fresh->findings)
                event(finding.severity == intent::Severity::Info ? Severity::Info : Severity::Warning, "netbox",
                      finding.device, finding.message, finding.rule + " " + finding.url);
        takeInventory();
        compareAll();
        publish();
    });
}

void Engine::Impl::pollIntent()
{
    Result<intent::ChangePoll> poll = ports.intent.poll(watermark, stopping.get_token());
    if (!poll) {
        const std::string sentence = poll.error().sentence();
        event(poll.error(), "netbox", {});
        control->post([this, sentence] {
            intentStatus.error = sentence;
            publish();
        });
        return;
    }
    watermark = poll->watermark;
    for (const intent::IntentChange& change : poll->changes)
        if (change.touchesIntent)
            event(Severity::Info, "netbox", {},
                  change.objectType + " " + std::to_string(change.objectId) + ": " + change.action +
                      (change.user.empty() ? "" : " by " + change.user),
                  change.time);
    // What no log tells (a script, the database itself) shows at the latest with the next full read.
    if (poll->fullReadNeeded || ports.clock.steady() - lastFullRead >= settings.fullRead)
        loadIntent();
    else if (poll->moved())
        takeLoaded(ports.intent.refresh(poll->changes, {}, stopping.get_token()));
}

Result<plan::Plan> Engine::Impl::freshPlan(const std::vector<std::string>& names)
{
    Result<IntentBookPtr> fresh = ports.intent.load({}, stopping.get_token());
    if (!fresh)
        return std::move(fresh).error();
    PlanRequest request;
    request.devices = names;
    plan::Plan plan = makePlan(differ, **fresh, ports.running, ports.clock, request, stopping.get_token());
    if (Status saved = ports.plans.save({plan.id, plan.digest, plan.created, plan::writePlan(*ports.schema, plan)}); !saved)
        return std::move(saved).error();
    return plan;
}

void Engine::Impl::runApply(std::string who)
{
    const std::shared_ptr<const FabricView> seen = currentView();
    std::set<std::string> names;
    for (const DeviceView& device : seen->devices)
        if (device.approved > 0)
            names.insert(device.device.name);
    if (names.empty()) {
        event(Severity::Warning, "apply", {}, "nothing is approved, so nothing was sent");
        return;
    }
    const auto finish = [this](ApplyStatus status) {
        control->post([this, status] {
            applyStatus = status;
            hunksMoved = true;
            refreshDecisions();
            publish();
        });
        readHistoryNow();
    };
    Result<plan::Plan> plan = freshPlan({names.begin(), names.end()});
    if (!plan) {
        event(plan.error(), "apply", {});
        finish({false, {}, {}, "refused: " + plan.error().sentence(), 0, 0});
        return;
    }
    const int total = static_cast<int>(names.size());
    control->post([this, total] {
        applyStatus = {true, {}, "checking", {}, 0, total};
        publish();
    });
    const auto progress = [this](const plan::ApplyProgress& step) {
        control->post([this, step] {
            const auto live = devices.find(step.device);
            if (live == devices.end())
                return;
            live->second.board.setApplyState(std::string(plan::toString(step.state)), step.text, ports.clock.now());
            applyStatus.phase = step.device + ": " + std::string(plan::toString(step.state));
            if (step.state == plan::ApplyState::Verified || step.state == plan::ApplyState::Failed)
                ++applyStatus.done;
            publish();
        });
        event(step.state == plan::ApplyState::Failed ? Severity::Error : Severity::Info, "apply", step.device,
              std::string(plan::toString(step.state)), step.text);
    };
    ApplyIntentReader intentReader(ports.intent);
    GnmiHealthReader health(ports.fleet, ports.schema);
    const plan::ApplyContext context{differ,          ports.writer,    ports.running, intentReader, ports.journal,
                                     ports.decisions, ports.leases, ports.clock,   waitFor, &health};
    plan::ApplyOptions options;
    options.who = std::move(who);
    Result<plan::ApplyReport> report = plan::applyPlan(context, *plan, options, progress, stopping.get_token());
    if (!report) {
        event(report.error(), "apply", {});
        finish({false, {}, {}, "refused: " + report.error().sentence(), 0, total});
        return;
    }
    for (const plan::DeviceOutcome& device : report->devices)
        for (const std::string& note : device.notes)
            event(Severity::Warning, "apply", device.name, note, {}, {}, report->journalId);
    std::string result(plan::toString(report->result));
    if (report->error) {
        event(*report->error, "apply", {});
        result += ": " + report->error->sentence();
    } else {
        event(Severity::Info, "apply", {}, "apply finished: " + result, {}, {}, report->journalId);
    }
    control->post([this, outcomes = report->devices] {
        for (const plan::DeviceOutcome& outcome : outcomes)
            if (const auto live = devices.find(outcome.name); live != devices.end()) {
                live->second.board.forgetLines();
                live->second.board.setApplyState(std::string(plan::toString(outcome.state)),
                                                 outcome.error ? outcome.error->sentence() : std::string(),
                                                 ports.clock.now());
            }
    });
    finish({false, report->journalId, {}, result, total, total});
}

void Engine::Impl::runRecovery()
{
    Result<std::vector<plan::RecoveredDevice>> open = plan::unresolvedDevices(ports.journal);
    if (!open) {
        event(open.error(), "apply", {});
        return;
    }
    if (open->empty())
        return;
    const auto show = [this](const std::vector<plan::RecoveredDevice>& recovered, bool checking) {
        control->post([this, recovered, checking] {
            for (const plan::RecoveredDevice& device : recovered)
                if (const auto live = devices.find(device.device); live != devices.end())
                    live->second.board.setApplyState(checking || device.state == "unknown" ? "unknown, checking" : "",
                                                     device.text, ports.clock.now());
            publish();
        });
    };
    show(*open, true);
    const plan::RecoveryContext context{differ, ports.running, ports.journal, ports.leases, ports.clock, waitFor};
    Result<std::vector<plan::RecoveredDevice>> truth = plan::recover(context, stopping.get_token());
    if (!truth) {
        event(truth.error(), "apply", {});
        return;
    }
    for (const plan::RecoveredDevice& device : *truth)
        event(Severity::Warning, "apply", device.device, "an interrupted apply: " + device.state, device.text, {}, device.run);
    show(*truth, false);
}

void Engine::Impl::readHistoryNow()
{
    Result<std::vector<HistoryEntry>> entries = readHistory(ports.journal, kHistoryShown);
    if (!entries) {
        event(entries.error(), "apply", {});
        return;
    }
    auto shared = std::make_shared<const std::vector<HistoryEntry>>(std::move(*entries));
    control->post([this, shared] {
        takeHistory(shared);
        publish();
    });
}

} // namespace fc::engine
