#pragma once

#include "store/journal.h"
#include "store_sqlite/database.h"

#include <memory>
#include <mutex>

namespace fc::store {

/// journal.db: one table, append-only, each row chained to the one before it.
class SqliteJournal final : public Journal
{
public:
    static Result<std::unique_ptr<Journal>> open(const std::string& directory, const std::string& vfs);

    Result<std::int64_t> append(const JournalEvent& event) override;
    Result<std::vector<JournalEvent>> events(const std::string& run) const override;
    Result<std::vector<RunSummary>> runs(std::size_t limit, const std::string& before) const override;
    Result<std::vector<std::string>> openRuns() const override;

private:
    explicit SqliteJournal(Database database) : m_database(std::move(database)) {}
    Result<std::vector<JournalEvent>> read(const std::string& run) const;

    mutable std::mutex m_mutex;
    mutable Database m_database;
};

} // namespace fc::store
