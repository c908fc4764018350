#include "plan/run_journal.h"

#include "base/digest.h"
#include "base/failpoint.h"

#include <random>

namespace fc::plan {

using store::JournalEvent;
using store::JournalKind;

JournalEvent RunJournal::event(JournalKind kind, const std::string& device, int step) const
{
    JournalEvent made;
    made.run = m_run;
    made.kind = kind;
    made.when = toIso8601(m_clock.now());
    made.device = device;
    made.step = step;
    return made;
}

Status RunJournal::write(JournalEvent made)
{
    // Tests kill the process here, on either side of every record.
    std::string point = "journal.";
    for (const char c : store::toString(made.kind))
        point += c == ' ' ? '_' : c;
    failpoint(point + ".before");
    if (auto written = m_journal.append(made); !written)
        return written.error();
    failpoint(point + ".after");
    return {};
}

Status RunJournal::started(const Plan& plan, const std::string& who, const std::vector<std::string>& devices,
                           const std::vector<ApprovalNote>& approvals)
{
    JournalEvent made = event(JournalKind::RunStarted);
    made.who = who;
    made.planId = plan.id;
    made.planDigest = plan.digest;
    made.devices = devices;
    made.data = encodeApprovals(approvals);
    return write(std::move(made));
}

Status RunJournal::sending(const ApprovedSet& set, const StepData& data)
{
    JournalEvent made = event(JournalKind::StepSending, set.device(), set.step());
    made.steps = set.steps();
    made.bytesDigest = set.digest();
    made.hunks = set.hunkIds();
    made.data = encodeStepData(data);
    return write(std::move(made));
}

Status RunJournal::answered(const std::string& device, int step, bool accepted, std::string text)
{
    JournalEvent made = event(JournalKind::StepAnswered, device, step);
    made.state = accepted ? "accepted" : "rejected";
    made.text = std::move(text);
    return write(std::move(made));
}

Status RunJournal::verified(const std::string& device, int step, bool asExpected, std::string text)
{
    JournalEvent made = event(JournalKind::StepVerified, device, step);
    made.state = asExpected ? "verified" : "differs";
    made.text = std::move(text);
    return write(std::move(made));
}

Status RunJournal::resolved(const std::string& device, int step, std::string_view state, std::string text)
{
    JournalEvent made = event(JournalKind::StepResolved, device, step);
    made.state = state;
    made.text = std::move(text);
    return write(std::move(made));
}

Status RunJournal::deviceFinished(const std::string& device, std::string_view state, std::string text)
{
    JournalEvent made = event(JournalKind::DeviceFinished, device);
    made.state = state;
    made.text = std::move(text);
    return write(std::move(made));
}

Status RunJournal::finished(std::string_view result, std::string text)
{
    JournalEvent made = event(JournalKind::RunFinished);
    made.state = result;
    made.text = std::move(text);
    return write(std::move(made));
}

std::string newRunId(const Clock& clock, const Plan& plan, const std::vector<std::string>& devices)
{
    const std::string when = toIso8601(clock.now()); // 2026-11-22T08:14:22.123Z
    std::string text = plan.id + when;
    for (const std::string& device : devices)
        text += ' ' + device;
    // Two runs of one plan in the same millisecond must not share an id.
    std::random_device random;
    text += std::to_string(random());
    return when.substr(0, 4) + when.substr(5, 2) + when.substr(8, 2) + "-" + when.substr(11, 2) + when.substr(14, 2) +
           when.substr(17, 2) + "-" + sha256Hex(text).substr(0, 6);
}

} // namespace fc::plan
