#pragma once

#include "model/fabric.h"

#include <string>
#include <vector>

namespace fc::plan {

struct DevicePlan;

/// Devices that may be changed at the same time. The next wave waits until this one is verified.
struct Wave
{
    std::vector<std::string> devices;
    std::string reason; ///< for people: "spine, alone", "no two of a pair"
    bool operator==(const Wave&) const = default;
};

/// Pairs changed back to back, so that a pair is never unlike itself for long.
inline constexpr std::size_t kDevicesInWave = 8;

/// Waves of the devices with differences (facts: eos-openconfig-mapping section 4.2): never both devices of an MLAG pair,
/// never two spines; spines before what hangs on them, unless they only lose something: what goes, goes in the
/// reverse order. A device of no known role is alone. Order within a wave is that of `devices`.
std::vector<Wave> wavesOf(const std::vector<DevicePlan>& devices, const model::FabricInventory& inventory);

} // namespace fc::plan
