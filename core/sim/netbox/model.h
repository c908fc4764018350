#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// The NetBox-shaped server inside the lab. One place says what a NetBox object looks like: the field tables below.
namespace fc::sim::netbox {

using Json = nlohmann::ordered_json;
using Id = std::int64_t;

class View;

/// How a field is stored, written and printed.
enum class Kind : std::uint8_t {
    PrimaryKey, Url, DisplayUrl, Display, Created, LastUpdated, ///< kept or made by the server
    Text, Integer, Number, Flag,                        ///< plain values
    Data,                                               ///< any JSON, printed as stored
    Choice,                                             ///< stored as value, printed as {value, label}
    Ref, RefList,                                       ///< stored as id(s), printed as nested objects
    TypeLabel,                                          ///< "dcim.interface"; a number in the change log
    ObjectId,                                           ///< id of an object whose type another field names
    Terminations,                                       ///< cable ends: [{object_type, object_id}]
    CustomFields,
    Computed,                                           ///< printed only
};

/// How a referred object is printed.
enum class Form : std::uint8_t {
    Brief,   ///< the model's brief fields
    Nested,  ///< the leaner form NetBox uses inside an interface's lag and parent
    Full,    ///< every field (route targets inside a VRF)
    Primary, ///< an address as primary_ip4 of a device
};

/// What deleting the object referred to does to the one that refers.
enum class OnDelete : std::uint8_t { SetNull, Protect, Cascade };

using Compute = Json (*)(const View& view, const Json& row);
using DisplayText = std::string (*)(const View& view, const Json& row);

struct Field
{
    std::string_view name;
    Kind kind = Kind::Computed;
    Json fallback = nullptr;       ///< value of a row that does not say; null also means "may be null"
    std::string_view target = {};  ///< endpoint of Ref and RefList, choice list of Choice, type field of ObjectId
    Form form = Form::Brief;
    OnDelete onDelete = OnDelete::SetNull;
    Compute compute = nullptr;
    bool required = false;
    bool readOnly = false;
    bool shown = true;             ///< part of the object as printed
    bool logged = false;           ///< part of prechange_data and postchange_data
    bool zeroInBrief = false;      ///< a count that NetBox 4.7.3 prints as 0 wherever the object is nested
    std::int64_t low = std::numeric_limits<std::int64_t>::min();
    std::int64_t high = std::numeric_limits<std::int64_t>::max();

    Field&& must() && { required = true; return std::move(*this); }
    Field&& range(std::int64_t from, std::int64_t to) && { low = from; high = to; return std::move(*this); }
    Field&& byServer() && { readOnly = true; return std::move(*this); }
    Field&& hidden() && { shown = false; return std::move(*this); }
    Field&& notCountedInBrief() && { zeroInBrief = true; return std::move(*this); }
    Field&& inLog() && { logged = true; return std::move(*this); }
    Field&& as(Form value) && { form = value; return std::move(*this); }
    Field&& protects() && { onDelete = OnDelete::Protect; return std::move(*this); }
    Field&& cascades() && { onDelete = OnDelete::Cascade; return std::move(*this); }
};

/// One kind of object.
struct Model
{
    std::string_view endpoint;       ///< "dcim/interfaces"
    std::string_view label;          ///< "dcim.interface"
    std::string_view className;      ///< "Interface", in "No Interface matches the given query."
    std::string_view verboseName;    ///< "interface", in the change log
    int contentType = 0;             ///< its number in generic relations of the change log
    std::string_view uiPath;         ///< of display_url; empty: the object has none
    std::string_view urlPath;        ///< of url, where it differs from the endpoint
    std::vector<Field> fields = {};       ///< in the order NetBox prints them
    std::vector<std::string_view> brief = {};
    std::vector<std::string_view> order = {};                  ///< default ordering
    std::vector<std::vector<std::string_view>> unique = {};    ///< field sets; a null in a set exempts the row
    DisplayText display = nullptr;   ///< null: the name
    std::vector<std::string_view> ignoredFilters = {};         ///< filter names this server ignores like NetBox does

    const Field* field(std::string_view name) const;
    bool has(std::string_view name) const { return field(name) != nullptr; }
};

/// Every model. Built once; the references stay valid.
const std::vector<Model>& models();
/// By endpoint or alias ("plugins/bgp/bgpsession"); null if unknown.
const Model* modelOf(std::string_view endpoint);
/// By label; null if unknown.
const Model* modelByLabel(std::string_view label);

/// Label of a choice, or empty if the list has no such value.
std::string_view choiceLabel(std::string_view list, std::string_view value);

std::vector<Model> dcimModels();
std::vector<Model> ipamModels();
std::vector<Model> bgpModels();
std::vector<Model> extrasModels();

} // namespace fc::sim::netbox
