#pragma once

#include "sim/netbox/model.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fc::sim::netbox {

/// A row keeps only what differs from the model's fallbacks, plus id, created and last_updated.
using RowPtr = std::shared_ptr<const Json>;

/// One line of the change log. before/after are null on create/delete.
struct Change
{
    Id id = 0;
    std::string time;
    std::string user;
    std::string requestId;
    std::string action; ///< "create", "update", "delete"
    std::string message;
    const Model* model = nullptr;
    Id objectId = 0;
    std::string objectText;
    RowPtr before;
    RowPtr after;
};
using ChangePtr = std::shared_ptr<const Change>;

/// All tables at one moment. Copying is cheap (tables are shared until written), so a reader works on its own copy
/// and a refused write is simply dropped. Reading one Store from several threads is safe; writing is not.
class Store
{
public:
    using Rows = std::map<Id, RowPtr>;

    Store() = default;
    Store(const Store& other);
    Store& operator=(const Store& other);

    const Rows& rows(const Model& model) const;
    /// null if absent.
    const Json* find(const Model& model, Id id) const;
    const Json* find(std::string_view endpoint, Id id) const;

    /// Rows of `endpoint` whose Ref, RefList or ObjectId `field` holds this id, ascending.
    const std::vector<Id>& referrers(std::string_view endpoint, std::string_view field, Id id) const;
    /// Custom field rows that apply to the model, by name.
    std::vector<const Json*> customFields(const Model& model) const;

    Id nextId(const Model& model) const;
    void put(const Model& model, Json row);
    void erase(const Model& model, Id id);

    const std::vector<ChangePtr>& changes() const { return *m_changes; }
    /// Gives the change its id.
    void log(Change change);
    /// Uses up a change id, as a write NetBox refuses does.
    void skipChangeId() { ++m_lastChangeId; }

private:
    struct Table
    {
        Rows rows;
        Id lastId = 0;
    };
    using Index = std::unordered_map<Id, std::vector<Id>>;

    std::map<const Model*, std::shared_ptr<Table>> m_tables;
    std::shared_ptr<std::vector<ChangePtr>> m_changes = std::make_shared<std::vector<ChangePtr>>();
    Id m_lastChangeId = 0;

    mutable std::mutex m_indexMutex;
    mutable std::map<std::pair<std::string, std::string>, std::shared_ptr<const Index>> m_indexes;

    Table& writable(const Model& model);
    void dropIndexes(const Model& model);
};

} // namespace fc::sim::netbox
