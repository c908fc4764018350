#include "sim/fabric/ipv4.h"
#include "sim/netbox/fields.h"
#include "sim/netbox/view.h"

#include <cmath>

namespace fc::sim::netbox {

namespace {

using namespace fields;

Json zero(const View&, const Json&) { return 0; }

Json family(std::string_view text)
{
    return text.find(':') == std::string_view::npos ? Json{{"value", 4}, {"label", "IPv4"}}
                                                    : Json{{"value", 6}, {"label", "IPv6"}};
}

Json addressFamily(const View&, const Json& row) { return family(row.value("address", "")); }
Json prefixFamily(const View&, const Json& row) { return family(row.value("prefix", "")); }
std::string addressText(const View&, const Json& row) { return row.value("address", ""); }
std::string prefixText(const View&, const Json& row) { return row.value("prefix", ""); }
std::string asnText(const View&, const Json& row) { return "AS" + std::to_string(row.value("asn", Id(0))); }

std::string vlanText(const View&, const Json& row)
{
    return row.value("name", "") + " (" + std::to_string(row.value("vid", Id(0))) + ")";
}

std::string l2vpnText(const View&, const Json& row)
{
    const auto number = row.find("identifier");
    const std::string name = row.value("name", "");
    return number == row.end() ? name : name + " (" + std::to_string(number->get<Id>()) + ")";
}

Json genericObject(const View& view, const Json& row, const char* typeField, const char* idField)
{
    const Model* model = modelByLabel(row.value(typeField, ""));
    return model ? view.printRef(*model, row.value(idField, Id(0)), Form::Brief) : Json();
}

Json assignedObject(const View& view, const Json& row)
{
    return genericObject(view, row, "assigned_object_type", "assigned_object_id");
}

Json scope(const View& view, const Json& row) { return genericObject(view, row, "scope_type", "scope_id"); }

std::string terminationText(const View& view, const Json& row)
{
    const Model* model = modelByLabel(row.value("assigned_object_type", ""));
    const Json* object = model ? view.store().find(*model, row.value("assigned_object_id", Id(0))) : nullptr;
    return (object ? view.display(*model, *object) : "None") + " <> " +
           view.displayOf("vpn/l2vpns", row.value("l2vpn", Id(0)));
}

Json vlanTermination(const View& view, const Json& row)
{
    const auto& model = *modelOf("vpn/l2vpn-terminations");
    for (const Id id : view.store().referrers(model.endpoint, "assigned_object_id", View::idOf(row))) {
        const Json* termination = view.store().find(model, id);
        if (termination && termination->value("assigned_object_type", "") == "ipam.vlan")
            return view.printRef(model, id, Form::Brief);
    }
    return nullptr;
}

Json sitesOfAsn(const View&, const Json& row)
{
    return row.contains("sites") ? row["sites"].size() : 0;
}

Json addressesOfVrf(const View& view, const Json& row) { return countOf(view, row, "ipam/ip-addresses", "vrf"); }
Json prefixesOfVrf(const View& view, const Json& row) { return countOf(view, row, "ipam/prefixes", "vrf"); }
Json prefixesOfRole(const View& view, const Json& row) { return countOf(view, row, "ipam/prefixes", "role"); }
Json vlansOfRole(const View& view, const Json& row) { return countOf(view, row, "ipam/vlans", "role"); }
Json vlansOfGroup(const View& view, const Json& row) { return countOf(view, row, "ipam/vlans", "group"); }
Json prefixesOfVlan(const View& view, const Json& row) { return countOf(view, row, "ipam/prefixes", "vlan"); }

Id rangeTotal(const Json& row)
{
    Id total = 0;
    if (!row.contains("vid_ranges"))
        return 4094;
    for (const auto& range : row["vid_ranges"]) {
        if (range.is_array() && range.size() == 2 && range[0].is_number_integer() && range[1].is_number_integer())
            total += range[1].get<Id>() - range[0].get<Id>() + 1;
    }
    return total;
}

Json totalVlanIds(const View&, const Json& row) { return rangeTotal(row); }

/// Percentage with at most two decimals, as text.
Json utilization(const View& view, const Json& row)
{
    const Id total = rangeTotal(row);
    const auto used = vlansOfGroup(view, row).get<double>();
    const auto hundredths = total == 0 ? 0L : std::lround(used * 10000.0 / static_cast<double>(total));
    std::string text = std::to_string(hundredths / 100);
    const auto rest = hundredths % 100;
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0)
        text += std::to_string(rest % 10);
    return text;
}

/// Prefixes of the same VRF above (true) or below (false) this one.
Json relatedPrefixes(const View& view, const Json& row, bool above)
{
    const auto own = parseIpv4Prefix(row.value("prefix", ""));
    if (!own)
        return 0;
    int count = 0;
    const auto& model = *modelOf("ipam/prefixes");
    for (const auto& [id, other] : view.store().rows(model)) {
        const auto prefix = parseIpv4Prefix(other->value("prefix", ""));
        if (!prefix || *prefix == *own || View::value(model, *other, "vrf") != View::value(model, row, "vrf"))
            continue;
        const bool holds = above ? prefix->length < own->length && prefix->contains(own->address)
                                 : prefix->length > own->length && own->contains(prefix->address);
        count += holds ? 1 : 0;
    }
    return count;
}

Json childPrefixes(const View& view, const Json& row) { return relatedPrefixes(view, row, false); }
Json prefixDepth(const View& view, const Json& row) { return relatedPrefixes(view, row, true); }

Model rir()
{
    return {
        .endpoint = "ipam/rirs",
        .label = "ipam.rir",
        .className = "RIR",
        .verboseName = "RIR",
        .contentType = 100,
        .uiPath = "ipam/rirs",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(),
                   flag("is_private", false), description(), owner(), comments(), tags(), customFields(), created(),
                   lastUpdated(), computed("aggregate_count", zero)},
        .brief = {"id", "url", "display", "name", "slug", "description"},
        .order = {"name"},
        .unique = {{"name"}, {"slug"}},
    };
}

