#pragma once

#include "intent/entities.h"
#include "intent/intent_snapshot.h"

#include <concepts>
#include <type_traits>

/// One description of every entity, used to write, to read and to fingerprint it. A visitor is called as
/// visit("key", member) for each field; keys are the names in snapshot files.
namespace fc::intent {

template <typename E, typename T>
concept Of = std::same_as<std::remove_const_t<E>, T>;

template <typename V, Of<Site> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("slug", e.slug);
    visit("anycast_gateway_mac", e.anycastGatewayMac);
    visit("underlay_mtu", e.underlayMtu);
    visit("vxlan_udp_port", e.vxlanUdpPort);
}

template <typename V, Of<Device> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("role", e.role);
    visit("platform", e.platform);
    visit("status", e.status);
    visit("site", e.site);
    visit("primary_ip", e.primaryIp);
    visit("primary_address", e.primaryAddress);
    visit("dns_name", e.dnsName);
    visit("asn", e.asn);
    visit("as_number", e.asNumber);
    visit("mlag_domain", e.mlagDomain);
    visit("mlag_peer", e.mlagPeer);
    visit("virtual_chassis", e.virtualChassis);
    visit("vtep_interface", e.vtepInterface);
    visit("anycast_gateway_mac", e.anycastGatewayMac);
}

template <typename V, Of<Interface> E>
void visitFields(V& visit, E& e)
{
    visit("device", e.device);
    visit("name", e.name);
    visit("type", e.type);
    visit("enabled", e.enabled);
    visit("parent", e.parent);
    visit("lag", e.lag);
    visit("mtu", e.mtu);
    visit("mgmt_only", e.managementOnly);
    visit("description", e.description);
    visit("mode", e.mode);
    visit("untagged_vlan", e.untaggedVlan);
    visit("tagged_vlans", e.taggedVlans);
    visit("mark_connected", e.markConnected);
    visit("cable", e.cable);
    visit("vrf", e.vrf);
    visit("mlag_id", e.mlagId);
    visit("trunk_groups", e.trunkGroups);
}

template <typename V, Of<CableEnd> E>
void visitFields(V& visit, E& e)
{
    visit("object_type", e.objectType);
    visit("object", e.object);
    visit("device", e.device);
    visit("device_name", e.deviceName);
    visit("object_name", e.objectName);
}

template <typename V, Of<Cable> E>
void visitFields(V& visit, E& e)
{
    visit("status", e.status);
    visit("label", e.label);
    visit("a", e.a);
    visit("b", e.b);
}

template <typename V, Of<IpAddress> E>
void visitFields(V& visit, E& e)
{
    visit("address", e.address);
    visit("prefix_length", e.prefixLength);
    visit("family", e.family);
    visit("vrf", e.vrf);
    visit("status", e.status);
    visit("role", e.role);
    visit("assigned_type", e.assignedType);
    visit("assigned_object", e.assignedObject);
    visit("dns_name", e.dnsName);
    visit("description", e.description);
}

template <typename V, Of<Prefix> E>
void visitFields(V& visit, E& e)
{
    visit("prefix", e.prefix);
    visit("vrf", e.vrf);
    visit("vlan", e.vlan);
    visit("role", e.role);
    visit("scope_type", e.scopeType);
    visit("scope", e.scope);
    visit("status", e.status);
}

template <typename V, Of<Vlan> E>
void visitFields(V& visit, E& e)
{
    visit("vid", e.vid);
    visit("name", e.name);
    visit("site", e.site);
    visit("group", e.group);
    visit("status", e.status);
    visit("role", e.role);
    visit("trunk_groups", e.trunkGroups);
    visit("vni", e.vni);
}

template <typename V, Of<VlanGroup> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("slug", e.slug);
    visit("scope_type", e.scopeType);
    visit("scope", e.scope);
}

