#include "app/cli/context.h"
#include "app/common/doctor.h"

#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>

namespace fc::app {

namespace {

struct DoctorCommandOptions
{
    std::string script;
};

void printStep(const Context& context, const engine::ConnectStep& step)
{
    const bool failed = step.result == engine::ConnectStep::Result::Failed;
    const char* mark = failed ? "✕" : step.result == engine::ConnectStep::Result::Passed ? "✓" : "·";
    const char* ink = !context.color() ? "" : failed ? "\x1b[31m" : step.result == engine::ConnectStep::Result::Passed ? "\x1b[32m" : "\x1b[2m";
    std::cout << ink << mark << (context.color() ? "\x1b[0m " : " ") << std::left << std::setw(9) << step.part << ' '
              << std::setw(14) << step.name << step.text << '\n';
    if (!step.advice.empty())
        std::cout << "                           -> " << step.advice << '\n';
    std::cout.flush();
}

void printJson(const Doctor& doctor)
{
    std::cout << "{\"passed\":" << (doctor.allPassed() ? "true" : "false") << ",\"steps\":[";
    bool first = true;
    for (const engine::ConnectStep& step : doctor.steps()) {
        std::cout << (first ? "" : ",\n ") << "{\"part\":" << jsonString(step.part) << ",\"step\":" << jsonString(step.name)
                  << ",\"result\":" << jsonString(toString(step.result)) << ",\"text\":" << jsonString(step.text)
                  << ",\"advice\":" << jsonString(step.advice) << "}";
        first = false;
    }
    std::cout << "],\"script\":" << (doctor.script().empty() ? "null" : jsonString(doctor.script())) << "}\n";
}

int runDoctor(Context& context, const DoctorCommandOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    engine::ConnectSink sink;
    sink.step = [&](const engine::ConnectStep& step) {
        if (!context.options.json)
            printStep(context, step);
    };
    Doctor doctor((*workspace)->links(), sink,
                  {context.callOptions().deadline, context.stopToken(),
                   [&](const std::string& device) { return context.wants(device); }});
    doctor.examineNetbox();
    doctor.examineDevices();
    if (!options.script.empty() && !doctor.script().empty()) {
        std::ofstream out(options.script, std::ios::trunc);
        out << doctor.script();
        out.close();
        if (!out)
            return context.fail(makeError(ErrorCode::Storage, "the script cannot be written").about(options.script));
        if (!context.options.json)
            std::cout << "the custom fields that are missing: NETBOX_TOKEN=... sh " << options.script << '\n';
    }
    if (context.options.json)
        printJson(doctor);
    if (context.stopToken().stop_requested())
        return kCancelled;
    return doctor.allPassed() ? kDone : kFailed;
}

} // namespace

void addDoctor(CLI::App& app, Context& context)
{
    auto options = std::make_shared<DoctorCommandOptions>();
    CLI::App* command = app.add_subcommand("doctor", "checks every step from DNS to Subscribe and says what to fix");
    command->add_option("--script", options->script, "write curl lines that create the missing custom fields")->type_name("FILE");
    command->footer("Example: fabric-orch doctor --device 'leaf*'");
    command->callback([&context, options] { context.run = [&context, options] { return runDoctor(context, *options); }; });
}

} // namespace fc::app
