#include "checks/check.h"

#include "checks/rules/rules.h"

#include <algorithm>

namespace fc::checks {

const std::vector<Check>& builtInChecks()
{
    using enum ObjectClass;
    using enum intent::Severity;
    static const std::vector<Check> kChecks{
        {"C01", Error, "a VNI is used for two services", vniUsedTwice, {}},
        {"C02", Error, "a deployed service has no VNI, or one out of range", vniOutOfRange, {}},
        {"C03", Error, "a VLAN ends on two VNIs, or two VLANs of a device on one", vniAmbiguous, {}},
        {"C04", Error, "route targets of one service differ between leafs", targetsDiffer, {RouteTarget}},
        {"C05", Error, "a service lacks route targets, or nobody imports what it exports", targetsMissing, {RouteTarget}},
        {"C06", Warning, "two services share a route target", targetsShared, {RouteTarget}},
        {"C07", Error, "a route target or distinguisher is malformed", targetSyntax, {}},
        {"C08", Warning, "two devices have the same route distinguisher", distinguisherDuplicate, {IpAddress}},
        {"C09", Error, "a VRF on several leafs has no L3VNI, or an L3VNI has no interface", vrfWithoutVni, {Interface}},
        {"C10", Warning, "a subnet is on several pairs and not stretched", subnetNotStretched, {Interface}},
        {"C11", Info, "a routed VLAN is local to its pair", subnetPairLocal, {Interface}},
        {"C12", Error, "subnets of one VRF overlap", subnetsOverlap, {IpAddress}},
        {"C13", Error, "an address is in another VRF than its interface", addressVrfDiffers, {IpAddress}},
        {"C14", Error, "an address is used twice", addressDuplicate, {IpAddress}},
        {"C15", Error, "the gateway of a VLAN differs between leafs", gatewayDiffers, {IpAddress}},
        {"C16", Warning, "a virtual gateway lacks an address of its own, or two kinds are mixed", gatewayWithoutOwnAddress, {IpAddress}},
        {"C17", Error, "the MAC of the anycast gateway is missing or wrong", gatewayMac, {IpAddress}},
        {"C18", Warning, "an address is outside the prefixes of its VRF", addressOutsidePrefixes, {IpAddress, Prefix}},
        {"C19", Error, "the ends of a link are not in one subnet", linkSubnet, {IpAddress, Cable}},
        {"C20", Error, "a port is routed and switched at once, or a LAG member has a life of its own", portRoles, {Interface}},
        {"C21", Error, "MTUs do not fit", linkMtu, {Interface}},
        {"C22", Error, "a LAG does not meet a LAG, or goes to several devices", linkEndTypes, {Cable}},
        {"C23", Warning, "switched ports at the ends of a cable differ", linkModes, {Cable}},
        {"C24", Error, "an uplink is not cabled, or to another device than its session says", uplinkCable, {Cable}},
        {"C25", Warning, "a cable has one end, or is only planned under an active session", cableLoose, {Cable}},
        {"C26", Warning, "a leaf lacks an uplink that the others have", uplinkMissing, {Cable}},
        {"C27", Warning, "a VLAN with an SVI or VNI is on no port", vlanNeverUp, {Interface}},
        {"C28", Warning, "a VLAN leads nowhere, or its number is reserved", vlanDeadEnd, {Interface}},
        {"C29", Error, "a VLAN is on one half of an MLAG pair only", mlagVlans, {Interface}},
        {"C30", Error, "the VTEP address is missing or wrong", vtepLoopback, {IpAddress}},
        {"C31", Error, "the router id is missing, double or no host address", routerIdLoopback, {IpAddress}},
        {"C32", Error, "a loopback that others must reach is not announced", loopbackNotAnnounced, {IpAddress, BgpSession}},
        {"C33", Error, "MLAG peers do not fit each other", mlagPeers, {Device}},
        {"C34", Error, "the MLAG peer link is incomplete", mlagPeerLink, {Cable, IpAddress}},
        {"C35", Error, "an MLAG id is double, misplaced or has no counterpart", mlagIds, {Interface}},
        {"C36", Error, "the MLAG heartbeat has nowhere to go", mlagHeartbeat, {Device}},
        {"C37", Error, "a session's local address is not on its device", sessionLocalAddress, {BgpSession, IpAddress}},
        {"C38", Warning, "a session's remote address is nobody's", sessionRemoteUnknown, {BgpSession, IpAddress}},
        {"C39", Error, "a session exists on one side only, or its sides differ", sessionOneSided, {BgpSession, IpAddress}},
        {"C40", Error, "AS numbers of session and device differ", asMismatch, {BgpSession}},
        {"C41", Warning, "a session is of another kind than its peer group, or pairs share an AS", asKind, {BgpSession}},
        {"C42", Error, "a session cannot reach its neighbour", sessionSubnet, {BgpSession, IpAddress}},
        {"C43", Error, "an EVPN session lacks what EVPN needs", evpnSettings, {BgpSession}},
        {"C44", Error, "a leaf has no EVPN session to a spine", evpnMesh, {BgpSession}},
        {"C45", Error, "a policy or list is empty or contradicts itself", policyContent, {BgpSession}},
        {"C46", Warning, "an external session is not filtered", externalPolicy, {BgpSession}},
        {"C47", Info, "an external session has no limit of routes", externalMaximum, {BgpSession}},
        {"C48", Info, "a session is planned, or its interface or device is not in service", sessionState, {BgpSession}},
        {"C49", Error, "a device cannot be managed", deviceUnmanageable, {Device}},
        {"C50", Error, "an interface name is not what EOS calls it", portNames, {Interface}},
        {"C51", Warning, "VLAN names clash or do not fit EOS", vlanNames, {Vlan}},
        {"C52", Error, "a custom field is missing or not filled in", customFields, {Device}},
        {"C53", Info, "a device has interfaces or VLANs that NetBox does not know", unmanagedRemainder, {Interface}, true},
        {"C54", Info, "a management address is out of order", managementOrder, {IpAddress}},
    };
    return kChecks;
}

const Check* builtInCheck(std::string_view id)
{
    const auto& all = builtInChecks();
    const auto it = std::ranges::find(all, id, &Check::id);
    return it == all.end() ? nullptr : &*it;
}

} // namespace fc::checks
