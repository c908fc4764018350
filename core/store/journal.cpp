#include "store/journal.h"

#include "store/field_digest.h"

#include <set>

namespace fc::store {

std::string_view toString(JournalKind kind)
{
    switch (kind) {
    case JournalKind::RunStarted: return "run started";
    case JournalKind::StepSending: return "step sending";
    case JournalKind::StepAnswered: return "step answered";
    case JournalKind::StepVerified: return "step verified";
    case JournalKind::StepResolved: return "step resolved";
    case JournalKind::DeviceFinished: return "device finished";
    case JournalKind::RunFinished: return "run finished";
    }
    return "unknown";
}

std::string digestOf(const std::string& previousDigest, const JournalEvent& event)
{
    return FieldDigest()
        .add("journal")
        .add(previousDigest)
        .add(event.run)
        .add(toString(event.kind))
        .add(event.when)
        .add(event.device)
        .add(std::int64_t{event.step})
        .add(std::int64_t{event.steps})
        .add(event.state)
        .add(event.who)
        .add(event.planId)
        .add(event.planDigest)
        .add(event.bytesDigest)
        .add(event.devices)
        .add(event.hunks)
        .add(event.text)
        .add(event.data)
        .hex();
}

RunSummary summarise(const std::vector<JournalEvent>& events)
{
    RunSummary summary;
    std::set<std::string> hunks;
    for (const JournalEvent& event : events) {
        switch (event.kind) {
        case JournalKind::RunStarted:
            summary.id = event.run;
            summary.started = event.when;
            summary.who = event.who;
            summary.planId = event.planId;
            summary.devices = event.devices;
            break;
        case JournalKind::StepSending:
            ++summary.steps;
            for (const std::string& hunk : event.hunks)
                hunks.insert(event.device + ' ' + hunk);
            break;
        case JournalKind::RunFinished:
            summary.finished = event.when;
            summary.result = event.state;
            break;
        default:
            break;
        }
    }
    summary.hunks = hunks.size();
    return summary;
}

} // namespace fc::store
