#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

/// Private to core/intent: words of NetBox and the fabric file, and what the schema calls them.
namespace fc::intent {

using Word = std::pair<std::string_view, std::string_view>;

/// Empty if the table does not have it.
template <std::size_t N>
std::string_view wordFor(const std::array<Word, N>& table, std::string_view text)
{
    const auto it = std::ranges::find(table, text, &Word::first);
    return it == table.end() ? std::string_view{} : it->second;
}

/// "router-mac" -> "ROUTER_MAC".
inline std::string schemaWord(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

inline constexpr std::string_view kDefaultInstance = "default";
inline constexpr std::string_view kBgp = "openconfig-policy-types:BGP";
inline constexpr std::string_view kBgpName = "BGP"; ///< EOS has one BGP, of this name
inline constexpr std::string_view kIpv4Family = "openconfig-types:IPV4";
inline constexpr std::string_view kVxlanPort = "Vxlan1"; ///< EOS has one
inline constexpr std::string_view kRouteMap = "ROUTE_MAP";

inline constexpr std::array<Word, 3> kAddressFamilies{{
    {"ipv4-unicast", "openconfig-bgp-types:IPV4_UNICAST"},
    {"ipv6-unicast", "openconfig-bgp-types:IPV6_UNICAST"},
    {"l2vpn-evpn", "openconfig-bgp-types:L2VPN_EVPN"},
}};

} // namespace fc::intent