template <typename V, Of<Vrf> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("rd", e.rd);
    visit("import_targets", e.importTargets);
    visit("export_targets", e.exportTargets);
    visit("l3vni", e.l3vni);
    visit("rd_template", e.rdTemplate);
}

template <typename V, Of<RouteTarget> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
}

template <typename V, Of<Asn> E>
void visitFields(V& visit, E& e)
{
    visit("asn", e.number);
}

template <typename V, Of<Role> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("slug", e.slug);
}

template <typename V, Of<L2vpn> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("type", e.type);
    visit("status", e.status);
    visit("identifier", e.identifier);
    visit("import_targets", e.importTargets);
    visit("export_targets", e.exportTargets);
    visit("rd_template", e.rdTemplate);
}

template <typename V, Of<L2vpnTermination> E>
void visitFields(V& visit, E& e)
{
    visit("l2vpn", e.l2vpn);
    visit("assigned_type", e.assignedType);
    visit("assigned_object", e.assignedObject);
}

template <typename V, typename E>
    requires Of<E, BgpPeerGroup> || Of<E, BgpSession>
void visitBgpSettings(V& visit, E& e)
{
    visit("name", e.name);
    visit("local_as", e.localAs);
    visit("remote_as", e.remoteAs);
    visit("import_policies", e.importPolicies);
    visit("export_policies", e.exportPolicies);
    visit("prefix_list_in", e.prefixListIn);
    visit("prefix_list_out", e.prefixListOut);
    visit("afi_safi", e.afiSafi);
    visit("options", e.options);
}

template <typename V, Of<BgpPeerGroup> E>
void visitFields(V& visit, E& e)
{
    visitBgpSettings(visit, e);
}

template <typename V, Of<BgpSession> E>
void visitFields(V& visit, E& e)
{
    visitBgpSettings(visit, e);
    visit("status", e.status);
    visit("device", e.device);
    visit("local_address", e.localAddress);
    visit("remote_address", e.remoteAddress);
    visit("remote_address_text", e.remoteAddressText);
    visit("peer_group", e.peerGroup);
}

template <typename V, Of<PolicyContainer> E>
void visitFields(V& visit, E& e)
{
    visit("name", e.name);
    visit("family", e.family);
}

template <typename V, Of<PolicyRule> E>
void visitFields(V& visit, E& e)
{
    visit("container", e.container);
    visit("index", e.index);
    visit("action", e.action);
    visit("content", e.content);
}

template <typename V, Of<Community> E>
void visitFields(V& visit, E& e)
{
    visit("value", e.value);
    visit("status", e.status);
}

/// Calls visit(ObjectClass, table) for each table in the order of objectClasses().
template <typename V, Of<IntentTables> T>
void visitTables(V&& visit, T& t)
{
    using enum ObjectClass;
    visit(Site, t.sites);
    visit(Device, t.devices);
    visit(Interface, t.interfaces);
    visit(Cable, t.cables);
    visit(IpAddress, t.addresses);
    visit(Prefix, t.prefixes);
    visit(Vlan, t.vlans);
    visit(VlanGroup, t.vlanGroups);
    visit(Vrf, t.vrfs);
    visit(RouteTarget, t.routeTargets);
    visit(Asn, t.asns);
    visit(Role, t.roles);
    visit(L2vpn, t.l2vpns);
    visit(L2vpnTermination, t.l2vpnTerminations);
    visit(BgpPeerGroup, t.peerGroups);
    visit(BgpSession, t.sessions);
    visit(RoutingPolicy, t.routingPolicies);
    visit(RoutingPolicyRule, t.routingPolicyRules);
    visit(PrefixList, t.prefixLists);
    visit(PrefixListRule, t.prefixListRules);
    visit(Community, t.communities);
    visit(CommunityList, t.communityLists);
    visit(CommunityListRule, t.communityListRules);
    visit(AsPathList, t.asPathLists);
    visit(AsPathListRule, t.asPathListRules);
}

} // namespace fc::intent
