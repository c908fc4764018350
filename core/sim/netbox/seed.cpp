#include "sim/netbox/view.h"
#include "sim/netbox/writer.h"

#include <map>

namespace fc::sim::netbox {

namespace {

Status refuse(const std::string& endpoint, const std::string& row, const std::string& text)
{
    return Status(makeError(ErrorCode::Parse, text).about("NetBox row " + endpoint + " " + row).nowIs("not started"));
}

using Parsed = std::map<const Model*, std::vector<Json>>;

Status parse(const std::vector<FabricBlueprint::Table>& tables, Parsed& parsed)
{
    for (const auto& table : tables) {
        const Model* model = modelOf(table.endpoint);
        if (!model)
            return refuse(table.endpoint, "", "unknown endpoint");
        for (const auto& text : table.rows) {
            Json row = Json::parse(text, nullptr, false);
            if (!row.is_object() || !row.contains("id") || !row["id"].is_number_integer())
                return refuse(table.endpoint, text.substr(0, 60), "is no object with an id");
            parsed[model].push_back(std::move(row));
        }
    }
    return {};
}

/// What a cable leaves on the interfaces it ends on.
void markCabled(Store& store, const Json& cable)
{
    const Model& interfaces = *modelOf("dcim/interfaces");
    for (const auto& [side, letter] : {std::pair{"a_terminations", "A"}, std::pair{"b_terminations", "B"}}) {
        for (const auto& end : cable.value(side, Json::array())) {
            if (const Json* found = store.find(interfaces, end.value("object_id", Id(0)))) {
                Json port = *found;
                port["cable"] = cable.at("id");
                port["cable_end"] = letter;
                store.put(interfaces, std::move(port));
            }
        }
    }
}

Status fill(Store& store, const Model& model, const Json& row, const WriteContext& context)
{
    Json kept = {{"id", row.at("id")}};
    if (const auto refusal = takeFields(store, model, row, kept, false))
        return refuse(std::string(model.endpoint), row.at("id").dump(), refusal->dump());
    for (const char* stamp : {"created", "last_updated"}) {
        const auto found = row.find(stamp);
        kept[stamp] = found != row.end() && found->is_string() ? *found : Json(context.time);
    }
    if (model.endpoint == "dcim/cables")
        markCabled(store, kept);
    store.put(model, std::move(kept));
    return {};
}

void logCreation(Store& store, const Model& model, const Json& row, const WriteContext& context)
{
    const Id id = View::idOf(row);
    Change change;
    change.time = context.time;
    change.user = context.user;
    change.requestId = context.requestId;
    change.action = "create";
    change.model = &model;
    change.objectId = id;
    change.objectText = View(store, {}).display(model, row);
    change.after = store.rows(model).at(id);
    store.log(std::move(change));
}

} // namespace

Status seed(Store& store, const std::vector<FabricBlueprint::Table>& tables, const WriteContext& context)
{
    Parsed parsed;
    if (auto good = parse(tables, parsed); !good)
        return good;
    // Every id first, so that a reference to a later row finds its target.
    for (const auto& [model, rows] : parsed) {
        for (const auto& row : rows)
            store.put(*model, {{"id", row.at("id")}});
    }
    for (const auto& model : models()) {
        for (const auto& row : parsed[&model]) {
            if (auto good = fill(store, model, row, context); !good)
                return good;
        }
    }
    for (const auto& table : tables) {
        const Model& model = *modelOf(table.endpoint);
        for (const auto& row : parsed[&model])
            logCreation(store, model, *store.find(model, View::idOf(row)), context);
        parsed[&model].clear();
    }
    return {};
}

} // namespace fc::sim::netbox
