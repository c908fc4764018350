#include "engine/fabric_view.h"

#include <algorithm>
#include <array>

namespace fc::engine {

std::string_view toString(ConfigState state)
{
    static constexpr std::array<std::string_view, 9> kNames{"unknown",  "in sync",  "drift",  "pending",     "approved",
                                                            "applying", "verified", "failed", "not compared"};
    return kNames.at(static_cast<std::size_t>(state));
}

std::string_view toString(HealthState state)
{
    static constexpr std::array<std::string_view, 5> kNames{"unknown", "healthy", "degraded", "late", "unreachable"};
    return kNames.at(static_cast<std::size_t>(state));
}

std::string_view toString(SessionState state)
{
    static constexpr std::array<std::string_view, 6> kNames{"idle", "connecting", "syncing", "live", "retrying", "closed"};
    return kNames.at(static_cast<std::size_t>(state));
}

const DeviceView* FabricView::find(std::string_view device) const
{
    const auto it = std::ranges::find_if(devices, [&](const DeviceView& view) { return view.device.name == device; });
    return it == devices.end() ? nullptr : &*it;
}

} // namespace fc::engine
