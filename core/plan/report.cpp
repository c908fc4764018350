#include "plan/report.h"

#include "plan/report_text.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr const char* kReset = "\x1b[0m";
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";

const char* colorOf(char glyph)
{
    switch (glyph) {
    case '+': return "\x1b[34m";
    case '-': return "\x1b[31m";
    case '~': return "\x1b[33m";
    case '^': return "\x1b[35m";
    default: return "";
    }
}

std::string counts(const DevicePlan& device)
{
    std::size_t add = 0;
    std::size_t remove = 0;
    std::size_t change = 0;
    for (const diff::Hunk& hunk : device.hunks) {
        add += hunk.op == diff::Op::Add ? 1 : 0;
        remove += hunk.op == diff::Op::Remove ? 1 : 0;
        change += hunk.op == diff::Op::Change || hunk.op == diff::Op::Move ? 1 : 0;
    }
    std::string text;
    const auto add1 = [&](char glyph, std::size_t count) {
        if (count > 0)
            text += (text.empty() ? "" : " ") + (glyph + std::to_string(count));
    };
    add1('+', add);
    add1('-', remove);
    add1('~', change);
    return text;
}

std::string decisionText(const diff::Hunk& hunk, const ReportOptions& options)
{
    if (options.decisions == nullptr)
        return {};
    const auto it = options.decisions->find(hunk.id);
    if (it == options.decisions->end() || !it->second.decision)
        return {};
    switch (*it->second.decision) {
    case store::Decision::Approve: return "approved by " + it->second.who;
    case store::Decision::Reject: return "rejected by " + it->second.who;
    case store::Decision::Defer: return "deferred by " + it->second.who;
    default: return {};
    }
}

std::string originText(const model::Origin& origin)
{
    std::string text = origin.type;
    if (origin.id != 0)
        text += " " + std::to_string(origin.id);
    if (!origin.display.empty())
        text += " (" + origin.display + ")";
    if (!origin.field.empty())
        text += " " + origin.field;
    return text;
}

/// Notes under a hunk: where it comes from, what it needs, what is risky, what was decided.
std::vector<std::string> notesOf(const diff::Hunk& hunk, const ReportOptions& options)
{
    constexpr std::size_t kOrigins = 3;
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < hunk.origins.size() && i < kOrigins; ++i)
        if (const model::Origin& origin = hunk.origins[i]; origin.type == "manual")
            notes.push_back("manual: " + origin.display + " (m" + std::to_string(origin.id) + ")");
        else
            notes.push_back((hunk.op == diff::Op::Remove ? "not in " : "from ") + originText(hunk.origins[i]));
    if (hunk.origins.size() > kOrigins)
        notes.push_back("and " + std::to_string(hunk.origins.size() - kOrigins) + " more origins");
    if (!hunk.needs.empty()) {
        std::string text = "needs";
        for (const std::string& id : hunk.needs)
            text += " " + id;
        notes.push_back(text);
    }
    for (const std::string& risk : hunk.risks)
        notes.push_back("risk: " + risk);
    if (std::string decided = decisionText(hunk, options); !decided.empty())
        notes.push_back(std::move(decided));
    return notes;
}

std::string statusWords(const DevicePlan& device)
{
    switch (device.status) {
    case DeviceStatus::InSync: return "in sync";
    case DeviceStatus::Changed: return counts(device);
    case DeviceStatus::Unreachable: return "not reached";
    case DeviceStatus::Incomplete: return "not compared";
    }
    return {};
}

void addHunk(std::string& text, const schema::SchemaIndex& index, const diff::Hunk& hunk, const ReportOptions& options)
{
    const auto dim = [&](const std::string& words) {
        return options.color ? kDim + words + kReset : words;
    };
    text += "\n  " + dim(hunk.id) + "  " + model::toString(hunk.path) + "\n";
    for (const std::string& line : hunkLines(index, hunk)) {
        const bool colored = options.color && *colorOf(line.front()) != '\0';
        text += "    " + (colored ? colorOf(line.front()) + line + kReset : line) + "\n";
    }
    for (const std::string& note : notesOf(hunk, options))
        text += "      " + dim(note) + "\n";
}

std::string joinedNames(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string escapeMarkdown(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '`')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

} // namespace

