#include "app/cli/commands/plan_change.h"
#include "app/cli/context.h"
#include "app/cli/plan_source.h"
#include "engine/planner.h"
#include "engine/running_reader.h"
#include "plan/decision.h"
#include "plan/plan_file.h"
#include "plan/report.h"

#include <iostream>

namespace fc::app {

namespace {

struct PlanOptions
{
    std::string output;
    std::string intent;
    std::string offline;
    std::string format = "text";
    bool unmanaged = false;
};

/// 7 where something could not be read (never "in sync" then), 2 with differences, 0 without.
int exitCodeOfPlan(const plan::Plan& plan)
{
    const plan::PlanSummary summary = plan::summarise(plan);
    if (summary.unreachable > 0 || plan.devices.empty())
        return kIncomplete;
    return summary.changed > 0 ? kDifferences : kDone;
}

Result<plan::Plan> makePlan(Context& context, Workspace& workspace, const PlanOptions& options)
{
    Result<std::unique_ptr<engine::IntentProvider>> provider = workspace.intentFrom(options.intent);
    if (!provider)
        return std::move(provider).error();
    Result<engine::IntentBookPtr> book = (*provider)->load(
        [&](const intent::FetchProgress& progress) {
            context.progress("reading " + (*provider)->name() + ": " + progress.what + " " +
                             std::to_string(progress.step) + "/" + std::to_string(progress.steps));
        },
        context.stopToken());
    if (!book)
        return std::move(book).error();
    workspace.fleet().setInventory((*book)->inventory);
    engine::PlanRequest request;
    for (const model::FabricDevice& device : workspace.fleet().devices())
        if (context.wants(device.name))
            request.devices.push_back(device.name);
    if (request.devices.empty())
        return makeError(ErrorCode::NotFound, "no device matches").about((*book)->source).doNext("check --device");
    request.progress = [&](const std::string& device, std::size_t done, std::size_t total) {
        context.progress("reading devices: " + device + " " + std::to_string(done) + "/" + std::to_string(total));
    };
    engine::OfflineRunningReader offline(options.offline, workspace.schema());
    plan::RunningReader& reader = options.offline.empty() ? workspace.running() : static_cast<plan::RunningReader&>(offline);
    plan::Plan plan = engine::makePlan(workspace.differ(), **book, reader, workspace.clock(), request, context.stopToken());
    context.endProgress();
    return plan;
}

/// Without a whole plan nobody knows whether the fabric is in sync, whatever stood in the way.
int failPlan(Context& context, const Error& error)
{
    const int code = context.fail(error);
    return code == kUsage ? kUsage : kIncomplete;
}

int runPlan(Context& context, const PlanOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return workspace.error().code == ErrorCode::Storage ? failPlan(context, workspace.error())
                                                            : context.fail(workspace.error());
    Result<plan::Plan> plan = makePlan(context, **workspace, options);
    if (!plan)
        return failPlan(context, plan.error());
    const std::string document = plan::writePlan(*(*workspace)->schema(), *plan);
    if (Status saved = (*workspace)->store().plans->save({plan->id, plan->digest, plan->created, document}); !saved)
        return failPlan(context, saved.error());
    if (!options.output.empty())
        if (Status written = writePlanFile(options.output, document); !written)
            return failPlan(context, written.error());
    const schema::SchemaIndex& index = *(*workspace)->schema();
    if (context.options.json || options.format == "json") {
        std::cout << document;
        if (!document.ends_with('\n'))
            std::cout << '\n';
    } else if (options.format == "markdown") {
        std::cout << plan::markdownReport(index, *plan);
    } else {
        Result<plan::DecisionView> decisions = plan::decisionsOf(*plan, *(*workspace)->store().decisions);
        plan::ReportOptions report;
        report.color = context.color();
        report.showUnmanaged = options.unmanaged;
        report.decisions = decisions ? &*decisions : nullptr;
        std::cout << plan::textReport(index, *plan, report);
        std::cout << "plan " << plan->id << (options.output.empty() ? "" : ", saved to " + options.output) << '\n';
    }
    return exitCodeOfPlan(*plan);
}

} // namespace

void addPlan(CLI::App& app, Context& context)
{
    auto options = std::make_shared<PlanOptions>();
    CLI::App* command = app.add_subcommand("plan", "compare intent and running, print what would change");
    command->add_option("-o,--output", options->output, "save the plan for approve and apply")->type_name("PLAN");
    command->add_option("--intent", options->intent, "snapshot file or folder of NAME.json trees instead of NetBox")
        ->type_name("SNAPSHOT|DIR");
    command->add_option("--offline", options->offline, "folder of NAME.json trees as running state")->type_name("DIR");
    command->add_option("--format", options->format, "text, json or markdown")
        ->check(CLI::IsMember({"text", "json", "markdown"}));
    command->add_flag("--unmanaged", options->unmanaged, "list what the intent does not speak for");
    command->footer("Example: fabric-orch plan --profile lab.toml -o plan.json\n"
                    "Exit code: 0 in sync, 2 differences, 7 something could not be read.");
    addPlanChange(*command, context);
    command->callback([&context, options, command] {
        if (command->get_subcommands().empty())
            context.run = [&context, options] { return runPlan(context, *options); };
    });
}

} // namespace fc::app
