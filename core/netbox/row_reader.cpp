#include "netbox/row_reader.h"

#include <charconv>
#include <limits>

namespace fc::netbox {

namespace {

using intent::ObjectId;
using nlohmann::json;

const json* find(const json& object, std::string_view key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(std::string(key));
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

/// A number, also where a retyped custom field made it a text.
std::optional<std::int64_t> toNumber(const json& value)
{
    if (value.is_number_unsigned()) {
        const auto wide = value.get<std::uint64_t>();
        if (wide > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        return static_cast<std::int64_t>(wide);
    }
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (!text.empty() && error == std::errc() && end == text.data() + text.size())
            return number;
    }
    if (const json* inner = find(value, "value"))
        return inner->is_object() ? std::nullopt : toNumber(*inner);
    return std::nullopt;
}

std::optional<std::string> scalarText(const json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return std::to_string(value.get<std::int64_t>());
    for (const char* key : {"value", "name", "display"}) {
        if (const json* inner = find(value, key); inner != nullptr && inner->is_string())
            return inner->get<std::string>();
    }
    return std::nullopt;
}

ObjectId idOf(const json& value)
{
    if (const json* inner = find(value, "id"))
        return toNumber(*inner).value_or(0);
    return value.is_object() ? 0 : toNumber(value).value_or(0);
}

std::string_view kindOf(const json& value)
{
    if (value.is_object())
        return "an object";
    if (value.is_array())
        return "a list";
    if (value.is_string())
        return "text";
    if (value.is_boolean())
        return "true or false";
    return "a number";
}

} // namespace

RowReader::RowReader(const json& row) : m_row(row)
{
    if (!row.is_object())
        m_problem = "a row is " + std::string(kindOf(row)) + " where an object belongs";
}

const json* RowReader::member(std::string_view field) const
{
    return find(m_row, field);
}

void RowReader::fail(std::string_view field, std::string_view what)
{
    if (!m_problem.empty())
        return;
    const json* id = member("id");
    const std::string who = id != nullptr && id->is_number_integer() ? "id " + std::to_string(id->get<std::int64_t>()) : "a row";
    m_problem = who + ": \"" + std::string(field) + "\" " + std::string(what);
}

ObjectId RowReader::id()
{
    const json* value = member("id");
    if (value == nullptr || !value->is_number_integer() || toNumber(*value).value_or(0) <= 0) {
        fail("id", "is missing or no positive number");
        return 0;
    }
    return *toNumber(*value);
}

std::string RowReader::text(std::string_view field)
{
    const json* value = member(field);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        fail(field, "is " + std::string(kindOf(*value)) + " where text belongs");
        return {};
    }
    return bounded(field, value->get_ref<const std::string&>());
}

std::string RowReader::bounded(std::string_view field, const std::string& value)
{
    if (value.size() <= kLongestText)
        return value;
    fail(field, "is longer than " + std::to_string(kLongestText) + " bytes");
    return {};
}

std::string RowReader::choice(std::string_view field)
{
    const json* value = member(field);
    if (value == nullptr)
        return {};
    auto text = scalarText(*value);
    if (!text)
        fail(field, "is " + std::string(kindOf(*value)) + " where a choice belongs");
    return bounded(field, text.value_or(std::string()));
}

bool RowReader::flag(std::string_view field, bool fallback)
{
    const json* value = member(field);
    if (value == nullptr)
        return fallback;
    if (!value->is_boolean()) {
        fail(field, "is " + std::string(kindOf(*value)) + " where true or false belongs");
        return fallback;
    }
    return value->get<bool>();
}

std::optional<std::int64_t> RowReader::number(std::string_view field)
{
    const json* value = member(field);
    if (value == nullptr)
        return std::nullopt;
    auto number = toNumber(*value);
    if (!number)
        fail(field, "is " + std::string(kindOf(*value)) + " where a whole number belongs");
    return number;
}

ObjectId RowReader::relation(std::string_view field)
{
    const json* value = member(field);
    if (value == nullptr)
        return 0;
    const ObjectId id = idOf(*value);
    if (id <= 0)
        fail(field, "is " + std::string(kindOf(*value)) + " without an id where a relation belongs");
    return id;
}

std::vector<ObjectId> RowReader::relations(std::string_view field)
{
    std::vector<ObjectId> out;
    const json* value = member(field);
    if (value == nullptr)
        return out;
    if (!value->is_array()) {
        fail(field, "is " + std::string(kindOf(*value)) + " where a list belongs");
        return out;
    }
    for (const json& item : *value) {
        const ObjectId id = idOf(item);
        if (id <= 0)
            fail(field, "has an item without an id");
        else
            out.push_back(id);
    }
    return out;
}

const json* RowReader::related(std::string_view field) const
{
    const json* value = member(field);
    return value != nullptr && value->is_object() ? value : nullptr;
}

std::string RowReader::relatedText(std::string_view field, std::string_view name)
{
    const json* object = related(field);
    const json* value = object == nullptr ? nullptr : find(*object, name);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        fail(std::string(field) + "." + std::string(name), "is " + std::string(kindOf(*value)) + " where text belongs");
        return {};
    }
    return bounded(std::string(field) + "." + std::string(name), value->get_ref<const std::string&>());
}