std::string summaryLine(const Plan& plan)
{
    const PlanSummary summary = summarise(plan);
    const std::size_t hunks = summary.add + summary.change + summary.remove;
    const auto plural = [](std::size_t count, const char* word) {
        return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
    };
    std::string text;
    if (hunks == 0)
        text = summary.unreachable == 0 ? "No differences: " + plural(summary.inSync, "device") + " in sync"
                                        : "No differences found, but not everything was read: " +
                                              plural(summary.inSync, "device") + " in sync";
    else
        text = plural(hunks, "difference") + " on " + plural(summary.changed, "device") + ": +" +
               std::to_string(summary.add) + " -" + std::to_string(summary.remove) + " ~" +
               std::to_string(summary.change) + "; " + std::to_string(summary.inSync) + " in sync";
    if (summary.unreachable > 0)
        text += ", " + std::to_string(summary.unreachable) + " not read";
    text += "; " + std::to_string(summary.unmanaged) + " unmanaged";
    if (summary.hidden > 0)
        text += ", " + std::to_string(summary.hidden) + " hidden by rules";
    return text;
}

std::string textReport(const schema::SchemaIndex& index, const Plan& plan, const ReportOptions& options)
{
    std::size_t widest = 0;
    for (const DevicePlan& device : plan.devices)
        widest = std::max(widest, device.name.size());
    std::string text;
    for (const DevicePlan& device : plan.devices) {
        const std::string name = device.name + std::string(widest - device.name.size(), ' ');
        text += (options.color ? kBold + name + kReset : name) + "  " + statusWords(device) + "\n";
        if (device.reason)
            text += "  " + device.reason->sentence() + "\n";
        for (const diff::Hunk& hunk : device.hunks)
            addHunk(text, index, hunk, options);
        if (options.showUnmanaged) {
            for (const diff::UnmanagedItem& item : device.unmanaged)
                text += "    unmanaged " + model::toString(item.path) + " (" + std::to_string(item.leaves) + " leaves)\n";
            for (const diff::HiddenItem& item : device.hidden)
                text += "    hidden " + model::toString(item.path) + ": " + item.reason + "\n";
            if (device.cliUnclaimed > 0)
                text += "    unmanaged lines of the CLI, most of them what OpenConfig covers: " +
                        std::to_string(device.cliUnclaimed) + "\n";
        }
        if (!device.hunks.empty())
            text += "\n";
    }
    if (plan.waves.size() > 1)
        for (std::size_t i = 0; i < plan.waves.size(); ++i)
            text += "wave " + std::to_string(i + 1) + "  " + joinedNames(plan.waves[i].devices) + "  (" +
                    plan.waves[i].reason + ")\n";
    return text + "Plan " + plan.id + ": " + summaryLine(plan) + ".\n";
}

std::string markdownReport(const schema::SchemaIndex& index, const Plan& plan, const ReportOptions& options)
{
    std::string text = "## Plan " + plan.id + "\n\n" + summaryLine(plan) + ".\n\nMade " + plan.created +
                       " from intent `" + escapeMarkdown(plan.intentRevision) + "`, schema " + plan.schema + ".\n\n" +
                       "| device | state |\n|---|---|\n";
    for (const DevicePlan& device : plan.devices)
        text += "| " + escapeMarkdown(device.name) + " | " + escapeMarkdown(statusWords(device)) +
                (device.reason ? ": " + escapeMarkdown(device.reason->sentence()) : std::string()) + " |\n";
    if (plan.waves.size() > 1) {
        text += "\nApplied in this order:\n\n";
        for (const Wave& wave : plan.waves)
            text += "1. " + escapeMarkdown(joinedNames(wave.devices)) + " (" + escapeMarkdown(wave.reason) + ")\n";
    }
    for (const DevicePlan& device : plan.devices) {
        if (device.hunks.empty())
            continue;
        text += "\n### " + device.name + "\n";
        for (const diff::Hunk& hunk : device.hunks) {
            text += "\n**" + escapeMarkdown(hunk.feature) + "** `" + hunk.id + "`\n\n```diff\n" +
                    model::toString(hunk.path) + "\n";
            for (const std::string& line : hunkLines(index, hunk))
                text += diffLine(line);
            text += "```\n";
            for (const std::string& note : notesOf(hunk, options))
                text += "- " + escapeMarkdown(note) + "\n";
        }
    }
    return text;
}

} // namespace fc::plan
