#include "sim/netbox/custom_fields.h"

#include "sim/netbox/view.h"

#include <algorithm>
#include <regex>

namespace fc::sim::netbox {

namespace {

/// std::regex recurses with the length of the text.
constexpr std::size_t kLongestText = 1000;

const Json& storedFields(const Json& row)
{
    static const Json kNone = Json::object();
    const auto found = row.find("custom_fields");
    return found == row.end() ? kNone : *found;
}

Json storedValue(const Json& row, const std::string& name)
{
    const auto& fields = storedFields(row);
    const auto found = fields.find(name);
    return found == fields.end() ? Json() : *found;
}

/// The plain value of what a client may send: an id for {"id": 3}, "x" for {"value": "x"}, lists entry by entry.
Json plain(const Json& value)
{
    if (value.is_object() && value.contains("id"))
        return value["id"];
    if (value.is_object() && value.size() == 2 && value.contains("value") && value.contains("label"))
        return value["value"];
    if (!value.is_array())
        return value;
    Json list = Json::array();
    for (const auto& entry : value)
        list.push_back(plain(entry));
    return list;
}

bool hasChoice(const Store& store, const Json& field, const Json& value)
{
    const Json* set = store.find("extras/custom-field-choice-sets", field.value("choice_set", Id(0)));
    if (!set || !set->contains("extra_choices"))
        return false;
    const auto& choices = set->at("extra_choices");
    return std::any_of(choices.begin(), choices.end(),
                       [&value](const Json& choice) { return choice.is_array() && !choice.empty() && choice[0] == value; });
}

std::string refuseNumber(const Json& field, const Json& value)
{
    if (!value.is_number_integer())
        return "Value must be an integer.";
    const auto limit = [&field](const char* key) { return field.contains(key) ? field[key] : Json(); };
    const Json low = limit("validation_minimum");
    const Json high = limit("validation_maximum");
    if (low.is_number() && value.get<double>() < low.get<double>())
        return "Value must be at least " + std::to_string(low.get<Id>());
    if (high.is_number() && value.get<double>() > high.get<double>())
        return "Value must not exceed " + std::to_string(high.get<Id>());
    return {};
}

std::string refuseText(const Json& field, const Json& value)
{
    if (!value.is_string())
        return "Value must be a string.";
    const std::string pattern = field.value("validation_regex", "");
    if (value.get_ref<const std::string&>().size() > kLongestText)
        return "Value is too long";
    if (pattern.empty())
        return {};
    try {
        if (!std::regex_search(value.get_ref<const std::string&>(), std::regex(pattern)))
            return "Value must match regex '" + pattern + "'";
    } catch (const std::regex_error&) {
        return {};
    }
    return {};
}

/// Only the outermost type of the JSON schema is looked at; the lab's callers send well-formed documents.
std::string refuseDocument(const Json& field, const Json& value)
{
    const auto schema = field.find("validation_schema");
    const std::string type = schema != field.end() && schema->is_object() ? schema->value("type", "") : "";
    if ((type == "object" && !value.is_object()) || (type == "array" && !value.is_array()))
        return "Value does not match the JSON schema: it is not of type '" + type + "'";
    return {};
}

/// Why a value cannot be taken, or empty.
std::string refuse(const Store& store, const Json& field, const Json& value)
{
    const std::string type = field.value("type", "text");
    if (value.is_null())
        return {};
    if (type == "integer")
        return refuseNumber(field, value);
    if (type == "text")
        return refuseText(field, value);
    if (type == "json")
        return refuseDocument(field, value);
    if (type == "boolean")
        return value.is_boolean() ? "" : "Value must be true or false.";
    if (type == "object") {
        const Model* target = modelByLabel(field.value("related_object_type", ""));
        const bool known = target && value.is_number_integer() && store.find(*target, value.get<Id>());
        return known ? "" : "Value must be the ID of an existing object";
    }
    const Json values = value.is_array() ? value : Json::array({value});
    for (const auto& entry : values) {
        if (!hasChoice(store, field, entry))
            return "Invalid choice(s) (" + entry.dump() + ")";
    }
    return {};
}

} // namespace

Json printCustomFields(const View& view, const Model& model, const Json& row)
{
    Json out = Json::object();
    for (const Json* field : view.customFields(model)) {
        const std::string name = field->at("name");
        const std::string type = field->value("type", "text");
        const Json stored = storedValue(row, name);
        if (stored.is_null()) {
            out[name] = nullptr;
        } else if (type == "object") {
            const Model* target = modelByLabel(field->value("related_object_type", ""));
            out[name] = target ? view.printRef(*target, stored.get<Id>(), Form::Brief) : Json();
        } else if (type == "select") {
            out[name] = {{"value", stored}, {"label", stored}};
        } else if (type == "multiselect") {
            out[name] = Json::array();
            for (const auto& entry : stored)
                out[name].push_back({{"value", entry}, {"label", entry}});
        } else {
            out[name] = stored;
        }
    }
    return out;
}

Json rawCustomFields(const View& view, const Model& model, const Json& row)
{
    Json out = Json::object();
    for (const Json* field : view.customFields(model)) {
        const std::string name = field->at("name");
        out[name] = storedValue(row, name);
    }
    return out;
}

std::optional<Json> takeCustomFields(const Store& store, const Model& model, const Json& input, Json& fields)
{
    if (!input.is_object())
        return Json{{"custom_fields", Json::array({"Expected a dictionary of custom field values."})}};
    const auto known = store.customFields(model);
    for (const auto& [name, sent] : input.items()) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&name = name](const Json* field) { return field->at("name") == name; });
        if (found == known.end())
            return Json{{"custom_fields",
                         {{name, "Custom field '" + name + "' does not exist for this object type."}}}};
        const bool document = (*found)->value("type", "text") == "json";
        const Json value = document ? sent : plain(sent);
        if (const auto why = refuse(store, **found, value); !why.empty())
            return Json{{"__all__", Json::array({"Invalid value for custom field '" + name + "': " + why})}};
        if (value.is_null())
            fields.erase(name);
        else
            fields[name] = value;
    }
    return std::nullopt;
}

} // namespace fc::sim::netbox
