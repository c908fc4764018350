#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace fc::checks {

/// What the checks need to know and no NetBox row says. Defaults are what EOS does unconfigured, or what most fabrics
/// call things.
struct Settings
{
    std::string heartbeatVrf; ///< VRF of the MLAG heartbeat; empty: that of the peer's management address
    std::string routerIdLoopback = "Loopback0";
    bool announcesLoopbacks = true; ///< the fabric file lets every device announce router id and VTEP
    std::optional<std::pair<std::int64_t, std::int64_t>> internalVlans; ///< range EOS takes for routed ports, if it is known
    std::int64_t defaultMtu = 1500; ///< of a routed interface without one
};

} // namespace fc::checks
