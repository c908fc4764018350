#include "app/cli/commands/discover_paths.h"
#include "app/cli/commands/discover_request.h"
#include "app/cli/commands/discover_subscribe.h"
#include "app/cli/context.h"
#include "app/cli/tree_output.h"
#include "gnmi/codec.h"
#include "gnmi/tree_apply.h"

#include <array>
#include <iomanip>
#include <iostream>
#include <optional>

namespace fc::app {

namespace {

struct GetOptions
{
    std::vector<std::string> paths;
    std::string type = "all";
    std::string encoding = "json_ietf";
    std::string origin;
    bool flat = false;
};

std::string encodingName(std::uint32_t number)
{
    static constexpr std::array<std::string_view, 5> kNames{"json", "bytes", "proto", "ascii", "json_ietf"};
    return number < kNames.size() ? std::string(kNames[number]) : std::to_string(number);
}

int runCapabilities(Context& context)
{
    Result<gnmi::Capabilities> answer = askCapabilities(context);
    if (!answer)
        return context.fail(answer.error());
    if (context.options.json) {
        std::cout << "{\"gnmi_version\":" << jsonString(answer->gnmiVersion) << ",\"encodings\":[";
        for (std::size_t i = 0; i < answer->encodings.size(); ++i)
            std::cout << (i > 0 ? "," : "") << jsonString(encodingName(answer->encodings[i]));
        std::cout << "],\"models\":[";
        for (std::size_t i = 0; i < answer->models.size(); ++i)
            std::cout << (i > 0 ? ",\n " : "") << "{\"name\":" << jsonString(answer->models[i].name)
                      << ",\"organization\":" << jsonString(answer->models[i].organization)
                      << ",\"version\":" << jsonString(answer->models[i].version) << "}";
        std::cout << "]}\n";
        return kDone;
    }
    std::cout << "gNMI " << (answer->gnmiVersion.empty() ? "(no version given)" : answer->gnmiVersion) << ", encodings:";
    for (const std::uint32_t encoding : answer->encodings)
        std::cout << ' ' << encodingName(encoding);
    std::cout << "\n\n" << std::left << std::setw(56) << "model" << std::setw(32) << "organization" << "version\n";
    for (const gnmi::ModelData& model : answer->models)
        std::cout << std::setw(56) << model.name << std::setw(32) << model.organization << model.version << '\n';
    std::cout << answer->models.size() << " models\n";
    return kDone;
}

Result<gnmi::GetRequest> requestFrom(const GetOptions& options)
{
    Result<std::vector<model::Path>> paths = pathsFrom(options.paths);
    if (!paths)
        return paths.error();
    gnmi::GetRequest request;
    request.paths = std::move(*paths);
    if (!options.origin.empty())
        for (model::Path& path : request.paths)
            path.origin = options.origin;
    request.type = options.type == "config"        ? gnmi::DataType::Config
                   : options.type == "state"       ? gnmi::DataType::State
                   : options.type == "operational" ? gnmi::DataType::Operational
                                                   : gnmi::DataType::All;
    request.encoding = options.encoding == "json"    ? gnmi::Encoding::Json
                       : options.encoding == "proto" ? gnmi::Encoding::Proto
                       : options.encoding == "ascii" ? gnmi::Encoding::Ascii
                                                     : gnmi::Encoding::JsonIetf;
    return request;
}

/// What the schema does not know is printed as it came, so that no value is lost.
void printValues(Context& context, const gnmi::GetAnswer& answer, bool flat)
{
    Result<std::shared_ptr<const schema::SchemaIndex>> index = context.schema();
    std::optional<model::ConfigTree> tree;
    schema::DecodeReport report;
    if (index) {
        Result<model::ConfigTree> decoded = gnmi::toTree(**index, answer, schema::Strictness::Lenient, &report);
        if (decoded && report.skipped == 0)
            tree = std::move(*decoded);
    }
    if (tree && !tree->isEmpty()) {
        flat ? printFlat(std::cout, **index, *tree) : printTree(std::cout, **index, *tree);
        return;
    }
    for (const gnmi::RawNotification& notification : answer.notifications)
        for (const gnmi::RawUpdate& update : notification.updates)
            std::cout << model::toString(update.path) << (flat ? ": " : "\n") << gnmi::toString(update.value) << '\n';
}

int runGet(Context& context, const GetOptions& options)
{
    Result<gnmi::GetRequest> request = requestFrom(options);
    if (!request)
        return context.fail(request.error());
    Result<std::shared_ptr<gnmi::Transport>> transport = context.targetTransport();
    if (!transport)
        return context.fail(transport.error());
    Result<gnmi::GetAnswer> answer = (*transport)->get(*request, context.callOptions());
    if (!answer)
        return context.fail(answer.error());
    if (!context.options.json) {
        printValues(context, *answer, options.flat);
        return kDone;
    }
    std::cout << '[';
    bool first = true;
    for (const gnmi::RawNotification& notification : answer->notifications)
        for (const gnmi::RawUpdate& update : notification.updates) {
            std::cout << (first ? "" : ",\n ") << "{\"timestamp\":" << notification.timestamp
                      << ",\"path\":" << jsonString(model::toString(update.path))
                      << ",\"value\":" << gnmi::toJsonText(update.value) << "}";
            first = false;
        }
    std::cout << "]\n";
    return kDone;
}

} // namespace

void addDiscover(CLI::App& app, Context& context)
{
    CLI::App* group = app.add_subcommand("discover", "paths, and what devices answer there");
    group->require_subcommand(1);

    CLI::App* capabilities = group->add_subcommand("capabilities", "gNMI version, encodings, models");
    capabilities->footer("Example: fabric-orch discover capabilities --target leaf1:6030 --insecure");
    capabilities->callback([&context] { context.run = [&context] { return runCapabilities(context); }; });

    auto get = std::make_shared<GetOptions>();
    CLI::App* getCommand = group->add_subcommand("get", "values at paths");
    getCommand->add_option("--path", get->paths, "gNMI path; repeatable")->required()->allow_extra_args(false);
    getCommand->add_option("--type", get->type, "config, state, operational or all")
        ->check(CLI::IsMember({"config", "state", "operational", "all"}));
    getCommand->add_option("--encoding", get->encoding, "json_ietf, json, proto or ascii")
        ->check(CLI::IsMember({"json_ietf", "json", "proto", "ascii"}));
    getCommand->add_option("--origin", get->origin, "openconfig, cli, eos_native");
    getCommand->add_flag("--flat", get->flat, "one \"path: value\" a line");
    getCommand->footer("Example: fabric-orch discover get --target leaf1:6030 --insecure --path /interfaces --flat");
    getCommand->callback([&context, get] { context.run = [&context, get] { return runGet(context, *get); }; });

    addDiscoverSubscribe(*group, context);
    addDiscoverPaths(*group, context);
    addDiscoverProbe(*group, context);
    addDiscoverUse(*group, context);
}

} // namespace fc::app
