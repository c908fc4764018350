#pragma once

#include "base/clock.h"
#include "engine/console_service.h"
#include "engine/manual_change.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace fc::test {

/// Wall clock that stands still until told otherwise; starts at 2026-11-22 08:14:22 UTC like the pictures.
class StillClock final : public Clock
{
public:
    SystemTime now() const override { return time; }
    SteadyTime steady() const override { return SteadyTime(std::chrono::seconds(1)); }
    SystemTime time = SystemTime(std::chrono::seconds(1795335262));
};

/// A scripted ConsoleService: shows the view it was given and remembers what was asked of it.
/// decide() is reflected in the decisions and counts of the view, as the engine does it. Thread-safe.
class FakeConsole final : public engine::ConsoleService
{
public:
    FakeConsole();
    explicit FakeConsole(engine::FabricView first);

    /// What discovery() gives; outlives this. Null, as it starts: devices cannot be read.
    engine::DiscoveryService* explorer = nullptr;
    engine::DiscoveryService* discovery() override { return explorer; }

    std::vector<engine::ManualEdit> edits; ///< asked for, from the GUI thread
    std::vector<std::int64_t> withdrawn;
    void planChange(engine::ManualEdit edit) override { edits.push_back(std::move(edit)); }
    void withdrawChange(std::int64_t change, std::string, std::string) override { withdrawn.push_back(change); }

    /// Publishes the next view with a higher generation and wakes the subscribers from the calling thread.
    void publish(engine::FabricView next);
    void addEvent(engine::EventRecord event); ///< the id is given here; publish() makes it known

    struct Decision
    {
        std::vector<std::string> hunks;
        engine::Verdict verdict;
        std::string who, reason;
    };
    std::vector<Decision> decisions() const;
    int applies() const;
    int refreshes() const;
    std::vector<std::string> reconnects() const;
    std::vector<std::pair<std::string, std::string>> comparisons() const; ///< asked for: before, after

    std::shared_ptr<const engine::FabricView> view() const override;
    Handle onViewChanged(std::function<void()> wake) override;
    std::vector<engine::EventRecord> eventsSince(std::uint64_t after, std::size_t limit) const override;
    void refresh() override;
    void decide(std::vector<std::string> hunkIds, engine::Verdict verdict, std::string who, std::string reason) override;
    void apply(std::string who) override;
    void reconnect(std::string device) override;
    void compareIntent(std::string before, std::string after) override;

private:
    struct Wakes
    {
        std::mutex mutex;
        int next = 0;
        std::map<int, std::function<void()>> wakes;
    };

    mutable std::mutex m_mutex;
    std::shared_ptr<const engine::FabricView> m_view;
    std::shared_ptr<Wakes> m_wakes = std::make_shared<Wakes>();
    std::vector<engine::EventRecord> m_events;
    std::vector<Decision> m_decisions;
    int m_applies = 0;
    int m_refreshes = 0;
    std::vector<std::string> m_reconnects;
    std::vector<std::pair<std::string, std::string>> m_comparisons;
};

/// The fabric of the pictures: 2 spines, 4 MLAG pairs; leaf7 drifted, pair 2 waits for a plan, leaf2 is late, leaf5
/// does not answer. Time is StillClock's start.
engine::FabricView labView();
/// The same ten devices, all in sync and live.
engine::FabricView quietView();
/// A Clos of that many spines and leaf pairs, all in sync: sizes for layout and painting.
engine::FabricView closView(int spines, int leafs);

} // namespace fc::test
