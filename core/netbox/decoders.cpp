#include "netbox/decoders.h"

#include "netbox/row_reader.h"

#include <charconv>

namespace fc::netbox {

namespace {

using nlohmann::json;

std::string readCommon(RowReader& in, intent::Entity& out)
{
    out.id = in.id();
    out.display = in.text("display");
    out.lastUpdated = in.text("last_updated");
    return in.problem();
}

/// "10.0.1.5/31" -> "10.0.1.5", 31.
bool splitAddress(const std::string& text, std::string& address, int& length)
{
    const auto slash = text.find('/');
    if (slash == std::string::npos || slash == 0)
        return false;
    const char* first = text.data() + slash + 1;
    const char* last = text.data() + text.size();
    int value = 0;
    const auto [end, error] = std::from_chars(first, last, value);
    if (error != std::errc() || end != last || value < 0 || value > 128)
        return false;
    address = text.substr(0, slash);
    length = value;
    return true;
}

std::string addressOf(const json* ip)
{
    std::string address;
    int length = 0;
    if (ip == nullptr || !ip->contains("address") || !(*ip)["address"].is_string())
        return {};
    return splitAddress((*ip)["address"].get<std::string>(), address, length) ? address : std::string();
}

} // namespace

std::string decodeRow(const json& row, intent::Site& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    out.slug = in.text("slug");
    out.anycastGatewayMac = in.customText({"anycast_gateway_mac", "anycast_mac"});
    out.underlayMtu = in.customNumber({"underlay_mtu"});
    out.vxlanUdpPort = in.customNumber({"vxlan_udp_port"});
    return in.problem();
}

std::string decodeRow(const json& row, intent::Device& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    out.role = in.relatedText("role", "slug");
    if (out.role.empty()) // before 4.0 the key was device_role
        out.role = in.relatedText("device_role", "slug");
    out.platform = in.relatedText("platform", "slug");
    out.status = in.choice("status");
    out.site = in.relation("site");
    const char* primary = in.related("primary_ip4") != nullptr ? "primary_ip4" : "primary_ip";
    out.primaryIp = in.relation(primary);
    out.primaryAddress = addressOf(in.related(primary));
    out.dnsName = in.relatedText(primary, "dns_name");
    if (const json* asn = in.customField({"bgp_asn", "ASN", "asn", "bgp_as"})) {
        if (asn->is_object() && asn->contains("id"))
            out.asn = in.customRelation({"bgp_asn", "ASN", "asn", "bgp_as"});
        else
            out.asNumber = in.customNumber({"bgp_asn", "ASN", "asn", "bgp_as"}).value_or(0);
    } else {
        out.asNumber = in.relatedNumber("local_context_data", "bgp_asn").value_or(0);
    }
    out.mlagDomain = in.customText({"mlag_domain_id"});
    out.mlagPeer = in.customRelation({"mlag_peer"});
    out.virtualChassis = in.relation("virtual_chassis");
    out.vtepInterface = in.customRelation({"vtep_interface"});
    out.anycastGatewayMac = in.customText({"anycast_gateway_mac", "anycast_mac"});
    return in.problem();
}

std::string decodeRow(const json& row, intent::Interface& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.device = in.relation("device");
    out.name = in.text("name");
    out.type = in.choice("type");
    out.enabled = in.flag("enabled", true);
    out.parent = in.relation("parent");
    out.lag = in.relation("lag");
    out.mtu = in.number("mtu");
    out.managementOnly = in.flag("mgmt_only", false);
    out.description = in.text("description");
    out.mode = in.choice("mode");
    out.untaggedVlan = in.relation("untagged_vlan");
    out.taggedVlans = in.relations("tagged_vlans");
    out.markConnected = in.flag("mark_connected", false);
    out.cable = in.relation("cable");
    out.vrf = in.relation("vrf");
    out.mlagId = in.customNumber({"mlag_id"});
    out.trunkGroups = in.customTexts({"trunk_groups"});
    if (out.name.empty())
        in.fail("name", "is missing");
    if (out.device == 0)
        in.fail("device", "is missing");
    return in.problem();
}

namespace {

std::vector<intent::CableEnd> readEnds(const json& row, const char* field, RowReader& in)
{
    std::vector<intent::CableEnd> out;
    const auto ends = row.find(field);
    if (ends == row.end() || ends->is_null())
        return out;
    if (!ends->is_array()) {
        in.fail(field, "is not a list");
        return out;
    }
    for (const json& item : *ends) {
        RowReader end(item);
        intent::CableEnd& cableEnd = out.emplace_back();
        cableEnd.objectType = end.text("object_type");
        cableEnd.object = end.number("object_id").value_or(0);
        if (const json* object = end.related("object")) {
            RowReader inner(*object);
            cableEnd.objectName = inner.text("name");
            cableEnd.device = inner.relation("device");
            cableEnd.deviceName = inner.relatedText("device", "name");
            if (!inner.problem().empty())
                in.fail(field, inner.problem());
        }
        if (!end.problem().empty())
            in.fail(field, end.problem());
    }
    return out;
}

} // namespace

std::string decodeRow(const json& row, intent::Cable& out)
{
    RowReader in(row);
    if (!readCommon(in, out).empty())
        return in.problem();
    out.status = in.choice("status");
    out.label = in.text("label");
    out.a = readEnds(row, "a_terminations", in);
    out.b = readEnds(row, "b_terminations", in);
    return in.problem();
}

std::string decodeRow(const json& row, intent::IpAddress& out)
{
    RowReader in(row);
    readCommon(in, out);
    const std::string address = in.text("address");
    if (!splitAddress(address, out.address, out.prefixLength))
        in.fail("address", "\"" + address + "\" is no address with a prefix length");
    out.family = out.address.find(':') == std::string::npos ? 4 : 6;
    out.vrf = in.relation("vrf");
    out.status = in.choice("status");
    out.role = in.choice("role");
    out.assignedType = in.text("assigned_object_type");
    out.assignedObject = in.number("assigned_object_id").value_or(0);
    out.dnsName = in.text("dns_name");
    out.description = in.text("description");
    return in.problem();
}

std::string decodeRow(const json& row, intent::Prefix& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.prefix = in.text("prefix");
    out.vrf = in.relation("vrf");
    out.vlan = in.relation("vlan");
    out.role = in.relation("role");
    out.scopeType = in.text("scope_type");
    out.scope = in.number("scope_id").value_or(0);
    out.status = in.choice("status");
    return in.problem();
}

std::string decodeRow(const json& row, intent::Vlan& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.vid = in.number("vid").value_or(0);
    if (out.vid < 1 || out.vid > 4094)
        in.fail("vid", "is missing or not 1 to 4094");
    out.name = in.text("name");
    out.site = in.relation("site");
    out.group = in.relation("group");
    out.status = in.choice("status");
    out.role = in.relatedText("role", "slug");
    out.trunkGroups = in.customTexts({"trunk_groups"});
    out.vni = in.customNumber({"vni"});
    return in.problem();
}

std::string decodeRow(const json& row, intent::VlanGroup& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    out.slug = in.text("slug");
    out.scopeType = in.text("scope_type");
    out.scope = in.number("scope_id").value_or(0);
    return in.problem();
}

std::string decodeRow(const json& row, intent::Vrf& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    if (out.name.empty())
        in.fail("name", "is missing");
    out.rd = in.text("rd");
    out.importTargets = in.relations("import_targets");
    out.exportTargets = in.relations("export_targets");
    out.l3vni = in.customNumber({"l3vni", "vni", "vrf_vni", "l3_vni"});
    out.rdTemplate = in.customText({"rd_template"});
    return in.problem();
}

std::string decodeRow(const json& row, intent::RouteTarget& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    return in.problem();
}

std::string decodeRow(const json& row, intent::Asn& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.number = in.number("asn").value_or(0);
    return in.problem();
}

std::string decodeRow(const json& row, intent::Role& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    out.slug = in.text("slug");
    return in.problem();
}

std::string decodeRow(const json& row, intent::L2vpn& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    out.type = in.choice("type");
    out.status = in.choice("status");
    if (out.status.empty())
        out.status = "active"; // before 4.3 there was no status
    out.identifier = in.number("identifier");
    out.importTargets = in.relations("import_targets");
    out.exportTargets = in.relations("export_targets");
    out.rdTemplate = in.customText({"rd_template"});
    return in.problem();
}

std::string decodeRow(const json& row, intent::L2vpnTermination& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.l2vpn = in.relation("l2vpn");
    out.assignedType = in.text("assigned_object_type");
    out.assignedObject = in.number("assigned_object_id").value_or(0);
    return in.problem();
}

namespace {

template <typename T>
void readBgpSettings(const json& row, RowReader& in, T& out)
{
    out.name = in.text("name");
    out.localAs = in.relation("local_as");
    out.remoteAs = in.relation("remote_as");
    out.importPolicies = in.relations("import_policies");
    out.exportPolicies = in.relations("export_policies");
    out.prefixListIn = in.relation("prefix_list_in");
    out.prefixListOut = in.relation("prefix_list_out");
    out.afiSafi = in.customTexts({"bgp_afi_safi"});
    // The plugin's own free-form field wins over ours; anything but an object in it means nothing.
    json options = json::object();
    if (const json* ours = in.customField({"bgp_options"}); ours != nullptr && ours->is_object())
        options = *ours;
    if (const auto extra = row.find("extra_attributes"); extra != row.end() && extra->is_object())
        options.update(*extra);
    if (!options.empty())
        out.options = options.dump(-1, ' ', false, json::error_handler_t::replace);
    if (out.options.size() > RowReader::kLongestText)
        in.fail("extra_attributes", "and bgp_options are longer than " + std::to_string(RowReader::kLongestText) + " bytes");
}

} // namespace

std::string decodeRow(const json& row, intent::BgpPeerGroup& out)
{
    RowReader in(row);
    if (!readCommon(in, out).empty())
        return in.problem();
    readBgpSettings(row, in, out);
    return in.problem();
}

std::string decodeRow(const json& row, intent::BgpSession& out)
{
    RowReader in(row);
    if (!readCommon(in, out).empty())
        return in.problem();
    readBgpSettings(row, in, out);
    out.status = in.choice("status");
    out.device = in.relation("device");
    out.localAddress = in.relation("local_address");
    out.remoteAddress = in.relation("remote_address");
    out.remoteAddressText = addressOf(in.related("remote_address"));
    out.peerGroup = in.relation("peer_group");
    return in.problem();
}

std::string decodeRow(const json& row, intent::PolicyContainer& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.name = in.text("name");
    out.family = in.choice("family");
    return in.problem();
}

std::string decodeRow(const json& row, intent::PolicyRule& out)
{
    RowReader in(row);
    if (!readCommon(in, out).empty())
        return in.problem();
    for (const char* container : {"routing_policy", "prefix_list", "community_list", "aspath_list"}) {
        if (out.container == 0)
            out.container = in.relation(container);
    }
    out.index = in.number("index").value_or(0);
    out.action = in.choice("action");
    json content = row;
    for (const char* known : {"id", "url", "display", "display_url", "created", "last_updated", "index", "action",
                              "routing_policy", "prefix_list", "community_list", "aspath_list"})
        content.erase(known);
    out.content = content.dump(-1, ' ', false, json::error_handler_t::replace);
    if (out.content.size() > RowReader::kLongestText)
        in.fail("match or set fields", "are longer than " + std::to_string(RowReader::kLongestText) + " bytes");
    return in.problem();
}

std::string decodeRow(const json& row, intent::Community& out)
{
    RowReader in(row);
    readCommon(in, out);
    out.value = in.text("value");
    out.status = in.choice("status");
    return in.problem();
}

} // namespace fc::netbox
