#include "plan/plan.h"

#include "base/digest.h"
#include "plan/plan_file.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr std::size_t kIdDigits = 12;

DeviceStatus statusOf(const Error& problem)
{
    switch (problem.code) {
    case ErrorCode::Transport:
    case ErrorCode::Tls:
    case ErrorCode::Auth:
        return DeviceStatus::Unreachable;
    default:
        return DeviceStatus::Incomplete;
    }
}

} // namespace

std::string_view toString(DeviceStatus status)
{
    switch (status) {
    case DeviceStatus::InSync: return "in_sync";
    case DeviceStatus::Changed: return "changed";
    case DeviceStatus::Unreachable: return "unreachable";
    case DeviceStatus::Incomplete: return "incomplete";
    }
    return "incomplete";
}

const DevicePlan* Plan::device(std::string_view name) const
{
    const auto it = std::ranges::find(devices, name, &DevicePlan::name);
    return it == devices.end() ? nullptr : &*it;
}

const diff::Hunk* Plan::hunk(std::string_view hunkId, const DevicePlan** owner) const
{
    for (const DevicePlan& candidate : devices)
        for (const diff::Hunk& hunk : candidate.hunks)
            if (hunk.id == hunkId) {
                if (owner != nullptr)
                    *owner = &candidate;
                return &hunk;
            }
    return nullptr;
}

PlanSummary summarise(const Plan& plan)
{
    PlanSummary summary;
    summary.devices = plan.devices.size();
    for (const DevicePlan& device : plan.devices) {
        switch (device.status) {
        case DeviceStatus::InSync: ++summary.inSync; break;
        case DeviceStatus::Changed: ++summary.changed; break;
        case DeviceStatus::Unreachable:
        case DeviceStatus::Incomplete: ++summary.unreachable; break;
        }
        summary.unmanaged += device.unmanaged.size();
        summary.hidden += device.hidden.size();
        for (const diff::Hunk& hunk : device.hunks) {
            switch (hunk.op) {
            case diff::Op::Add: ++summary.add; break;
            case diff::Op::Remove: ++summary.remove; break;
            case diff::Op::Change:
            case diff::Op::Move: ++summary.change; break;
            }
        }
    }
    return summary;
}

DevicePlan planDevice(const diff::TreeDiff& differ, const DeviceInput& input)
{
    DevicePlan plan;
    plan.name = input.name;
    plan.warnings = input.warnings;
    if (input.problem) {
        plan.status = statusOf(*input.problem);
        plan.reason = input.problem;
        return plan;
    }
    diff::DiffResult result =
        differ.compare(input.name, {input.intended, input.ownership, input.provenance, input.intendedCli},
                       {input.running, input.runningCli});
    plan.runningHash = hex64(result.running.hash());
    plan.status = result.hunks.empty() ? DeviceStatus::InSync : DeviceStatus::Changed;
    plan.hunks = std::move(result.hunks);
    plan.unmanaged = std::move(result.unmanaged);
    plan.hidden = std::move(result.hidden);
    plan.cliUnclaimed = result.cliUnclaimed;
    return plan;
}

Plan assemblePlan(const diff::TreeDiff& differ, std::string intentRevision, std::vector<DevicePlan> devices,
                  const Clock& clock, const model::FabricInventory& inventory)
{
    Plan plan;
    plan.created = toIso8601(clock.now());
    plan.intentRevision = std::move(intentRevision);
    plan.schema = std::string(differ.index().release());
    plan.devices = std::move(devices);
    std::string text = plan.created + '\n' + plan.intentRevision + '\n' + plan.schema + '\n';
    for (const DevicePlan& device : plan.devices) {
        text += device.name + ' ' + std::string(toString(device.status)) + ' ' + device.runningHash + '\n';
        for (const diff::Hunk& hunk : device.hunks)
            text += hunk.fingerprint + '\n';
    }
    plan.id = sha256Hex(text).substr(0, kIdDigits);
    plan.waves = wavesOf(plan.devices, inventory);
    plan.digest = digestInPlan(writePlan(differ.index(), plan));
    return plan;
}

} // namespace fc::plan
