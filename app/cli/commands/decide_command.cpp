#include "app/cli/context.h"
#include "app/cli/plan_source.h"
#include "plan/decision.h"

#include <algorithm>
#include <iostream>

namespace fc::app {

namespace {

struct DecideOptions
{
    std::string plan;
    std::vector<std::string> hunks;
    bool all = false;
    std::string reason;
};

/// What an approval stands for besides its hunks: the warnings about their devices, told each time.
std::vector<std::pair<std::string, std::string>> warningsOf(const plan::Plan& plan,
                                                            const std::vector<store::DecisionRecord>& records)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const plan::DevicePlan& device : plan.devices)
        if (std::ranges::find(records, device.name, &store::DecisionRecord::device) != records.end())
            for (const plan::Warning& warning : device.warnings)
                out.emplace_back(device.name, warning.text);
    return out;
}

int runDecide(Context& context, const DecideOptions& options, store::Decision decision)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<plan::Plan> plan = openPlan(**workspace, options.plan);
    if (!plan)
        return context.fail(plan.error());
    plan::HunkSelection selection;
    selection.ids = options.hunks;
    selection.all = options.all;
    for (const plan::DevicePlan& device : plan->devices)
        if (!context.options.devices.empty() && context.wants(device.name))
            selection.devices.push_back(device.name);
    store::DecisionStore& decisions = *(*workspace)->store().decisions;
    Result<std::vector<store::DecisionRecord>> records =
        plan::decide(*plan, selection, decision, currentUser(), options.reason, (*workspace)->clock(), decisions,
                     plan::Warnings::Acknowledged);
    if (!records)
        return context.fail(records.error());
    std::vector<std::pair<std::string, std::string>> warnings;
    if (decision == store::Decision::Approve)
        warnings = warningsOf(*plan, *records);
    const std::string done = decision == store::Decision::Approve ? "approved" : "rejected";
    if (context.options.json) {
        std::cout << "{\"plan\":" << jsonString(plan->id) << ",\"decision\":" << jsonString(done) << ",\"hunks\":[";
        for (std::size_t i = 0; i < records->size(); ++i)
            std::cout << (i > 0 ? "," : "") << jsonString((*records)[i].hunkId);
        std::cout << "],\"acknowledged\":[";
        for (std::size_t i = 0; i < warnings.size(); ++i)
            std::cout << (i > 0 ? "," : "") << "{\"device\":" << jsonString(warnings[i].first)
                      << ",\"warning\":" << jsonString(warnings[i].second) << '}';
        std::cout << "]}\n";
        return kDone;
    }
    for (const store::DecisionRecord& record : *records)
        std::cout << done << ' ' << record.hunkId << "  " << record.device << "  "
                  << model::toString(plan->hunk(record.hunkId)->path) << '\n';
    for (const auto& [device, warning] : warnings)
        std::cout << "warning acknowledged: " << device << ": " << warning << '\n';
    Result<plan::DecisionView> view = plan::decisionsOf(*plan, decisions);
    if (view)
        for (const plan::DevicePlan& device : plan->devices)
            for (const auto& [hunk, missing] : plan::openNeeds(device, *view)) {
                std::cout << "note: " << hunk << " on " << device.name << " also needs";
                for (const std::string& id : missing)
                    std::cout << ' ' << id;
                std::cout << " to be approved\n";
            }
    return kDone;
}

void addOne(CLI::App& app, Context& context, const std::string& name, store::Decision decision, const std::string& what)
{
    auto options = std::make_shared<DecideOptions>();
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option("PLAN", options->plan, "plan file, or id of a stored plan")->required();
    auto* hunks = command->add_option("--hunk", options->hunks, "id of a hunk, or its first digits; repeatable")
                      ->type_name("ID")
                      ->allow_extra_args(false);
    command->add_flag("--all", options->all, "every hunk of the plan (narrow it with --device)")->excludes(hunks);
    command->add_option("--reason", options->reason, "why; kept with the decision")->required();
    command->footer("Example: fabric-orch " + name + " plan.json --hunk 3f2a --reason INC4711");
    command->callback([&context, options, decision] {
        context.run = [&context, options, decision] { return runDecide(context, *options, decision); };
    });
}

} // namespace

void addDecide(CLI::App& app, Context& context)
{
    addOne(app, context, "approve", store::Decision::Approve, "allow hunks of a plan to be sent");
    addOne(app, context, "reject", store::Decision::Reject, "record that hunks of a plan shall not be sent");
}

} // namespace fc::app
