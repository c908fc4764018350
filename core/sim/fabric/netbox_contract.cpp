#include "sim/fabric/netbox_tables.h"

namespace fc::sim::rows {

namespace {

constexpr const char* kDevice = "dcim.device";
constexpr const char* kInterface = "dcim.interface";
constexpr const char* kGroup = "netbox_bgp.bgppeergroup";
constexpr const char* kSession = "netbox_bgp.bgpsession";
constexpr int kMaxVni = 16777214;

Json field(const char* name, const char* type, Json objectTypes, const Json& rest = Json::object())
{
    Json row = {{"name", name}, {"type", type}, {"group_name", "EVPN fabric"},
                {"object_types", std::move(objectTypes)}};
    row.update(rest);
    return row;
}

Json range(int low, int high)
{
    return {{"validation_minimum", static_cast<double>(low)}, {"validation_maximum", static_cast<double>(high)}};
}

/// JSON schema of bgp_options. Values the console knows; anything else is refused by NetBox.
Json optionsSchema()
{
    const Json boolean = {{"type", "boolean"}};
    const Json integer = {{"type", "integer"}};
    const Json text = {{"type", "string"}};
    Json properties = {
        {"bfd", boolean},
        {"name", text},
        {"timers", {{"type", "array"}, {"items", integer}}},
        {"external", boolean},
        {"remote_as", {{"enum", Json::array({"internal"})}}},
        {"allowas_in", integer},
        {"password_ref", text},
        {"ebgp_multihop", {{"type", "integer"}, {"maximum", 255}, {"minimum", 1}}},
        {"next_hop_self", boolean},
        {"update_source", text},
        {"maximum_routes", integer},
        {"send_community",
         {{"type", "array"}, {"items", {{"enum", Json::array({"standard", "extended", "large"})}}}}},
        {"next_hop_unchanged", boolean},
        {"route_reflector_client", boolean},
        {"maximum_routes_warning_only", boolean},
    };
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

} // namespace

void addCustomFields(Tables& tables)
{
    Json choices = Json::array();
    for (const char* name : {"ipv4-unicast", "ipv6-unicast", "l2vpn-evpn"})
        choices.push_back(Json::array({name, name}));
    const Id choiceSet =
        tables.add("extras/custom-field-choice-sets", {{"name", "BGP AFI/SAFI"}, {"extra_choices", choices}});

    const Json bgp = Json::array({kGroup, kSession});
    const Json device = Json::array({kDevice});
    const Json site = Json::array({"dcim.site"});
    Json vlanRange = range(1, kMaxVni);
    Json vrfRange = range(1, kMaxVni);
    vrfRange["unique"] = true;
    const std::vector<Json> fields{
        field("bgp_asn", "object", device, {{"related_object_type", "ipam.asn"}}),
        field("mlag_domain_id", "text", device, {{"validation_regex", "^[A-Za-z0-9_.-]{1,64}$"}}),
        field("mlag_peer", "object", device, {{"related_object_type", kDevice}, {"unique", true}}),
        field("mlag_id", "integer", Json::array({kInterface}), range(1, 2000)),
        field("vtep_interface", "object", device, {{"related_object_type", kInterface}}),
        field("l3vni", "integer", Json::array({"ipam.vrf"}), vrfRange),
        field("vni", "integer", Json::array({"ipam.vlan"}), vlanRange),
        field("rd_template", "text", Json::array({"ipam.vrf", "vpn.l2vpn"}), {{"validation_regex", "^[^:]+:[^:]+$"}}),
        field("anycast_gateway_mac", "text", Json::array({kDevice, "dcim.site"}),
              {{"validation_regex",
                "^([0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}|([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2})$"}}),
        field("underlay_mtu", "integer", site, range(1500, 9214)),
        field("bgp_afi_safi", "multiselect", bgp, {{"choice_set", choiceSet}}),
        field("bgp_options", "json", bgp, {{"validation_schema", optionsSchema()}}),
        field("trunk_groups", "json", Json::array({kInterface, "ipam.vlan"}),
              {{"validation_schema", {{"type", "array"}, {"items", {{"type", "string"}}}}}}),
        field("vxlan_udp_port", "integer", site, range(1, 65535)),
    };
    for (const auto& entry : fields)
        tables.add("extras/custom-fields", entry);
}

} // namespace fc::sim::rows
