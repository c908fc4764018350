#include "sim/netbox/model.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fc::sim::netbox {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

const std::map<std::string_view, std::vector<Entry>>& lists()
{
    static const std::map<std::string_view, std::vector<Entry>> kLists{
        {"site-status",
         {{"active", "Active"}, {"planned", "Planned"}, {"staging", "Staging"}, {"decommissioning", "Decommissioning"},
          {"retired", "Retired"}}},
        {"device-status",
         {{"offline", "Offline"}, {"active", "Active"}, {"planned", "Planned"}, {"staged", "Staged"},
          {"failed", "Failed"}, {"inventory", "Inventory"}, {"decommissioning", "Decommissioning"}}},
        {"interface-type",
         {{"virtual", "Virtual"},
          {"bridge", "Bridge"},
          {"lag", "Link Aggregation Group (LAG)"},
          {"channel", "Channel"},
          {"1000base-t", "1000BASE-T (1GE)"},
          {"1000base-x-sfp", "SFP (1GE)"},
          {"2.5gbase-t", "2.5GBASE-T (2.5GE)"},
          {"10gbase-t", "10GBASE-T (10GE)"},
          {"10gbase-x-sfpp", "SFP+ (10GE)"},
          {"25gbase-x-sfp28", "SFP28 (25GE)"},
          {"40gbase-x-qsfpp", "QSFP+ (40GE)"},
          {"100gbase-x-qsfp28", "QSFP28 (100GE)"},
          {"400gbase-x-qsfpdd", "QSFP-DD (400GE)"},
          {"other", "Other"}}},
        {"interface-mode",
         {{"access", "Access"}, {"tagged", "Tagged"}, {"tagged-all", "Tagged (All)"}, {"q-in-q", "Q-in-Q (802.1ad)"}}},
        {"cable-status", {{"connected", "Connected"}, {"planned", "Planned"}, {"decommissioning", "Decommissioning"}}},
        {"address-status",
         {{"active", "Active"}, {"reserved", "Reserved"}, {"deprecated", "Deprecated"}, {"dhcp", "DHCP"},
          {"slaac", "SLAAC"}}},
        {"address-role",
         {{"loopback", "Loopback"}, {"secondary", "Secondary"}, {"anycast", "Anycast"}, {"vip", "VIP"},
          {"vrrp", "VRRP"}, {"hsrp", "HSRP"}, {"glbp", "GLBP"}, {"carp", "CARP"}}},
        {"prefix-status",
         {{"container", "Container"}, {"active", "Active"}, {"reserved", "Reserved"}, {"deprecated", "Deprecated"}}},
        {"vlan-status", {{"active", "Active"}, {"reserved", "Reserved"}, {"deprecated", "Deprecated"}}},
        {"qinq-role", {{"svlan", "Service"}, {"cvlan", "Customer"}}},
        {"l2vpn-type",
         {{"vpws", "VPWS"}, {"vpls", "VPLS"}, {"vxlan", "VXLAN"}, {"vxlan-evpn", "VXLAN-EVPN"},
          {"mpls-evpn", "MPLS EVPN"}, {"pbb-evpn", "PBB EVPN"}, {"evpn-vpws", "EVPN VPWS"}}},
        {"l2vpn-status", {{"active", "Active"}, {"planned", "Planned"}, {"decommissioning", "Decommissioning"}}},
        {"session-status",
         {{"offline", "Offline"}, {"active", "Active"}, {"planned", "Planned"}, {"failed", "Failed"}}},
        {"community-status", {{"active", "Active"}, {"reserved", "Reserved"}, {"deprecated", "Deprecated"}}},
        {"field-type",
         {{"text", "Text"}, {"integer", "Integer"}, {"boolean", "Boolean (true/false)"}, {"json", "JSON"},
          {"select", "Selection"}, {"multiselect", "Multiple selection"}, {"object", "Object"},
          {"multiobject", "Multiple objects"}}},
        {"field-logic", {{"disabled", "Disabled"}, {"loose", "Loose"}, {"exact", "Exact"}}},
        {"field-visible", {{"always", "Always"}, {"if-set", "If set"}, {"hidden", "Hidden"}}},
        {"field-editable", {{"yes", "Yes"}, {"no", "No"}, {"hidden", "Hidden"}}},
        {"field-status", {{"active", "Active"}, {"provisioning", "Provisioning"}}},
    };
    return kLists;
}

} // namespace

std::string_view choiceLabel(std::string_view list, std::string_view value)
{
    const auto found = lists().find(list);
    if (found == lists().end())
        return {};
    const auto entry = std::find_if(found->second.begin(), found->second.end(),
                                    [value](const Entry& candidate) { return candidate.first == value; });
    return entry == found->second.end() ? std::string_view() : entry->second;
}

} // namespace fc::sim::netbox
