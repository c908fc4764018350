#include "plan/device_apply.h"

#include "base/failpoint.h"
#include "model/cli_text.h"
#include "plan/step_judgement.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr std::chrono::milliseconds kBetweenReads{200};
constexpr std::chrono::milliseconds kWorthNoting{1'000};

std::chrono::milliseconds between(SteadyTime from, SteadyTime to)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(to - from);
}

std::string joined(const std::vector<std::string>& texts)
{
    constexpr std::size_t kNamed = 5;
    std::string text;
    for (std::size_t i = 0; i < texts.size() && i < kNamed; ++i)
        text += (i > 0 ? "; " : "") + texts[i];
    return texts.size() > kNamed ? text + "; and " + std::to_string(texts.size() - kNamed) + " more" : text;
}

} // namespace

Result<PreparedDevice> prepareDevice(const ApplyContext& context, const Plan& plan, const std::string& device,
                                     const std::vector<std::string>& approvedIds, std::stop_token stop)
{
    const DevicePlan* planned = plan.device(device);
    if (planned == nullptr)
        return makeError(ErrorCode::NotFound, "the plan has no such device").about(device).nowIs("nothing was sent");
    std::vector<const diff::Hunk*> hunks;
    for (const diff::Hunk& hunk : planned->hunks)
        if (std::ranges::find(approvedIds, hunk.id) != approvedIds.end())
            hunks.push_back(&hunk);
    auto intended = context.intent.read(device, stop);
    if (!intended)
        return intended.error();
    // Also those that came up after the approval.
    const DeviceWarnings about{device, intended->warnings};
    if (Status settled = checkAcknowledged(about, context.decisions); !settled)
        return std::move(settled).error();
    auto read = acknowledged(about, context.decisions);
    if (!read)
        return std::move(read).error();
    const std::vector<model::Path> paths = touchedPaths(context.differ.index(), hunks);
    // No path would mean the whole device.
    auto running = paths.empty() ? Result<model::ConfigTree>(model::ConfigTree())
                                 : context.running.read(device, paths, stop);
    if (!running)
        return running.error();
    PreparedDevice prepared;
    const bool hasLines = std::ranges::any_of(hunks, [](const diff::Hunk* hunk) { return hunk->cli.has_value(); });
    if (hasLines || !intended->cli.empty()) {
        auto lines = context.running.readCli(device, stop);
        if (!lines)
            return lines.error();
        prepared.fresh.runningCli = std::move(*lines);
    }
    prepared.fresh.running = std::move(*running);
    prepared.fresh.intended = std::move(*intended);
    prepared.checkedAt = context.clock.steady();
    auto steps = mintApprovedSets({context.differ, plan, device, context.decisions, prepared.fresh});
    if (!steps)
        return steps.error();
    prepared.steps = std::move(*steps);
    prepared.acknowledged = std::move(*read);
    return prepared;
}

void DeviceApply::report(ApplyState state, int step, std::string text)
{
    m_outcome.state = state;
    if (m_progress)
        m_progress({m_outcome.name, state, step, m_outcome.steps, std::move(text)});
}

DeviceApply::Next DeviceApply::fail(Error error)
{
    report(ApplyState::Failed, 0, error.sentence());
    m_outcome.error = std::move(error);
    if (Status written = m_journal.deviceFinished(m_outcome.name, "failed", m_outcome.error->sentence()); !written)
        return Next::StopRun;
    return Next::StopDevice;
}

DeviceApply::Next DeviceApply::storeFailed(Error error)
{
    report(m_outcome.sets > 0 ? ApplyState::Unknown : ApplyState::Failed, 0, error.sentence());
    m_outcome.error = std::move(error);
    return Next::StopRun;
}

bool DeviceApply::useUp(const std::vector<store::DecisionRecord>& approvals)
{
    std::vector<store::DecisionRecord> used = approvals;
    for (store::DecisionRecord& record : used) {
        record.decision = store::Decision::Used;
        record.who = m_options.who;
        record.when = toIso8601(m_context.clock.now());
        record.reason = m_journal.id();
    }
    failpoint("apply.use_up.before");
    Status stored = m_context.decisions.record(used);
    failpoint("apply.use_up.after");
    if (!stored) {
        storeFailed(stored.error());
        return false;
    }
    return true;
}

