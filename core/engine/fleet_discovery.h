#pragma once

#include "engine/discovery_service.h"
#include "engine/fleet.h"
#include "schema/schema_index.h"

#include <memory>

namespace fc::engine {

/// Explores the devices of a fleet through their own transports. The destructor stops what runs: no callback comes
/// after it, released or not.
class FleetDiscovery final : public DiscoveryService
{
public:
    /// `buildOf` names the software of a device, "" if unknown; any thread. All of it outlives this.
    FleetDiscovery(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index, const Clock& clock,
                   std::function<std::string(const std::string& device)> buildOf);
    ~FleetDiscovery() override;

    Handle get(std::vector<std::string> devices, model::Path path,
               std::function<void(discovery::DeviceLeaves)> each) override;
    Handle probe(std::string device, model::Path path, std::function<void(discovery::ProbeReport)> done) override;
    Handle models(std::string device, std::function<void(Result<discovery::ModelComparison>)> done) override;
    std::optional<discovery::ProbeReport> probed(const std::string& build, const std::string& path) const override;
    Handle watch(std::vector<std::string> devices, model::Path path, WatchMode mode,
                 std::chrono::milliseconds interval, std::function<void(WatchUpdate)> update) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fc::engine
