#include "sim/netbox/writer.h"

#include "sim/netbox/view.h"

#include <algorithm>

namespace fc::sim::netbox {

namespace {

const Model& interfaces() { return *modelOf("dcim/interfaces"); }

/// The rows without what the server stamps on every write.
bool sameContent(Json a, Json b)
{
    for (Json* row : {&a, &b})
        row->erase("last_updated");
    return a == b;
}

std::string messageOf(const Json& input)
{
    const auto found = input.find("changelog_message");
    return found != input.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

void Writer::log(const Model& model, Id id, const std::string& action, const RowPtr& before, const RowPtr& after,
                 const std::string& message)
{
    Change change;
    change.time = m_context.time;
    change.user = m_context.user;
    change.requestId = m_context.requestId;
    change.action = action;
    change.message = message;
    change.model = &model;
    change.objectId = id;
    change.objectText = View(m_store, {}).display(model, after ? *after : *before);
    change.before = before;
    change.after = after;
    m_store.log(std::move(change));
}

void Writer::save(const Model& model, Json row, const std::string& message)
{
    const Id id = View::idOf(row);
    const auto& rows = m_store.rows(model);
    const auto found = rows.find(id);
    const RowPtr before = found == rows.end() ? nullptr : found->second;
    row["last_updated"] = m_context.time;
    if (!before && !row.contains("created"))
        row["created"] = m_context.time;
    const bool changed = !before || !sameContent(*before, row);
    m_store.put(model, std::move(row));
    if (changed)
        log(model, id, before ? "update" : "create", before, m_store.rows(model).at(id), message);
}

void Writer::linkCable(const Json& cable, bool attach)
{
    for (const auto& [side, letter] : {std::pair{"a_terminations", "A"}, std::pair{"b_terminations", "B"}}) {
        for (const auto& end : cable.value(side, Json::array())) {
            const Json* found = end.value("object_type", "") == "dcim.interface"
                                    ? m_store.find(interfaces(), end.value("object_id", Id(0)))
                                    : nullptr;
            if (!found)
                continue;
            Json row = *found;
            row.erase("cable");
            row.erase("cable_end");
            if (attach) {
                row["cable"] = cable.at("id");
                row["cable_end"] = letter;
            }
            row["last_updated"] = m_context.time;
            m_store.put(interfaces(), std::move(row));
        }
    }
}

Refusal Writer::create(const Model& model, const Json& input, Id& id)
{
    id = m_store.nextId(model);
    Json row = {{"id", id}};
    if (auto refusal = takeFields(m_store, model, input, row, true))
        return refusal;
    if (auto refusal = checkRules(m_store, model, input, row))
        return refusal;
    if (model.endpoint == "dcim/cables")
        linkCable(row, true);
    save(model, std::move(row), messageOf(input));
    return std::nullopt;
}

Refusal Writer::update(const Model& model, Id id, const Json& input)
{
    const Json before = *m_store.find(model, id);
    Json row = before;
    if (auto refusal = takeFields(m_store, model, input, row, false))
        return refusal;
    if (auto refusal = checkRules(m_store, model, input, row))
        return refusal;
    if (model.endpoint == "dcim/cables") {
        linkCable(before, false);
        linkCable(row, true);
    }
    save(model, std::move(row), messageOf(input));
    return std::nullopt;
}

} // namespace fc::sim::netbox
