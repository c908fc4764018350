#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::checks {

/// What custom field `bgp_options` and the plugin's extra attributes may say (facts/netbox-intent.md 2.12). A key that
/// is missing or has another type is unset.
struct BgpOptions
{
    std::optional<bool> external; ///< the session leaves the fabric
    std::string remoteAs;         ///< "internal", "external" or empty
    std::string updateSource;
    std::optional<std::int64_t> ebgpMultihop;
    std::optional<std::vector<std::string>> sendCommunity; ///< "standard", "extended", "large", "all"
    std::optional<bool> nextHopUnchanged;
    std::optional<bool> routeReflectorClient;
    std::optional<std::int64_t> maximumRoutes;
    std::optional<std::int64_t> allowAsIn;
};

/// Of a session: its own text over its group's, key by key. Bad JSON says nothing.
BgpOptions bgpOptions(std::string_view groupText, std::string_view sessionText);

} // namespace fc::checks
