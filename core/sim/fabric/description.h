#pragma once

#include "base/result.h"
#include "sim/fabric/ipv4.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fc::sim {

/// A leaf-spine fabric in names and numbers, the only place where it is described. Device documents, cables and the
/// rows of the lab's NetBox are built from it. Comes from a TOML file or from the clos generator.
struct FabricDescription
{
    struct Spine
    {
        std::string name;
        Ipv4 management = 0;
        Ipv4 loopback = 0;    ///< Loopback0, also the router id
        Ipv4Prefix links;     ///< leaf N has the N-th /31; the spine takes the even address
    };
    struct Leaf
    {
        std::string name;
        unsigned number = 0;  ///< 1-based over all pairs; chooses the spine port and the /31
        Ipv4 management = 0;
        Ipv4 loopback = 0;
    };
    struct Host
    {
        std::string name;
        unsigned vlan = 0;
        Ipv4 address = 0;
    };
    struct Pair
    {
        std::uint32_t asn = 0;
        Ipv4 vtep = 0;        ///< Loopback1 of both leafs
        Ipv4Prefix peerNet;   ///< /31 of the MLAG control VLAN; the first leaf has the even address
        Ipv4Prefix ibgpNet;   ///< /31 of the iBGP VLAN, likewise
        Host host;            ///< on Port-Channel1 of both
        std::array<Leaf, 2> leafs;
    };
    struct Vlan
    {
        unsigned id = 0;
        std::string name;
        std::uint32_t vni = 0; ///< 0: not stretched over VXLAN
        std::string routeTarget;
        std::string rdTemplate;
        bool grouped = true;  ///< member of the site's VLAN group in NetBox
    };
    struct Vrf
    {
        std::string name;
        std::uint32_t vni = 0;
        std::string routeTarget;
        std::string rdTemplate;
    };
    struct Subnet
    {
        std::string vrf;
        unsigned vlan = 0;
        Ipv4Prefix prefix;
        std::optional<Ipv4> gateway;                    ///< virtual router address
        std::vector<std::pair<std::string, Ipv4>> on;   ///< leaf name and its own address, by leaf number
    };
    struct External
    {
        std::string name;
        std::uint32_t asn = 0;
        unsigned vlan = 0;    ///< of the subnet it is reached over
        Ipv4 address = 0;
        std::string description;
    };
    struct MlagVlan
    {
        unsigned id = 0;
        std::string name;
        std::string description; ///< of the VLAN interface
        Ipv4Prefix prefix;       ///< all pairs' /31 lie in it
    };
    struct Mlag
    {
        std::string domain = "leafs";
        std::string heartbeatVrf = "mgmt";
        std::string peerLinkMember = "Ethernet10";
        unsigned peerLink = 999; ///< Port-Channel number
        std::string trunkGroup = "mlag-peer";
        unsigned dualPrimaryDelay = 10;  ///< seconds
        unsigned lacpFallbackTimeout = 5; ///< seconds
        MlagVlan peerVlan;
        MlagVlan ibgpVlan;
    };
    struct Bgp
    {
        unsigned maximumPaths = 4;
        unsigned ecmp = 64;
        unsigned externalDistance = 20;
        unsigned internalDistance = 200; ///< also the local distance
        std::uint32_t maximumRoutes = 12000;
        unsigned evpnMultihop = 3;       ///< TTL
    };
    /// A row NetBox has and the devices do not: endpoint and a JSON object in written form.
    struct ExtraRow
    {
        std::string endpoint;
        std::string json;
    };

    std::string name;
    std::string siteName;
    std::string siteSlug;
    std::uint32_t spineAsn = 65000;
    unsigned underlayMtu = 9214;
    std::string virtualRouterMac;
    unsigned vxlanUdpPort = 4789;
    unsigned leafUplinkOffset = 10;
    std::vector<Ipv4Prefix> loopbackPrefixes;
    Ipv4Prefix vtepPrefix;
    Ipv4Prefix managementPrefix; ///< its length is that of every management address
    Mlag mlag;
    Bgp bgp;
    std::vector<Spine> spines;
    std::vector<Pair> pairs;
    std::vector<Vlan> vlans; ///< without the two MLAG VLANs
    std::vector<Vrf> vrfs;
    std::vector<Subnet> subnets;
    std::vector<External> externals;
    std::vector<ExtraRow> extraRows;

    /// Address of the spine on its link to that leaf; the leaf's is one higher.
    static Ipv4 linkAddress(const Spine& spine, const Leaf& leaf) { return spine.links.address + 2 * (leaf.number - 1); }
    std::string leafUplink(std::size_t spineIndex) const; ///< "Ethernet11" for spine 0
    std::string peerLinkName() const;                     ///< "Port-Channel999"
    const Vlan* vlan(unsigned id) const;
    const Vrf* vrf(std::string_view vrfName) const;
    const Subnet* subnetOfVlan(unsigned id) const;
};

/// One leaf with what it needs to know of its pair. Refers into the description.
struct LeafView
{
    const FabricDescription& fabric;
    const FabricDescription::Pair& pair;
    std::size_t side; ///< 0 or 1 within the pair

    const FabricDescription::Leaf& self() const { return pair.leafs[side]; }
    const FabricDescription::Leaf& peer() const { return pair.leafs[1 - side]; }
    Ipv4 peerLinkAddress() const { return pair.peerNet.address + static_cast<Ipv4>(side); }
    Ipv4 peerLinkPeerAddress() const { return pair.peerNet.address + static_cast<Ipv4>(1 - side); }
    Ipv4 ibgpAddress() const { return pair.ibgpNet.address + static_cast<Ipv4>(side); }
    Ipv4 ibgpPeerAddress() const { return pair.ibgpNet.address + static_cast<Ipv4>(1 - side); }

    /// Subnets with an address on this leaf, in description order, with that address.
    std::vector<std::pair<const FabricDescription::Subnet*, Ipv4>> subnets() const;
    /// Tenant VLANs that live here (host port or subnet), ascending id, without the MLAG VLANs.
    std::vector<const FabricDescription::Vlan*> vlans() const;
    /// VRFs with an interface here.
    std::vector<const FabricDescription::Vrf*> vrfs() const;
};

/// Every leaf, ascending number. The views refer into `fabric`.
std::vector<LeafView> leafViews(const FabricDescription& fabric);

/// Fills {asn}, {router_id}, {vni} and {vid} in; other braces stay.
std::string fillTemplate(std::string text, std::uint32_t asn, Ipv4 routerId, std::uint32_t vni, unsigned vid);

/// Reads a TOML description. Errors (Parse) name `source`, the line and the key.
Result<FabricDescription> parseDescription(std::string_view toml, const std::string& source);

/// "clos:SxL" as the same kind of fabric: S spines (1..64), L leafs (2..2000, even). Odd pairs have a subnet of VRF
/// gold, even pairs the stretched VLAN 40. Error: Usage.
Result<FabricDescription> closDescription(std::string_view shape);

/// Every name is unique and every reference (VLAN of a host, VRF of a subnet, leaf under "on") has its target.
Status checkDescription(const FabricDescription& fabric, const std::string& source);

} // namespace fc::sim