Model asn()
{
    return {
        .endpoint = "ipam/asns",
        .label = "ipam.asn",
        .className = "ASN",
        .verboseName = "ASN",
        .contentType = 97,
        .uiPath = "ipam/asns",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), integer("asn").must().range(1, 4294967295),
                   ref("rir", "ipam/rirs").must().protects(), ref("role", "ipam/roles"), fixed("tenant"),
                   description(), owner(), comments(), tags(), customFields(), created(), lastUpdated(),
                   computed("site_count", sitesOfAsn), computed("provider_count", zero), refs("sites", "dcim/sites")},
        .brief = {"id", "url", "display", "asn", "description"},
        .order = {"asn"},
        .unique = {{"asn"}},
        .display = asnText,
    };
}

Model routeTarget()
{
    return {
        .endpoint = "ipam/route-targets",
        .label = "ipam.routetarget",
        .className = "RouteTarget",
        .verboseName = "route target",
        .contentType = 113,
        .uiPath = "ipam/route-targets",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), fixed("tenant"), description(), owner(),
                   comments(), tags(), customFields(), created(), lastUpdated()},
        .brief = {"id", "url", "display", "name", "description"},
        .order = {"name"},
        .unique = {{"name"}},
    };
}

Model vrf()
{
    return {
        .endpoint = "ipam/vrfs",
        .label = "ipam.vrf",
        .className = "VRF",
        .verboseName = "VRF",
        .contentType = 112,
        .uiPath = "ipam/vrfs",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), textOrNull("rd"), fixed("tenant"),
                   flag("enforce_unique", true), description(), owner(), comments(),
                   refs("import_targets", "ipam/route-targets").as(Form::Full),
                   refs("export_targets", "ipam/route-targets").as(Form::Full), tags(), customFields(), created(),
                   lastUpdated(), computed("ipaddress_count", addressesOfVrf),
                   computed("prefix_count", prefixesOfVrf)},
        .brief = {"id", "url", "display", "name", "rd", "description"},
        .order = {"name", "rd"},
        .unique = {{"rd"}},
    };
}

Model role()
{
    return {
        .endpoint = "ipam/roles",
        .label = "ipam.role",
        .className = "Role",
        .verboseName = "role",
        .contentType = 102,
        .uiPath = "ipam/roles",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(),
                   integer("weight", 1000), description(), owner(), comments(), tags(), customFields(), created(),
                   lastUpdated(), computed("prefix_count", prefixesOfRole), computed("vlan_count", vlansOfRole),
                   computed("asn_count", zero)},
        .brief = {"id", "url", "display", "name", "slug", "description"},
        .order = {"weight", "name"},
        .unique = {{"name"}, {"slug"}},
    };
}

Model vlanGroup()
{
    return {
        .endpoint = "ipam/vlan-groups",
        .label = "ipam.vlangroup",
        .className = "VLANGroup",
        .verboseName = "VLAN group",
        .contentType = 108,
        .uiPath = "ipam/vlan-groups",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(),
                   typeLabel("scope_type"), objectId("scope_id", "scope_type"), computed("scope", scope),
                   list("vid_ranges"), computed("total_vlan_ids", totalVlanIds), fixed("tenant"), description(),
                   owner(), comments(), tags(), customFields(), created(), lastUpdated(),
                   computed("vlan_count", vlansOfGroup), computed("utilization", utilization)},
        .brief = {"id", "url", "display", "name", "slug", "description"},
        .order = {"name"},
        .unique = {{"scope_type", "scope_id", "name"}, {"scope_type", "scope_id", "slug"}},
    };
}