bool DeviceApply::run(PreparedDevice prepared, std::stop_token stop)
{
    m_outcome.steps = prepared.steps.sets.empty() ? 0 : prepared.steps.sets.front().steps();
    // An approval is good for one apply. It is used up first: should the process die before the first byte leaves,
    // a person approves again, and nothing can be sent twice.
    std::vector<store::DecisionRecord> leanedOn = std::move(prepared.steps.approvals);
    leanedOn.insert(leanedOn.end(), prepared.acknowledged.begin(), prepared.acknowledged.end());
    if (!useUp(leanedOn))
        return false;
    const schema::SchemaIndex& index = m_context.differ.index();
    std::vector<gnmi::SetOperation> all;
    std::vector<CliEffect> lines;
    for (const ApprovedSet& set : prepared.steps.sets) {
        lines.insert(lines.end(), set.cliEffects().begin(), set.cliEffects().end());
        if (set.cliEffects().empty())
            all.insert(all.end(), set.operations().begin(), set.operations().end());
    }
    m_guard = CliGuard(prepared.fresh.intended.cli, prepared.fresh.runningCli, lines);
    const FlatValues before = flatValuesAt(index, all, prepared.fresh.running);
    for (ApprovedSet& set : prepared.steps.sets) {
        if (set.onlyIfLost() && !isNeeded(set))
            continue;
        const Next next = step(std::move(set), before, prepared.checkedAt, stop);
        if (next == Next::StopRun)
            return false;
        if (next == Next::StopDevice)
            return true;
    }
    m_outcome.verified = true;
    const std::string window = "checked " + std::to_string(m_outcome.window.count()) +
                               " ms before the last answer; gNMI cannot keep others out meanwhile";
    if (m_outcome.window > kWorthNoting)
        m_outcome.notes.push_back(window);
    report(ApplyState::Verified, m_outcome.steps);
    Status written = m_journal.deviceFinished(m_outcome.name, "verified", window);
    return written.ok();
}

DeviceApply::Next DeviceApply::step(ApprovedSet set, const FlatValues& before, SteadyTime checkedAt,
                                    std::stop_token stop)
{
    const int number = set.step();
    StepData data;
    data.operations = set.operations();
    data.before = before;
    data.cli = set.cliEffects();
    // Values other steps are about only bloat the record.
    const std::vector<gnmi::SetOperation>& operations = data.operations;
    std::erase_if(data.before, [&](const auto& value) {
        return std::ranges::none_of(operations, [&](const gnmi::SetOperation& operation) {
            return value.first.starts_with(model::toString(operation.path));
        });
    });
    report(ApplyState::Sending, number);
    if (Status written = m_journal.sending(set, data); !written)
        return storeFailed(written.error());
    ++m_outcome.sets;
    const SteadyTime sentAt = m_context.clock.steady();
    auto outcome = m_context.writer.commit(std::move(set), stop);
    failpoint("apply.sent");
    m_outcome.window = between(checkedAt, m_context.clock.steady());
    if (!outcome && !saysNothingChanged(outcome.error()))
        return unanswered(number, data, outcome.error(), sentAt);
    if (!outcome) {
        if (Status written = m_journal.answered(m_outcome.name, number, false, outcome.error().sentence()); !written)
            return storeFailed(written.error());
        return fail(outcome.error());
    }
    m_outcome.inForce = true;
    // Whatever results came with the OK (a target may skip what it does not know, C75, C76): the re-read decides.
    if (Status written = m_journal.answered(m_outcome.name, number, true, {}); !written)
        return storeFailed(written.error());
    return answered(number, data, stop);
}

bool DeviceApply::isNeeded(const ApprovedSet& set)
{
    auto now = m_context.running.readCli(m_outcome.name, {});
    // What cannot be read may be missing, and sending an approved line twice changes nothing.
    return !now || !differencesAfter(set.cliEffects(), *now).empty();
}

std::string DeviceApply::lostBeside(int step)
{
    if (!m_guard.isNeeded())
        return {};
    auto now = m_context.running.readCli(m_outcome.name, {});
    if (!now) {
        m_outcome.notes.push_back("whether step " + std::to_string(step) +
                                  " took CLI lines along could not be read: " + now.error().sentence());
        return m_outcome.notes.back();
    }
    std::vector<std::string> lost;
    for (const model::CliLine& line : m_guard.lost(*now))
        lost.push_back(model::toString(line));
    if (lost.empty())
        return {};
    m_outcome.lost.insert(m_outcome.lost.end(), lost.begin(), lost.end());
    m_outcome.notes.push_back("step " + std::to_string(step) + " made the device lose what it did not name: " +
                              joined(lost) + "; the next plan offers it");
    return m_outcome.notes.back();
}

