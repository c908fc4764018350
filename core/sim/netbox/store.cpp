#include "sim/netbox/store.h"

#include <algorithm>

namespace fc::sim::netbox {

namespace {

void addTo(std::unordered_map<Id, std::vector<Id>>& index, const Json& value, Id owner)
{
    if (value.is_number_integer()) {
        index[value.get<Id>()].push_back(owner);
    } else if (value.is_array()) {
        for (const auto& entry : value)
            addTo(index, entry, owner);
    } else if (value.is_object() && value.contains("object_id")) {
        addTo(index, value["object_id"], owner);
    }
}

} // namespace

Store::Store(const Store& other)
    : m_tables(other.m_tables), m_changes(other.m_changes), m_lastChangeId(other.m_lastChangeId)
{
    const std::lock_guard lock(other.m_indexMutex);
    m_indexes = other.m_indexes;
}

Store& Store::operator=(const Store& other)
{
    if (this == &other)
        return *this;
    m_tables = other.m_tables;
    m_changes = other.m_changes;
    m_lastChangeId = other.m_lastChangeId;
    const std::scoped_lock lock(m_indexMutex, other.m_indexMutex);
    m_indexes = other.m_indexes;
    return *this;
}

const Store::Rows& Store::rows(const Model& model) const
{
    static const Rows kNone;
    const auto found = m_tables.find(&model);
    return found == m_tables.end() ? kNone : found->second->rows;
}

const Json* Store::find(const Model& model, Id id) const
{
    const auto& table = rows(model);
    const auto found = table.find(id);
    return found == table.end() ? nullptr : found->second.get();
}

const Json* Store::find(std::string_view endpoint, Id id) const
{
    const Model* model = modelOf(endpoint);
    return model ? find(*model, id) : nullptr;
}

const std::vector<Id>& Store::referrers(std::string_view endpoint, std::string_view field, Id id) const
{
    static const std::vector<Id> kNone;
    std::pair<std::string, std::string> key{endpoint, field};
    std::shared_ptr<const Index> index;
    {
        const std::lock_guard lock(m_indexMutex);
        auto& slot = m_indexes[key];
        if (!slot) {
            auto fresh = std::make_shared<Index>();
            if (const Model* model = modelOf(endpoint)) {
                for (const auto& [owner, row] : rows(*model)) {
                    const auto value = row->find(key.second);
                    if (value != row->end())
                        addTo(*fresh, *value, owner);
                }
            }
            slot = std::move(fresh);
        }
        index = slot;
    }
    const auto found = index->find(id);
    return found == index->end() ? kNone : found->second;
}

std::vector<const Json*> Store::customFields(const Model& model) const
{
    std::vector<const Json*> found;
    const Model* fields = modelOf("extras/custom-fields");
    for (const auto& [id, row] : rows(*fields)) {
        const auto types = row->find("object_types");
        const bool applies = types != row->end() && std::any_of(types->begin(), types->end(), [&](const Json& type) {
            return type.is_string() && type.get_ref<const std::string&>() == model.label;
        });
        if (applies)
            found.push_back(row.get());
    }
    std::sort(found.begin(), found.end(), [](const Json* a, const Json* b) {
        return a->at("name").get_ref<const std::string&>() < b->at("name").get_ref<const std::string&>();
    });
    return found;
}

Id Store::nextId(const Model& model) const
{
    const auto found = m_tables.find(&model);
    return found == m_tables.end() ? 1 : found->second->lastId + 1;
}

Store::Table& Store::writable(const Model& model)
{
    auto& slot = m_tables[&model];
    if (!slot)
        slot = std::make_shared<Table>();
    else if (slot.use_count() > 1)
        slot = std::make_shared<Table>(*slot);
    dropIndexes(model);
    return *slot;
}

void Store::dropIndexes(const Model& model)
{
    const std::lock_guard lock(m_indexMutex);
    std::erase_if(m_indexes, [&model](const auto& entry) { return entry.first.first == model.endpoint; });
}

void Store::put(const Model& model, Json row)
{
    const Id id = row.at("id").get<Id>();
    auto& table = writable(model);
    table.lastId = std::max(table.lastId, id);
    table.rows[id] = std::make_shared<const Json>(std::move(row));
}

void Store::erase(const Model& model, Id id)
{
    writable(model).rows.erase(id);
}

void Store::log(Change change)
{
    change.id = ++m_lastChangeId;
    if (m_changes.use_count() > 1)
        m_changes = std::make_shared<std::vector<ChangePtr>>(*m_changes);
    m_changes->push_back(std::make_shared<const Change>(std::move(change)));
}

} // namespace fc::sim::netbox
