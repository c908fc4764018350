#include "app/cli/context.h"
#include "yang_libyang/schema_file.h"

#include <algorithm>
#include <iostream>

namespace fc::app {

namespace {

struct CompileCommand
{
    std::string folder;
    std::string output;
    std::string release;
};

std::string_view wordOf(yang_libyang::Diagnostic::Severity severity)
{
    using Severity = yang_libyang::Diagnostic::Severity;
    return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

int runCompile(Context& context, const CompileCommand& command)
{
    yang_libyang::CompileOptions options;
    options.release = command.release;
    options.stop = context.stopToken();
    options.progress = [&](std::size_t done, std::size_t total, const std::string& module) {
        context.progress("compiling " + module + " " + std::to_string(done) + "/" + std::to_string(total));
    };
    Result<yang_libyang::CompileResult> result = yang_libyang::compileToFile(command.folder, command.output, options);
    context.endProgress();
    if (!result)
        return context.fail(result.error());
    const auto isError = [](const yang_libyang::Diagnostic& diagnostic) {
        return diagnostic.severity == yang_libyang::Diagnostic::Severity::Error;
    };
    const auto errors = std::ranges::count_if(result->diagnostics, isError);
    if (context.options.json) {
        std::cout << "{\"file\":" << jsonString(command.output) << ",\"errors\":" << errors << ",\"diagnostics\":[";
        for (std::size_t i = 0; i < result->diagnostics.size(); ++i)
            std::cout << (i > 0 ? "," : "") << "{\"severity\":" << jsonString(wordOf(result->diagnostics[i].severity))
                      << ",\"where\":" << jsonString(result->diagnostics[i].where)
                      << ",\"text\":" << jsonString(result->diagnostics[i].text) << "}";
        std::cout << "]}\n";
    } else {
        for (const yang_libyang::Diagnostic& diagnostic : result->diagnostics)
            if (isError(diagnostic))
                std::cerr << "error: " << diagnostic.where << ": " << diagnostic.text << " -> the module was left out\n";
        std::cout << command.output << " written, " << result->diagnostics.size() << " remarks, " << errors
                  << " modules left out\n";
    }
    return errors > 0 ? kIncomplete : kDone;
}

int runInfo(Context& context, const std::string& file)
{
    Result<yang_libyang::SchemaSummary> summary = yang_libyang::summarise(file);
    if (!summary)
        return context.fail(summary.error());
    if (context.options.json) {
        std::cout << "{\"release\":" << jsonString(summary->release) << ",\"digest\":" << jsonString(summary->digest)
                  << ",\"modules\":" << summary->modules << ",\"nodes\":" << summary->nodes
                  << ",\"containers\":" << summary->containers << ",\"lists\":" << summary->lists
                  << ",\"config_leaves\":" << summary->configLeaves << ",\"state_leaves\":" << summary->stateLeaves
                  << ",\"operations\":" << summary->operations << ",\"settable\":" << summary->settableLeaves
                  << ",\"readable\":" << summary->readableLeaves << ",\"subscribable\":" << summary->subscribableLeaves
                  << "}\n";
        return kDone;
    }
    std::cout << "release      " << summary->release << "\nsha256       " << summary->digest << "\nmodules      "
              << summary->modules << "\nnodes        " << summary->nodes << " (" << summary->containers
              << " containers, " << summary->lists << " lists)\nleaves       " << summary->configLeaves
              << " config, " << summary->stateLeaves << " state\noperations   " << summary->operations
              << "\nserved       " << summary->readableLeaves << " get, " << summary->settableLeaves << " set, "
              << summary->subscribableLeaves << " subscribe\n";
    return kDone;
}

} // namespace

void addYang(CLI::App& app, Context& context)
{
    CLI::App* group = app.add_subcommand("yang", "schema indexes");
    group->require_subcommand(1);
    auto compile = std::make_shared<CompileCommand>();
    CLI::App* compileCommand = group->add_subcommand("compile", "make an index from a folder of YANG modules");
    compileCommand->add_option("DIR", compile->folder, "folder with the modules (and the vendor's path reports)")->required();
    compileCommand->add_option("-o,--output", compile->output, "FILE.fcs, or FILE.facts for sorted text")
        ->type_name("FILE")
        ->required();
    compileCommand->add_option("--release", compile->release, "name to give it");
    compileCommand->footer("Example: fabric-orch yang compile models/ -o eos.fcs");
    compileCommand->callback([&context, compile] { context.run = [&context, compile] { return runCompile(context, *compile); }; });
    auto file = std::make_shared<std::string>();
    CLI::App* infoCommand = group->add_subcommand("info", "what an index holds");
    infoCommand->add_option("FILE", *file, "index (.fcs) or facts (.facts)")->required();
    infoCommand->footer("Example: fabric-orch yang info eos.fcs");
    infoCommand->callback([&context, file] { context.run = [&context, file] { return runInfo(context, *file); }; });
}

} // namespace fc::app
