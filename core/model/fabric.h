#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fc::model {

/// What is known of a device before it is asked: from NetBox or from the profile.
struct FabricDevice
{
    std::string name;
    std::string role;     ///< role slug: "spine", "leaf", "border", ...
    std::string address;  ///< gNMI host without port: IPv4, IPv6 without brackets, or DNS name
    std::uint16_t port = 6030;
    std::int64_t netboxId = 0;
    std::string netboxUrl;
    std::uint32_t asn = 0;    ///< 0 if unknown
    std::string routerId;     ///< dotted quad or empty
    std::string vtepAddress;  ///< or empty
    std::string mlagPeer;     ///< device name or empty
    std::string mlagDomain;
    std::vector<std::string> services; ///< for people: "VLAN 40", "gold 100001"
    bool operator==(const FabricDevice&) const = default;
};

struct LinkEnd
{
    std::string device;
    std::string interfaceName;
    auto operator<=>(const LinkEnd&) const = default;
};

/// One cable. a < b by (device, interface), so a link has one identity whichever side names it.
struct FabricLink
{
    LinkEnd a;
    LinkEnd b;
    std::int64_t netboxId = 0;
    std::string netboxUrl;
    bool operator==(const FabricLink&) const = default;
};

/// A host, border or other thing that is drawn but not managed.
struct FabricNeighbour
{
    std::string name;
    std::string kind;   ///< "host", "external"
    std::string detail; ///< "VLAN 40 10.40.40.101"
    std::vector<LinkEnd> attachedTo;
    bool operator==(const FabricNeighbour&) const = default;
};

struct FabricInventory
{
    std::string name; ///< site or profile name, "dc1"
    std::vector<FabricDevice> devices; ///< sorted by role tier, then name in natural order
    std::vector<FabricLink> links;
    std::vector<FabricNeighbour> neighbours;
};

} // namespace fc::model
