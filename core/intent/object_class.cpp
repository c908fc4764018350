#include "intent/object_class.h"

#include <algorithm>

namespace fc::intent {

const std::array<ObjectClassNames, kObjectClassCount>& objectClasses()
{
    using enum ObjectClass;
    static constexpr std::array<ObjectClassNames, kObjectClassCount> kNames{{
        {Site, "dcim.site", "dcim/sites", "sites"},
        {Device, "dcim.device", "dcim/devices", "devices"},
        {Interface, "dcim.interface", "dcim/interfaces", "interfaces"},
        {Cable, "dcim.cable", "dcim/cables", "cables"},
        {IpAddress, "ipam.ipaddress", "ipam/ip-addresses", "ip-addresses"},
        {Prefix, "ipam.prefix", "ipam/prefixes", "prefixes"},
        {Vlan, "ipam.vlan", "ipam/vlans", "vlans"},
        {VlanGroup, "ipam.vlangroup", "ipam/vlan-groups", "vlan-groups"},
        {Vrf, "ipam.vrf", "ipam/vrfs", "vrfs"},
        {RouteTarget, "ipam.routetarget", "ipam/route-targets", "route-targets"},
        {Asn, "ipam.asn", "ipam/asns", "asns"},
        {Role, "ipam.role", "ipam/roles", "roles"},
        {L2vpn, "vpn.l2vpn", "vpn/l2vpns", "l2vpns"},
        {L2vpnTermination, "vpn.l2vpntermination", "vpn/l2vpn-terminations", "l2vpn-terminations"},
        {BgpPeerGroup, "netbox_bgp.bgppeergroup", "plugins/bgp/peer-group", "peer-groups"},
        {BgpSession, "netbox_bgp.bgpsession", "plugins/bgp/session", "sessions"},
        {RoutingPolicy, "netbox_bgp.routingpolicy", "plugins/bgp/routing-policy", "routing-policies"},
        {RoutingPolicyRule, "netbox_bgp.routingpolicyrule", "plugins/bgp/routing-policy-rule", "routing-policy-rules"},
        {PrefixList, "netbox_bgp.prefixlist", "plugins/bgp/prefix-list", "prefix-lists"},
        {PrefixListRule, "netbox_bgp.prefixlistrule", "plugins/bgp/prefix-list-rule", "prefix-list-rules"},
        {Community, "netbox_bgp.community", "plugins/bgp/community", "communities"},
        {CommunityList, "netbox_bgp.communitylist", "plugins/bgp/community-list", "community-lists"},
        {CommunityListRule, "netbox_bgp.communitylistrule", "plugins/bgp/community-list-rule", "community-list-rules"},
        {AsPathList, "netbox_bgp.aspathlist", "plugins/bgp/aspath-list", "aspath-lists"},
        {AsPathListRule, "netbox_bgp.aspathlistrule", "plugins/bgp/aspath-list-rule", "aspath-list-rules"},
    }};
    return kNames;
}

const ObjectClassNames& namesOf(ObjectClass objectClass)
{
    return objectClasses().at(static_cast<std::size_t>(objectClass));
}

std::optional<ObjectClass> classOfType(std::string_view type)
{
    const auto& all = objectClasses();
    const auto it = std::ranges::find(all, type, &ObjectClassNames::type);
    if (it == all.end())
        return std::nullopt;
    return it->objectClass;
}

} // namespace fc::intent
