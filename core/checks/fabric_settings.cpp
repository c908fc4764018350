#include "checks/fabric_settings.h"

#include <algorithm>

namespace fc::checks {

Settings settingsFrom(const intent::FabricFile& fabric)
{
    using enum intent::FabricKey;
    constexpr std::string_view kRole = "leaf"; // MLAG and VTEPs are on leafs
    constexpr std::string_view kVtepWord = "vtep";
    Settings out;
    out.heartbeatVrf = fabric.text(MlagHeartbeatVrf, kRole).value_or(out.heartbeatVrf);
    out.routerIdLoopback = fabric.text(BgpRouterIdInterface, kRole).value_or(out.routerIdLoopback);
    const auto networks = fabric.texts(BgpNetworks, kRole);
    const auto announced = [&](std::string_view word) { return std::ranges::find(networks, word) != networks.end(); };
    out.announcesLoopbacks = fabric.isEmpty() || (announced(out.routerIdLoopback) && announced(kVtepWord));
    return out;
}

} // namespace fc::checks