DeviceApply::Next DeviceApply::answered(int number, const StepData& data, std::stop_token stop)
{
    const schema::SchemaIndex& index = m_context.differ.index();
    std::vector<std::string> differences;
    std::optional<Error> unread;
    for (int attempt = 0; attempt < std::max(1, m_options.verifyReads); ++attempt) {
        report(ApplyState::Verifying, number);
        // Being asked to stop does not stop this: what was sent has to be looked at.
        auto found = readDifferences(index, m_context.running, m_outcome.name, data, {});
        unread = found ? std::nullopt : std::optional<Error>(found.error());
        if (found) {
            differences = std::move(*found);
            if (differences.empty())
                break;
        }
        if (attempt + 1 < m_options.verifyReads)
            m_context.wait(kBetweenReads, {});
    }
    if (unread) {
        report(ApplyState::Unknown, number, unread->sentence());
        m_outcome.error = makeError(unread->code, "the device accepted the change but could not be read afterwards")
                              .about(m_outcome.name)
                              .nowIs("unknown until it is read again")
                              .doNext("wait for the device; the journal " + m_journal.id() + " stays open until then")
                              .because(*unread);
        return Next::StopDevice;
    }
    const std::string text = joined(differences);
    const std::string lost = data.isCli() ? std::string() : lostBeside(number);
    const std::string words = text + (text.empty() || lost.empty() ? "" : "; ") + lost;
    if (Status written = m_journal.verified(m_outcome.name, number, differences.empty(), words); !written)
        return storeFailed(written.error());
    if (differences.empty())
        return stop.stop_requested() && number < m_outcome.steps
                   ? fail(makeError(ErrorCode::Cancelled, "stopped after step " + std::to_string(number) + " of " +
                                                              std::to_string(m_outcome.steps))
                              .about(m_outcome.name)
                              .nowIs("the steps before are in force, the others were not sent")
                              .doNext("make a new plan for the rest"))
                   : Next::Continue;
    return fail(makeError(ErrorCode::Remote, "the device accepted the change but does not run it: " + text)
                    .about(m_outcome.name)
                    .nowIs("the change is not, or only partly, in force")
                    .doNext("look at the device, then make a new plan"));
}

DeviceApply::Next DeviceApply::unanswered(int number, const StepData& data, const Error& error, SteadyTime sentAt)
{
    report(ApplyState::Unknown, number, error.sentence());
    // The request may still be under way: it is not before its own deadline that the device has certainly done with it.
    const auto passed = between(sentAt, m_context.clock.steady());
    const auto until = m_options.setDeadline + m_options.margin;
    if (passed < until)
        m_context.wait(until - passed, {});
    auto judged = readJudgement(m_context.differ.index(), m_context.running, m_outcome.name, data, {});
    if (!judged) {
        m_outcome.inForce = true;
        m_outcome.error = makeError(error.code, "no answer to the change, and the device cannot be read: " + error.text)
                              .about(m_outcome.name)
                              .nowIs("unknown until it is read again")
                              .doNext("wait for the device; the journal " + m_journal.id() + " stays open until then")
                              .because(judged.error());
        report(ApplyState::Unknown, number, m_outcome.error->sentence());
        return Next::StopDevice;
    }
    const Judgement& judgement = *judged;
    m_outcome.inForce = m_outcome.inForce || judgement.force != Force::NotApplied;
    const std::string lost = data.isCli() || judgement.force == Force::NotApplied ? std::string() : lostBeside(number);
    if (Status written = m_journal.resolved(m_outcome.name, number, toString(judgement.force),
                                            judgement.text + (lost.empty() ? "" : "; ") + lost);
        !written)
        return storeFailed(written.error());
    if (judgement.force == Force::Applied)
        return Next::Continue;
    return fail(makeError(error.code, "no answer to the change: " + error.text)
                    .about(m_outcome.name)
                    .nowIs(judgement.text)
                    .doNext("make a new plan and have it approved"));
}

} // namespace fc::plan
