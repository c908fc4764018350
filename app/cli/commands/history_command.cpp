#include "app/cli/context.h"
#include "engine/history.h"

#include <iomanip>
#include <iostream>
#include <sstream>

namespace fc::app {

namespace {

struct HistoryOptions
{
    std::string id;
    std::size_t limit = 50;
};

std::string jsonOf(const engine::HistoryEntry& entry)
{
    std::ostringstream out;
    out << "{\"journal\":" << jsonString(entry.id) << ",\"time\":" << jsonString(toIso8601(entry.time))
        << ",\"who\":" << jsonString(entry.who) << ",\"reason\":" << jsonString(entry.reason)
        << ",\"plan\":" << jsonString(entry.planId) << ",\"result\":" << jsonString(entry.result)
        << ",\"seconds\":" << entry.seconds << ",\"approvals\":[";
    for (std::size_t i = 0; i < entry.approvals.size(); ++i) {
        const engine::HistoryEntry::Approval& approval = entry.approvals[i];
        out << (i > 0 ? "," : "") << "{\"who\":" << jsonString(approval.who)
            << ",\"when\":" << (approval.when ? jsonString(toIso8601(*approval.when)) : "null")
            << ",\"reason\":" << jsonString(approval.reason) << ",\"hunks\":" << approval.hunks
            << ",\"acknowledged\":[";
        for (std::size_t j = 0; j < approval.acknowledged.size(); ++j)
            out << (j > 0 ? "," : "") << jsonString(approval.acknowledged[j]);
        out << "]}";
    }
    out << "],\"devices\":[";
    for (std::size_t i = 0; i < entry.devices.size(); ++i) {
        const engine::HistoryEntry::Device& device = entry.devices[i];
        out << (i > 0 ? "," : "") << "{\"name\":" << jsonString(device.name) << ",\"state\":" << jsonString(device.state)
            << ",\"sets\":" << device.sets << ",\"verified\":" << (device.verified ? "true" : "false")
            << ",\"error\":" << jsonString(device.error) << ",\"changes\":[";
        for (std::size_t j = 0; j < device.changes.size(); ++j)
            out << (j > 0 ? "," : "") << jsonString(device.changes[j]);
        out << "]}";
    }
    out << "]}";
    return out.str();
}

void printEntry(const engine::HistoryEntry& entry)
{
    std::cout << "journal " << entry.id << "  " << toIso8601(entry.time) << "  " << entry.result << "  plan "
              << entry.planId << "  by " << entry.who << '\n';
    for (const engine::HistoryEntry::Approval& approval : entry.approvals) {
        std::cout << "  " << approval.hunks << (approval.hunks == 1 ? " hunk" : " hunks") << " approved by " << approval.who
                  << (approval.reason.empty() ? ", no reason given" : ": " + approval.reason) << '\n';
        for (const std::string& warning : approval.acknowledged)
            std::cout << "    in spite of " << warning << '\n';
    }
    for (const engine::HistoryEntry::Device& device : entry.devices) {
        std::cout << "  " << device.name << ": " << device.state << ", " << device.sets
                  << (device.sets == 1 ? " Set" : " Sets") << (device.verified ? ", verified by re-reading" : "") << '\n';
        for (const std::string& change : device.changes)
            std::cout << "    " << change << '\n';
        if (!device.error.empty())
            std::cout << "    error: " << device.error << '\n';
    }
}

int runHistory(Context& context, const HistoryOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    const store::Journal& journal = *(*workspace)->store().journal;
    if (!options.id.empty()) {
        Result<engine::HistoryEntry> entry = engine::readHistoryEntry(journal, options.id);
        if (!entry)
            return context.fail(entry.error());
        if (context.options.json)
            std::cout << jsonOf(*entry) << '\n';
        else
            printEntry(*entry);
        return kDone;
    }
    Result<std::vector<engine::HistoryEntry>> entries = engine::readHistory(journal, options.limit);
    if (!entries)
        return context.fail(entries.error());
    if (context.options.json) {
        std::cout << '[';
        for (std::size_t i = 0; i < entries->size(); ++i)
            std::cout << (i > 0 ? ",\n " : "") << jsonOf((*entries)[i]);
        std::cout << "]\n";
        return kDone;
    }
    if (entries->empty())
        std::cout << "Nothing was applied with this profile so far.\n";
    for (const engine::HistoryEntry& entry : *entries)
        printEntry(entry);
    return kDone;
}

} // namespace

void addHistory(CLI::App& app, Context& context)
{
    auto options = std::make_shared<HistoryOptions>();
    CLI::App* command = app.add_subcommand("history", "what was applied, by whom, why, and how it ended");
    command->add_option("ID", options->id, "one journal id, whole");
    command->add_option("--limit", options->limit, "newest N")->check(CLI::Range(1, 100000));
    command->footer("Example: fabric-orch history");
    command->callback([&context, options] { context.run = [&context, options] { return runHistory(context, *options); }; });
}

} // namespace fc::app
