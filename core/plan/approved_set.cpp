#include "plan/approved_set.h"

#include "base/digest.h"
#include "diff/cli_rules.h"
#include "model/cli_text.h"
#include "plan/decision.h"
#include "plan/set_steps.h"
#include "schema/instance.h"

#include <algorithm>
#include <span>

namespace fc::plan {

namespace {

Error refused(std::string text, const std::string& subject)
{
    return makeError(ErrorCode::Refused, std::move(text))
        .about(subject)
        .nowIs("nothing was sent")
        .doNext("make a new plan and have it approved");
}

std::string subjectOf(const diff::Hunk& hunk)
{
    return hunk.device + " " + model::toString(hunk.path);
}

/// Approved hunks of the device, each with its record. Refused if anything about them does not fit.
Result<std::vector<const diff::Hunk*>> approvedHunks(const MintRequest& request, const DevicePlan& device)
{
    for (const diff::Hunk& hunk : device.hunks)
        if (hunk.device != device.name || hunk.id != diff::hunkId(hunk) ||
            hunk.fingerprint != diff::hunkFingerprint(hunk))
            return refused("the plan was altered: a hunk's id or fingerprint does not follow from its content",
                           subjectOf(hunk));
    auto decisions = decisionsOf(request.plan, request.decisions);
    if (!decisions)
        return decisions.error();
    std::vector<const diff::Hunk*> hunks;
    for (const diff::Hunk& hunk : device.hunks)
        if (const auto it = decisions->find(hunk.id);
            it != decisions->end() && it->second.decision == store::Decision::Approve)
            hunks.push_back(&hunk);
    for (const auto& [id, missing] : openNeeds(device, *decisions)) {
        const diff::Hunk* hunk = request.plan.hunk(id);
        const diff::Hunk* needed = request.plan.hunk(missing.front());
        return refused("the approved hunk " + id + " cannot go without " + missing.front() +
                           (needed != nullptr ? " (" + model::toString(needed->path) + ")" : std::string()),
                       hunk != nullptr ? subjectOf(*hunk) : device.name)
            .doNext("approve " + missing.front() + " too, or reject " + id);
    }
    return hunks;
}

/// The path reports say which leaves EOS takes by Set; YANG alone does not (section 1.8).
Status checkAccess(const schema::SchemaIndex& index, const diff::Hunk& hunk)
{
    if (hunk.cli) {
        if (model::isTypable({hunk.cli->context, diff::cliCommandOf(*hunk.cli)}))
            return {};
        return makeError(ErrorCode::Refused, "the line cannot be typed as it is")
            .about(subjectOf(hunk))
            .nowIs("nothing was sent")
            .doNext("reject the hunk " + hunk.id);
    }
    const model::TreeNodePtr& node = hunk.newNode ? hunk.newNode : hunk.oldNode;
    if (hunk.op == diff::Op::Move || (hunk.op == diff::Op::Remove && !node->value))
        return {};
    std::vector<const model::TreeNode*> open{node.get()};
    while (!open.empty()) {
        const model::TreeNode* at = open.back();
        open.pop_back();
        if (at->value && !index.isKey(at->schema) && (index.access(at->schema) & schema::AccessSet) == 0)
            return makeError(ErrorCode::Refused, "EOS does not take " + index.schemaPath(at->schema) + " by gNMI Set")
                .about(subjectOf(hunk))
                .nowIs("nothing was sent")
                .doNext("reject the hunk " + hunk.id + " or set it on the device");
        for (const model::TreeNodePtr& child : at->children)
            open.push_back(child.get());
    }
    return {};
}

Error stale(const Staleness& staleness)
{
    const Movement& first = staleness.stale.front();
    std::string text = first.text;
    if (staleness.stale.size() > 1)
        text += "; and " + std::to_string(staleness.stale.size() - 1) + " more of the approved hunks moved";
    return makeError(ErrorCode::Stale, std::move(text))
        .about(subjectOf(*first.hunk))
        .nowIs("nothing was sent")
        .doNext("make a new plan; what did not move keeps its approval");
}

/// The records that carry the approvals, so that they can be marked as used.
Result<std::vector<store::DecisionRecord>> recordsOf(const std::vector<const diff::Hunk*>& hunks,
                                                     const store::DecisionStore& decisions)
{
    std::vector<std::string> fingerprints;
    for (const diff::Hunk* hunk : hunks)
        fingerprints.push_back(hunk->fingerprint);
    return decisions.latest(fingerprints);
}

} // namespace

Result<DeviceSteps> mintApprovedSets(const MintRequest& request)
{
    const DevicePlan* device = request.plan.device(request.device);
    if (device == nullptr)
        return makeError(ErrorCode::NotFound, "the plan has no such device").about(request.device).nowIs("nothing was sent");
    if (device->status == DeviceStatus::Unreachable || device->status == DeviceStatus::Incomplete)
        return makeError(ErrorCode::Incomplete, "the device was not read when the plan was made")
            .about(request.device)
            .nowIs("nothing was sent")
            .doNext("make a new plan");
    auto hunks = approvedHunks(request, *device);
    if (!hunks)
        return hunks.error();
    DeviceSteps minted;
    if (hunks->empty())
        return minted;
    const schema::SchemaIndex& index = request.differ.index();
    for (const diff::Hunk* hunk : *hunks)
        if (Status allowed = checkAccess(index, *hunk); !allowed)
            return allowed.error();
    if (const Staleness staleness = checkStaleness(request.differ, *hunks, request.fresh); !staleness.ok())
        return stale(staleness);
    auto records = recordsOf(*hunks, request.decisions);
    if (!records)
        return records.error();
    if (records->size() != hunks->size() || !std::ranges::all_of(*records, [](const store::DecisionRecord& record) {
            return record.decision == store::Decision::Approve;
        }))
        return refused("the decisions changed while they were read", request.device);
    minted.approvals = std::move(*records);

    const model::ConfigTree running = request.differ.normaliser().running(request.fresh.running);
    const model::ConfigTree target = diff::applyHunks(index, running, std::span<const diff::Hunk* const>(*hunks));
    std::vector<SetStep> steps = orderIntoSteps(request.differ, *hunks, running, target, request.fresh.runningCli);
    const auto certain = static_cast<int>(
        std::ranges::count_if(steps, [](const SetStep& step) { return !step.onlyIfLost; }));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto bytes = gnmi::buildSetRequest(steps[i].operations);
        if (!bytes)
            return bytes.error();
        ApprovedSet set;
        set.m_device = request.device;
        set.m_planId = request.plan.id;
        set.m_digest = sha256Hex(*bytes);
        set.m_bytes = std::move(*bytes);
        set.m_step = static_cast<int>(i + 1);
        set.m_steps = certain + (steps[i].onlyIfLost ? 1 : 0);
        set.m_hunkIds = std::move(steps[i].hunkIds);
        set.m_operations = std::move(steps[i].operations);
        set.m_cliEffects = std::move(steps[i].cli);
        set.m_onlyIfLost = steps[i].onlyIfLost;
        minted.sets.push_back(std::move(set));
    }
    return minted;
}

} // namespace fc::plan
