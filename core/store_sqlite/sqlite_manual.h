#pragma once

#include "store/manual_changes.h"
#include "store_sqlite/database.h"

#include <memory>
#include <mutex>

namespace fc::store {

/// manual.db: changes and their withdrawals, both append-only.
class SqliteManualChanges final : public ManualChangeStore
{
public:
    static Result<std::unique_ptr<ManualChangeStore>> open(const std::string& directory, const std::string& vfs);

    Result<ManualChange> add(const ManualChange& change) override;
    Status withdraw(std::int64_t sequence, const std::string& who, const std::string& when,
                    const std::string& reason) override;
    Result<std::vector<ManualChange>> open() const override;

private:
    explicit SqliteManualChanges(Database database) : m_database(std::move(database)) {}

    mutable std::mutex m_mutex;
    mutable Database m_database;
};

} // namespace fc::store
