#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

/// What bgp_options (overlaid with netbox-bgp's extra_attributes) of a group or session says
/// (facts/netbox-intent.md 2.12). Absent keys are nullopt or empty.
struct BgpOptions
{
    std::string name;     ///< what the device calls the group, where NetBox needs another name
    std::string remoteAs; ///< "internal": the device's own AS
    bool external = false; ///< the far end is outside the fabric
    std::string updateSource;
    std::optional<std::int64_t> ebgpMultihop;
    std::vector<std::string> sendCommunity;
    std::optional<bool> nextHopSelf;
    std::optional<bool> nextHopUnchanged;
    std::optional<std::int64_t> maximumRoutes;
    bool maximumRoutesWarningOnly = false;
    std::optional<bool> bfd;
    std::optional<bool> routeReflectorClient;
    std::optional<std::int64_t> keepalive; ///< timers, seconds
    std::optional<std::int64_t> holdTime;
    std::optional<std::int64_t> allowasIn;
    std::optional<std::string> passwordRef;
    std::vector<std::string> afiSafi;
    std::vector<std::string> problems; ///< keys nobody knows and values of the wrong type, one sentence each
};

/// `json`: object text as in BgpPeerGroup::options; empty text means no options.
BgpOptions bgpOptionsFrom(std::string_view json);

} // namespace fc::intent
