#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What NetBox holds, as plain values: relations are primary keys (0 = none), choices are their value text, custom
/// fields are resolved to what they mean. Meaning and traps of each field: facts/netbox-intent.md section 2.
namespace fc::intent {

using ObjectId = std::int64_t;

/// What every object has.
struct Entity
{
    ObjectId id = 0;
    std::string display;     ///< what NetBox calls it
    std::string lastUpdated; ///< ISO 8601 as sent; moves also when nothing changed, so it is no part of the revision
    bool operator==(const Entity&) const = default;
};

struct Site : Entity
{
    std::string name;
    std::string slug;
    std::string anycastGatewayMac;
    std::optional<std::int64_t> underlayMtu;
    std::optional<std::int64_t> vxlanUdpPort;
    bool operator==(const Site&) const = default;
};

struct Device : Entity
{
    std::string name; ///< empty for an unnamed device
    std::string role; ///< slug
    std::string platform; ///< slug
    std::string status;
    ObjectId site = 0;
    ObjectId primaryIp = 0;
    std::string primaryAddress; ///< without prefix length
    std::string dnsName;        ///< of the primary address, where NetBox gives it
    ObjectId asn = 0;           ///< ipam.asn; 0 if the AS number was given as a number
    std::int64_t asNumber = 0;
    std::string mlagDomain;
    ObjectId mlagPeer = 0;
    ObjectId virtualChassis = 0; ///< read only where it stands in for the MLAG fields
    ObjectId vtepInterface = 0;
    std::string anycastGatewayMac;
    bool operator==(const Device&) const = default;
};

struct Interface : Entity
{
    ObjectId device = 0;
    std::string name;
    std::string type;
    bool enabled = true;
    ObjectId parent = 0;
    ObjectId lag = 0;
    std::optional<std::int64_t> mtu;
    bool managementOnly = false;
    std::string description;
    std::string mode; ///< "access", "tagged", "tagged-all", "q-in-q" or empty
    ObjectId untaggedVlan = 0;
    std::vector<ObjectId> taggedVlans;
    bool markConnected = false;
    ObjectId cable = 0;
    ObjectId vrf = 0;
    std::optional<std::int64_t> mlagId;
    std::vector<std::string> trunkGroups;
    bool operator==(const Interface&) const = default;
};

/// One end of a cable. Names come from the cable itself, so they are there also for devices out of scope.
struct CableEnd
{
    std::string objectType; ///< "dcim.interface"; others are kept but not followed
    ObjectId object = 0;
    ObjectId device = 0;
    std::string deviceName;
    std::string objectName;
    bool operator==(const CableEnd&) const = default;
};

struct Cable : Entity
{
    std::string status;
    std::string label;
    std::vector<CableEnd> a;
    std::vector<CableEnd> b;
    bool operator==(const Cable&) const = default;
};

struct IpAddress : Entity
{
    std::string address; ///< without prefix length
    int prefixLength = 0;
    int family = 4;
    ObjectId vrf = 0;
    std::string status;
    std::string role; ///< "", "loopback", "secondary", "anycast", "vip", ...
    std::string assignedType;
    ObjectId assignedObject = 0;
    std::string dnsName;
    std::string description;
    bool operator==(const IpAddress&) const = default;
};

struct Prefix : Entity
{
    std::string prefix;
    ObjectId vrf = 0;
    ObjectId vlan = 0;
    ObjectId role = 0;
    std::string scopeType;
    ObjectId scope = 0;
    std::string status;
    bool operator==(const Prefix&) const = default;
};

struct Vlan : Entity
{
    std::int64_t vid = 0;
    std::string name;
    ObjectId site = 0;
    ObjectId group = 0;
    std::string status;
    std::string role; ///< slug
    std::vector<std::string> trunkGroups;
    std::optional<std::int64_t> vni;
    bool operator==(const Vlan&) const = default;
};

struct VlanGroup : Entity
{
    std::string name;
    std::string slug;
    std::string scopeType;
    ObjectId scope = 0;
    bool operator==(const VlanGroup&) const = default;
};

struct Vrf : Entity
{
    std::string name;
    std::string rd;
    std::vector<ObjectId> importTargets;
    std::vector<ObjectId> exportTargets;
    std::optional<std::int64_t> l3vni;
    std::string rdTemplate;
    bool operator==(const Vrf&) const = default;
};

struct RouteTarget : Entity
{
    std::string name;
    bool operator==(const RouteTarget&) const = default;
};

struct Asn : Entity
{
    std::int64_t number = 0;
    bool operator==(const Asn&) const = default;
};

struct Role : Entity
{
    std::string name;
    std::string slug;
    bool operator==(const Role&) const = default;
};

struct L2vpn : Entity
{
    std::string name;
    std::string type;
    std::string status; ///< "active" where the server is too old to have one
    std::optional<std::int64_t> identifier;
    std::vector<ObjectId> importTargets;
    std::vector<ObjectId> exportTargets;
    std::string rdTemplate;
    bool operator==(const L2vpn&) const = default;
};

struct L2vpnTermination : Entity
{
    ObjectId l2vpn = 0;
    std::string assignedType;
    ObjectId assignedObject = 0;
    bool operator==(const L2vpnTermination&) const = default;
};

struct BgpPeerGroup : Entity
{
    std::string name;
    ObjectId localAs = 0;
    ObjectId remoteAs = 0;
    std::vector<ObjectId> importPolicies;
    std::vector<ObjectId> exportPolicies;
    ObjectId prefixListIn = 0;
    ObjectId prefixListOut = 0;
    std::vector<std::string> afiSafi; ///< "ipv4-unicast", "l2vpn-evpn", ...
    std::string options; ///< JSON object text: custom field bgp_options, overlaid with extra_attributes; "" if none
    bool operator==(const BgpPeerGroup&) const = default;
};

struct BgpSession : Entity
{
    std::string name;
    std::string status;
    ObjectId device = 0;
    ObjectId localAddress = 0;
    ObjectId remoteAddress = 0;
    std::string remoteAddressText; ///< without prefix length; there also when the address row was not read
    ObjectId localAs = 0;
    ObjectId remoteAs = 0;
    ObjectId peerGroup = 0;
    std::vector<ObjectId> importPolicies;
    std::vector<ObjectId> exportPolicies;
    ObjectId prefixListIn = 0;
    ObjectId prefixListOut = 0;
    std::vector<std::string> afiSafi;
    std::string options; ///< as in BgpPeerGroup
    bool operator==(const BgpSession&) const = default;
};

/// Routing policy, prefix list, community list, AS-path list: a name that rules hang on.
struct PolicyContainer : Entity
{
    std::string name;
    std::string family; ///< prefix lists only: "ipv4", "ipv6"
    bool operator==(const PolicyContainer&) const = default;
};

/// One rule of a PolicyContainer. `content` is the rest of the row as JSON object text (match, set, prefix, ge, le ...):
/// kept for the policy mapper, compared as part of the revision, not interpreted here.
struct PolicyRule : Entity
{
    ObjectId container = 0;
    std::int64_t index = 0;
    std::string action;
    std::string content;
    bool operator==(const PolicyRule&) const = default;
};

struct Community : Entity
{
    std::string value;
    std::string status;
    bool operator==(const Community&) const = default;
};

} // namespace fc::intent
