#include "plan/acknowledgement.h"

#include "base/digest.h"

#include <algorithm>

namespace fc::plan {

namespace {

/// Never the fingerprint of a hunk: those are hashes over something else.
std::string keyOf(const std::string& device, const Warning& warning)
{
    return sha256Hex("warning\n" + device + '\n' + warning.fingerprint);
}

} // namespace

std::vector<store::DecisionRecord> acknowledgements(const DeviceWarnings& of, const std::string& planId,
                                                    const std::string& planDigest, const std::string& who,
                                                    const std::string& reason, const std::string& when)
{
    std::vector<store::DecisionRecord> records;
    for (const Warning& warning : of.warnings) {
        store::DecisionRecord record;
        record.planId = planId;
        record.planDigest = planDigest;
        record.device = of.device;
        record.hunkId = "warning " + warning.fingerprint;
        record.fingerprint = keyOf(of.device, warning);
        record.decision = store::Decision::Acknowledge;
        record.who = who;
        record.when = when;
        record.reason = reason;
        records.push_back(std::move(record));
    }
    return records;
}

Result<std::vector<store::DecisionRecord>> acknowledged(const DeviceWarnings& of, const store::DecisionStore& store)
{
    std::vector<std::string> keys;
    for (const Warning& warning : of.warnings)
        keys.push_back(keyOf(of.device, warning));
    if (keys.empty())
        return std::vector<store::DecisionRecord>();
    auto records = store.latest(keys);
    if (records)
        std::erase_if(*records, [](const store::DecisionRecord& record) {
            return record.decision != store::Decision::Acknowledge;
        });
    return records;
}

Status checkAcknowledged(const DeviceWarnings& of, const store::DecisionStore& store)
{
    auto records = acknowledged(of, store);
    if (!records)
        return std::move(records).error();
    std::vector<const Warning*> open;
    for (const Warning& warning : of.warnings)
        if (std::ranges::find(*records, keyOf(of.device, warning), &store::DecisionRecord::fingerprint) == records->end())
            open.push_back(&warning);
    if (open.empty())
        return {};
    const std::string more = open.size() == 1 ? "" : " (and " + std::to_string(open.size() - 1) + " more)";
    return makeError(ErrorCode::Refused, "a warning about the device was not acknowledged: " + open.front()->text + more)
        .about(of.device)
        .nowIs("nothing was recorded or sent")
        .doNext("read the warnings (fabric-orch intent check), then approve again, or waive them");
}

void addTo(std::vector<ApprovalNote>& notes, const DeviceWarnings& of, const std::vector<store::DecisionRecord>& records)
{
    for (const store::DecisionRecord& record : records) {
        const auto warning = std::ranges::find_if(
            of.warnings, [&](const Warning& each) { return keyOf(of.device, each) == record.fingerprint; });
        if (warning == of.warnings.end())
            continue;
        auto note = std::ranges::find_if(notes, [&](const ApprovalNote& known) {
            return known.who == record.who && known.reason == record.reason;
        });
        if (note == notes.end())
            note = notes.insert(note, ApprovalNote{record.who, record.when, record.reason, {}, {}});
        note->acknowledged.push_back(of.device + ": " + warning->text);
    }
}

} // namespace fc::plan
