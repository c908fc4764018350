#pragma once

#include "base/clock.h"
#include "base/handle.h"
#include "base/result.h"
#include "sim/device/cli_residue.h"
#include "sim/device/device_facts.h"
#include "sim/device/device_model.h"
#include "sim/device/environment.h"
#include "sim/device/set_operation.h"
#include "sim/device/state_builder.h"
#include "sim/device/tree_delta.h"
#include "sim/fabric/blueprint.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace fc::sim {

/// One simulated switch: its configuration, its state, and who watches it. No network here.
///
/// Three documents: the explicit configuration (what somebody set), the served configuration (with what EOS adds) and
/// the whole (with operational state). They change together under one lock; readers get immutable trees.
/// Thread-safe. Watchers are told under the lock, in order; they must not call back into the device.
class SimDevice
{
public:
    struct Snapshot
    {
        model::ConfigTree explicitConfig;
        model::ConfigTree servedConfig;
        model::ConfigTree whole;
        std::string cli;            ///< lines that only the CLI can express
        std::int64_t bootTime = 0;  ///< ns since the epoch
    };

    /// Told of every change of the whole document. Called with the device locked.
    class Watcher
    {
    public:
        virtual ~Watcher() = default;
        virtual void offer(const std::vector<TreeChange>& changes, std::int64_t timestamp) = 0;
    };

    /// `ports` are the physical interfaces; `clock` must outlive the device.
    SimDevice(std::shared_ptr<const DeviceModel> shared, DeviceBlueprint blueprint, std::vector<std::string> ports,
              const Clock& clock);

    /// Loads the startup configuration. Call before anything else, and again for a reboot. Errors: Parse, Schema.
    Status boot();
    /// Makes the running configuration the startup configuration.
    void saveStartup();

    const std::string& name() const noexcept { return m_blueprint.name; }
    const DeviceBlueprint& blueprint() const noexcept { return m_blueprint; }
    const std::vector<std::string>& ports() const noexcept { return m_ports; }
    const DeviceModel& shared() const noexcept { return *m_shared; }

    Snapshot snapshot() const;
    std::shared_ptr<const DeviceFacts> facts() const;

    /// Executes a Set as a whole or not at all. `whenChanged` (see onChanged) has run when this returns.
    /// Errors as Candidate and Constraints; the text is what the device says.
    Status apply(const std::vector<SetOperation>& operations);
    /// Erases what only the CLI can express in a top-level mode ("router bgp 65001"), as a Set of something else does on
    /// EOS at times. Nothing else moves, not even the time of the last change.
    void loseCli(const std::string& context);
    /// Called after each accepted change of configuration, without the lock. Set once, before use.
    void onChanged(std::function<void()> callback) { m_changed = std::move(callback); }

    void applyEnvironment(const Environment& environment);
    /// Adds to counters; ports that are not there are ignored.
    void addTraffic(const std::map<std::string, InterfaceCounters>& increments);

    /// Calls `start` with the whole document and then tells `watcher` every later change, nothing in between missing.
    void watch(const std::weak_ptr<Watcher>& watcher, const std::function<void(const model::ConfigTree&)>& start);
    /// Calls `use` with the whole document while no change can happen.
    void withWhole(const std::function<void(const model::ConfigTree&)>& use) const;
    /// When a leaf last changed, ns since the epoch; the boot time if never. Call inside watch() or withWhole().
    std::int64_t lastChangeOf(const model::InstancePath& leaf) const;

private:
    Status applyCli(const std::string& text, class Candidate& candidate, CliResidue& residue);
    void rebuildLocked(std::int64_t now);
    void publishLocked(model::ConfigTree next, std::int64_t now);
    std::int64_t now() const;

    const std::shared_ptr<const DeviceModel> m_shared;
    const DeviceBlueprint m_blueprint;
    const std::vector<std::string> m_ports;
    const Clock& m_clock;
    std::function<void()> m_changed;

    mutable std::mutex m_mutex;
    model::ConfigTree m_explicit;
    model::ConfigTree m_served;
    model::ConfigTree m_whole;
    CliResidue m_residue;
    std::optional<std::pair<model::ConfigTree, CliResidue>> m_startup; ///< nullopt: the blueprint
    std::shared_ptr<const DeviceFacts> m_facts;
    Environment m_environment;
    StateMemory m_memory;
    std::unordered_map<std::uint64_t, std::int64_t> m_lastChange;
    std::vector<std::weak_ptr<Watcher>> m_watchers;
};

} // namespace fc::sim
