#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "diff/hunk.h"
#include "diff/tree_diff.h"
#include "model/fabric.h"
#include "plan/acknowledgement.h"
#include "plan/waves.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

enum class DeviceStatus : std::uint8_t { InSync, Changed, Unreachable, Incomplete };

std::string_view toString(DeviceStatus status); ///< "in_sync", "changed", "unreachable", "incomplete"

struct DevicePlan
{
    std::string name;
    DeviceStatus status = DeviceStatus::Incomplete;
    std::optional<Error> reason; ///< why unreachable or incomplete
    std::string runningHash;     ///< of the normalised running tree; empty if it was not read
    std::vector<diff::Hunk> hunks; ///< only where status is Changed; those about CLI lines last
    std::vector<diff::UnmanagedItem> unmanaged;
    std::vector<diff::HiddenItem> hidden;
    std::size_t cliUnclaimed = 0; ///< CLI lines of the device that the intent does not speak for
    std::vector<Warning> warnings; ///< that an approval of its hunks has to acknowledge
};

/// What was compared and what differs, frozen. A value; moving it about is cheap enough.
struct Plan
{
    std::string id;             ///< 12 hex digits
    std::string created;        ///< ISO 8601 UTC
    std::string intentRevision; ///< what the intent source calls its state: "netbox change 8812", a directory's digest
    std::string schema;         ///< release of the schema index, "eos-4.35.0F"
    std::string digest;         ///< sha256 of the plan document; plan_file.h fills it in
    std::vector<DevicePlan> devices;
    std::vector<Wave> waves;    ///< devices with differences, in the order in which they are changed

    const DevicePlan* device(std::string_view name) const;      ///< nullptr if not in the plan
    const diff::Hunk* hunk(std::string_view id, const DevicePlan** owner = nullptr) const; ///< nullptr if unknown
};

struct PlanSummary
{
    std::size_t devices = 0;
    std::size_t inSync = 0;
    std::size_t changed = 0;
    std::size_t unreachable = 0; ///< and incomplete ones
    std::size_t add = 0;
    std::size_t change = 0; ///< moves count here
    std::size_t remove = 0;
    std::size_t unmanaged = 0;
    std::size_t hidden = 0;
};
PlanSummary summarise(const Plan& plan);

/// What a plan is made of, for one device. Either `problem` or the trees.
struct DeviceInput
{
    std::string name;
    std::optional<Error> problem; ///< Transport, Tls, Auth -> Unreachable; anything else -> Incomplete
    model::ConfigTree intended;
    model::ConfigTree running;
    schema::Ownership ownership;
    model::Provenance provenance;
    std::vector<model::IntendedCliLine> intendedCli{};
    std::vector<model::CliLine> runningCli{};
    std::vector<Warning> warnings{};
};

/// One device; never fails, a problem becomes its status. Pure; any thread.
DevicePlan planDevice(const diff::TreeDiff& differ, const DeviceInput& input);

/// Puts the devices under one id (order kept) and fills in id, created, schema, waves and digest. `inventory` says
/// which devices are pairs or spines; a device it does not know has a wave of its own.
Plan assemblePlan(const diff::TreeDiff& differ, std::string intentRevision, std::vector<DevicePlan> devices,
                  const Clock& clock, const model::FabricInventory& inventory = {});

} // namespace fc::plan
