#include "netbox/custom_field_contract.h"

#include <algorithm>

namespace fc::netbox {

namespace {

constexpr std::string_view kChoiceSet = "BGP AFI/SAFI";

std::string shellQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

} // namespace

const std::vector<ContractField>& contractFields()
{
    static const std::vector<ContractField> kFields{
        {"bgp_asn", "the AS of a device", true,
         R"({"name":"bgp_asn","type":"object","related_object_type":"ipam.asn","object_types":["dcim.device"]})"},
        {"mlag_domain_id", "the MLAG domain of a device", true,
         R"({"name":"mlag_domain_id","type":"text","object_types":["dcim.device"],"validation_regex":"^[A-Za-z0-9_.-]{1,64}$"})"},
        {"mlag_peer", "the other device of an MLAG pair", true,
         R"({"name":"mlag_peer","type":"object","related_object_type":"dcim.device","object_types":["dcim.device"],"unique":true})"},
        {"mlag_id", "the MLAG number of a port-channel", true,
         R"({"name":"mlag_id","type":"integer","object_types":["dcim.interface"],"validation_minimum":1,"validation_maximum":2000})"},
        {"vtep_interface", "the loopback that VXLAN starts from, where it is not Loopback1", false,
         R"({"name":"vtep_interface","type":"object","related_object_type":"dcim.interface","object_types":["dcim.device"]})"},
        {"l3vni", "the VNI of a VRF", true,
         R"({"name":"l3vni","type":"integer","object_types":["ipam.vrf"],"validation_minimum":1,"validation_maximum":16777214,"unique":true})"},
        {"vni", "the VNI of a VLAN, where no L2VPN says it", false,
         R"({"name":"vni","type":"integer","object_types":["ipam.vlan"],"validation_minimum":1,"validation_maximum":16777214})"},
        {"rd_template", "how route distinguishers are made", true,
         R"({"name":"rd_template","type":"text","object_types":["ipam.vrf","vpn.l2vpn"],"validation_regex":"^[^:]+:[^:]+$"})"},
        {"anycast_gateway_mac", "the MAC address that gateways share", true,
         R"({"name":"anycast_gateway_mac","type":"text","object_types":["dcim.site","dcim.device"],"validation_regex":"^([0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}|([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2})$"})"},
        {"underlay_mtu", "the MTU that links between switches should have", false,
         R"({"name":"underlay_mtu","type":"integer","object_types":["dcim.site"],"validation_minimum":1500,"validation_maximum":9214})"},
        {"bgp_afi_safi", "the address families of a peer group or session", true,
         R"({"name":"bgp_afi_safi","type":"multiselect","object_types":["netbox_bgp.bgppeergroup","netbox_bgp.bgpsession"],"choice_set":{"name":"BGP AFI/SAFI"}})"},
        {"bgp_options", "what netbox-bgp has no field for", true,
         R"({"name":"bgp_options","type":"json","object_types":["netbox_bgp.bgppeergroup","netbox_bgp.bgpsession"]})"},
        {"trunk_groups", "the trunk groups of a VLAN or port", false,
         R"({"name":"trunk_groups","type":"json","object_types":["ipam.vlan","dcim.interface"]})"},
        {"vxlan_udp_port", "the UDP port of VXLAN, where it is not 4789", false,
         R"({"name":"vxlan_udp_port","type":"integer","object_types":["dcim.site"],"validation_minimum":1,"validation_maximum":65535})"},
    };
    return kFields;
}

std::vector<const ContractField*> missingFields(const std::vector<std::string>& present)
{
    std::vector<const ContractField*> out;
    for (const ContractField& field : contractFields()) {
        if (std::ranges::find(present, field.name) == present.end())
            out.push_back(&field);
    }
    return out;
}

std::string creationScript(const std::vector<const ContractField*>& fields, std::string_view baseUrl)
{
    std::string out = "#!/bin/sh\n"
                      "# Creates custom fields in NetBox. Needs a token that may write: NETBOX_TOKEN=... sh FILE\n"
                      "set -eu\n"
                      "url=${NETBOX_URL:-" + shellQuoted(baseUrl) + "}\n"
                      "post() {\n"
                      "  curl --fail-with-body -sS -X POST -H \"Authorization: Token $NETBOX_TOKEN\" \\\n"
                      "    -H 'Content-Type: application/json' -d \"$2\" \"$url/api/extras/$1/\"\n"
                      "  echo\n"
                      "}\n";
    for (const ContractField* field : fields) {
        if (field->definition.find(kChoiceSet) != std::string_view::npos)
            out += "post custom-field-choice-sets " +
                   shellQuoted(R"({"name":"BGP AFI/SAFI","extra_choices":[["ipv4-unicast","ipv4-unicast"],)"
                               R"(["ipv6-unicast","ipv6-unicast"],["l2vpn-evpn","l2vpn-evpn"]]})") +
                   "\n";
        out += "post custom-fields " + shellQuoted(field->definition) + "\n";
    }
    return out;
}

} // namespace fc::netbox
