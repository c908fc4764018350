#include "app/cli/commands/discover_paths.h"
#include "app/cli/commands/discover_request.h"
#include "discovery/probe.h"
#include "discovery/schema_diff.h"

#include <iostream>

namespace fc::app {

namespace {

struct ProbeCommand
{
    std::vector<std::string> paths;
    double seconds = 3.0;
};

void printReport(const discovery::ProbeReport& report)
{
    std::cout << report.path << '\n';
    for (const discovery::ProbeStep& step : report.steps) {
        std::string mode(discovery::toString(step.mode));
        std::string outcome(discovery::toString(step.outcome));
        mode.resize(11, ' ');
        outcome.resize(11, ' ');
        std::cout << "  " << mode << outcome << step.text;
        if (!step.value.empty())
            std::cout << ": " << step.value;
        std::cout << " (" << step.took.count() << " ms)\n";
    }
}

void printReportJson(const discovery::ProbeReport& report)
{
    std::cout << "{\"path\":" << jsonString(report.path) << ",\"time\":" << jsonString(toIso8601(report.time)) << ",\"steps\":[";
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        const discovery::ProbeStep& step = report.steps[i];
        std::cout << (i > 0 ? "," : "") << "{\"mode\":" << jsonString(discovery::toString(step.mode))
                  << ",\"outcome\":" << jsonString(discovery::toString(step.outcome))
                  << ",\"text\":" << jsonString(step.text) << ",\"value\":" << jsonString(step.value)
                  << ",\"ms\":" << step.took.count() << "}";
    }
    std::cout << "]}";
}

/// Worst first: a device that says nothing is worse than one that refuses.
int exitOf(const std::vector<discovery::ProbeReport>& reports)
{
    int code = kDone;
    for (const discovery::ProbeReport& report : reports) {
        bool any = false;
        for (const discovery::ProbeStep& step : report.steps) {
            if (step.outcome == discovery::ProbeOutcome::NoAnswer)
                return kIncomplete;
            any = any || step.outcome == discovery::ProbeOutcome::Works || step.outcome == discovery::ProbeOutcome::Empty;
        }
        if (!any)
            code = kFailed;
    }
    return code;
}

int runProbe(Context& context, const ProbeCommand& command)
{
    Result<std::vector<model::Path>> paths = pathsFrom(command.paths);
    if (!paths)
        return context.fail(paths.error());
    Result<std::shared_ptr<gnmi::Transport>> transport = context.targetTransport();
    if (!transport)
        return context.fail(transport.error());
    const std::string device = context.options.target.empty() ? context.options.devices.front() : context.options.target;
    const RealClock clock;
    discovery::ProbeThrottle throttle(clock);
    discovery::ProbeOptions options;
    options.deadline = std::chrono::milliseconds(static_cast<long>(command.seconds * 1000.0));
    options.stop = context.stopToken();
    std::vector<discovery::ProbeReport> reports;
    for (const model::Path& path : *paths) {
        context.progress("probing " + model::toString(path));
        reports.push_back(discovery::probe(**transport, device, path, clock, throttle, options));
        context.endProgress();
        if (!context.options.json)
            printReport(reports.back());
        if (options.stop.stop_requested())
            return kCancelled;
    }
    if (context.options.json) {
        std::cout << '[';
        for (std::size_t i = 0; i < reports.size(); ++i) {
            std::cout << (i > 0 ? ",\n " : "");
            printReportJson(reports[i]);
        }
        std::cout << "]\n";
    }
    return exitOf(reports);
}

int runModels(Context& context)
{
    Result<std::shared_ptr<const schema::SchemaIndex>> index = context.schema();
    if (!index)
        return context.fail(index.error());
    Result<gnmi::Capabilities> answer = askCapabilities(context);
    if (!answer)
        return context.fail(answer.error());
    const discovery::ModelComparison comparison = discovery::compareModels(answer->models, **index);
    const auto list = [&](const char* name, const std::vector<std::string>& items) {
        std::cout << ",\"" << name << "\":[";
        for (std::size_t i = 0; i < items.size(); ++i)
            std::cout << (i > 0 ? "," : "") << jsonString(items[i]);
        std::cout << "]";
    };
    if (context.options.json) {
        std::cout << "{\"release\":" << jsonString(comparison.release) << ",\"same\":" << comparison.same;
        list("revisions", comparison.revisions);
        list("unknown", comparison.unknown);
        list("missing", comparison.missing);
        std::cout << "}\n";
    } else {
        std::cout << "nearest known release: " << comparison.release << '\n' << comparison.same << " models as in it\n";
        for (const std::string& line : comparison.revisions)
            std::cout << "~ " << line << '\n';
        for (const std::string& name : comparison.unknown)
            std::cout << "+ " << name << ": not in any known release\n";
        if (!comparison.missing.empty())
            std::cout << comparison.missing.size() << " modules of the release are not named by the device\n";
        if (!comparison.revisions.empty() || !comparison.unknown.empty())
            std::cout << "warning: paths are judged by " << comparison.release << "; what differs is listed above\n";
    }
    return comparison.revisions.empty() && comparison.unknown.empty() ? kDone : kDifferences;
}

} // namespace

void addDiscoverProbe(CLI::App& group, Context& context)
{
    auto command = std::make_shared<ProbeCommand>();
    CLI::App* probe = group.add_subcommand("probe", "what a device really answers: get, sample, on-change (read-only)");
    probe->add_option("--path", command->paths, "gNMI path; repeatable")->required()->allow_extra_args(false);
    probe->add_option("--wait", command->seconds, "seconds to wait for each answer")->check(CLI::Range(0.1, 60.0));
    probe->footer("Example: fabric-orch discover probe --target leaf1:6030 --insecure --path /system/state/hostname");
    probe->callback([&context, command] { context.run = [&context, command] { return runProbe(context, *command); }; });
    CLI::App* models = group.add_subcommand("models", "a device's models against the nearest known release");
    models->footer("Example: fabric-orch discover models --target leaf1:6030 --insecure");
    models->callback([&context] { context.run = [&context] { return runModels(context); }; });
}

} // namespace fc::app
