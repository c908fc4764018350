#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "plan/approval_note.h"
#include "plan/approved_set.h"
#include "plan/journal_codec.h"
#include "store/journal.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

/// Writes the events of one run, each durable before the next thing happens. Not thread-safe.
class RunJournal
{
public:
    RunJournal(store::Journal& journal, const Clock& clock, std::string run)
        : m_journal(journal), m_clock(clock), m_run(std::move(run))
    {
    }

    const std::string& id() const noexcept { return m_run; }

    Status started(const Plan& plan, const std::string& who, const std::vector<std::string>& devices,
                   const std::vector<ApprovalNote>& approvals);
    Status sending(const ApprovedSet& set, const StepData& data);
    Status answered(const std::string& device, int step, bool accepted, std::string text);
    Status verified(const std::string& device, int step, bool asExpected, std::string text);
    Status resolved(const std::string& device, int step, std::string_view state, std::string text);
    Status deviceFinished(const std::string& device, std::string_view state, std::string text);
    Status finished(std::string_view result, std::string text);

private:
    store::JournalEvent event(store::JournalKind kind, const std::string& device = {}, int step = 0) const;
    Status write(store::JournalEvent event);

    store::Journal& m_journal;
    const Clock& m_clock;
    std::string m_run;
};

/// "20261122-081422-7f3a2b": when it started and what it is about; unique enough for people and the store.
std::string newRunId(const Clock& clock, const Plan& plan, const std::vector<std::string>& devices);

} // namespace fc::plan
