#include "intent/fabric_file.h"

#include <array>

namespace fc::intent {

namespace {

using enum FabricKey;
using Kind = FabricValueKind;
constexpr std::size_t kCount = static_cast<std::size_t>(Count);

constexpr std::array<FabricKeyInfo, kCount> kKeys{{
    {InterfacesEnabled, "interfaces.enabled", Kind::Text, "all|mlag|off", 0, 0,
     "whose \"enabled: true\" is said: every port's, that of LAGs with an MLAG id, nobody's"},
    {LacpMode, "lacp.mode", Kind::Text, "active|passive|static", 0, 0, "how port-channels are negotiated"},
    {LacpInterval, "lacp.interval", Kind::Text, "slow|fast", 0, 0, "how often LACP sends"},
    {LacpFallback, "lacp.fallback", Kind::Text, "individual|static|none", 0, 0,
     "what a LAG with an MLAG id does while its far end speaks no LACP"},
    {LacpFallbackTimeout, "lacp.fallback_timeout", Kind::Number, "", 0, 300, "seconds until it falls back"},
    {MlagPeerVlanRole, "mlag.peer_vlan_role", Kind::Text, "", 0, 0,
     "slug of the NetBox role of the VLAN over which MLAG peers talk"},
    {MlagHeartbeatVrf, "mlag.heartbeat_vrf", Kind::Text, "", 0, 0, "VRF of the second heartbeat"},
    {MlagDualPrimaryDelay, "mlag.dual_primary_delay", Kind::Number, "", 1, 1000,
     "seconds until two primaries are believed"},
    {MlagDualPrimaryAction, "mlag.dual_primary_action", Kind::Text, "errdisable-all-interfaces|action-none", 0, 0,
     "what the secondary does then"},
    {StpMode, "stp.mode", Kind::Text, "mstp|rstp|rapid-pvst", 0, 0, "spanning-tree protocol"},
    {StpDisabledVlanRoles, "stp.disabled_vlan_roles", Kind::Texts, "", 0, 0,
     "slugs of the NetBox roles of VLANs without spanning tree"},
    {StpPeerLinkType, "stp.peer_link_type", Kind::Text, "point-to-point|shared", 0, 0,
     "spanning-tree link type of the MLAG peer link"},
    {RoutingIpv4, "routing.ipv4", Kind::Flag, "", 0, 0, "IPv4 routing, in the default instance and in each VRF"},
    {RoutingIpv6, "routing.ipv6", Kind::Flag, "", 0, 0, "IPv6 routing, likewise"},
    {BgpRouterIdInterface, "bgp.router_id_interface", Kind::Text, "", 0, 0,
     "interface whose first IPv4 address is the router id"},
    {BgpNetworks, "bgp.networks", Kind::Texts, "", 0, 0,
     "interfaces whose addresses BGP announces; \"vtep\" is the VTEP's loopback"},
    {BgpExternalDistance, "bgp.external_distance", Kind::Number, "", 1, 255, "administrative distance of eBGP routes"},
    {BgpInternalDistance, "bgp.internal_distance", Kind::Number, "", 1, 255, "of iBGP routes"},
    {BgpLocalDistance, "bgp.local_distance", Kind::Number, "", 1, 255, "of local routes"},
    {BgpMaximumPaths, "bgp.maximum_paths", Kind::Number, "", 1, 600, "equal paths installed"},
    {BgpLogNeighborChanges, "bgp.log_neighbor_changes", Kind::Flag, "", 0, 0, "log sessions that go up or down"},
    {EvpnInstanceType, "evpn.instance_type", Kind::Text, "vlan", 0, 0, "what a MAC-VRF is made of"},
    {EvpnRedistribute, "evpn.redistribute", Kind::Texts, "learned|static|router-mac|host-route|dot1x|link-local", 0, 0,
     "which MAC addresses a MAC-VRF announces"},
    {EvpnVlanRd, "evpn.vlan_rd", Kind::Text, "", 0, 0, "route distinguisher of an L2VPN without rd_template"},
    {EvpnVrfRd, "evpn.vrf_rd", Kind::Text, "", 0, 0, "route distinguisher of a VRF without rd_template"},
    {VrfRedistribute, "vrf.redistribute", Kind::Texts, "connected|static", 0, 0, "routes that go into BGP in each VRF"},
    {VrfRedistributePolicy, "vrf.redistribute_policy", Kind::Text, "", 0, 0,
     "name of the NetBox routing policy that filters them"},
    {VxlanInterfaceType, "vxlan.interface_type", Kind::Text, "", 0, 0, "what the device calls the type of Vxlan1"},
    {VxlanUdpPort, "vxlan.udp_port", Kind::Number, "", 1, 65535, "UDP port, where the NetBox site names none"},
    {VxlanMacLearning, "vxlan.mac_learning", Kind::Text, "any|default|flood-list|list", 0, 0,
     "from which VTEPs MAC addresses are learned"},
    {VarpForm, "varp.form", Kind::Text, "yang|cli", 0, 0, "how virtual router addresses are sent"},
    {GrpcName, "grpc.name", Kind::Text, "", 0, 0, "name of the gNMI transport"},
    {GrpcEnabled, "grpc.enabled", Kind::Flag, "", 0, 0, "whether it serves"},
    {LldpManagementAddress, "lldp.management_address", Kind::Flag, "", 0, 0,
     "LLDP announces the address of the management-only port"},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kCount; ++i) {
        if (static_cast<std::size_t>(kKeys[i].key) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

} // namespace

std::span<const FabricKeyInfo> fabricKeys() { return kKeys; }

const FabricKeyInfo& infoOf(FabricKey key)
{
    return kKeys.at(static_cast<std::size_t>(key));
}

} // namespace fc::intent
