#include "sim/netbox/fields.h"
#include "sim/netbox/view.h"

namespace fc::sim::netbox {

namespace {

using namespace fields;

template <int value>
Json constant(const View&, const Json&)
{
    return value;
}

Json siteAsns(const View& view, const Json& row)
{
    Json out = Json::array();
    const Model& asn = *modelOf("ipam/asns");
    for (const Id id : view.store().referrers("ipam/asns", "sites", View::idOf(row)))
        out.push_back(view.printRef(asn, id, Form::Brief));
    return out;
}

Json devicesAtSite(const View& view, const Json& row) { return countOf(view, row, "dcim/devices", "site"); }
Json prefixesAtSite(const View& view, const Json& row) { return countOf(view, row, "ipam/prefixes", "scope_id"); }
Json vlansAtSite(const View& view, const Json& row) { return countOf(view, row, "ipam/vlans", "site"); }
Json typesOfMaker(const View& view, const Json& row) { return countOf(view, row, "dcim/device-types", "manufacturer"); }
Json platformsOfMaker(const View& view, const Json& row) { return countOf(view, row, "dcim/platforms", "manufacturer"); }
Json devicesOfType(const View& view, const Json& row) { return countOf(view, row, "dcim/devices", "device_type"); }

Json devicesOfRole(const View& view, const Json& row) { return countOf(view, row, "dcim/devices", "role"); }
Json devicesOfPlatform(const View& view, const Json& row) { return countOf(view, row, "dcim/devices", "platform"); }

Json primaryAddress(const View& view, const Json& row)
{
    const auto& model = *modelOf("dcim/devices");
    const auto& four = View::value(model, row, "primary_ip4");
    const auto& six = View::value(model, row, "primary_ip6");
    const auto& chosen = six.is_null() ? four : six;
    return chosen.is_null() ? Json() : view.printRef(*modelOf("ipam/ip-addresses"), chosen.get<Id>(), Form::Primary);
}

Json configContext(const View&, const Json&) { return Json::object(); }
Json interfaceCount(const View& view, const Json& row) { return countOf(view, row, "dcim/interfaces", "device"); }

Model site()
{
    return {
        .endpoint = "dcim/sites",
        .label = "dcim.site",
        .className = "Site",
        .verboseName = "site",
        .contentType = 1,
        .uiPath = "dcim/sites",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(),
                   choice("status", "site-status", "active"), fixed("region"), fixed("group"), fixed("tenant"),
                   text("facility"), textOrNull("time_zone"), description(), text("physical_address"),
                   text("shipping_address"), number("latitude"), number("longitude"), owner(), comments(),
                   computed("asns", siteAsns), tags(), customFields(), created(), lastUpdated(),
                   computed("circuit_count", constant<0>), computed("device_count", devicesAtSite),
                   computed("prefix_count", prefixesAtSite), computed("rack_count", constant<0>),
                   computed("virtualmachine_count", constant<0>), computed("vlan_count", vlansAtSite)},
        .brief = {"id", "url", "display", "name", "slug", "description"},
        .order = {"name"},
        .unique = {{"name"}, {"slug"}},
    };
}

Model manufacturer()
{
    return {
        .endpoint = "dcim/manufacturers",
        .label = "dcim.manufacturer",
        .className = "Manufacturer",
        .verboseName = "manufacturer",
        .contentType = 79,
        .uiPath = "dcim/manufacturers",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(), description(),
                   owner(), comments(), tags(), customFields(), created(), lastUpdated(),
                   computed("devicetype_count", typesOfMaker), computed("moduletype_count", constant<0>),
                   computed("inventoryitem_count", constant<0>), computed("platform_count", platformsOfMaker)},
        .brief = {"id", "url", "display", "name", "slug", "description"},
        .order = {"name"},
        .unique = {{"name"}, {"slug"}},
    };
}

Model platform()
{
    return {
        .endpoint = "dcim/platforms",
        .label = "dcim.platform",
        .className = "Platform",
        .verboseName = "platform",
        .contentType = 82,
        .uiPath = "dcim/platforms",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), ref("parent", "dcim/platforms"), text("name").must(),
                   text("slug").must(), ref("manufacturer", "dcim/manufacturers"), fixed("config_template"),
                   description(), owner(), comments(), tags(), customFields(), created(), lastUpdated(),
                   computed("device_count", devicesOfPlatform).notCountedInBrief(), computed("virtualmachine_count", constant<0>),
                   computed("_depth", constant<0>)},
        .brief = {"id", "url", "display", "name", "slug", "description", "device_count", "virtualmachine_count",
                  "_depth"},
        .order = {"name"},
        .unique = {{"name"}, {"slug"}},
    };
}

Model deviceRole()
{
    return {
        .endpoint = "dcim/device-roles",
        .label = "dcim.devicerole",
        .className = "DeviceRole",
        .verboseName = "device role",
        .contentType = 81,
        .uiPath = "dcim/device-roles",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(),
                   make("color", Kind::Text, "9e9e9e"), flag("vm_role", true), fixed("config_template"),
                   ref("parent", "dcim/device-roles"), description(), tags(), customFields(), created(), lastUpdated(),
                   computed("device_count", devicesOfRole).notCountedInBrief(), computed("virtualmachine_count", constant<0>), owner(),
                   comments(), computed("_depth", constant<0>)},
        .brief = {"id", "url", "display", "name", "slug", "description", "device_count", "virtualmachine_count",
                  "_depth"},
        .order = {"name"},
        .unique = {{"name"}, {"slug"}},
    };
}

