#pragma once

#include "sim/fabric/description.h"

#include <nlohmann/json.hpp>

namespace fc::sim::parts {

using Json = nlohmann::ordered_json;

inline constexpr const char* kBgp = "openconfig-policy-types:BGP";
inline constexpr const char* kConnected = "openconfig-policy-types:DIRECTLY_CONNECTED";
inline constexpr const char* kIpv4Family = "openconfig-types:IPV4";
inline constexpr const char* kIpv4Unicast = "openconfig-bgp-types:IPV4_UNICAST";
inline constexpr const char* kEvpn = "openconfig-bgp-types:L2VPN_EVPN";

/// A list entry with one key: {"key": value, "config": {"key": value, ...rest}}.
Json keyed(const std::string& key, const Json& value, const Json& rest = Json::object());

// Interfaces (device_interfaces.cpp)
Json spineInterfaces(const FabricDescription& fabric, std::size_t spineIndex);
Json leafInterfaces(const LeafView& leaf);

// BGP of the default instance (device_bgp.cpp)
Json spineBgp(const FabricDescription& fabric, std::size_t spineIndex);
Json leafBgp(const LeafView& leaf);
/// A neighbour with its own AS and one address family, without peer group.
Json plainNeighbor(Ipv4 address, std::uint32_t asn);
Json protocol(const char* identifier, const char* name);

// VRF, EVPN, MLAG, VARP of a leaf (device_services.cpp)
Json vrfInstance(const LeafView& leaf, const FabricDescription::Vrf& vrf);
Json leafVlans(const LeafView& leaf);
Json aristaTree(const LeafView& leaf);

} // namespace fc::sim::parts
