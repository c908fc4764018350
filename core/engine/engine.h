#pragma once

#include "engine/console_service.h"
#include "engine/fleet.h"
#include "engine/intent_book.h"
#include "gnmi/timer.h"
#include "plan/device_writer.h"
#include "plan/fresh_state.h"
#include "store/decision_store.h"
#include "store/journal.h"
#include "store/lease.h"
#include "store/manual_changes.h"
#include "store/plan_store.h"

#include <memory>

namespace fc::engine {

/// Everything outside that the engine talks to. main() plugs it in; all of it outlives the engine.
struct EnginePorts
{
    std::shared_ptr<const schema::SchemaIndex> schema;
    IntentProvider& intent;
    Fleet& fleet;
    plan::DeviceWriter& writer;
    plan::RunningReader& running;
    store::Journal& journal;
    store::DecisionStore& decisions;
    store::LeaseStore& leases;
    store::PlanStore& plans;
    gnmi::Timer& timer; ///< for reconnects
    const Clock& clock;
    store::ManualChangeStore* manual = nullptr; ///< null: changes by people are refused
};

struct EngineSettings
{
    std::string profileName;
    bool production = false;
    std::string tls; ///< how sessions are secured, for people: "off (lab)", "verified"
    std::chrono::milliseconds poll{30'000}; ///< between looks at the change log of the intent source
    std::chrono::milliseconds fullRead{900'000}; ///< the longest time between full reads of it
    std::chrono::milliseconds frame{30};    ///< changes within this time are merged into one view
};

/// The running console without a window: keeps a session to every device, compares what they run with the intent,
/// records decisions, applies. One ordered thread owns the state; slow work (NetBox, Gets, applies) runs on a second
/// one, in order; telemetry threads only mark devices as dirty.
class Engine final : public ConsoleService
{
public:
    Engine(EnginePorts ports, EngineSettings settings);
    ~Engine() override;

    /// Recovers interrupted applies, reads the intent, opens the sessions. Returns at once.
    void start();
    /// Somebody says that the intent may have moved (a webhook): looks at the change log now. Returns at once;
    /// thread-safe.
    void lookAtIntent();

    std::shared_ptr<const FabricView> view() const override;
    Handle onViewChanged(std::function<void()> wake) override;
    std::vector<EventRecord> eventsSince(std::uint64_t after, std::size_t limit) const override;
    void refresh() override;
    void decide(std::vector<std::string> hunkIds, Verdict verdict, std::string who, std::string reason) override;
    void apply(std::string who) override;
    void reconnect(std::string device) override;
    void acknowledge(bool read) override;
    void compareIntent(std::string before, std::string after) override;
    void planChange(ManualEdit edit) override;
    void withdrawChange(std::int64_t change, std::string who, std::string reason) override;
    DiscoveryService* discovery() override;

private:
    struct Impl;
    /// Job strand: the intent again, with the manual changes that hold now.
    static void layOver(Impl& impl);
    std::shared_ptr<Impl> m_impl;
};

} // namespace fc::engine
