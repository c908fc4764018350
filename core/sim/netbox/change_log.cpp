#include "sim/netbox/change_log.h"

#include "sim/netbox/answers.h"
#include "sim/netbox/listing.h"

#include <algorithm>
#include <map>

namespace fc::sim::netbox {

namespace {

const Json kEmpty = Json::object();

std::string actionLabel(const std::string& action)
{
    return action == "create" ? "Created" : action == "delete" ? "Deleted" : "Updated";
}

std::string appName(std::string_view label)
{
    const auto app = label.substr(0, label.find('.'));
    if (app == "netbox_bgp")
        return "BGP";
    std::string name(app);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; });
    return app == "extras" ? "Extras" : name;
}

bool shows(const Selection& selection, const std::string& name)
{
    const auto holds = [&name](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    if (!selection.only.empty())
        return holds(selection.only);
    const bool short_ = name == "id" || name == "url" || name == "display" || name == "time";
    return selection.brief ? short_ : !holds(selection.omit);
}

Json dataOf(const View& view, const Change& change, const RowPtr& row)
{
    return row ? view.raw(*change.model, *row) : kEmpty;
}

/// Fields are made only if shown: the two data documents are most of the cost.
Json print(const View& view, const Change& change, const Selection& selection)
{
    const std::string number = std::to_string(change.id);
    const std::string action = actionLabel(change.action);
    std::string verb = action;
    std::transform(verb.begin(), verb.end(), verb.begin(),
                   [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
    Json out = Json::object();
    const auto add = [&](const char* name, auto&& make) {
        if (shows(selection, name))
            out[name] = make();
    };
    add("id", [&] { return Json(change.id); });
    add("url", [&] { return Json(view.base() + "/api/core/object-changes/" + number + "/"); });
    add("display_url", [&] { return Json(view.base() + "/core/changelog/" + number + "/"); });
    add("display", [&] {
        return Json(appName(change.model->label) + " | " + std::string(change.model->verboseName) + " " +
                    change.objectText + " " + verb + " by " + change.user);
    });
    add("time", [&] { return Json(change.time); });
    add("user", [&] {
        return Json{{"id", 1},
                    {"url", view.base() + "/api/users/users/1/"},
                    {"display", change.user},
                    {"username", change.user}};
    });
    add("user_name", [&] { return Json(change.user); });
    add("request_id", [&] { return Json(change.requestId); });
    add("action", [&] { return Json{{"value", change.action}, {"label", action}}; });
    add("changed_object_type", [&] { return Json(change.model->label); });
    add("changed_object_id", [&] { return Json(change.objectId); });
    add("changed_object", [&] { return view.printRef(*change.model, change.objectId, Form::Brief); });
    add("object_repr", [&] { return Json(change.objectText); });
    add("message", [&] { return Json(change.message); });
    add("prechange_data", [&] { return dataOf(view, change, change.before); });
    add("postchange_data", [&] { return dataOf(view, change, change.after); });
    return out;
}

/// What a change offers to filters; nullopt: no such filter.
std::optional<std::vector<std::string>> valuesOf(const Change& change, const std::string& name)
{
    using Values = std::vector<std::string>;
    if (name == "id")
        return Values{std::to_string(change.id)};
    if (name == "time" || name == "time_after" || name == "time_before")
        return Values{change.time};
    if (name == "action")
        return Values{change.action};
    if (name == "request_id")
        return Values{change.requestId};
    if (name == "user" || name == "user_name")
        return Values{change.user};
    if (name == "changed_object_type")
        return Values{std::string(change.model->label)};
    if (name == "changed_object_type_id")
        return Values{std::to_string(change.model->contentType)};
    if (name == "changed_object_id")
        return Values{std::to_string(change.objectId)};
    if (name == "object_repr")
        return Values{change.objectText};
    return std::nullopt;
}

bool selected(const Change& change, const std::vector<FilterTerm>& terms)
{
    return std::all_of(terms.begin(), terms.end(), [&change](FilterTerm term) {
        if (term.name == "time_after")
            term.op = "gte";
        if (term.name == "time_before")
            term.op = "lte";
        const auto have = valuesOf(change, term.name);
        return !have || holds(term, *have);
    });
}

} // namespace

HttpAnswer changeList(const View& view, const HttpCall& call)
{
    const auto terms = filterTerms(call.query);
    std::map<Id, const Change*> found;
    std::vector<Id> ids;
    for (const auto& change : view.store().changes()) {
        if (!selected(*change, terms))
            continue;
        found.emplace(change->id, change.get());
        ids.push_back(change->id);
    }
    // Newest first, unless the caller asks for ascending ids.
    const auto* ordering = find(call.query, "ordering");
    if (!ordering || *ordering != "id")
        std::reverse(ids.begin(), ids.end());
    const Selection selection = selectionOf(call.query);
    return listAnswer(call.query, view.base() + call.path, std::move(ids),
                      [&](Id id) { return print(view, *found.at(id), selection); });
}

HttpAnswer changeDetail(const View& view, const HttpCall& call, Id id)
{
    for (const auto& change : view.store().changes()) {
        if (change->id == id)
            return jsonAnswer(200, print(view, *change, selectionOf(call.query)));
    }
    return detail(404, "No ObjectChange matches the given query.");
}

HttpAnswer objectTypes(const View& view, const HttpCall& call)
{
    std::map<Id, const Model*> types;
    std::vector<Id> ids;
    for (const auto& model : models())
        types.emplace(model.contentType, &model);
    for (const auto& [id, model] : types)
        ids.push_back(id);
    const Selection selection = selectionOf(call.query);
    return listAnswer(call.query, view.base() + call.path, std::move(ids), [&](Id id) {
        const Model& model = *types.at(id);
        const auto dot = model.label.find('.');
        const Json whole = {{"id", id},
                            {"url", view.base() + "/api/core/object-types/" + std::to_string(id) + "/"},
                            {"display", appName(model.label) + " | " + std::string(model.verboseName)},
                            {"app_label", model.label.substr(0, dot)},
                            {"model", model.label.substr(dot + 1)}};
        Json out = Json::object();
        for (const auto& [key, value] : whole.items()) {
            if (shows(selection, key))
                out[key] = value;
        }
        return out;
    });
}

} // namespace fc::sim::netbox
