#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sim/device/device_model.h"
#include "sim/device/sim_device.h"
#include "sim/fabric/blueprint.h"
#include "sim/fabric/scenario.h"
#include "sim/scheduler.h"
#include "sim/server/device_server.h"
#include "sim/topology.h"
#include "sim/traffic.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace fc::sim {

struct FabricOptions
{
    std::uint16_t basePort = 0; ///< device i listens on basePort + i; 0: free ports
    std::uint64_t seed = 1;
    double updatesPerSecond = 0; ///< counter leaves over the whole fabric; 0: every port once a second
    LoginRule login;
    ServerTls tls;
};

/// A whole simulated fabric: devices, their servers, cables, and what moves by itself. Thread-safe after create().
class SimFabric
{
public:
    /// Boots every device. Errors: Parse, Schema (a document that the models refuse, names device and path).
    static Result<std::unique_ptr<SimFabric>> create(std::shared_ptr<const schema::SchemaIndex> index,
                                                     FabricBlueprint blueprint, FabricOptions options,
                                                     const Clock& clock);
    ~SimFabric();
    SimFabric(const SimFabric&) = delete;
    SimFabric& operator=(const SimFabric&) = delete;

    /// Opens all ports; all or none. Error: Transport (names device and port).
    Status start();
    void stop();

    const FabricBlueprint& blueprint() const noexcept { return m_blueprint; }
    std::vector<std::string> deviceNames() const;
    /// nullptr if there is none of that name.
    SimDevice* device(std::string_view name);
    DeviceServer* server(std::string_view name);

    /// Out-of-band changes: the same checks as a Set, streams hear of them, no Set RPC is counted.
    /// `value` is plain text for a leaf, "a,b" or a JSON array for a leaf-list (replaces it), JSON for a container.
    Status setValue(const std::string& deviceName, const std::string& path, const std::string& value);
    Status remove(const std::string& deviceName, const std::string& path);
    Status typeCli(const std::string& deviceName, const std::string& lines);
    /// Replaces the node by JSON_IETF, or deletes it.
    Status apply(const DeviceEdit& edit);

    Status addFault(const std::string& deviceName, std::string_view kind, const std::string& argument);
    Status setLink(const std::string& deviceName, const std::string& interface, bool up);
    /// Stops or resumes what moves by itself (counters).
    void freeze(bool frozen);
    /// Port closed, state lost, startup configuration loaded, up again after `offTime`.
    Status reboot(const std::string& deviceName, std::chrono::milliseconds offTime);

private:
    struct Member
    {
        std::unique_ptr<SimDevice> device;
        std::unique_ptr<DeviceServer> server;
        bool isOff = false; ///< guarded by m_topologyMutex
    };

    SimFabric(std::shared_ptr<const schema::SchemaIndex> index, FabricBlueprint blueprint, FabricOptions options,
              const Clock& clock);
    Status boot();
    Result<Member*> member(const std::string& deviceName);
    Status applyOne(const std::string& deviceName, SetOperation operation);
    /// Works out anew who sees whom and tells every device.
    void refresh();
    void setOff(Member& member, bool off);
    void scheduleTraffic();
    void moveTraffic(double seconds);

    const std::shared_ptr<const DeviceModel> m_shared;
    const FabricBlueprint m_blueprint;
    const FabricOptions m_options;
    const Clock& m_clock;
    const Traffic m_traffic;

    std::mutex m_topologyMutex; ///< before any device's lock
    Topology m_topology;
    std::vector<std::unique_ptr<Member>> m_members; ///< fixed after create()
    std::atomic<bool> m_frozen{false};
    std::uint64_t m_tick = 0;      ///< scheduler thread only
    std::size_t m_nextPort = 0;    ///< scheduler thread only
    double m_owedUpdates = 0;      ///< scheduler thread only
    std::unique_ptr<Scheduler> m_scheduler;
};

} // namespace fc::sim
