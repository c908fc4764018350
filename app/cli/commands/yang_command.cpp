#include "app/cli/context.h"
#include "discovery/schema_diff.h"
#include "schema/schema_pack.h"
#include "yang_libyang/schema_file.h"

#include <algorithm>
#include <iostream>
#include <map>

namespace fc::app {

namespace {

struct CompileCommand
{
    std::string folder;
    std::string output;
    std::string release;
    std::string texts;
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
    options.texts = !command.texts.empty();
    options.progress = [&](std::size_t done, std::size_t total, const std::string& module) {
        context.progress("compiling " + module + " " + std::to_string(done) + "/" + std::to_string(total));
    };
    Result<yang_libyang::CompileResult> result = yang_libyang::compileToFile(command.folder, command.output, options);
    context.endProgress();
    if (!result)
        return context.fail(result.error());
    if (options.texts)
        if (Status status = schema::writeFileAtomically(command.texts, schema::writeTexts(result->texts)); !status)
            return context.fail(status.error());
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

struct DiffCommand
{
    std::string first, second;
};

int runDiff(Context& context, const DiffCommand& command)
{
    auto first = yang_libyang::openSchema(command.first);
    if (!first)
        return context.fail(first.error());
    auto second = yang_libyang::openSchema(command.second);
    if (!second)
        return context.fail(second.error());
    const std::vector<discovery::SchemaChange> changes = discovery::diffSchemas(**first, **second);
    if (context.options.json) {
        std::cout << "[";
        for (std::size_t i = 0; i < changes.size(); ++i)
            std::cout << (i > 0 ? ",\n " : "") << "{\"change\":" << jsonString(discovery::toString(changes[i].kind))
                      << ",\"path\":" << jsonString(changes[i].path) << ",\"before\":" << jsonString(changes[i].before)
                      << ",\"after\":" << jsonString(changes[i].after) << "}";
        std::cout << "]\n";
    } else {
        std::map<std::string_view, std::size_t> counts;
        for (const discovery::SchemaChange& change : changes) {
            ++counts[discovery::toString(change.kind)];
            std::cout << discovery::toString(change.kind) << "  " << change.path;
            if (!change.before.empty() || !change.after.empty())
                std::cout << "  " << (change.before.empty() ? "" : change.before)
                          << (change.before.empty() || change.after.empty() ? "" : " -> ") << change.after;
            std::cout << '\n';
        }
        std::cerr << (*first)->release() << " against " << (*second)->release() << ": " << changes.size() << " changes";
        for (const auto& [kind, count] : counts)
            std::cerr << ", " << count << ' ' << kind;
        std::cerr << '\n';
    }
    return changes.empty() ? kDone : kDifferences;
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
    compileCommand->add_option("--texts", compile->texts, "also descriptions, patterns, must and when, into this file")
        ->type_name("FILE");
    compileCommand->add_option("--release", compile->release, "name to give it");
    compileCommand->footer("Example: fabric-orch yang compile models/ -o eos.fcs");
    compileCommand->callback([&context, compile] { context.run = [&context, compile] { return runCompile(context, *compile); }; });
    auto diff = std::make_shared<DiffCommand>();
    CLI::App* diffCommand = group->add_subcommand("diff", "what changed between two releases");
    diffCommand->add_option("FIRST", diff->first, "index (.fcs) or facts (.facts)")->required();
    diffCommand->add_option("SECOND", diff->second, "index (.fcs) or facts (.facts)")->required();
    diffCommand->footer("Example: fabric-orch yang diff eos-4.34.fcs eos-4.35.fcs");
    diffCommand->callback([&context, diff] { context.run = [&context, diff] { return runDiff(context, *diff); }; });
    auto file = std::make_shared<std::string>();
    CLI::App* infoCommand = group->add_subcommand("info", "what an index holds");
    infoCommand->add_option("FILE", *file, "index (.fcs) or facts (.facts)")->required();
    infoCommand->footer("Example: fabric-orch yang info eos.fcs");
    infoCommand->callback([&context, file] { context.run = [&context, file] { return runInfo(context, *file); }; });
}

} // namespace fc::app
