#include "sim/netbox/fields.h"
#include "sim/netbox/view.h"

namespace fc::sim::netbox {

namespace {

using namespace fields;

const Model& self() { return *modelOf("dcim/interfaces"); }

Json none(const View&, const Json&) { return nullptr; }
Json noList(const View&, const Json&) { return Json::array(); }
Json zero(const View&, const Json&) { return 0; }

Json occupied(const View&, const Json& row)
{
    return !View::value(self(), row, "cable").is_null() || View::value(self(), row, "mark_connected") == Json(true);
}

/// The interfaces at the other end of the cable.
Json farEnds(const View& view, const Json& row)
{
    Json out = Json::array();
    const Json* cable = follow(view, "dcim/cables", row, "cable");
    if (!cable)
        return out;
    const auto& cableModel = *modelOf("dcim/cables");
    const bool atA = View::value(self(), row, "cable_end") == Json("A");
    for (const auto& end : View::value(cableModel, *cable, atA ? "b_terminations" : "a_terminations")) {
        if (const Model* model = modelByLabel(end.value("object_type", "")))
            out.push_back(view.printRef(*model, end.value("object_id", Id(0)), Form::Brief));
    }
    return out;
}

Json farEndsOrNull(const View& view, const Json& row)
{
    Json ends = farEnds(view, row);
    return ends.empty() ? Json() : ends;
}

Json farType(const View& view, const Json& row)
{
    return farEnds(view, row).empty() ? Json() : Json("dcim.interface");
}

Json reachable(const View& view, const Json& row) { return !farEnds(view, row).empty(); }

Json addressCount(const View& view, const Json& row)
{
    return countOf(view, row, "ipam/ip-addresses", "assigned_object_id");
}

/// The label is what is printed on the box, where that differs from the name.
std::string portText(const View&, const Json& row)
{
    const std::string label = row.value("label", "");
    return row.value("name", "") + (label.empty() ? "" : " (" + label + ")");
}

Json bridgeMembers(const View& view, const Json& row)
{
    Json out = Json::array();
    for (const Id id : view.store().referrers("dcim/interfaces", "bridge", View::idOf(row)))
        out.push_back(view.printRef(self(), id, Form::Nested));
    return out;
}

} // namespace

Model interfaceModel()
{
    return {
        .endpoint = "dcim/interfaces",
        .label = "dcim.interface",
        .className = "Interface",
        .verboseName = "interface",
        .contentType = 8,
        .uiPath = "dcim/interfaces",
        .urlPath = {},
        .fields =
            {id(), url(), displayUrl(), display(), ref("device", "dcim/devices").must().cascades(), fixed("vdcs", Json::array()),
             fixed("module"), text("name").must(), text("label"), choice("type", "interface-type").must(),
             integer("channels"), integer("channel_id"), flag("enabled", true),
             ref("parent", "dcim/interfaces").as(Form::Nested), ref("bridge", "dcim/interfaces").as(Form::Nested),
             computed("bridge_interfaces", bridgeMembers), ref("lag", "dcim/interfaces").as(Form::Nested),
             integer("mtu").range(1, 65536), computed("mac_address", none), fixed("primary_mac_address"),
             computed("mac_addresses", noList), integer("speed"), fixed("duplex"), textOrNull("wwn"),
             flag("mgmt_only", false), description(), choice("mode", "interface-mode"), fixed("rf_role"),
             fixed("rf_channel"), fixed("poe_mode"), fixed("poe_type"), fixed("rf_channel_frequency"),
             fixed("rf_channel_width"), integer("tx_power"), ref("untagged_vlan", "ipam/vlans"),
             refs("tagged_vlans", "ipam/vlans"), ref("qinq_svlan", "ipam/vlans"), fixed("vlan_translation_policy"),
             flag("mark_connected", false), ref("cable", "dcim/cables").byServer(), textOrNull("cable_end").byServer(),
             fixed("cable_connector").hidden(), fixed("cable_positions").hidden(), fixed("wireless_link"),
             computed("link_peers", farEnds), computed("link_peers_type", farType), fixed("wireless_lans", Json::array()),
             ref("vrf", "ipam/vrfs"), computed("l2vpn_termination", none),
             computed("connected_endpoints", farEndsOrNull), computed("connected_endpoints_type", farType),
             computed("connected_endpoints_reachable", reachable), owner(), tags(), customFields(), created(),
             lastUpdated(), computed("count_ipaddresses", addressCount), computed("count_fhrp_groups", zero),
             computed("_occupied", occupied)},
        .brief = {"id", "url", "display", "device", "name", "description", "cable", "_occupied"},
        .order = {"device", "name"},
        .unique = {{"device", "name"}},
        .display = portText,
    };
}

} // namespace fc::sim::netbox
