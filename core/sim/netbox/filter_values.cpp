#include "sim/netbox/filter.h"

#include <algorithm>
#include <map>

namespace fc::sim::netbox {

namespace {

using Values = std::vector<std::string>;
using Extract = Values (*)(const View& view, const Json& row);

std::string textOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "true" : "false";
    return value.dump();
}

Values listOf(const Json& value)
{
    if (value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()))
        return {};
    if (!value.is_array())
        return {textOf(value)};
    Values values;
    for (const auto& entry : value)
        values.push_back(textOf(entry));
    return values;
}

Values idOf(const Json* row) { return row ? Values{std::to_string(View::idOf(*row))} : Values{}; }
Values text(const Json* row, const char* field) { return row ? listOf(row->value(field, Json())) : Values{}; }

const Json* deviceOf(const View& view, const Json* interface)
{
    return interface ? follow(view, "dcim/devices", *interface, "device") : nullptr;
}

const Json* siteOf(const View& view, const Json* device)
{
    return device ? follow(view, "dcim/sites", *device, "site") : nullptr;
}

const Json* assignedInterface(const View& view, const Json& row)
{
    return row.value("assigned_object_type", "") == "dcim.interface"
               ? follow(view, "dcim/interfaces", row, "assigned_object_id")
               : nullptr;
}

const Json* scopeSite(const View& view, const Json& row)
{
    return row.value("scope_type", "") == "dcim.site" ? follow(view, "dcim/sites", row, "scope_id") : nullptr;
}

/// Devices a cable ends on, each once.
std::vector<const Json*> cableDevices(const View& view, const Json& row)
{
    std::vector<const Json*> devices;
    for (const char* side : {"a_terminations", "b_terminations"}) {
        for (const auto& end : row.value(side, Json::array())) {
            const Json* device = deviceOf(view, view.store().find("dcim/interfaces", end.value("object_id", Id(0))));
            if (device && std::find(devices.begin(), devices.end(), device) == devices.end())
                devices.push_back(device);
        }
    }
    return devices;
}

template <typename Each>
Values fromCable(const View& view, const Json& row, Each&& each)
{
    Values values;
    for (const Json* device : cableDevices(view, row)) {
        for (auto& value : each(device))
            values.push_back(std::move(value));
    }
    return values;
}

Values vlanIds(const View&, const Json& row)
{
    Values values = listOf(row.value("tagged_vlans", Json()));
    for (auto& value : listOf(row.value("untagged_vlan", Json())))
        values.push_back(std::move(value));
    return values;
}

/// Filters that look beyond the row itself, per endpoint.
const std::map<std::string_view, std::map<std::string_view, Extract>>& specials()
{
    static const std::map<std::string_view, std::map<std::string_view, Extract>> kSpecials{
        {"dcim/interfaces",
         {{"site", [](const View& v, const Json& r) { return text(siteOf(v, deviceOf(v, &r)), "slug"); }},
          {"site_id", [](const View& v, const Json& r) { return idOf(siteOf(v, deviceOf(v, &r))); }},
          {"vlan_id", vlanIds},
          {"cabled", [](const View&, const Json& r) { return Values{r.contains("cable") ? "true" : "false"}; }}}},
        {"dcim/cables",
         {{"site", [](const View& v, const Json& r) {
              return fromCable(v, r, [&v](const Json* device) { return text(siteOf(v, device), "slug"); });
          }},
          {"site_id", [](const View& v, const Json& r) {
              return fromCable(v, r, [&v](const Json* device) { return idOf(siteOf(v, device)); });
          }},
          {"device", [](const View& v, const Json& r) {
              return fromCable(v, r, [](const Json* device) { return text(device, "name"); });
          }},
          {"device_id", [](const View& v, const Json& r) { return fromCable(v, r, idOf); }}}},
        {"ipam/ip-addresses",
         {{"device", [](const View& v, const Json& r) { return text(deviceOf(v, assignedInterface(v, r)), "name"); }},
          {"device_id", [](const View& v, const Json& r) { return idOf(deviceOf(v, assignedInterface(v, r))); }},
          {"interface_id", [](const View& v, const Json& r) { return idOf(assignedInterface(v, r)); }},
          {"interface", [](const View& v, const Json& r) { return text(assignedInterface(v, r), "name"); }},
          {"assigned", [](const View&, const Json& r) {
              return Values{r.contains("assigned_object_id") ? "true" : "false"};
          }}}},
        {"ipam/prefixes",
         {{"site", [](const View& v, const Json& r) { return text(scopeSite(v, r), "slug"); }},
          {"site_id", [](const View& v, const Json& r) { return idOf(scopeSite(v, r)); }}}},
        {"vpn/l2vpn-terminations",
         {{"vlan_id", [](const View&, const Json& r) {
              return r.value("assigned_object_type", "") == "ipam.vlan" ? listOf(r.value("assigned_object_id", Json()))
                                                                        : Values{};
          }}}},
    };
    return kSpecials;
}

