#include "app/cli/context.h"
#include "app/common/adoption.h"

#include <iostream>

namespace fc::app {

namespace {

struct AdoptOptions
{
    std::string device;
    std::string format = "text";
};

int runAdopt(Context& context, const AdoptOptions& options)
{
    Result<Workspace*> opened = context.workspace();
    if (!opened)
        return context.fail(opened.error());
    Workspace& workspace = **opened;
    Result<std::unique_ptr<engine::IntentProvider>> provider = workspace.netboxIntent();
    if (!provider)
        return context.fail(provider.error());
    Result<engine::IntentBookPtr> book = (*provider)->load({}, context.stopToken());
    if (!book)
        return context.fail(book.error());
    workspace.fleet().setInventory((*book)->inventory);
    const auto document = (*book)->documents.find(options.device);
    if (document == (*book)->documents.end())
        return context.fail(makeError(ErrorCode::NotFound, "the intent has no such device").about(options.device));
    Result<model::ConfigTree> running = workspace.running().read(options.device, {model::Path{}}, context.stopToken());
    if (!running)
        return context.fail(running.error());
    const auto& intended = document->second;
    const diff::DiffResult found =
        workspace.differ().compare(options.device, intended.tree, *running, intended.ownership, intended.provenance);
    Result<intent::AdoptionDraft> draft = draftAdoption(workspace.differ(), workspace.fabricFile(), **book, options.device, found);
    if (!draft)
        return context.fail(draft.error());
    if (context.options.json || options.format == "json")
        std::cout << intent::toJson(*draft);
    else if (options.format == "script")
        std::cout << intent::toScript(*draft, workspace.profile().netbox.url);
    else
        std::cout << intent::toText(*draft);
    return kDone;
}

} // namespace

void addDrift(CLI::App& app, Context& context)
{
    CLI::App* drift = app.add_subcommand("drift", "what devices run and the intent does not want");
    drift->require_subcommand(1);
    auto options = std::make_shared<AdoptOptions>();
    CLI::App* adopt = drift->add_subcommand("adopt", "draft the NetBox objects that would explain it; sends nothing");
    adopt->add_option("device", options->device, "name of the device")->required();
    adopt->add_option("--format", options->format, "text, json or script (curl lines)")->check(CLI::IsMember({"text", "json", "script"}));
    adopt->footer("Example: fabric-orch drift adopt leaf3 --format script > leaf3.sh");
    adopt->callback([&context, options] { context.run = [&context, options] { return runAdopt(context, *options); }; });
}

} // namespace fc::app
