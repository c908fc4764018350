#include "app/cli/commands/intent_check.h"

#include "checks/report_text.h"
#include "schema/ietf_json.h"
#include "schema/instance_pattern.h"
#include "yang_libyang/validator.h"

#include <algorithm>
#include <iostream>

namespace fc::app {

namespace {

struct CheckOptions
{
    std::string intent;
    std::string format = "text";
    std::string models;
    std::vector<std::string> rules;
};

/// Only what --rule and --device ask for. A finding about the fabric as a whole counts for every device.
checks::Report narrowed(const Context& context, const CheckOptions& options, const checks::Report& whole)
{
    checks::Report out;
    out.revision = whole.revision;
    const auto ruleWanted = [&](const std::string& rule) {
        return options.rules.empty() ||
               std::ranges::any_of(options.rules, [&](const std::string& pattern) {
                   return schema::globMatches(pattern, rule);
               });
    };
    for (const checks::Finding& finding : whole.findings) {
        const bool deviceWanted = finding.devices.empty() || std::ranges::any_of(finding.devices, [&](const std::string& name) {
                                      return context.wants(name);
                                  });
        if (deviceWanted && ruleWanted(finding.rule))
            out.findings.push_back(finding);
    }
    for (const checks::Skipped& skipped : whole.skipped)
        if (ruleWanted(skipped.rule))
            out.skipped.push_back(skipped);
    return out;
}

/// What libyang says of the documents: must, when, patterns and all that the index does not know.
Result<std::vector<checks::Finding>> judgedByModels(Context& context, const std::string& folder, const engine::IntentBook& book)
{
    auto validator = yang_libyang::DocumentValidator::load(folder);
    if (!validator)
        return std::move(validator).error();
    auto index = context.schema();
    if (!index)
        return std::move(index).error();
    std::vector<checks::Finding> out;
    for (const auto& [device, document] : book.documents) {
        context.progress("checking " + device + " against the models");
        const Status status =
            validator->validate(schema::encodeDocument(**index, document.tree, schema::JsonStyle::Ietf));
        if (status)
            continue;
        checks::Finding finding;
        finding.rule = "document.yang";
        finding.severity = checks::Severity::Error;
        finding.devices = {device};
        finding.path = status.error().subject;
        finding.message = status.error().subject + ": " + status.error().text;
        finding.hint = "correct what this path comes from: fabric-orch intent show " + device;
        finding.source = "derived";
        finding.fingerprint = checks::fingerprintOf(finding, device + "\n" + finding.message);
        out.push_back(std::move(finding));
    }
    context.endProgress();
    return out;
}

int runCheck(Context& context, const CheckOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<std::unique_ptr<engine::IntentProvider>> provider = (*workspace)->intentFrom(options.intent);
    if (!provider)
        return context.fail(provider.error());
    Result<engine::IntentBookPtr> book = (*provider)->load(
        [&](const intent::FetchProgress& progress) {
            context.progress("reading " + progress.what + " " + std::to_string(progress.step) + "/" + std::to_string(progress.steps) +
                             ", " + std::to_string(progress.rows) + " rows");
        },
        context.stopToken());
    context.endProgress();
    if (!book) {
        const int code = context.fail(book.error());
        return code == kFailed ? kIncomplete : code;
    }
    if (!(*book)->report)
        return context.fail(makeError(ErrorCode::Usage, "a folder of trees holds no NetBox objects to check")
                                .about(options.intent)
                                .nowIs("nothing was checked")
                                .doNext("name a snapshot file, or leave --intent out"));
    checks::Report whole = *(*book)->report;
    if (!options.models.empty()) {
        auto found = judgedByModels(context, options.models, **book);
        if (!found)
            return context.fail(found.error());
        whole.findings.insert(whole.findings.end(), found->begin(), found->end());
        std::ranges::sort(whole.findings, checks::before);
    }
    const checks::Report report = narrowed(context, options, whole);
    if (context.options.json)
        std::cout << checks::toJson(report);
    else if (options.format == "csv")
        std::cout << checks::toCsv(report);
    else if (options.format == "junit")
        std::cout << checks::toJunit(report);
    else
        std::cout << checks::toTable(report, context.color());
    const bool incomplete = std::ranges::any_of((*book)->report->findings, [](const checks::Finding& finding) {
        return finding.rule == "snapshot.incomplete";
    });
    return incomplete ? kIncomplete : report.summary().error > 0 ? kDifferences : kDone;
}

} // namespace

void addIntentCheck(CLI::App& group, Context& context)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = group.add_subcommand("check", "what is wrong with the intent: 54 checks, and your own");
    command->add_option("--rule", options->rules, "only this check; repeatable, globs")->type_name("ID")->allow_extra_args(false);
    command->add_option("--format", options->format, "text, csv or junit")->check(CLI::IsMember({"text", "csv", "junit"}));
    command->add_option("--intent", options->intent, "snapshot file instead of NetBox")->type_name("SNAPSHOT");
    command->add_option("--models", options->models, "also check the mapped documents with libyang against these models: must, when, patterns")
        ->type_name("DIR");
    command->footer("Example: fabric-orch intent check --rule 'C1*' --device leaf7\n"
                    "Exit code: 0 no errors, 2 errors that nobody waived, 7 NetBox could not be read.");
    command->callback([&context, options] { context.run = [&context, options] { return runCheck(context, *options); }; });
}

} // namespace fc::app
