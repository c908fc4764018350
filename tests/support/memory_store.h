#pragma once

#include "store/decision_store.h"
#include "store/journal.h"
#include "store/lease.h"
#include "store/plan_store.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fc::test {

/// The store ports in memory; the same contract suite runs on them and on SQLite. `failure` makes every write fail.
class MemoryJournal final : public store::Journal
{
public:
    std::optional<Error> failure;

    Result<std::int64_t> append(const store::JournalEvent& event) override
    {
        const std::scoped_lock lock(m_mutex);
        if (failure)
            return *failure;
        store::JournalEvent kept = event;
        kept.sequence = static_cast<std::int64_t>(m_events.size()) + 1;
        kept.digest = store::digestOf(m_events.empty() ? std::string() : m_events.back().digest, event);
        m_events.push_back(std::move(kept));
        return m_events.back().sequence;
    }
    Result<std::vector<store::JournalEvent>> events(const std::string& run) const override
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<store::JournalEvent> found;
        for (const store::JournalEvent& event : m_events)
            if (event.run == run)
                found.push_back(event);
        if (found.empty())
            return makeError(ErrorCode::NotFound, "there is no such journal").about(run);
        return found;
    }
    Result<std::vector<store::RunSummary>> runs(std::size_t limit, const std::string& before) const override
    {
        std::vector<store::RunSummary> found;
        bool take = before.empty();
        for (const std::string& run : ids()) {
            if (take && found.size() < limit)
                found.push_back(store::summarise(events(run).value()));
            take = take || run == before;
        }
        return found;
    }
    Result<std::vector<std::string>> openRuns() const override
    {
        std::vector<std::string> open = ids();
        std::ranges::reverse(open);
        std::erase_if(open, [this](const std::string& run) {
            return !store::summarise(events(run).value()).finished.empty();
        });
        return open;
    }

private:
    std::vector<std::string> ids() const // newest first
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<std::string> found;
        for (const store::JournalEvent& event : m_events)
            if (std::ranges::find(found, event.run) == found.end())
                found.insert(found.begin(), event.run);
        return found;
    }
    mutable std::mutex m_mutex;
    std::vector<store::JournalEvent> m_events;
};

class MemoryDecisions final : public store::DecisionStore
{
public:
    std::optional<Error> failure;

    Status record(const std::vector<store::DecisionRecord>& records) override
    {
        const std::scoped_lock lock(m_mutex);
        if (failure)
            return *failure;
        for (store::DecisionRecord record : records) {
            record.digest = store::digestOf(record);
            record.sequence = static_cast<std::int64_t>(m_records.size()) + 1;
            m_records.push_back(std::move(record));
        }
        return {};
    }
    Result<std::vector<store::DecisionRecord>> latest(const std::vector<std::string>& fingerprints) const override
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<store::DecisionRecord> found;
        for (const std::string& fingerprint : fingerprints)
            for (auto it = m_records.rbegin(); it != m_records.rend(); ++it)
                if (it->fingerprint == fingerprint) {
                    if (store::digestOf(*it) != it->digest)
                        return makeError(ErrorCode::Refused, "a stored decision was altered").about(it->hunkId);
                    found.push_back(*it);
                    break;
                }
        return found;
    }
    Result<std::vector<store::DecisionRecord>> ofPlan(const std::string& planId) const override
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<store::DecisionRecord> found;
        for (const store::DecisionRecord& record : m_records)
            if (record.planId == planId)
                found.push_back(record);
        return found;
    }
    /// For tests that alter what is stored.
    std::vector<store::DecisionRecord>& records() { return m_records; }

private:
    mutable std::mutex m_mutex;
    std::vector<store::DecisionRecord> m_records;
};

class MemoryPlans final : public store::PlanStore
{
public:
    Status save(const store::PlanRecord& plan) override
    {
        const std::scoped_lock lock(m_mutex);
        for (const store::PlanRecord& known : m_plans)
            if (known.id == plan.id)
                return known.text == plan.text ? Status() : Status(makeError(ErrorCode::Conflict, "another plan is stored under this id").about(plan.id));
        m_plans.push_back(plan);
        return {};
    }
    Result<store::PlanRecord> load(const std::string& id) const override
    {
        const std::scoped_lock lock(m_mutex);
        for (const store::PlanRecord& known : m_plans)
            if (known.id == id)
                return known;
        return makeError(ErrorCode::NotFound, "there is no such plan").about(id);
    }
    Result<std::vector<store::PlanRecord>> list(std::size_t limit) const override
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<store::PlanRecord> found;
        for (auto it = m_plans.rbegin(); it != m_plans.rend() && found.size() < limit; ++it)
            found.push_back({it->id, it->digest, it->created, {}});
        return found;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<store::PlanRecord> m_plans;
};

class MemoryLeases final : public store::LeaseStore
{
public:
    Result<Handle> acquire(const std::string& device, const std::string& purpose) override
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (!m_shared->held.emplace(device, purpose).second)
            return makeError(ErrorCode::Conflict, "another apply holds the device: " + m_shared->held[device]).about(device);
        return Handle([shared = m_shared, device] {
            const std::scoped_lock release(shared->mutex);
            shared->held.erase(device);
        });
    }

private:
    struct Shared
    {
        std::mutex mutex;
        std::map<std::string, std::string> held;
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
};

} // namespace fc::test