Extract specialOf(const Model& model, const std::string& name)
{
    const auto table = specials().find(model.endpoint);
    if (table == specials().end())
        return nullptr;
    const auto found = table->second.find(name);
    return found == table->second.end() ? nullptr : found->second;
}

/// The Ref field behind "device_id" (byId) or "device".
const Field* refField(const Model& model, const std::string& name, bool& byId)
{
    byId = name.ends_with("_id");
    const Field* field = model.field(byId ? std::string_view(name).substr(0, name.size() - 3) : std::string_view(name));
    const bool relation = field && (field->kind == Kind::Ref || field->kind == Kind::RefList);
    return relation ? field : nullptr;
}

bool isSlugged(const Model& model) { return model.has("slug"); }

} // namespace

bool filterNameKnown(const Model& model, const std::string& name)
{
    const auto& ignored = model.ignoredFilters;
    if (std::find(ignored.begin(), ignored.end(), name) != ignored.end())
        return false;
    bool byId = false;
    if (name == "q" || name == "tag" || name.starts_with("cf_") || specialOf(model, name) ||
        refField(model, name, byId))
        return true;
    const Field* field = model.field(name);
    return field && field->kind != Kind::Computed && field->kind != Kind::CustomFields &&
           field->kind != Kind::Url && field->kind != Kind::DisplayUrl && field->kind != Kind::Display;
}

const Model* relatedModel(const Model& model, const std::string& name)
{
    if (!filterNameKnown(model, name))
        return nullptr;
    if (specialOf(model, name))
        return name == "site" ? modelOf("dcim/sites") : name == "device" ? modelOf("dcim/devices") : nullptr;
    bool byId = false;
    const Field* field = refField(model, name, byId);
    return field && !byId && field->kind == Kind::Ref ? modelOf(field->target) : nullptr;
}

std::string relatedText(const View& view, const Model& target, const Json& row, const std::string& name)
{
    if (target.endpoint == "ipam/vrfs")
        return row.value("rd", "");
    if (isSlugged(target))
        return row.value("slug", "");
    return name == "role" ? row.value("slug", "") : view.display(target, row);
}

std::optional<std::vector<std::string>> filterValues(const View& view, const Model& model, const Json& row,
                                                     const std::string& name)
{
    if (!filterNameKnown(model, name))
        return std::nullopt;
    if (const Extract special = specialOf(model, name))
        return special(view, row);
    if (name == "q")
        return Values{view.display(model, row)};
    if (name == "tag") {
        Values tags;
        for (const auto& tag : View::value(model, row, "tags")) {
            if (const Json* found = view.store().find("extras/tags", tag.get<Id>()))
                tags.push_back(found->value("slug", ""));
        }
        return tags;
    }
    if (name.starts_with("cf_")) {
        const Json fields = row.value("custom_fields", Json::object());
        const std::string key = name.substr(3);
        return fields.contains(key) ? listOf(fields[key]) : Values{};
    }
    bool byId = false;
    if (const Field* field = refField(model, name, byId)) {
        const Json& stored = View::value(model, row, field->name);
        if (byId || field->kind == Kind::RefList)
            return listOf(stored);
        const Model& target = *modelOf(field->target);
        const Json* related = stored.is_null() ? nullptr : view.store().find(target, stored.get<Id>());
        if (!related)
            return Values{};
        const std::string label = relatedText(view, target, *related, name);
        return label.empty() ? Values{} : Values{label};
    }
    return listOf(View::value(model, row, name));
}

} // namespace fc::sim::netbox
