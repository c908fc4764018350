#include "intent/rules/ownership.h"

#include <array>

namespace fc::intent {

namespace {

using schema::OwnedScope;
using Needs = OwnershipNeeds;

constexpr unsigned kRouted = Needs::NeedsInterfaces | Needs::NeedsAddresses;
constexpr unsigned kSwitched = Needs::NeedsInterfaces | Needs::NeedsVlans;
constexpr unsigned kPaired = Needs::NeedsInterfaces | Needs::NeedsMlag;
constexpr unsigned kOverlay = kSwitched | Needs::NeedsL2vpns | Needs::NeedsVtep;

/// Leaves that EOS fills in by itself (interface-mode, access-vlan, native-vlan, ipv4 enabled, subinterface 0, tables)
/// are compared when the intent names them, but never removed for running alone; so they are not here. Shared with
/// whoever else configures the switch: STP of host ports, MLAG timers, policies NetBox does not have.
constexpr std::array kRows{
    OwnershipRow{"/interfaces/interface[name=Vlan*]", OwnedScope::Entries, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface[name=Loopback*]", OwnedScope::Entries, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface[name=Port-Channel*]", OwnedScope::Entries, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/config/description", OwnedScope::Leaf, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/config/enabled", OwnedScope::Leaf, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/ethernet/config/aggregate-id", OwnedScope::Leaf, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/subinterfaces/subinterface/config/enabled", OwnedScope::Leaf,
                 Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/subinterfaces/subinterface/ipv4/config/mtu", OwnedScope::Leaf,
                 Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address", OwnedScope::Entries, kRouted},
    OwnershipRow{"/interfaces/interface/subinterfaces/subinterface/ipv4/addresses/address/config/type",
                 OwnedScope::Leaf, kRouted},
    OwnershipRow{"/interfaces/interface/subinterfaces/subinterface/ipv6/addresses/address", OwnedScope::Entries,
                 kRouted | Needs::NeedsIpv6},
    OwnershipRow{"/interfaces/interface/routed-vlan/ipv4/config/mtu", OwnedScope::Leaf, Needs::NeedsInterfaces},
    OwnershipRow{"/interfaces/interface/routed-vlan/ipv4/addresses/address", OwnedScope::Entries, kRouted},
    OwnershipRow{"/interfaces/interface/routed-vlan/ipv4/addresses/address/config/type", OwnedScope::Leaf, kRouted},
    OwnershipRow{"/interfaces/interface/routed-vlan/ipv6/addresses/address", OwnedScope::Entries,
                 kRouted | Needs::NeedsIpv6},
    OwnershipRow{"/arista/varp/config/varp-intf-config", OwnedScope::Entries, kRouted, FabricKey::VarpForm},
    OwnershipRow{"/arista/varp/config/varp-intf-config/virtual-ip-addr", OwnedScope::Entries, kRouted,
                 FabricKey::VarpForm},

    OwnershipRow{"/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans", OwnedScope::Leaf, kSwitched},
    OwnershipRow{"/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans", OwnedScope::Leaf, kSwitched},
    OwnershipRow{"/interfaces/interface/ethernet/switched-vlan/config/trunk-groups", OwnedScope::Leaf,
                 kSwitched | Needs::NeedsTrunkGroups},
    OwnershipRow{"/network-instances/network-instance[name=default]/vlans/vlan", OwnedScope::Entries, kSwitched},
    OwnershipRow{"/network-instances/network-instance[name=default]/vlans/vlan/config/trunk-groups", OwnedScope::Leaf,
                 kSwitched},
    OwnershipRow{"/stp/global/config/disabled-vlan", OwnedScope::Leaf, kSwitched, FabricKey::StpDisabledVlanRoles},

    OwnershipRow{"/lacp/interfaces/interface", OwnedScope::Entries, Needs::NeedsInterfaces, FabricKey::LacpMode},
    OwnershipRow{"/interfaces/interface/aggregation/config/mlag", OwnedScope::Leaf, kPaired},
    OwnershipRow{"/interfaces/interface/aggregation/config/fallback", OwnedScope::Leaf, kPaired, FabricKey::LacpFallback},
    OwnershipRow{"/interfaces/interface/aggregation/config/fallback-timeout", OwnedScope::Leaf, kPaired,
                 FabricKey::LacpFallbackTimeout},
    OwnershipRow{"/arista/eos/mlag/config/domain-id", OwnedScope::Leaf, kPaired},
    OwnershipRow{"/arista/eos/mlag/config/local-intf", OwnedScope::Leaf, kPaired | kSwitched, FabricKey::MlagPeerVlanRole},
    OwnershipRow{"/arista/eos/mlag/config/peer-address", OwnedScope::Leaf, kPaired | kSwitched | kRouted,
                 FabricKey::MlagPeerVlanRole},
    OwnershipRow{"/arista/eos/mlag/config/peer-link-intf", OwnedScope::Leaf, kPaired},
    OwnershipRow{"/arista/eos/mlag/config/heartbeat-peer-address/vrf", OwnedScope::Leaf, kPaired,
                 FabricKey::MlagHeartbeatVrf},
    OwnershipRow{"/arista/eos/mlag/config/heartbeat-peer-address/address", OwnedScope::Leaf, kPaired,
                 FabricKey::MlagHeartbeatVrf},

    OwnershipRow{"/interfaces/interface/arista-vxlan/vlan-to-vnis/vlan-to-vni", OwnedScope::Entries, kOverlay},
    OwnershipRow{"/interfaces/interface/arista-vxlan/vrf-to-vnis/vrf-to-vni", OwnedScope::Entries,
                 Needs::NeedsInterfaces | Needs::NeedsVrfs | Needs::NeedsVtep},
    OwnershipRow{"/arista/eos/evpn/evpn-instances/evpn-instance", OwnedScope::Entries, kOverlay},
    OwnershipRow{"/arista/eos/evpn/evpn-instances/evpn-instance/config/route-distinguisher", OwnedScope::Leaf, kOverlay},
    OwnershipRow{"/arista/eos/evpn/evpn-instances/evpn-instance/route-target/config/import", OwnedScope::Leaf, kOverlay},
    OwnershipRow{"/arista/eos/evpn/evpn-instances/evpn-instance/route-target/config/export", OwnedScope::Leaf, kOverlay},

    OwnershipRow{"/network-instances/network-instance[name=default]/protocols/protocol/bgp/global/networks/network",
                 OwnedScope::Entries, kRouted | Needs::NeedsSessions, FabricKey::BgpNetworks},
    OwnershipRow{"/network-instances/network-instance[name=default]/protocols/protocol/bgp/peer-groups/peer-group",
                 OwnedScope::Entries, Needs::NeedsSessions},
    OwnershipRow{"/network-instances/network-instance[name=default]/protocols/protocol/bgp/neighbors/neighbor",
                 OwnedScope::Entries, Needs::NeedsSessions},

    OwnershipRow{"/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=1]", OwnedScope::Excluded},
    OwnershipRow{"/interfaces/interface[name=Management*]", OwnedScope::Excluded},
    OwnershipRow{"/network-instances/network-instance/interfaces/interface[id=Management*]", OwnedScope::Excluded},
    // Secrets are not read from NetBox, so their absence there says nothing.
    OwnershipRow{"/network-instances/network-instance/protocols/protocol/bgp/peer-groups/peer-group/config/auth-password",
                 OwnedScope::Excluded},
    OwnershipRow{"/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/config/auth-password",
                 OwnedScope::Excluded},
};

constexpr std::array kVrfRows{
    OwnershipRow{"/network-instances/network-instance", OwnedScope::Entries, Needs::NeedsInterfaces | Needs::NeedsVrfs},
    OwnershipRow{"/network-instances/network-instance/interfaces/interface", OwnedScope::Entries,
                 Needs::NeedsInterfaces | Needs::NeedsVrfs},
    OwnershipRow{"/network-instances/network-instance/config/route-distinguisher", OwnedScope::Leaf,
                 Needs::NeedsInterfaces | Needs::NeedsVrfs},
    OwnershipRow{"/network-instances/network-instance/protocols/protocol/bgp/global/evpn/import-target",
                 OwnedScope::Leaf, Needs::NeedsInterfaces | Needs::NeedsVrfs},
    OwnershipRow{"/network-instances/network-instance/protocols/protocol/bgp/global/evpn/export-target",
                 OwnedScope::Leaf, Needs::NeedsInterfaces | Needs::NeedsVrfs},
    OwnershipRow{"/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor", OwnedScope::Entries,
                 Needs::NeedsSessions | Needs::NeedsVrfs},
    OwnershipRow{"/network-instances/network-instance/table-connections/table-connection", OwnedScope::Entries,
                 Needs::NeedsInterfaces | Needs::NeedsVrfs, FabricKey::VrfRedistribute},
};

} // namespace

std::span<const OwnershipRow> ownershipRows() { return kRows; }
std::span<const OwnershipRow> vrfOwnershipRows() { return kVrfRows; }

} // namespace fc::intent
