#pragma once

#include "checks/findings_view.h"
#include "engine/device_board.h"
#include "engine/engine.h"
#include "engine/event_log.h"
#include "engine/fleet_discovery.h"
#include "engine/intent_comparison.h"
#include "engine/link_view.h"
#include "engine/strand.h"
#include "gnmi/device_session.h"
#include "plan/apply.h"
#include "plan/decision.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>

namespace fc::engine {

/// State and threads of the engine. Members under "control" belong to the control strand; the rest says its own lock.
struct Engine::Impl final : gnmi::SessionListener
{
    Impl(EnginePorts enginePorts, EngineSettings engineSettings);

    // Control strand.
    void publish();
    void takeInventory();
    void openSession(const model::FabricDevice& device);
    void compareAll();
    void takeReport();
    void mergeServices();
    /// Has the intent checked once more where the devices' configuration has other names than the last time.
    void recheckWithRunning();
    /// Has the CLI lines read of the devices whose running ones are not known, or old.
    void askForLines();
    void refreshDecisions();
    void takeHistory(std::shared_ptr<const std::vector<HistoryEntry>> entries);

    // Job strand: slow work, in order.
    void showEarlierIntent();
    void loadIntent();
    void takeLoaded(Result<IntentBookPtr> loaded);
    void takeBook(IntentBookPtr fresh);
    void runCompare(const std::string& before, const std::string& after);
    IntentComparison compared(const std::string& before, const std::string& after);
    void pollIntent();
    void runDecide(std::vector<std::string> hunkIds, Verdict verdict, std::string who, std::string reason,
                   plan::Warnings warnings = plan::Warnings::Unread);
    /// True if the approval waits now for its warnings to be acknowledged.
    bool asksToAcknowledge(const plan::Plan& plan, const std::vector<std::string>& hunkIds, const std::string& who,
                           const std::string& reason);
    void runAcknowledge(bool read);
    void runApply(std::string who);
    void runRecovery();
    void readHistoryNow();
    void readLines(const std::vector<std::string>& names, const IntentBookPtr& wanted);
    /// A plan from fresh Gets of the devices that own the hunks; stored. Job strand.
    Result<plan::Plan> freshPlan(const std::vector<std::string>& devices);

    void event(Severity severity, std::string source, std::string device, std::string text, std::string detail = {},
               std::string path = {}, std::string correlation = {});
    void event(const Error& error, std::string source, std::string device);
    void announce();
    void markDirty(const std::string& device);
    // Telemetry and timer threads.
    void sessionChanged(const std::string& device, const gnmi::SessionStatus& status) override;
    void leavesChanged(const std::string& device) override;
    std::shared_ptr<const FabricView> currentView() const;

    EnginePorts ports;
    EngineSettings settings;
    diff::TreeDiff differ;
    FactReader factReader;
    EventLog events;
    std::stop_source stopping;

    // View and listeners: viewMutex.
    mutable std::mutex viewMutex;
    std::shared_ptr<const FabricView> latest;
    mutable bool announced = false;
    std::map<std::uint64_t, std::function<void()>> listeners;
    std::uint64_t nextListener = 1;

    // Dirty devices: dirtyMutex; marked by telemetry threads.
    std::mutex dirtyMutex;
    std::set<std::string> dirty;

    // Control strand.
    struct Live
    {
        std::unique_ptr<gnmi::DeviceSession> session;
        DeviceBoard board;
    };
    std::map<std::string, Live> devices;
    IntentBookPtr book;
    std::shared_ptr<const std::vector<IntentRevision>> revisions;
    std::shared_ptr<const IntentComparison> comparison;
    std::shared_ptr<const checks::Report> checked, checkedBefore; ///< of the newest revision and of the one before
    std::shared_ptr<const checks::FindingsView> findings;
    std::shared_ptr<const checks::ServiceMatrix> services;
    std::map<std::string, checks::RunningServices> runningServices; ///< as merged into `services`
    bool servicesMoved = false;
    checks::RunningInventory runningNames; ///< as last checked against NetBox
    IntentBookPtr recheckedBook;           ///< the book it was checked with
    bool rechecking = false;
    IntentStatus intentStatus;
    RateMeter rates;
    std::shared_ptr<const plan::Plan> displayPlan;
    bool hunksMoved = true;
    std::map<std::string, std::string> decisions;
    std::shared_ptr<const PendingAcknowledgement> acknowledgement;
    ApplyStatus applyStatus;
    std::shared_ptr<const std::vector<HistoryEntry>> historyEntries;
    std::uint64_t generation = 0;

    // Job strand.
    std::int64_t watermark = 0;
    SteadyTime lastFullRead{};

    std::mutex pollMutex;
    std::condition_variable_any pollWake;
    std::jthread poller;
    std::unique_ptr<FleetDiscovery> discovery; ///< has threads of its own
    std::unique_ptr<Strand> jobs;
    std::unique_ptr<Strand> control; ///< last: goes first
};

} // namespace fc::engine