std::optional<std::int64_t> RowReader::relatedNumber(std::string_view field, std::string_view name)
{
    const json* object = related(field);
    const json* value = object == nullptr ? nullptr : find(*object, name);
    return value == nullptr ? std::nullopt : toNumber(*value);
}

const json* RowReader::customField(std::initializer_list<std::string_view> names) const
{
    const json* fields = related("custom_fields");
    if (fields == nullptr)
        return nullptr;
    for (const std::string_view name : names) {
        if (const json* value = find(*fields, name))
            return value;
    }
    return nullptr;
}

std::string RowReader::customText(std::initializer_list<std::string_view> names)
{
    const json* value = customField(names);
    if (value == nullptr)
        return {};
    auto text = scalarText(*value);
    if (!text)
        fail("custom_fields." + std::string(*names.begin()), "is " + std::string(kindOf(*value)) + " where text belongs");
    return bounded("custom_fields." + std::string(*names.begin()), text.value_or(std::string()));
}

std::optional<std::int64_t> RowReader::customNumber(std::initializer_list<std::string_view> names)
{
    const json* value = customField(names);
    if (value == nullptr)
        return std::nullopt;
    auto number = toNumber(*value);
    if (!number)
        fail("custom_fields." + std::string(*names.begin()),
             "is " + std::string(kindOf(*value)) + " where a whole number belongs");
    return number;
}

ObjectId RowReader::customRelation(std::initializer_list<std::string_view> names)
{
    const json* value = customField(names);
    return value == nullptr ? 0 : idOf(*value);
}

std::vector<std::string> RowReader::customTexts(std::initializer_list<std::string_view> names)
{
    std::vector<std::string> out;
    const json* value = customField(names);
    if (value == nullptr)
        return out;
    if (value->is_array()) {
        for (const json& item : *value) {
            if (const auto text = scalarText(item))
                out.push_back(bounded("custom_fields." + std::string(*names.begin()), *text));
            else
                fail("custom_fields." + std::string(*names.begin()), "has an item that is no text");
        }
        return out;
    }
    const auto whole = scalarText(*value);
    if (!whole) {
        fail("custom_fields." + std::string(*names.begin()), "is " + std::string(kindOf(*value)) + " where a list belongs");
        return out;
    }
    if (whole->size() > kLongestText) {
        fail("custom_fields." + std::string(*names.begin()), "is longer than " + std::to_string(kLongestText) + " bytes");
        return out;
    }
    std::size_t start = 0;
    while (start <= whole->size()) {
        const std::size_t comma = std::min(whole->find(',', start), whole->size());
        std::size_t from = start;
        std::size_t to = comma;
        while (from < to && (*whole)[from] == ' ')
            ++from;
        while (to > from && (*whole)[to - 1] == ' ')
            --to;
        if (to > from)
            out.push_back(whole->substr(from, to - from));
        start = comma + 1;
    }
    return out;
}

} // namespace fc::netbox