Model deviceType()
{
    std::vector<Field> fields{
        id(), url(), displayUrl(), display(), ref("manufacturer", "dcim/manufacturers").must().protects(),
        ref("default_platform", "dcim/platforms"), text("model").must(), text("slug").must(), text("part_number"),
        number("u_height", 1.0), flag("exclude_from_utilization", false), flag("is_full_depth", true),
        fixed("subdevice_role"), fixed("airflow"), fixed("cooling_method"), number("weight"), fixed("weight_unit"),
        fixed("end_of_life"), fixed("front_image"), fixed("rear_image"), description(), owner(), comments(), tags(),
        customFields(), created(), lastUpdated(), computed("device_count", devicesOfType)};
    for (const char* name :
         {"console_port_template_count", "console_server_port_template_count", "power_port_template_count",
          "power_outlet_template_count", "cooling_intake_template_count", "cooling_outflow_template_count",
          "interface_template_count", "front_port_template_count", "rear_port_template_count",
          "device_bay_template_count", "module_bay_template_count", "inventory_item_template_count"})
        fields.push_back(computed(name, constant<0>));
    return {
        .endpoint = "dcim/device-types",
        .label = "dcim.devicetype",
        .className = "DeviceType",
        .verboseName = "device type",
        .contentType = 80,
        .uiPath = "dcim/device-types",
        .urlPath = {},
        .fields = std::move(fields),
        .brief = {"id", "url", "display", "manufacturer", "model", "slug", "description", "device_count"},
        .order = {"manufacturer", "model"},
        .unique = {{"manufacturer", "model"}, {"slug"}},
        .display = [](const View&, const Json& row) { return row.value("model", ""); },
    };
}

Model device()
{
    std::vector<Field> fields{
        id(), url(), displayUrl(), display(), textOrNull("name"),
        ref("device_type", "dcim/device-types").must().protects(), ref("role", "dcim/device-roles").must().protects(),
        fixed("tenant"), ref("platform", "dcim/platforms"), text("serial"), textOrNull("asset_tag"),
        ref("site", "dcim/sites").must().protects(), fixed("location"), fixed("rack"), number("position"),
        fixed("face"), number("latitude"), number("longitude"), computed("parent_device", [](const View&, const Json&) {
            return Json();
        }),
        choice("status", "device-status", "active"), fixed("airflow"), fixed("cooling_method"),
        computed("primary_ip", primaryAddress), ref("primary_ip4", "ipam/ip-addresses").as(Form::Primary),
        ref("primary_ip6", "ipam/ip-addresses").as(Form::Primary), ref("oob_ip", "ipam/ip-addresses").as(Form::Primary),
        fixed("cluster"), ref("virtual_chassis", "dcim/virtual-chassis"), integer("vc_position").range(0, 255),
        integer("vc_priority").range(0, 255), description(), owner(), comments(), fixed("config_template"),
        computed("config_context", configContext), data("local_context_data"), tags(), customFields(), created(),
        lastUpdated()};
    for (const char* name : {"console_port_count", "console_server_port_count", "power_port_count",
                             "power_outlet_count", "cooling_intake_count", "cooling_outflow_count"})
        fields.push_back(computed(name, constant<0>).inLog());
    fields.push_back(computed("interface_count", interfaceCount).inLog());
    for (const char* name : {"front_port_count", "rear_port_count", "device_bay_count", "module_bay_count",
                             "inventory_item_count"})
        fields.push_back(computed(name, constant<0>).inLog());
    return {
        .endpoint = "dcim/devices",
        .label = "dcim.device",
        .className = "Device",
        .verboseName = "device",
        .contentType = 9,
        .uiPath = "dcim/devices",
        .urlPath = {},
        .fields = std::move(fields),
        .brief = {"id", "url", "display", "name", "description"},
        .order = {"name"},
        .unique = {{"site", "name"}},
    };
}

Model cable()
{
    const auto ends = [](const char* name) { return make(name, Kind::Terminations, Json::array()); };
    return {
        .endpoint = "dcim/cables",
        .label = "dcim.cable",
        .className = "Cable",
        .verboseName = "cable",
        .contentType = 57,
        .uiPath = "dcim/cables",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), textOrNull("type"), ends("a_terminations"),
                   ends("b_terminations"), choice("status", "cable-status", "connected"), fixed("profile"),
                   fixed("tenant"), fixed("bundle"), text("label"), text("color"), number("length"),
                   fixed("length_unit"), description(), owner(), comments(), tags(), customFields(), created(),
                   lastUpdated()},
        .brief = {"id", "url", "display", "label", "description"},
        .order = {"id"},
        .unique = {},
        .display = [](const View&, const Json& row) {
            const std::string label = row.value("label", "");
            return label.empty() ? "#" + std::to_string(View::idOf(row)) : label;
        },
    };
}

Model virtualChassis()
{
    return {
        .endpoint = "dcim/virtual-chassis",
        .label = "dcim.virtualchassis",
        .className = "VirtualChassis",
        .verboseName = "virtual chassis",
        .contentType = 83,
        .uiPath = "dcim/virtual-chassis",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("domain"),
                   ref("master", "dcim/devices"), description(), owner(), comments(), tags(), customFields(),
                   created(), lastUpdated(), computed("member_count", [](const View& view, const Json& row) {
                       return countOf(view, row, "dcim/devices", "virtual_chassis");
                   })},
        .brief = {"id", "url", "display", "name", "master", "description", "member_count"},
        .order = {"name"},
        .unique = {},
    };
}

} // namespace

Model interfaceModel();

std::vector<Model> dcimModels()
{
    std::vector<Model> found;
    for (auto* make : {&site, &manufacturer, &platform, &deviceRole, &deviceType, &device, &interfaceModel, &cable,
                       &virtualChassis})
        found.push_back((*make)());
    return found;
}

} // namespace fc::sim::netbox
