#include "sim/fabric/ipv4.h"
#include "sim/netbox/answers.h"
#include "sim/netbox/custom_fields.h"
#include "sim/netbox/view.h"
#include "sim/netbox/writer.h"

#include <algorithm>
#include <charconv>
#include <variant>

namespace fc::sim::netbox {

namespace {

struct Failure
{
    std::string text;
};
/// The stored form of a sent value, or why it is refused.
using Taken = std::variant<Json, Failure>;

bool sameValue(const Json& have, const Json& want)
{
    if (have == want)
        return true;
    return have.is_string() && want.is_number() && have.get_ref<const std::string&>() == want.dump();
}

/// {"vid": 50} or {"site": {"slug": "dc1"}}: the one row with these attributes.
Taken byAttributes(const View& view, const Model& model, const Json& attributes)
{
    std::vector<Id> found;
    for (const auto& [id, row] : view.store().rows(model)) {
        const bool matches = std::all_of(attributes.items().begin(), attributes.items().end(), [&](const auto& item) {
            const Json& have = View::value(model, *row, item.key());
            const Field* field = model.field(item.key());
            if (field && field->kind == Kind::Ref && item.value().is_object() && have.is_number_integer()) {
                const auto inner = byAttributes(view, *modelOf(field->target), item.value());
                return std::holds_alternative<Json>(inner) && std::get<Json>(inner) == have;
            }
            return item.key() == "id" ? Json(id) == item.value() : sameValue(have, item.value());
        });
        if (matches)
            found.push_back(id);
    }
    if (found.size() == 1)
        return Json(found.front());
    return Failure{found.empty() ? "Related object not found using the provided attributes: " + attributes.dump()
                                 : "Multiple objects match the provided attributes: " + attributes.dump()};
}

Taken takeRef(const View& view, std::string_view endpoint, const Json& value)
{
    const Model& model = *modelOf(endpoint);
    if (value.is_object() && value.contains("id") && value["id"].is_number_integer())
        return takeRef(view, endpoint, value["id"]);
    if (value.is_object())
        return byAttributes(view, model, value);
    Id id = 0;
    bool numeric = value.is_number_integer();
    if (numeric) {
        id = value.get<Id>();
    } else if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const auto result = std::from_chars(text.data(), text.data() + text.size(), id);
        numeric = result.ec == std::errc() && result.ptr == text.data() + text.size();
    }
    if (!numeric)
        return Failure{"Related objects must be referenced by numeric ID or by dictionary of attributes. Received an "
                       "unrecognized value: " +
                       value.dump()};
    if (!view.store().find(model, id))
        return Failure{"Related object not found using the provided numeric ID: " + std::to_string(id)};
    return Json(id);
}

Taken takeRefs(const View& view, std::string_view endpoint, const Json& value)
{
    if (!value.is_array())
        return Failure{"Expected a list of items but got type \"" + std::string(value.type_name()) + "\"."};
    Json list = Json::array();
    for (const auto& entry : value) {
        auto taken = takeRef(view, endpoint, entry);
        if (std::holds_alternative<Failure>(taken))
            return taken;
        if (std::find(list.begin(), list.end(), std::get<Json>(taken)) == list.end())
            list.push_back(std::get<Json>(taken));
    }
    return list;
}

Taken takeText(const Field& field, const Json& value)
{
    if (value.is_number())
        return Json(value.dump());
    if (!value.is_string())
        return Failure{"Not a valid string."};
    if (field.required && value.get_ref<const std::string&>().empty())
        return Failure{"This field may not be blank."};
    return value;
}

Taken takeInteger(const Field& field, const Json& value)
{
    Id number = 0;
    if (value.is_number_integer()) {
        number = value.get<Id>();
    } else if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
        if (result.ec != std::errc() || result.ptr != text.data() + text.size())
            return Failure{"A valid integer is required."};
    } else {
        return Failure{"A valid integer is required."};
    }
    if (number > field.high)
        return Failure{"Ensure this value is less than or equal to " + std::to_string(field.high) + "."};
    if (number < field.low)
        return Failure{"Ensure this value is greater than or equal to " + std::to_string(field.low) + "."};
    return Json(number);
}

Taken takeChoice(const Field& field, const Json& value)
{
    const Json plain = value.is_object() && value.contains("value") ? value["value"] : value;
    if (plain.is_string() && plain.get_ref<const std::string&>().empty())
        return field.fallback.is_null() ? Taken(Json()) : Taken(Failure{"This field may not be blank."});
    if (!plain.is_string() || choiceLabel(field.target, plain.get_ref<const std::string&>()).empty())
        return Failure{(plain.is_string() ? plain.get<std::string>() : plain.dump()) + " is not a valid choice."};
    return plain;
}

Taken takeTypeLabel(const Json& value)
{
    const Model* model = value.is_string() ? modelByLabel(value.get_ref<const std::string&>()) : nullptr;
    return model ? Taken(value) : Taken(Failure{"Invalid value. Specify a content type as '<app_label>.<model_name>'."});
}

