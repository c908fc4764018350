#pragma once

#include "checks/fabric_facts.h"
#include "checks/finding_sink.h"
#include "checks/ip_network.h"

/// Private to core/checks: the functions behind the table in check.cpp, one family a file.
namespace fc::checks {

// vni.cpp
void vniUsedTwice(const FabricFacts& facts, FindingSink& out);
void vniOutOfRange(const FabricFacts& facts, FindingSink& out);
void vniAmbiguous(const FabricFacts& facts, FindingSink& out);
// route_targets.cpp
void targetsDiffer(const FabricFacts& facts, FindingSink& out);
void targetsMissing(const FabricFacts& facts, FindingSink& out);
void targetsShared(const FabricFacts& facts, FindingSink& out);
// distinguishers.cpp
void targetSyntax(const FabricFacts& facts, FindingSink& out);
void distinguisherDuplicate(const FabricFacts& facts, FindingSink& out);
// vrfs.cpp
void vrfWithoutVni(const FabricFacts& facts, FindingSink& out);
void subnetNotStretched(const FabricFacts& facts, FindingSink& out);
void subnetPairLocal(const FabricFacts& facts, FindingSink& out);
// subnets.cpp
void subnetsOverlap(const FabricFacts& facts, FindingSink& out);
void addressOutsidePrefixes(const FabricFacts& facts, FindingSink& out);
// addresses.cpp
void addressVrfDiffers(const FabricFacts& facts, FindingSink& out);
void addressDuplicate(const FabricFacts& facts, FindingSink& out);
void managementOrder(const FabricFacts& facts, FindingSink& out);
// gateways.cpp
void gatewayDiffers(const FabricFacts& facts, FindingSink& out);
void gatewayWithoutOwnAddress(const FabricFacts& facts, FindingSink& out);
void gatewayMac(const FabricFacts& facts, FindingSink& out);
// links.cpp
void linkSubnet(const FabricFacts& facts, FindingSink& out);
void linkMtu(const FabricFacts& facts, FindingSink& out);
void linkEndTypes(const FabricFacts& facts, FindingSink& out);
void linkModes(const FabricFacts& facts, FindingSink& out);
// cabling.cpp
void uplinkCable(const FabricFacts& facts, FindingSink& out);
void cableLoose(const FabricFacts& facts, FindingSink& out);
void uplinkMissing(const FabricFacts& facts, FindingSink& out);
// ports.cpp
void portRoles(const FabricFacts& facts, FindingSink& out);
void portNames(const FabricFacts& facts, FindingSink& out);
// vlans.cpp
void vlanNeverUp(const FabricFacts& facts, FindingSink& out);
void vlanDeadEnd(const FabricFacts& facts, FindingSink& out);
void vlanNames(const FabricFacts& facts, FindingSink& out);
// mlag.cpp
void mlagVlans(const FabricFacts& facts, FindingSink& out);
void mlagPeers(const FabricFacts& facts, FindingSink& out);
void mlagPeerLink(const FabricFacts& facts, FindingSink& out);
void mlagIds(const FabricFacts& facts, FindingSink& out);
void mlagHeartbeat(const FabricFacts& facts, FindingSink& out);
// loopbacks.cpp
void vtepLoopback(const FabricFacts& facts, FindingSink& out);
void routerIdLoopback(const FabricFacts& facts, FindingSink& out);
void loopbackNotAnnounced(const FabricFacts& facts, FindingSink& out);
// bgp_sessions.cpp
void sessionLocalAddress(const FabricFacts& facts, FindingSink& out);
void sessionRemoteUnknown(const FabricFacts& facts, FindingSink& out);
void sessionOneSided(const FabricFacts& facts, FindingSink& out);
void sessionSubnet(const FabricFacts& facts, FindingSink& out);
void sessionState(const FabricFacts& facts, FindingSink& out);
// as_numbers.cpp
void asMismatch(const FabricFacts& facts, FindingSink& out);
void asKind(const FabricFacts& facts, FindingSink& out);
// evpn.cpp
void evpnSettings(const FabricFacts& facts, FindingSink& out);
void evpnMesh(const FabricFacts& facts, FindingSink& out);
// policies.cpp
void policyContent(const FabricFacts& facts, FindingSink& out);
void externalPolicy(const FabricFacts& facts, FindingSink& out);
void externalMaximum(const FabricFacts& facts, FindingSink& out);
// inventory.cpp
void deviceUnmanageable(const FabricFacts& facts, FindingSink& out);
void customFields(const FabricFacts& facts, FindingSink& out);
void unmanagedRemainder(const FabricFacts& facts, FindingSink& out);

} // namespace fc::checks
