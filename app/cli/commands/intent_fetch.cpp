#include "app/cli/commands/intent_fetch.h"

#include "intent/kept_source.h"

#include <filesystem>
#include <iostream>

namespace fc::app {

namespace {

struct FetchOptions
{
    std::string output;
    bool acceptEmpty = false;
};

struct DiffOptions
{
    std::string before, after;
};

void printFetched(const intent::IntentSnapshot& snapshot, const intent::IntentSnapshot* earlier,
                  const std::vector<intent::ObjectChange>& changes)
{
    const intent::SnapshotInfo& info = snapshot.info();
    std::cout << info.source << ", NetBox " << info.serverVersion << '\n'
              << "revision " << snapshot.revision().substr(0, 12) << ", change " << info.watermark << ", "
              << snapshot.totalRows() << " rows, " << snapshot.tables().devices.size() << " devices\n";
    for (const intent::Finding& finding : info.findings)
        std::cout << intent::toString(finding.severity) << ": " << finding.message << '\n';
    if (earlier == nullptr)
        return;
    std::cout << (changes.empty() ? "nothing moved" : "moved") << " since " << toIso8601(earlier->info().fetchedAt)
              << " (revision " << earlier->revision().substr(0, 12) << ")\n";
    printChanges(changes);
}

void printFetchedJson(const intent::IntentSnapshot& snapshot, const intent::IntentSnapshot* earlier,
                      const std::vector<intent::ObjectChange>& changes)
{
    const intent::SnapshotInfo& info = snapshot.info();
    std::cout << "{\"revision\":" << jsonString(snapshot.revision()) << ",\"source\":" << jsonString(info.source)
              << ",\"version\":" << jsonString(info.serverVersion) << ",\"watermark\":" << info.watermark
              << ",\"torn\":" << (info.torn ? "true" : "false") << ",\"rows\":" << snapshot.totalRows()
              << ",\"devices\":" << snapshot.tables().devices.size() << ",\"since\":";
    if (earlier == nullptr)
        std::cout << "null";
    else
        std::cout << "{\"revision\":" << jsonString(earlier->revision())
                  << ",\"fetched_at\":" << jsonString(toIso8601(earlier->info().fetchedAt)) << "}";
    std::cout << ",\"changes\":" << changesJson(changes) << "}\n";
}

int runFetch(Context& context, const FetchOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    using intent::KeptSource;
    Result<std::unique_ptr<intent::IntentSource>> source = (*workspace)->netboxSource(
        options.acceptEmpty ? KeptSource::EmptyClasses::Accepted : KeptSource::EmptyClasses::Refused);
    if (!source)
        return context.fail(source.error());
    const intent::IntentSnapshotPtr earlier = (*source)->earlier();
    Result<intent::IntentSnapshotPtr> snapshot = (*source)->fetch(
        [&](const intent::FetchProgress& progress) {
            context.progress("reading " + progress.what + " " + std::to_string(progress.step) + "/" +
                             std::to_string(progress.steps) + ", " + std::to_string(progress.rows) + " rows");
        },
        context.stopToken());
    context.endProgress();
    if (!snapshot) {
        const int code = context.fail(snapshot.error());
        return code == kFailed ? kIncomplete : code;
    }
    if (!options.output.empty())
        if (Status written = intent::writeSnapshotFile(**snapshot, options.output); !written)
            return context.fail(written.error());
    const std::vector<intent::ObjectChange> changes =
        earlier ? intent::changesBetween(*earlier, **snapshot) : std::vector<intent::ObjectChange>{};
    if (context.options.json)
        printFetchedJson(**snapshot, earlier.get(), changes);
    else
        printFetched(**snapshot, earlier.get(), changes);
    if (!options.output.empty() && !context.options.json)
        std::cout << "saved to " << options.output << '\n';
    if ((*snapshot)->info().torn)
        return context.fail(makeError(ErrorCode::Incomplete, "NetBox kept changing while it was read")
                                .about((*snapshot)->info().source)
                                .nowIs("the snapshot mixes states and is not applied from")
                                .doNext("fetch again when the edits are finished"));
    return kDone;
}

/// A file, or a kept snapshot by the first letters of its revision.
Result<intent::IntentSnapshotPtr> snapshotCalled(const Workspace& workspace, const std::string& name)
{
    std::error_code ignored;
    if (std::filesystem::exists(name, ignored))
        return intent::readSnapshotFile(name);
    return workspace.snapshots().find(name);
}

int runDiff(Context& context, const DiffOptions& options)
{
    Result<Workspace*> workspace = context.workspace();
    if (!workspace)
        return context.fail(workspace.error());
    Result<intent::IntentSnapshotPtr> before = snapshotCalled(**workspace, options.before);
    if (!before)
        return context.fail(before.error());
    Result<intent::IntentSnapshotPtr> after =
        options.after.empty() ? (*workspace)->snapshots().latest() : snapshotCalled(**workspace, options.after);
    if (!after)
        return context.fail(after.error());
    const std::vector<intent::ObjectChange> changes = intent::changesBetween(**before, **after);
    if (context.options.json)
        std::cout << "{\"before\":" << jsonString((*before)->revision()) << ",\"after\":" << jsonString((*after)->revision())
                  << ",\"changes\":" << changesJson(changes) << "}\n";
    else if (changes.empty())
        std::cout << "both say the same\n";
    else
        printChanges(changes);
    return changes.empty() ? kDone : kDifferences;
}

} // namespace

void printChanges(const std::vector<intent::ObjectChange>& changes)
{
    const auto counts = intent::countsOf(changes);
    for (const intent::ObjectClassNames& names : intent::objectClasses()) {
        const intent::ChangeCounts& count = counts.at(static_cast<std::size_t>(names.objectClass));
        if (count.added + count.removed + count.changed == 0)
            continue;
        std::cout << names.key << ": " << count.added << " added, " << count.removed << " removed, " << count.changed
                  << " changed\n";
        for (const intent::ObjectChange& change : changes) {
            if (change.objectClass != names.objectClass)
                continue;
            const char* mark = change.kind == intent::ChangeKind::Added     ? "+"
                               : change.kind == intent::ChangeKind::Removed ? "-"
                                                                            : "~";
            std::cout << "  " << mark << ' ' << change.name;
            for (const intent::FieldChange& field : change.fields)
                std::cout << (&field == &change.fields.front() ? "  " : ", ") << field.field << ": "
                          << (field.before.empty() ? "-" : field.before) << " -> "
                          << (field.after.empty() ? "-" : field.after);
            std::cout << '\n';
        }
    }
}

std::string changesJson(const std::vector<intent::ObjectChange>& changes)
{
    std::string out = "[";
    for (const intent::ObjectChange& change : changes) {
        out += (out.size() > 1 ? ",\n " : "") + std::string("{\"class\":") + jsonString(intent::namesOf(change.objectClass).key) +
               ",\"id\":" + std::to_string(change.id) + ",\"name\":" + jsonString(change.name) +
               ",\"change\":" + jsonString(intent::toString(change.kind)) + ",\"fields\":[";
        for (const intent::FieldChange& field : change.fields)
            out += (&field == &change.fields.front() ? "" : ",") + std::string("{\"field\":") + jsonString(field.field) +
                   ",\"before\":" + jsonString(field.before) + ",\"after\":" + jsonString(field.after) + "}";
        out += "]}";
    }
    return out + "]";
}

void addIntentFetch(CLI::App& group, Context& context)
{
    auto fetch = std::make_shared<FetchOptions>();
    CLI::App* fetchCommand = group.add_subcommand("fetch", "read NetBox once and say what moved since the last time");
    fetchCommand->add_option("-o,--output", fetch->output, "save the snapshot")->type_name("SNAPSHOT");
    fetchCommand->add_flag("--accept-empty", fetch->acceptEmpty, "believe a class that came back empty");
    fetchCommand->footer("Example: fabric-orch intent fetch -o snapshot.json");
    fetchCommand->callback([&context, fetch] { context.run = [&context, fetch] { return runFetch(context, *fetch); }; });
    auto diff = std::make_shared<DiffOptions>();
    CLI::App* diffCommand = group.add_subcommand("diff", "what moved in NetBox between two snapshots");
    diffCommand->add_option("BEFORE", diff->before, "snapshot file, or the first letters of a kept revision")->required();
    diffCommand->add_option("AFTER", diff->after, "the same; the last one read if it is missing");
    diffCommand->footer("Example: fabric-orch intent diff 3f2a91c4");
    diffCommand->callback([&context, diff] { context.run = [&context, diff] { return runDiff(context, *diff); }; });
}

} // namespace fc::app
