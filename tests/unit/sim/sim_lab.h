#pragma once

#include "schema/ietf_json.h"
#include "schema/schema_locator.h"
#include "sim/device/sim_device.h"
#include "sim/fabric/loader.h"
#include "sim/sim_fabric.h"
#include "yang_libyang/validator.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace fc::test {

/// Built once for all tests of this program.
std::shared_ptr<const schema::SchemaIndex> eosIndex();
std::shared_ptr<const sim::DeviceModel> eosModel();
const sim::FabricBlueprint& lab10();

/// A clock that stands still until it is moved.
class ManualClock final : public Clock
{
public:
    SystemTime now() const override { return SystemTime(std::chrono::nanoseconds(m_ns.load())); }
    SteadyTime steady() const override { return SteadyTime(std::chrono::nanoseconds(m_ns.load())); }
    void advance(std::chrono::nanoseconds by) { m_ns += by.count(); }

private:
    std::atomic<std::int64_t> m_ns{1'700'000'000'000'000'000};
};

/// One booted device of the ten-device lab, alone in the world.
struct LoneDevice
{
    explicit LoneDevice(const std::string& name);

    ManualClock clock;
    sim::SimDevice device;

    Status apply(std::vector<sim::SetOperation> operations) { return device.apply(operations); }
    /// Leaf text in the explicit configuration, the served one or the whole; "(absent)" if it is not there.
    std::string explicitText(const std::string& path) const;
    std::string servedText(const std::string& path) const;
    std::string wholeText(const std::string& path) const;
};

std::string leafText(const model::ConfigTree& tree, const std::string& path);

sim::SetOperation updateJson(const std::string& path, const std::string& json);
sim::SetOperation replaceJson(const std::string& path, const std::string& json);
sim::SetOperation updateLeaf(const std::string& path, model::Value value);
sim::SetOperation removal(const std::string& path);
sim::SetOperation typed(const std::string& lines);

/// Empty if libyang accepts the document, else what it says. Empty too where the models are not at hand.
std::string libyangComplaint(const model::ConfigTree& explicitConfig);

} // namespace fc::test
