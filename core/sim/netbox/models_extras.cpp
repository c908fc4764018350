#include "sim/netbox/fields.h"
#include "sim/netbox/view.h"

#include <algorithm>

namespace fc::sim::netbox {

namespace {

using namespace fields;

Json dataType(const View&, const Json& row)
{
    const std::string type = row.value("type", "text");
    if (type == "integer" || type == "boolean")
        return type;
    if (type == "object" || type == "json")
        return "object";
    return type == "multiselect" || type == "multiobject" ? "array" : "string";
}

/// A custom field shows its label, or its name as a sentence: "bgp_asn" -> "Bgp asn".
std::string fieldDisplay(const View&, const Json& row)
{
    std::string text = row.value("label", "");
    if (!text.empty())
        return text;
    text = row.value("name", "");
    std::replace(text.begin(), text.end(), '_', ' ');
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

Json choicesCount(const View&, const Json& row)
{
    return row.contains("extra_choices") ? row["extra_choices"].size() : 0;
}

} // namespace

std::vector<Model> extrasModels()
{
    std::vector<Model> found;
    found.push_back({
        .endpoint = "extras/custom-field-choice-sets",
        .label = "extras.customfieldchoiceset",
        .className = "CustomFieldChoiceSet",
        .verboseName = "custom field choice set",
        .contentType = 120,
        .uiPath = "extras/custom-field-choices",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), description(), data("base_choices"),
                   list("extra_choices"), object("choice_colors"), flag("order_alphabetically", false),
                   computed("choices_count", choicesCount), owner(), created(), lastUpdated()},
        .brief = {"id", "url", "display", "name", "description", "choices_count"},
        .order = {"name"},
        .unique = {{"name"}},
    });
    found.push_back({
        .endpoint = "extras/custom-fields",
        .label = "extras.customfield",
        .className = "CustomField",
        .verboseName = "custom field",
        .contentType = 119,
        .uiPath = "extras/custom-fields",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), list("object_types").must(),
                   choice("type", "field-type", "text"), textOrNull("related_object_type"),
                   computed("data_type", dataType), text("name").must(), text("label"), text("group_name"),
                   description(), flag("required", false), flag("unique", false), integer("search_weight", 1000),
                   choice("filter_logic", "field-logic", "loose"), choice("ui_visible", "field-visible", "always"),
                   choice("ui_editable", "field-editable", "yes"), flag("is_cloneable", false),
                   flag("nulls_first", true), data("default"), data("related_object_filter"), integer("weight", 100),
                   number("validation_minimum"), number("validation_maximum"), text("validation_regex"),
                   data("validation_schema"), ref("choice_set", "extras/custom-field-choice-sets"),
                   choice("status", "field-status", "active").byServer(), owner(), comments(), created(),
                   lastUpdated()},
        .brief = {"id", "url", "display", "name", "description"},
        .order = {"group_name", "weight", "name"},
        .unique = {{"name"}},
        .display = fieldDisplay,
    });
    found.push_back({
        .endpoint = "extras/tags",
        .label = "extras.tag",
        .className = "Tag",
        .verboseName = "tag",
        .contentType = 114,
        .uiPath = "extras/tags",
        .urlPath = {},
        .fields = {id(), url(), displayUrl(), display(), text("name").must(), text("slug").must(),
                   make("color", Kind::Text, "9e9e9e"), description(), integer("weight", 1000), list("object_types"),
                   owner(), created(), lastUpdated()},
        .brief = {"id", "url", "display", "name", "slug", "color"},
        .order = {"weight", "name"},
        .unique = {{"name"}, {"slug"}},
    });
    return found;
}

} // namespace fc::sim::netbox
