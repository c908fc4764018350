#include "plan/decision.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr std::size_t kShortestPrefix = 4;

Error alteredPlan(const Plan& plan)
{
    return makeError(ErrorCode::Refused, "the stored decisions were made on a plan of this id with another content")
        .about("plan " + plan.id)
        .nowIs("nothing was sent")
        .doNext("make a new plan and have it approved");
}

Result<const diff::Hunk*> findHunk(const Plan& plan, const std::string& id)
{
    const diff::Hunk* found = nullptr;
    for (const DevicePlan& device : plan.devices)
        for (const diff::Hunk& hunk : device.hunks) {
            if (hunk.id != id && (id.size() < kShortestPrefix || !hunk.id.starts_with(id)))
                continue;
            if (found != nullptr)
                return makeError(ErrorCode::Usage, "several hunks start with " + id)
                    .about("plan " + plan.id)
                    .nowIs("nothing was recorded")
                    .doNext("give more digits of the id");
            found = &hunk;
        }
    if (found == nullptr)
        return makeError(ErrorCode::NotFound, "the plan has no hunk " + id)
            .about("plan " + plan.id)
            .nowIs("nothing was recorded")
            .doNext("list the hunks with fabric-orch plan");
    return found;
}

} // namespace

Result<DecisionView> decisionsOf(const Plan& plan, const store::DecisionStore& store)
{
    std::vector<std::string> fingerprints;
    std::unordered_map<std::string, const diff::Hunk*> hunks;
    for (const DevicePlan& device : plan.devices)
        for (const diff::Hunk& hunk : device.hunks) {
            fingerprints.push_back(hunk.fingerprint);
            hunks.emplace(hunk.fingerprint, &hunk);
        }
    auto records = store.latest(fingerprints);
    if (!records)
        return records.error();
    DecisionView view;
    for (const store::DecisionRecord& record : *records) {
        const auto hunk = hunks.find(record.fingerprint);
        if (hunk == hunks.end() || hunk->second->id != record.hunkId || hunk->second->device != record.device)
            return alteredPlan(plan);
        if (record.planId == plan.id && record.planDigest != plan.digest)
            return alteredPlan(plan);
        HunkDecision& decision = view[record.hunkId];
        if (record.decision == store::Decision::Withdraw || record.decision == store::Decision::Used ||
            record.decision == store::Decision::Acknowledge)
            continue;
        decision = {record.decision, record.who, record.when, record.reason};
    }
    return view;
}

Result<std::vector<const diff::Hunk*>> selectHunks(const Plan& plan, const HunkSelection& selection)
{
    std::vector<const diff::Hunk*> hunks;
    const auto add = [&](const diff::Hunk* hunk) {
        if (std::ranges::find(hunks, hunk) == hunks.end())
            hunks.push_back(hunk);
    };
    for (const std::string& id : selection.ids) {
        auto hunk = findHunk(plan, id);
        if (!hunk)
            return hunk.error();
        add(*hunk);
    }
    for (const std::string& name : selection.devices)
        if (plan.device(name) == nullptr)
            return makeError(ErrorCode::NotFound, "the plan has no such device")
                .about(name)
                .nowIs("nothing was recorded");
    if (selection.all)
        for (const DevicePlan& device : plan.devices)
            if (selection.devices.empty() || std::ranges::find(selection.devices, device.name) != selection.devices.end())
                for (const diff::Hunk& hunk : device.hunks)
                    add(&hunk);
    if (hunks.empty())
        return makeError(ErrorCode::Usage, "no hunk is selected")
            .about("plan " + plan.id)
            .nowIs("nothing was recorded")
            .doNext("name hunks with --hunk or take --all");
    return hunks;
}

Result<std::vector<store::DecisionRecord>> decide(const Plan& plan, const HunkSelection& selection,
                                                  store::Decision decision, const std::string& who,
                                                  const std::string& reason, const Clock& clock,
                                                  store::DecisionStore& store, Warnings warnings)
{
    auto hunks = selectHunks(plan, selection);
    if (!hunks)
        return hunks.error();
    std::vector<store::DecisionRecord> records;
    const std::string when = toIso8601(clock.now());
    for (const diff::Hunk* hunk : *hunks) {
        store::DecisionRecord record;
        record.planId = plan.id;
        record.planDigest = plan.digest;
        record.device = hunk->device;
        record.hunkId = hunk->id;
        record.fingerprint = hunk->fingerprint;
        record.decision = decision;
        record.who = who;
        record.when = when;
        record.reason = reason;
        records.push_back(std::move(record));
    }
    std::vector<store::DecisionRecord> together = records;
    if (decision == store::Decision::Approve)
        for (const DevicePlan& device : plan.devices) {
            const DeviceWarnings about{device.name, device.warnings};
            if (std::ranges::find(records, device.name, &store::DecisionRecord::device) == records.end())
                continue;
            if (warnings == Warnings::Acknowledged) {
                auto read = acknowledgements(about, plan.id, plan.digest, who, reason, when);
                together.insert(together.end(), read.begin(), read.end());
            } else if (Status settled = checkAcknowledged(about, store); !settled) {
                return std::move(settled).error();
            }
        }
    if (Status stored = store.record(together); !stored)
        return stored.error();
    return records;
}

std::unordered_map<std::string, std::vector<std::string>> openNeeds(const DevicePlan& device,
                                                                    const DecisionView& decisions)
{
    const auto isApproved = [&](const std::string& id) {
        const auto it = decisions.find(id);
        return it != decisions.end() && it->second.decision == store::Decision::Approve;
    };
    std::unordered_map<std::string, std::vector<std::string>> open;
    for (const diff::Hunk& hunk : device.hunks) {
        if (!isApproved(hunk.id))
            continue;
        for (const std::string& need : hunk.needs)
            if (!isApproved(need))
                open[hunk.id].push_back(need);
    }
    return open;
}

} // namespace fc::plan
