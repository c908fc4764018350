#pragma once

#include "sim/netbox/model.h"

/// Makers for the rows of the field tables.
namespace fc::sim::netbox::fields {

inline Field make(std::string_view name, Kind kind, Json fallback)
{
    Field field;
    field.name = name;
    field.kind = kind;
    field.fallback = std::move(fallback);
    field.logged = kind != Kind::Computed;
    return field;
}

inline Field server(std::string_view name, Kind kind)
{
    Field field = make(name, kind, nullptr);
    field.readOnly = true;
    field.logged = false;
    return field;
}

inline Field id() { return server("id", Kind::PrimaryKey); }
inline Field url() { return server("url", Kind::Url); }
inline Field displayUrl() { return server("display_url", Kind::DisplayUrl); }
inline Field display() { return server("display", Kind::Display); }
inline Field created() { return server("created", Kind::Created); }
inline Field lastUpdated() { return server("last_updated", Kind::LastUpdated); }

inline Field text(std::string_view name) { return make(name, Kind::Text, ""); }
inline Field textOrNull(std::string_view name) { return make(name, Kind::Text, nullptr); }
inline Field integer(std::string_view name) { return make(name, Kind::Integer, nullptr); }
inline Field integer(std::string_view name, int fallback) { return make(name, Kind::Integer, fallback); }
inline Field number(std::string_view name) { return make(name, Kind::Number, nullptr); }
inline Field number(std::string_view name, double fallback) { return make(name, Kind::Number, fallback); }
inline Field flag(std::string_view name, bool fallback) { return make(name, Kind::Flag, fallback); }
inline Field list(std::string_view name) { return make(name, Kind::Data, Json::array()); }
inline Field object(std::string_view name) { return make(name, Kind::Data, Json::object()); }
inline Field data(std::string_view name) { return make(name, Kind::Data, nullptr); }

inline Field choice(std::string_view name, std::string_view choices, Json fallback = nullptr)
{
    Field field = make(name, Kind::Choice, std::move(fallback));
    field.target = choices;
    return field;
}

inline Field ref(std::string_view name, std::string_view endpoint)
{
    Field field = make(name, Kind::Ref, nullptr);
    field.target = endpoint;
    return field;
}

inline Field refs(std::string_view name, std::string_view endpoint)
{
    Field field = make(name, Kind::RefList, Json::array());
    field.target = endpoint;
    return field;
}

inline Field typeLabel(std::string_view name) { return make(name, Kind::TypeLabel, nullptr); }

inline Field objectId(std::string_view name, std::string_view typeField)
{
    Field field = make(name, Kind::ObjectId, nullptr);
    field.target = typeField;
    return field;
}

inline Field computed(std::string_view name, Compute compute)
{
    Field field = make(name, Kind::Computed, nullptr);
    field.compute = compute;
    field.readOnly = true;
    return field;
}

/// A relation or value the lab has no objects for: always printed as `value`, never kept.
inline Field fixed(std::string_view name, Json value = nullptr)
{
    Field field = make(name, Kind::Data, std::move(value));
    field.readOnly = true;
    return field;
}

inline Field tags() { return refs("tags", "extras/tags"); }
inline Field customFields() { return make("custom_fields", Kind::CustomFields, Json::object()); }
inline Field description() { return text("description"); }
inline Field owner() { return fixed("owner"); }
inline Field comments() { return text("comments"); }

} // namespace fc::sim::netbox::fields
