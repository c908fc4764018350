#include "sim/netbox/view.h"
#include "sim/netbox/writer.h"

#include <algorithm>
#include <set>

namespace fc::sim::netbox {

namespace {

using Object = std::pair<const Model*, Id>;

/// A field of another object that points at one which goes.
struct Pointer
{
    Object from;
    const Field* field = nullptr;
    Id to = 0;
};

struct DeletionPlan
{
    std::vector<Object> gone; ///< the object itself first
    std::vector<Pointer> cleared;
    std::vector<Object> protecting;
};

bool pointsTo(const Store& store, const Model& owner, const Field& field, Id ownerId, const Model& target)
{
    if (field.kind == Kind::ObjectId) {
        const Json* row = store.find(owner, ownerId);
        return row && View::value(owner, *row, field.target) == Json(target.label);
    }
    if (field.kind == Kind::Terminations)
        return target.endpoint == "dcim/interfaces";
    return field.target == target.endpoint;
}

bool refers(const Field& field)
{
    return field.kind == Kind::Ref || field.kind == Kind::RefList || field.kind == Kind::ObjectId ||
           field.kind == Kind::Terminations;
}

DeletionPlan planDeletion(const Store& store, const Model& model, Id id)
{
    DeletionPlan plan;
    std::set<Object> going{{&model, id}};
    plan.gone.push_back({&model, id});
    for (std::size_t next = 0; next < plan.gone.size(); ++next) {
        const Object object = plan.gone[next];
        for (const auto& owner : models()) {
            for (const auto& field : owner.fields) {
                if (!refers(field))
                    continue;
                for (const Id from : store.referrers(owner.endpoint, field.name, object.second)) {
                    if (!pointsTo(store, owner, field, from, *object.first))
                        continue;
                    if (field.onDelete == OnDelete::Cascade) {
                        if (going.insert({&owner, from}).second)
                            plan.gone.push_back({&owner, from});
                    } else if (field.onDelete == OnDelete::Protect) {
                        plan.protecting.push_back({&owner, from});
                    } else {
                        plan.cleared.push_back({{&owner, from}, &field, object.second});
                    }
                }
            }
        }
    }
    const auto goes = [&going](const Object& object) { return going.contains(object); };
    std::erase_if(plan.protecting, goes);
    std::erase_if(plan.cleared, [&goes](const Pointer& pointer) { return goes(pointer.from); });
    std::sort(plan.protecting.begin(), plan.protecting.end());
    plan.protecting.erase(std::unique(plan.protecting.begin(), plan.protecting.end()), plan.protecting.end());
    return plan;
}

/// Takes the id out of a reference, a list of references or the ends of a cable.
void clear(Json& row, const Field& field, Id id)
{
    const std::string name(field.name);
    if (field.kind == Kind::Ref || field.kind == Kind::ObjectId) {
        row.erase(name);
        return;
    }
    Json kept = Json::array();
    for (const auto& entry : row.value(name, Json::array())) {
        const Json& target = entry.is_object() ? entry.at("object_id") : entry;
        if (target != Json(id))
            kept.push_back(entry);
    }
    if (kept == field.fallback)
        row.erase(name);
    else
        row[name] = kept;
}

} // namespace

void Writer::drop(const Model& model, Id id)
{
    const auto& rows = m_store.rows(model);
    const RowPtr before = rows.at(id);
    if (model.endpoint == "dcim/cables")
        linkCable(*before, false);
    log(model, id, "delete", before, nullptr, {});
    m_store.erase(model, id);
}

std::optional<std::string> Writer::remove(const Model& model, Id id)
{
    const auto plan = planDeletion(m_store, model, id);
    if (!plan.protecting.empty()) {
        std::string text = "Unable to delete object. " + std::to_string(plan.protecting.size()) +
                           " dependent objects were found: ";
        const View view(m_store, {});
        for (std::size_t index = 0; index < plan.protecting.size(); ++index) {
            const auto& [owner, from] = plan.protecting[index];
            text += (index > 0 ? ", " : "") + view.display(*owner, *m_store.find(*owner, from)) + " (" +
                    std::to_string(from) + ")";
        }
        return text;
    }
    for (const auto& [owner, gone] : plan.gone)
        drop(*owner, gone);
    for (const auto& pointer : plan.cleared) {
        const auto& [owner, from] = pointer.from;
        Json row = *m_store.find(*owner, from);
        clear(row, *pointer.field, pointer.to);
        save(*owner, std::move(row), {});
    }
    return std::nullopt;
}

} // namespace fc::sim::netbox
