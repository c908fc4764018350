#include "app/cli/commands/intent_check.h"
#include "app/cli/commands/intent_fetch.h"
#include "app/cli/context.h"
#include "app/cli/tree_output.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <iostream>

namespace fc::app {

namespace {

struct ShowOptions
{
    std::string device;
    std::string path = "/";
    std::string intent;
};

int runShow(Context& context, const ShowOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<model::Path> path = model::parsePath(options.path);
    if (!path)
        return context.fail(makeError(ErrorCode::Usage, path.error().text).about(options.path));
    Result<std::unique_ptr<engine::IntentProvider>> provider = (*workspace)->intentFrom(options.intent);
    if (!provider)
        return context.fail(provider.error());
    Result<engine::IntentBookPtr> book = (*provider)->load({}, context.stopToken());
    if (!book)
        return context.fail(book.error());
    const auto document = (*book)->documents.find(options.device);
    if (document == (*book)->documents.end()) {
        const auto problem = (*book)->problems.find(options.device);
        return context.fail(problem != (*book)->problems.end()
                                ? problem->second
                                : makeError(ErrorCode::NotFound, "the intent has no such device").about(options.device));
    }
    const schema::SchemaIndex& index = *(*workspace)->schema();
    Result<std::vector<model::InstancePath>> roots = schema::select(index, document->second.tree, *path);
    if (!roots)
        return context.fail(roots.error());
    const auto below = [&](const model::InstancePath& leaf) {
        return std::ranges::any_of(*roots, [&](const model::InstancePath& root) {
            return root.size() <= leaf.size() && std::equal(root.begin(), root.end(), leaf.begin());
        });
    };
    bool first = true;
    if (context.options.json)
        std::cout << '[';
    schema::forEachLeaf(document->second.tree, [&](const model::InstancePath& leaf, const model::Value& value) {
        if (!below(leaf))
            return;
        const auto origins = document->second.provenance.find(leaf);
        const std::string text = model::toString(schema::toPath(index, leaf));
        if (context.options.json) {
            std::cout << (first ? "" : ",\n ") << "{\"path\":" << jsonString(text) << ",\"value\":"
                      << schema::encodeValue(index, leaf.back().node, value, schema::JsonStyle::Ietf) << ",\"origin\":"
                      << originsJson(origins == document->second.provenance.end() ? std::vector<model::Origin>{}
                                                                                 : origins->second)
                      << "}";
        } else {
            std::cout << text << ": " << model::toString(value);
            if (origins != document->second.provenance.end() && !origins->second.empty()) {
                const model::Origin& origin = origins->second.front();
                std::cout << "  <- " << origin.type << ' ' << origin.display << ' ' << origin.field << " ("
                          << origin.rule << ')';
            }
            std::cout << '\n';
        }
        first = false;
    });
    if (context.options.json)
        std::cout << "]\n";
    else if (first)
        std::cout << "the intent says nothing there\n";
    return kDone;
}

} // namespace

void addIntent(CLI::App& app, Context& context)
{
    CLI::App* group = app.add_subcommand("intent", "what NetBox says the fabric should be");
    group->require_subcommand(1);
    addIntentFetch(*group, context);
    addIntentCheck(*group, context);
    auto show = std::make_shared<ShowOptions>();
    CLI::App* showCommand = group->add_subcommand("show", "the mapped tree of a device, with the NetBox object behind each leaf");
    showCommand->add_option("DEVICE", show->device, "device name")->required();
    showCommand->add_option("--path", show->path, "only at and below; wildcards allowed");
    showCommand->add_option("--intent", show->intent, "snapshot file or folder of trees instead of NetBox")
        ->type_name("SNAPSHOT|DIR");
    showCommand->footer("Example: fabric-orch intent show leaf3 --path '/interfaces/interface[name=Ethernet1]'");
    showCommand->callback([&context, show] { context.run = [&context, show] { return runShow(context, *show); }; });
}

} // namespace fc::app
