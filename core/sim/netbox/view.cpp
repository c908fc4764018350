#include "sim/netbox/view.h"

#include "sim/netbox/custom_fields.h"

#include <algorithm>

namespace fc::sim::netbox {

namespace {

const Json kNull;

Json choice(std::string_view list, const Json& value)
{
    if (!value.is_string() || value.get_ref<const std::string&>().empty())
        return nullptr;
    const auto& text = value.get_ref<const std::string&>();
    const auto label = choiceLabel(list, text);
    return {{"value", text}, {"label", label.empty() ? text : std::string(label)}};
}

bool contains(const std::vector<std::string>& list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// NetBox prints the parent objects of an interface without description and with the cable as a number.
Json nestedInterface(const View& view, const Model& model, const Json& row)
{
    const Id id = View::idOf(row);
    Json out = {{"id", id},
                {"url", view.url(model, id)},
                {"display_url", view.base() + "/" + std::string(model.uiPath) + "/" + std::to_string(id) + "/"},
                {"display", view.display(model, row)}};
    if (const Json* device = follow(view, "dcim/devices", row, "device")) {
        const Model& deviceModel = *modelOf("dcim/devices");
        const Id deviceId = View::idOf(*device);
        const std::string name = view.display(deviceModel, *device);
        out["device"] = {{"id", deviceId},
                         {"url", view.url(deviceModel, deviceId)},
                         {"display_url", view.base() + "/dcim/devices/" + std::to_string(deviceId) + "/"},
                         {"display", name},
                         {"name", name}};
    }
    const auto& cable = View::value(model, row, "cable");
    out["name"] = View::value(model, row, "name");
    out["cable"] = cable;
    out["_occupied"] = !cable.is_null();
    return out;
}

} // namespace

const Json& View::value(const Model& model, const Json& row, std::string_view field)
{
    const auto found = row.find(std::string(field));
    if (found != row.end())
        return *found;
    const Field* known = model.field(field);
    return known ? known->fallback : kNull;
}

Id View::idOf(const Json& row)
{
    return row.at("id").get<Id>();
}

const std::vector<const Json*>& View::customFields(const Model& model) const
{
    const auto found = m_customFields.find(&model);
    if (found != m_customFields.end())
        return found->second;
    return m_customFields.emplace(&model, m_store.customFields(model)).first->second;
}

std::string View::url(const Model& model, Id id) const
{
    const auto path = model.urlPath.empty() ? model.endpoint : model.urlPath;
    return m_base + "/api/" + std::string(path) + "/" + std::to_string(id) + "/";
}

std::string View::display(const Model& model, const Json& row) const
{
    if (model.display)
        return model.display(*this, row);
    const auto& name = value(model, row, "name");
    return name.is_string() ? name.get<std::string>() : std::to_string(idOf(row));
}

std::string View::displayOf(std::string_view endpoint, Id id) const
{
    const Model* model = modelOf(endpoint);
    const Json* row = model ? m_store.find(*model, id) : nullptr;
    return row ? display(*model, *row) : std::string();
}

Json View::printRef(const Model& model, Id id, Form form) const
{
    const Json* row = m_store.find(model, id);
    if (!row)
        return nullptr;
    if (form == Form::Nested)
        return nestedInterface(*this, model, *row);
    Selection selection;
    selection.brief = form == Form::Brief;
    if (form == Form::Primary)
        selection.only = {"id", "url", "display", "family", "address", "nat_inside", "nat_outside", "dns_name",
                          "description"};
    return print(model, *row, selection);
}

Json View::printTerminations(const Json& ends) const
{
    Json list = Json::array();
    for (const auto& end : ends) {
        const Model* model = modelByLabel(end.value("object_type", ""));
        const Id id = end.value("object_id", Id(0));
        list.push_back({{"object_type", end.value("object_type", "")},
                        {"object_id", id},
                        {"object", model ? printRef(*model, id, Form::Brief) : Json(nullptr)}});
    }
    return list;
}

Json View::printField(const Model& model, const Field& field, const Json& row) const
{
    const Id id = idOf(row);
    switch (field.kind) {
    case Kind::Url:
        return url(model, id);
    case Kind::DisplayUrl:
        return m_base + "/" + std::string(model.uiPath) + "/" + std::to_string(id) + "/";
    case Kind::Display:
        return display(model, row);
    case Kind::Computed:
        return field.compute(*this, row);
    case Kind::CustomFields:
        return printCustomFields(*this, model, row);
    default:
        break;
    }
    const Json& stored = value(model, row, field.name);
    switch (field.kind) {
    case Kind::Choice:
        return choice(field.target, stored);
    case Kind::Ref:
        return stored.is_number_integer() ? printRef(*modelOf(field.target), stored.get<Id>(), field.form) : Json();
    case Kind::RefList: {
        Json list = Json::array();
        for (const auto& entry : stored)
            list.push_back(printRef(*modelOf(field.target), entry.get<Id>(), field.form));
        return list;
    }
    case Kind::Terminations:
        return printTerminations(stored);
    default:
        return stored;
    }
}

Json View::print(const Model& model, const Json& row, const Selection& selection) const
{
    Json out = Json::object();
    for (const auto& field : model.fields) {
        if (!field.shown)
            continue;
        if (!selection.only.empty()) {
            if (!contains(selection.only, field.name))
                continue;
        } else if (selection.brief) {
            if (std::find(model.brief.begin(), model.brief.end(), field.name) == model.brief.end())
                continue;
        } else if (contains(selection.omit, field.name)) {
            continue;
        }
        out[std::string(field.name)] =
            selection.brief && field.zeroInBrief ? Json(0) : printField(model, field, row);
    }
    return out;
}

Json View::raw(const Model& model, const Json& row) const
{
    Json out = Json::object();
    for (const auto& field : model.fields) {
        if (!field.logged)
            continue;
        const std::string name(field.name);
        const Json& stored = value(model, row, field.name);
        switch (field.kind) {
        case Kind::Computed:
            out[name] = field.compute(*this, row);
            break;
        case Kind::CustomFields:
            out[name] = rawCustomFields(*this, model, row);
            break;
        case Kind::TypeLabel: {
            const Model* target = stored.is_string() ? modelByLabel(stored.get_ref<const std::string&>()) : nullptr;
            out[name] = target ? Json(target->contentType) : Json(nullptr);
            break;
        }
        case Kind::RefList:
            if (name == "tags") {
                out[name] = Json::array();
                for (const auto& tag : stored)
                    out[name].push_back(displayOf("extras/tags", tag.get<Id>()));
                break;
            }
            out[name] = stored;
            break;
        default:
            out[name] = stored;
        }
    }
    return out;
}

const Json* follow(const View& view, std::string_view endpoint, const Json& row, std::string_view field)
{
    const auto found = row.find(std::string(field));
    if (found == row.end() || !found->is_number_integer())
        return nullptr;
    return view.store().find(endpoint, found->get<Id>());
}

Json countOf(const View& view, const Json& row, std::string_view endpoint, std::string_view field)
{
    return view.store().referrers(endpoint, field, View::idOf(row)).size();
}

} // namespace fc::sim::netbox
