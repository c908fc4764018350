#include "app/cli/context.h"
#include "app/cli/plan_source.h"
#include "engine/health_reader.h"
#include "engine/planner.h"
#include "plan/apply.h"
#include "plan/recovery.h"

#include <condition_variable>
#include <iostream>
#include <mutex>

namespace fc::app {

namespace {

struct ApplyCommandOptions
{
    std::string plan;
    std::string intent;
    bool dryRun = false;
};

void waitFor(std::chrono::milliseconds time, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
}

void printJson(const plan::ApplyReport& report)
{
    std::cout << "{\"journal\":" << jsonString(report.journalId)
              << ",\"result\":" << jsonString(plan::toString(report.result)) << ",\"devices\":[";
    for (std::size_t i = 0; i < report.devices.size(); ++i) {
        const plan::DeviceOutcome& device = report.devices[i];
        std::cout << (i > 0 ? "," : "") << "{\"name\":" << jsonString(device.name)
                  << ",\"state\":" << jsonString(plan::toString(device.state)) << ",\"sets\":" << device.sets
                  << ",\"verified\":" << (device.verified ? "true" : "false") << ",\"error\":"
                  << (device.error ? jsonString(device.error->sentence()) : "null") << ",\"operations\":[";
        for (std::size_t j = 0; j < device.operations.size(); ++j)
            std::cout << (j > 0 ? "," : "") << jsonString(device.operations[j]);
        std::cout << "],\"lost\":[";
        for (std::size_t j = 0; j < device.lost.size(); ++j)
            std::cout << (j > 0 ? "," : "") << jsonString(device.lost[j]);
        std::cout << "]}";
    }
    std::cout << "]";
    if (report.error)
        std::cout << ",\"error\":{\"code\":" << jsonString(toString(report.error->code))
                  << ",\"text\":" << jsonString(report.error->text) << ",\"subject\":" << jsonString(report.error->subject)
                  << ",\"state\":" << jsonString(report.error->state) << ",\"next\":" << jsonString(report.error->next)
                  << "}";
    std::cout << "}\n";
}

void printText(const plan::ApplyReport& report, bool dryRun)
{
    for (const plan::DeviceOutcome& device : report.devices) {
        std::cout << device.name << ": " << (dryRun ? "would send" : plan::toString(device.state));
        if (!dryRun && device.sets > 0)
            std::cout << ", " << device.sets << (device.sets == 1 ? " Set" : " Sets") << ", "
                      << device.window.count() << " ms between check and answer";
        std::cout << '\n';
        for (const std::string& operation : device.operations)
            std::cout << "  " << operation << '\n';
        for (const std::string& note : device.notes)
            std::cout << "  note: " << note << '\n';
        if (device.error)
            std::cout << "  error: " << device.error->sentence() << '\n';
    }
    std::cout << (dryRun ? "dry run, nothing was sent" : std::string("result: ") + std::string(plan::toString(report.result)))
              << '\n';
    if (!report.journalId.empty())
        std::cout << "journal " << report.journalId << '\n';
}

Result<plan::ApplyReport> apply(Context& context, Workspace& workspace, const ApplyCommandOptions& options)
{
    Result<plan::Plan> plan = openPlan(workspace, options.plan);
    if (!plan)
        return std::move(plan).error();
    Result<std::unique_ptr<engine::IntentProvider>> provider = workspace.intentFrom(options.intent);
    if (!provider)
        return std::move(provider).error();
    // The book says where the devices are; the re-read for each device comes from the same load.
    Result<engine::IntentBookPtr> book = (*provider)->load({}, context.stopToken());
    if (!book)
        return std::move(book).error();
    workspace.fleet().setInventory((*book)->inventory);
    store::SqliteStore& store = workspace.store();
    const plan::RecoveryContext recovery{workspace.differ(), workspace.running(), *store.journal, *store.leases,
                                         workspace.clock(), waitFor};
    Result<std::vector<plan::RecoveredDevice>> recovered = plan::recover(recovery, context.stopToken());
    if (!recovered)
        return std::move(recovered).error();
    for (const plan::RecoveredDevice& device : *recovered)
        std::cerr << "note: an interrupted apply (" << device.run << ") on " << device.device << ": " << device.state
                  << (device.text.empty() ? "" : ", " + device.text) << '\n';

    engine::ApplyIntentReader intent(**provider, *book);
    engine::GnmiHealthReader health(workspace.fleet(), workspace.schema());
    const plan::ApplyContext parts{workspace.differ(), workspace.writer(), workspace.running(), intent,
                                   *store.journal,     *store.decisions,   *store.leases,       workspace.clock(), waitFor,
                                   &health};
    plan::ApplyOptions settings;
    settings.who = currentUser();
    settings.dryRun = options.dryRun;
    for (const plan::DevicePlan& device : plan->devices)
        if (!context.options.devices.empty() && context.wants(device.name))
            settings.devices.push_back(device.name);
    const auto progress = [&](const plan::ApplyProgress& step) {
        context.progress(step.device + ": " + std::string(plan::toString(step.state)));
    };
    Result<plan::ApplyReport> report = plan::applyPlan(parts, *plan, settings, progress, context.stopToken());
    context.endProgress();
    return report;
}

int runApply(Context& context, const ApplyCommandOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<plan::ApplyReport> report = apply(context, **workspace, options);
    if (!report)
        return context.fail(report.error());
    if (context.options.json) {
        printJson(*report);
    } else {
        if (report->error)
            std::cerr << "error: " << report->error->sentence() << '\n';
        printText(*report, options.dryRun);
    }
    return plan::exitCodeOf(*report);
}

} // namespace

void addApply(CLI::App& app, Context& context)
{
    auto options = std::make_shared<ApplyCommandOptions>();
    CLI::App* command = app.add_subcommand("apply", "send the approved hunks of a plan, verify, journal");
    command->add_option("PLAN", options->plan, "plan file, or id of a stored plan")->required();
    command->add_option("--intent", options->intent, "where the plan's intent came from, if not NetBox")
        ->type_name("SNAPSHOT|DIR");
    command->add_flag("--dry-run", options->dryRun, "check and assemble everything, send nothing");
    command->footer("Example: fabric-orch apply plan.json\n"
                    "Exit code: 0 applied, 4 refused (no approval, stale, altered), 6 partly applied.");
    command->callback([&context, options] { context.run = [&context, options] { return runApply(context, *options); }; });
}

} // namespace fc::app