Model vlan()
{
    return {
        .endpoint = "ipam/vlans",
        .label = "ipam.vlan",
        .className = "VLAN",
        .verboseName = "VLAN",
        .contentType = 109,
        .uiPath = "ipam/vlans",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), ref("site", "dcim/sites").protects(),
                   ref("group", "ipam/vlan-groups").protects(), integer("vid").must().range(1, 4094),
                   text("name").must(), fixed("tenant"), choice("status", "vlan-status", "active"),
                   ref("role", "ipam/roles"), description(), choice("qinq_role", "qinq-role"),
                   ref("qinq_svlan", "ipam/vlans"), owner(), comments(),
                   computed("l2vpn_termination", vlanTermination), tags(), customFields(), created(), lastUpdated(),
                   computed("prefix_count", prefixesOfVlan)},
        .brief = {"id", "url", "display", "vid", "name", "description"},
        .order = {"site", "group", "vid"},
        .unique = {{"group", "vid"}, {"group", "name"}},
        .display = vlanText,
    };
}

Model prefix()
{
    return {
        .endpoint = "ipam/prefixes",
        .label = "ipam.prefix",
        .className = "Prefix",
        .verboseName = "prefix",
        .contentType = 103,
        .uiPath = "ipam/prefixes",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), computed("family", prefixFamily), text("prefix").must(),
                   ref("vrf", "ipam/vrfs"), typeLabel("scope_type"), objectId("scope_id", "scope_type"),
                   computed("scope", scope), fixed("tenant"), ref("vlan", "ipam/vlans"),
                   choice("status", "prefix-status", "active"), ref("role", "ipam/roles"), flag("is_pool", false),
                   flag("mark_utilized", false), description(), owner(), comments(), tags(), customFields(), created(),
                   lastUpdated(), computed("children", childPrefixes), computed("_depth", prefixDepth)},
        .brief = {"id", "url", "display", "family", "prefix", "description", "_depth"},
        .order = {"vrf", "prefix"},
        .unique = {},
        .display = prefixText,
    };
}

Model address()
{
    return {
        .endpoint = "ipam/ip-addresses",
        .label = "ipam.ipaddress",
        .className = "IPAddress",
        .verboseName = "IP address",
        .contentType = 105,
        .uiPath = "ipam/ip-addresses",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), computed("family", addressFamily), text("address").must(),
                   ref("vrf", "ipam/vrfs"), fixed("tenant"), choice("status", "address-status", "active"),
                   choice("role", "address-role"), typeLabel("assigned_object_type"),
                   objectId("assigned_object_id", "assigned_object_type").cascades(),
                   computed("assigned_object", assignedObject), ref("nat_inside", "ipam/ip-addresses"),
                   computed("nat_outside", [](const View&, const Json&) { return Json(Json::array()); }),
                   text("dns_name"), description(), owner(), comments(), tags(), customFields(), created(),
                   lastUpdated()},
        .brief = {"id", "url", "display", "family", "address", "description"},
        .order = {"address"},
        .unique = {},
        .display = addressText,
    };
}

Model l2vpn()
{
    return {
        .endpoint = "vpn/l2vpns",
        .label = "vpn.l2vpn",
        .className = "L2VPN",
        .verboseName = "L2VPN",
        .contentType = 157,
        .uiPath = "vpn/l2vpns",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), integer("identifier"), text("name").must(),
                   text("slug").must(), choice("type", "l2vpn-type").must(), choice("status", "l2vpn-status", "active"),
                   refs("import_targets", "ipam/route-targets"), refs("export_targets", "ipam/route-targets"),
                   description(), owner(), comments(), fixed("tenant"), tags(), customFields(), created(),
                   lastUpdated()},
        .brief = {"id", "url", "display", "identifier", "name", "slug", "type", "description"},
        .order = {"name"},
        .unique = {{"name"}, {"slug"}},
        .display = l2vpnText,
    };
}

Model l2vpnTermination()
{
    return {
        .endpoint = "vpn/l2vpn-terminations",
        .label = "vpn.l2vpntermination",
        .className = "L2VPNTermination",
        .verboseName = "L2VPN termination",
        .contentType = 158,
        .uiPath = "vpn/l2vpn-terminations",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), ref("l2vpn", "vpn/l2vpns").must().cascades(),
                   typeLabel("assigned_object_type").must(),
                   objectId("assigned_object_id", "assigned_object_type").must().cascades(),
                   computed("assigned_object", assignedObject), tags(), customFields(), created(), lastUpdated()},
        .brief = {"id", "url", "display", "l2vpn"},
        .order = {"l2vpn"},
        .unique = {{"assigned_object_type", "assigned_object_id"}},
        .display = terminationText,
    };
}

} // namespace

std::vector<Model> ipamModels()
{
    std::vector<Model> found;
    for (auto* make : {&rir, &asn, &routeTarget, &vrf, &role, &vlanGroup, &vlan, &prefix, &address, &l2vpn,
                       &l2vpnTermination})
        found.push_back((*make)());
    return found;
}

} // namespace fc::sim::netbox
