#include "engine/history.h"

#include "engine/drift.h"
#include "plan/approval_note.h"
#include "plan/journal_codec.h"

#include <algorithm>
#include <set>

namespace fc::engine {

namespace {

HistoryEntry::Device& deviceOf(HistoryEntry& entry, const std::string& name)
{
    const auto known = std::ranges::find(entry.devices, name, &HistoryEntry::Device::name);
    if (known != entry.devices.end())
        return *known;
    entry.devices.push_back({name, "not started", 0, false, {}, {}});
    return entry.devices.back();
}

/// A record that cannot be read leaves the list empty: what was sent is still shown.
void takeApprovals(HistoryEntry& entry, const std::string& data)
{
    Result<std::vector<plan::ApprovalNote>> approvals = plan::decodeApprovals(data);
    if (!approvals)
        return;
    std::set<std::string> reasons;
    for (const plan::ApprovalNote& note : *approvals) {
        entry.approvals.push_back({note.who, parseIso8601(note.when), note.reason, static_cast<int>(note.hunks.size()),
                                   note.acknowledged});
        if (!note.reason.empty() && reasons.insert(note.reason).second)
            entry.reason += (entry.reason.empty() ? "" : "; ") + note.reason;
    }
}

void fold(HistoryEntry& entry, const store::JournalEvent& event)
{
    using Kind = store::JournalKind;
    switch (event.kind) {
    case Kind::RunStarted:
        entry.id = event.run;
        entry.time = parseIso8601(event.when).value_or(SystemTime{});
        entry.who = event.who;
        entry.planId = event.planId;
        takeApprovals(entry, event.data);
        for (const std::string& device : event.devices)
            deviceOf(entry, device);
        break;
    case Kind::StepSending: {
        HistoryEntry::Device& device = deviceOf(entry, event.device);
        device.state = "unknown, checking";
        ++device.sets;
        if (Result<plan::StepData> step = plan::decodeStepData(event.data))
            for (const gnmi::SetOperation& operation : step->operations)
                device.changes.push_back(plan::describe(operation));
        break;
    }
    case Kind::StepAnswered:
        if (event.state == "rejected")
            deviceOf(entry, event.device).error = event.text;
        break;
    case Kind::StepVerified:
        deviceOf(entry, event.device).verified = event.state == "verified";
        if (event.state != "verified")
            deviceOf(entry, event.device).error = event.text;
        break;
    case Kind::StepResolved:
    case Kind::DeviceFinished: {
        HistoryEntry::Device& device = deviceOf(entry, event.device);
        device.state = event.state;
        if (!event.text.empty() && event.state != "verified")
            device.error = event.text;
        break;
    }
    case Kind::RunFinished:
        entry.result = event.state;
        if (const auto finished = parseIso8601(event.when))
            entry.seconds = std::chrono::duration<double>(*finished - entry.time).count();
        break;
    }
}

} // namespace

Result<HistoryEntry> readHistoryEntry(const store::Journal& journal, const std::string& run)
{
    Result<std::vector<store::JournalEvent>> events = journal.events(run);
    if (!events)
        return std::move(events).error();
    HistoryEntry entry;
    entry.id = run;
    for (const store::JournalEvent& event : *events)
        fold(entry, event);
    if (entry.result.empty())
        entry.result = "unknown, checking";
    return entry;
}

Result<std::vector<HistoryEntry>> readHistory(const store::Journal& journal, std::size_t limit)
{
    Result<std::vector<store::RunSummary>> runs = journal.runs(limit);
    if (!runs)
        return std::move(runs).error();
    std::vector<HistoryEntry> entries;
    for (const store::RunSummary& run : *runs) {
        Result<HistoryEntry> entry = readHistoryEntry(journal, run.id);
        if (!entry)
            return std::move(entry).error();
        entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace fc::engine
