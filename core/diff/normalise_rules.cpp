#include "diff/normalise.h"

namespace fc::diff {

// Numbers in brackets are sections of facts/eos-openconfig-mapping.md.
const std::vector<NormaliseRule>& eosNormaliseRules()
{
    static const std::vector<NormaliseRule> rules = {
        {RuleKind::DeviceDefault, "/network-instances/network-instance/config/ipv4-routing-enabled", "false",
         "EOS routes only where it was told to, although the model's default says true [1.11]"},
        {RuleKind::VlanSet, "/interfaces/interface/aggregation/switched-vlan/config/trunk-vlans", "",
         "ranges are short for their members, no list at all means every VLAN [1.11]"},
        {RuleKind::VlanSet, "/interfaces/interface/ethernet/switched-vlan/config/trunk-vlans", "",
         "ranges are short for their members, no list at all means every VLAN [1.11]"},
        {RuleKind::ReadBack, "/arista/eos/evpn/evpn-instances/evpn-instance/config/redistribute",
         "LEARNED=LEARNED,ROUTER_MAC,HOST_ROUTE", "EOS reads back what learned routes bring along [1.6]"},
        {RuleKind::SystemEntry, "/network-instances/network-instance/vlans/vlan[vlan-id=1]", "",
         "VLAN 1 is always there [3]"},
        {RuleKind::SystemEntry, "/network-instances/network-instance/protocols/protocol[identifier=DIRECTLY_CONNECTED]",
         "", "connected routes are no protocol anybody configured [1.11]"},
        {RuleKind::SystemEntry, "/network-instances/network-instance/tables/table", "",
         "EOS makes the tables of its protocols [1.11]"},
        {RuleKind::SystemEntry,
         "/network-instances/network-instance/mpls/global/reserved-label-blocks/reserved-label-block", "",
         "label ranges EOS reserves [1.11]"},
        {RuleKind::SystemEntry, "/interfaces/interface[name=Management*]", "",
         "the management port is how the device is reached; it is never ours [1.11]"},
        {RuleKind::BareEntry, "/interfaces/interface[name=Ethernet*]", "config/type",
         "a port that nobody configured [1.11]"},
        {RuleKind::BareEntry, "/interfaces/interface/subinterfaces/subinterface[index=0]", "",
         "the port itself, seen as a subinterface [1.3]"},
        {RuleKind::BareEntry, "/network-instances/network-instance[name=default]", "config/type",
         "the default instance is always there [3]"},
        {RuleKind::BareEntry, "/lldp/interfaces/interface", "", "a port that LLDP sees: the entry holds state alone"},
        {RuleKind::BareEntry, "/lacp/interfaces/interface/members/member", "",
         "a port that LACP sees: the entry holds state alone"},
        {RuleKind::BareEntry,
         "/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/afi-safis/afi-safi", "",
         "an address family that a peer has of its group: the entry holds state alone"},
        {RuleKind::MatchByContent,
         "/network-instances/network-instance/protocols/protocol/static-routes/static/next-hops/next-hop",
         "config/next-hop", "the index is a number EOS picks; the next hop is what counts [1.11]"},
        {RuleKind::Secret, "/system/aaa/authentication/users/user/config/password-hashed", "",
         "the same password has many hashes [1.11]"},
        {RuleKind::Secret, "/system/aaa/authentication/admin-user/config/admin-password-hashed", "",
         "the same password has many hashes [1.11]"},
        {RuleKind::MacText, "*mac-address*", "", "hexadecimal digits in upper or lower case are the same [1.11]"},
    };
    return rules;
}

} // namespace fc::diff
