#pragma once

#include "store/decision_store.h"
#include "store_sqlite/database.h"

#include <memory>
#include <mutex>

namespace fc::store {

/// decisions.db: one table, append-only.
class SqliteDecisions final : public DecisionStore
{
public:
    static Result<std::unique_ptr<DecisionStore>> open(const std::string& directory, const std::string& vfs);

    Status record(const std::vector<DecisionRecord>& records) override;
    Result<std::vector<DecisionRecord>> latest(const std::vector<std::string>& fingerprints) const override;
    Result<std::vector<DecisionRecord>> ofPlan(const std::string& planId) const override;

private:
    explicit SqliteDecisions(Database database) : m_database(std::move(database)) {}

    mutable std::mutex m_mutex;
    mutable Database m_database;
};

} // namespace fc::store
