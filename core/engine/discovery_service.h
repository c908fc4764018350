#pragma once

#include "base/handle.h"
#include "base/result.h"
#include "discovery/consistency.h"
#include "discovery/probe.h"
#include "discovery/schema_diff.h"
#include "model/path.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fc::engine {

enum class WatchMode : std::uint8_t { OnChange, Sample };

/// Values that a stream brought.
struct WatchUpdate
{
    std::string device;
    SystemTime received;
    std::int64_t timestamp = 0; ///< ns since the epoch as the device sent it
    std::vector<std::pair<std::string, std::string>> values; ///< path and value, for people
    std::vector<std::string> deleted; ///< paths
    bool synced = false;              ///< everything that was there has come
    std::optional<Error> ended;       ///< the last call for this device
};

/// Reading for people who explore; nothing here writes. Calls return at once and come from any thread; callbacks run on
/// engine or telemetry threads and must not block. After a Handle is released its callback is not called again.
class DiscoveryService
{
public:
    virtual ~DiscoveryService() = default;

    /// One Get per device, side by side. `each` is called once for every device.
    virtual Handle get(std::vector<std::string> devices, model::Path path,
                       std::function<void(discovery::DeviceLeaves)> each) = 0;
    /// Get, sample and on-change, at most five calls a second in all; the result is kept per software build.
    virtual Handle probe(std::string device, model::Path path, std::function<void(discovery::ProbeReport)> done) = 0;
    /// What the device says it implements (Capabilities) against the release of this program. `done` is called once.
    virtual Handle models(std::string device, std::function<void(Result<discovery::ModelComparison>)> done) = 0;
    /// What an earlier probe of any device of that build found.
    virtual std::optional<discovery::ProbeReport> probed(const std::string& build, const std::string& path) const = 0;
    /// A subscription of its own on each device until the handle is released. `interval` counts for Sample.
    virtual Handle watch(std::vector<std::string> devices, model::Path path, WatchMode mode,
                         std::chrono::milliseconds interval, std::function<void(WatchUpdate)> update) = 0;
};

} // namespace fc::engine
