#pragma once

#include "engine/discovery_service.h"

#include <map>
#include <mutex>

namespace fc::test {

/// Devices that answer a path as told: get() from the calling thread at once, watch() when the test says so.
class FakeDiscovery final : public engine::DiscoveryService
{
public:
    struct Asked
    {
        std::string what; ///< "get", "probe", "watch"
        std::vector<std::string> devices;
        std::string path;
    };

    std::map<std::string, discovery::DeviceLeaves> answers; ///< by device
    std::vector<Asked> asked;
    std::function<void(engine::WatchUpdate)> watcher; ///< of the newest watch; empty when none runs
    std::optional<discovery::ProbeReport> report;
    discovery::ModelComparison implemented; ///< what every device says of itself; exact as it starts

    Handle get(std::vector<std::string> devices, model::Path path,
               std::function<void(discovery::DeviceLeaves)> each) override
    {
        asked.push_back({"get", devices, model::toString(path)});
        for (const std::string& device : devices) {
            discovery::DeviceLeaves leaves = answers[device];
            leaves.device = device;
            each(std::move(leaves));
        }
        return {};
    }

    Handle probe(std::string device, model::Path path, std::function<void(discovery::ProbeReport)> done) override
    {
        asked.push_back({"probe", {device}, model::toString(path)});
        discovery::ProbeReport made;
        made.device = std::move(device);
        made.path = model::toString(path);
        made.steps = {{discovery::ProbeMode::Get, discovery::ProbeOutcome::Works, "values came", "1", {}}};
        report = made;
        done(std::move(made));
        return {};
    }

    Handle models(std::string device, std::function<void(Result<discovery::ModelComparison>)> done) override
    {
        asked.push_back({"models", {std::move(device)}, {}});
        done(implemented);
        return {};
    }

    std::optional<discovery::ProbeReport> probed(const std::string&, const std::string&) const override { return report; }

    Handle watch(std::vector<std::string> devices, model::Path path, engine::WatchMode, std::chrono::milliseconds,
                 std::function<void(engine::WatchUpdate)> update) override
    {
        asked.push_back({"watch", devices, model::toString(path)});
        watcher = std::move(update);
        return Handle([this] { watcher = nullptr; });
    }

    /// How often that was asked.
    std::size_t count(const std::string& what) const
    {
        std::size_t found = 0;
        for (const Asked& one : asked)
            found += one.what == what ? 1 : 0;
        return found;
    }
};

} // namespace fc::test
