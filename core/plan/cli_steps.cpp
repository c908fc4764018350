#include "plan/cli_steps.h"

#include "diff/cli_rules.h"
#include "model/cli_text.h"

#include <algorithm>

namespace fc::plan {

namespace {

SetStep stepOf(const std::vector<model::CliLine>& lines)
{
    SetStep step;
    gnmi::SetOperation operation;
    operation.kind = gnmi::SetOperation::Kind::Update;
    operation.path.origin = "cli";
    operation.jsonIetf = model::cliCommands(lines);
    step.operations.push_back(std::move(operation));
    return step;
}

bool comesFirst(const diff::Hunk& hunk)
{
    const diff::CliRule* rule = diff::cliRuleOf({hunk.cli->context, hunk.cli->after});
    return hunk.op == diff::Op::Remove || (rule != nullptr && rule->comesFirst);
}

/// A line that says the default never shows in a running-config.
bool shows(const model::CliLine& line)
{
    const diff::CliRule* rule = diff::cliRuleOf(line);
    return rule == nullptr || rule->implied.empty() || rule->implied != line.text;
}

} // namespace

CliPhases phasesOf(const std::vector<const diff::Hunk*>& hunks, bool withOpenConfig)
{
    CliPhases phases;
    for (const diff::Hunk* hunk : hunks)
        if (hunk->cli)
            (diff::cliTouchesManagement(hunk->cli->context)   ? phases.management
             : withOpenConfig && comesFirst(*hunk) ? phases.early
                                                              : phases.late)
                .push_back(hunk);
    return phases;
}

SetStep cliStep(const std::vector<const diff::Hunk*>& hunks, const std::vector<model::CliLine>& running)
{
    std::vector<model::CliLine> lines;
    std::vector<CliEffect> effects;
    const auto leaves = [&](const std::vector<std::string>& context, const std::string& text, bool present) {
        const model::CliLine line{context, text};
        if (!text.empty() && shows(line))
            effects.push_back({line, present, runs(running, line)});
    };
    for (const diff::Hunk* hunk : hunks) {
        lines.push_back({hunk->cli->context, diff::cliCommandOf(*hunk->cli)});
        leaves(hunk->cli->context, hunk->cli->before, false);
        leaves(hunk->cli->context, hunk->cli->after, true);
    }
    // What goes, goes in the reverse of the order it came in.
    if (std::ranges::all_of(hunks, [](const diff::Hunk* hunk) { return hunk->op == diff::Op::Remove; }))
        std::ranges::reverse(lines);
    SetStep step = stepOf(lines);
    step.cli = std::move(effects);
    for (const diff::Hunk* hunk : hunks)
        step.hunkIds.push_back(hunk->id);
    std::ranges::sort(step.hunkIds);
    return step;
}

SetStep reassertion(const std::vector<const diff::Hunk*>& hunks)
{
    std::vector<model::CliLine> lines;
    std::vector<CliEffect> effects;
    std::vector<std::string> ids;
    for (const diff::Hunk* hunk : hunks) {
        const model::CliLine line{hunk->cli->context, hunk->cli->after};
        if (line.text.empty() || !shows(line))
            continue;
        lines.push_back(line);
        effects.push_back({line, true, false});
        ids.push_back(hunk->id);
    }
    if (lines.empty())
        return {};
    SetStep step = stepOf(lines);
    step.cli = std::move(effects);
    std::ranges::sort(ids);
    step.hunkIds = std::move(ids);
    step.onlyIfLost = true;
    return step;
}

} // namespace fc::plan