Taken takeTerminations(const View& view, const Json& value)
{
    if (!value.is_array())
        return Failure{"Expected a list of items."};
    Json list = Json::array();
    for (const auto& end : value) {
        const bool named = end.is_object() && end.contains("object_type") && end["object_type"].is_string();
        const std::string type = named ? end["object_type"].get<std::string>() : std::string();
        const Model* model = modelByLabel(type);
        const Json id = end.is_object() && end.contains("object_id") ? end["object_id"] : Json();
        if (!model || !id.is_number_integer() || !view.store().find(*model, id.get<Id>()))
            return Failure{"Related object not found using the provided termination: " + end.dump()};
        list.push_back({{"object_type", type}, {"object_id", id}});
    }
    return list;
}

Taken takeValue(const View& view, const Field& field, const Json& value)
{
    if (value.is_null()) {
        const bool allowed = field.fallback.is_null() && !field.required;
        return allowed ? Taken(value) : Taken(Failure{"This field may not be null."});
    }
    switch (field.kind) {
    case Kind::Text:
        return takeText(field, value);
    case Kind::Integer:
        return takeInteger(field, value);
    case Kind::Number:
        return value.is_number() ? Taken(value) : Taken(Failure{"A valid number is required."});
    case Kind::Flag:
        return value.is_boolean() ? Taken(value) : Taken(Failure{"Must be a valid boolean."});
    case Kind::Choice:
        return takeChoice(field, value);
    case Kind::Ref:
        return takeRef(view, field.target, value);
    case Kind::RefList:
        return takeRefs(view, field.target, value);
    case Kind::TypeLabel:
        return takeTypeLabel(value);
    case Kind::ObjectId:
        return value.is_number_integer() ? Taken(value) : Taken(Failure{"A valid integer is required."});
    case Kind::Terminations:
        return takeTerminations(view, value);
    default:
        return value;
    }
}

bool keptByServer(const Field& field)
{
    return field.readOnly || field.kind == Kind::Computed || field.kind == Kind::CustomFields;
}

/// Rows keep only what differs from the fallback.
void store(Json& row, const Field& field, const Json& value)
{
    const std::string name(field.name);
    if (value.is_null() || value == field.fallback)
        row.erase(name);
    else
        row[name] = value;
}

/// Both ends of a generic relation have to be there, and the object has to exist.
void checkObjectIds(const View& view, const Model& model, const Json& row, Json& errors)
{
    for (const auto& field : model.fields) {
        if (field.kind != Kind::ObjectId || errors.contains(std::string(field.name)))
            continue;
        const Json& type = View::value(model, row, field.target);
        const Json& id = View::value(model, row, field.name);
        if (type.is_null() && id.is_null())
            continue;
        const Model* target = type.is_string() ? modelByLabel(type.get_ref<const std::string&>()) : nullptr;
        if (!target || id.is_null() || !view.store().find(*target, id.get<Id>()))
            errors.update(fieldError(field.name, "Related object not found using the provided type and ID."));
    }
}

void checkNetworkText(const Model& model, const Json& row, Json& errors)
{
    for (const auto name : {"address", "prefix"}) {
        const auto value = row.find(name);
        const bool applies = model.endpoint == "ipam/ip-addresses" || model.endpoint == "ipam/prefixes";
        if (applies && value != row.end() && value->is_string() && !isNetworkText(value->get<std::string>()))
            errors.update(fieldError(name, "Invalid IP address format: " + value->get<std::string>()));
    }
}

} // namespace

bool isNetworkText(const std::string& text)
{
    if (text.find(':') == std::string::npos)
        return parseIpv4Prefix(text).ok();
    const auto slash = text.find('/');
    return slash != std::string::npos && slash + 1 < text.size() &&
           text.find_first_not_of("0123456789abcdefABCDEF:./") == std::string::npos;
}

Refusal takeFields(const Store& store_, const Model& model, const Json& input, Json& row, bool creating)
{
    if (!input.is_object())
        return Json{{"non_field_errors", Json::array({"Invalid data. Expected a dictionary."})}};
    const View view(store_, {});
    Json errors = Json::object();
    for (const auto& field : model.fields) {
        const std::string name(field.name);
        const auto sent = input.find(name);
        if (keptByServer(field))
            continue;
        if (sent == input.end()) {
            if (creating && field.required)
                errors.update(fieldError(name, "This field is required."));
            continue;
        }
        const auto taken = takeValue(view, field, *sent);
        if (const auto* failure = std::get_if<Failure>(&taken))
            errors.update(fieldError(name, failure->text));
        else
            store(row, field, std::get<Json>(taken));
    }
    checkObjectIds(view, model, row, errors);
    checkNetworkText(model, row, errors);
    if (!errors.empty())
        return errors;
    const auto fields = input.find("custom_fields");
    if (fields == input.end() || !model.has("custom_fields"))
        return std::nullopt;
    Json kept = row.value("custom_fields", Json::object());
    if (auto refusal = takeCustomFields(store_, model, *fields, kept))
        return refusal;
    if (kept.empty())
        row.erase("custom_fields");
    else
        row["custom_fields"] = kept;
    return std::nullopt;
}

} // namespace fc::sim::netbox
