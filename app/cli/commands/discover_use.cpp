#include "app/cli/commands/discover_paths.h"
#include "app/cli/commands/discover_request.h"
#include "discovery/use_as.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>

namespace fc::app {

namespace {

struct UseCommand
{
    std::string form = "gnmic";
    std::string path;
    std::string value;
};

/// What people type for each form, in the order of useAsForms().
constexpr std::array<const char*, 8> kForms{"xpath", "gnmi", "gnmic", "pygnmi", "dict", "go", "json", "fabric-orch"};

/// --target HOST[:PORT], also [2001:db8::1]:6030.
discovery::UseAsTarget targetFrom(const CommonOptions& options)
{
    discovery::UseAsTarget target;
    target.insecure = options.insecure;
    if (!options.username.empty())
        target.user = options.username;
    if (options.target.empty())
        return target;
    std::string_view host = options.target;
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && (host.front() == '[' ? host.find(']') < colon : host.find(':') == colon)) {
        std::from_chars(host.data() + colon + 1, host.data() + host.size(), target.port);
        host = host.substr(0, colon);
    }
    if (host.size() > 1 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    target.host = host;
    return target;
}

int runUse(Context& context, const UseCommand& command)
{
    Result<std::vector<model::Path>> path = pathsFrom({command.path});
    if (!path)
        return context.fail(path.error());
    Result<std::shared_ptr<const schema::SchemaIndex>> index = context.schema();
    if (!index)
        return context.fail(index.error());
    Result<schema::NodeId> node = (*index)->resolve(path->front());
    if (!node)
        return context.fail(node.error());
    const auto form = static_cast<std::size_t>(std::find(kForms.begin(), kForms.end(), command.form) - kForms.begin());
    std::cout << discovery::useAs(discovery::useAsForms()[form], **index, *node, path->front(),
                                  targetFrom(context.options), command.value)
              << '\n';
    return kDone;
}

} // namespace

void addDiscoverUse(CLI::App& group, Context& context)
{
    auto command = std::make_shared<UseCommand>();
    CLI::App* use = group.add_subcommand("use", "a path as text for another tool, ready to paste and run");
    use->add_option("--path", command->path, "gNMI path; keys that are left out stay wildcards")->required();
    use->add_option("--as", command->form, "xpath, gnmi, gnmic, pygnmi, dict, go, json or fabric-orch")
        ->check(CLI::IsMember(std::vector<std::string>(kForms.begin(), kForms.end())));
    use->add_option("--value", command->value, "JSON text, for the forms that hold a value");
    use->footer("Example: fabric-orch discover use --as gnmic --path /system/state/hostname --target leaf1:6030 --insecure");
    use->callback([&context, command] { context.run = [&context, command] { return runUse(context, *command); }; });
}

} // namespace fc::app
