#pragma once

#include "store/plan_store.h"
#include "store_sqlite/database.h"

#include <memory>
#include <mutex>

namespace fc::store {

/// plans.db: plan documents by id.
class SqlitePlans final : public PlanStore
{
public:
    static Result<std::unique_ptr<PlanStore>> open(const std::string& directory, const std::string& vfs);

    Status save(const PlanRecord& plan) override;
    Result<PlanRecord> load(const std::string& id) const override;
    Result<std::vector<PlanRecord>> list(std::size_t limit) const override;

private:
    explicit SqlitePlans(Database database) : m_database(std::move(database)) {}
    Result<PlanRecord> find(const std::string& id) const;

    mutable std::mutex m_mutex;
    mutable Database m_database;
};

} // namespace fc::store
