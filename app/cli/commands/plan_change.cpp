#include "app/cli/commands/plan_change.h"

#include "app/cli/plan_source.h"
#include "engine/manual_change.h"

#include <iostream>

namespace fc::app {

namespace {

struct ChangeOptions
{
    std::string path;
    std::vector<std::string> values;
    bool remove = false;
    std::string reason;
    std::vector<std::string> changes; ///< numbers to withdraw
};

std::string textOf(const store::ManualChange& change)
{
    return (change.json.empty() ? "- " : "~ ") + change.path + (change.json.empty() ? "" : ": " + change.json);
}

void printJson(const std::vector<store::ManualChange>& changes)
{
    std::cout << '[';
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const store::ManualChange& change = changes[i];
        std::cout << (i > 0 ? ",\n " : "") << "{\"id\":" << jsonString(engine::manualName(change.sequence))
                  << ",\"device\":" << jsonString(change.device) << ",\"path\":" << jsonString(change.path)
                  << ",\"value\":" << (change.json.empty() ? "null" : change.json) << ",\"who\":" << jsonString(change.who)
                  << ",\"when\":" << jsonString(change.when) << ",\"reason\":" << jsonString(change.reason) << '}';
    }
    std::cout << "]\n";
}

int runAdd(Context& context, const ChangeOptions& options)
{
    if (context.options.devices.size() != 1)
        return context.fail(makeError(ErrorCode::Usage, "a change is for one device").doNext("name it: --device NAME"));
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<store::ManualChange> change = engine::checkedChange(
        *(*workspace)->schema(),
        {context.options.devices.front(), options.path, options.values, options.remove, currentUser(), options.reason});
    if (!change)
        return context.fail(change.error());
    change->when = toIso8601((*workspace)->clock().now());
    change = (*workspace)->store().manual->add(*change);
    if (!change)
        return context.fail(change.error());
    if (context.options.json)
        printJson({*change});
    else
        std::cout << engine::manualName(change->sequence) << "  " << change->device << "  " << textOf(*change)
                  << "\nnothing was sent: it is a hunk of the next plan, to be approved like any other\n";
    return kDone;
}

int runList(Context& context)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<std::vector<store::ManualChange>> open = (*workspace)->store().manual->open();
    if (!open)
        return context.fail(open.error());
    std::erase_if(*open, [&](const store::ManualChange& change) { return !context.wants(change.device); });
    if (context.options.json) {
        printJson(*open);
        return kDone;
    }
    if (open->empty())
        std::cout << "no change was asked for by hand\n";
    for (const store::ManualChange& change : *open)
        std::cout << engine::manualName(change.sequence) << "  " << change.device << "  " << textOf(change) << "\n      "
                  << change.who << ", " << change.when << ": " << change.reason << '\n';
    return kDone;
}

int runWithdraw(Context& context, const ChangeOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    for (const std::string& name : options.changes) {
        const std::int64_t number = engine::manualNumber(name);
        if (number == 0)
            return context.fail(makeError(ErrorCode::Usage, "this is no change").about(name).doNext("give m1, m2, ... as listed"));
        if (Status gone = (*workspace)->store().manual->withdraw(
                number, currentUser(), toIso8601((*workspace)->clock().now()), options.reason);
            !gone)
            return context.fail(gone.error());
        if (!context.options.json)
            std::cout << "withdrawn " << engine::manualName(number) << '\n';
    }
    if (context.options.json)
        return runList(context);
    return kDone;
}

} // namespace

void addPlanChange(CLI::App& plan, Context& context)
{
    CLI::App* group = plan.add_subcommand("change", "what people ask for by hand, beside the intent; never sent directly");
    group->require_subcommand(1);
    auto added = std::make_shared<ChangeOptions>();
    CLI::App* add = group->add_subcommand("add", "make one node of one device a hunk of the next plan");
    add->add_option("--path", added->path, "gNMI path with every key")->required();
    auto* values = add->add_option("--value", added->values, "the value; repeatable for a leaf-list")->allow_extra_args(false);
    add->add_flag("--remove", added->remove, "the leaf or the entry is to go")->excludes(values);
    add->add_option("--reason", added->reason, "why; stands beside the hunk")->required();
    add->footer("Example: fabric-orch plan change add --device leaf7 --path '/interfaces/interface[name=Ethernet5]/config/mtu' "
                "--value 1500 --reason INC4711");
    add->callback([&context, added] { context.run = [&context, added] { return runAdd(context, *added); }; });
    CLI::App* list = group->add_subcommand("list", "changes that hold, oldest first");
    list->footer("Example: fabric-orch plan change list --device 'leaf*' --json");
    list->callback([&context] { context.run = [&context] { return runList(context); }; });
    auto withdrawn = std::make_shared<ChangeOptions>();
    CLI::App* withdraw = group->add_subcommand("withdraw", "let the intent count again");
    withdraw->add_option("ID", withdrawn->changes, "as listed: m1")->required();
    withdraw->add_option("--reason", withdrawn->reason, "why");
    withdraw->footer("Example: fabric-orch plan change withdraw m1 --reason 'NetBox says it now'");
    withdraw->callback([&context, withdrawn] {
        context.run = [&context, withdrawn] { return runWithdraw(context, *withdrawn); };
    });
}

} // namespace fc::app
