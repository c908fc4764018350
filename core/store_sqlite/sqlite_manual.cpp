#include "store_sqlite/sqlite_manual.h"

namespace fc::store {

namespace {

constexpr const char* kManualSchema = R"(
CREATE TABLE change(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, device TEXT NOT NULL, path TEXT NOT NULL, json TEXT NOT NULL,
  who TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL, digest TEXT NOT NULL);
CREATE INDEX change_of_node ON change(device, path, sequence);
CREATE TABLE withdrawal(
  change INTEGER PRIMARY KEY REFERENCES change(sequence), who TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL))";

// The newest of each node, unless it was withdrawn: an older one does not come back by that.
constexpr const char* kOpenChanges =
    "SELECT sequence, device, path, json, who, at, reason, digest FROM change "
    "WHERE sequence IN (SELECT max(sequence) FROM change GROUP BY device, path) "
    "AND sequence NOT IN (SELECT change FROM withdrawal) ORDER BY sequence";

/// Refused unless the row is what was recorded.
Result<ManualChange> changeOf(const Statement& row)
{
    ManualChange change;
    change.sequence = row.integer(0);
    change.device = row.text(1);
    change.path = row.text(2);
    change.json = row.text(3);
    change.who = row.text(4);
    change.when = row.text(5);
    change.reason = row.text(6);
    change.digest = row.text(7);
    if (digestOf(change) != change.digest)
        return makeError(ErrorCode::Refused, "stored manual change " + std::to_string(change.sequence) +
                                                 " does not match its digest: it was altered")
            .about(change.device + " " + change.path)
            .nowIs("no manual change counts, and nothing is planned")
            .doNext("keep manual.db as evidence and move it away; then plan again");
    return change;
}

} // namespace

Result<std::unique_ptr<ManualChangeStore>> SqliteManualChanges::open(const std::string& directory, const std::string& vfs)
{
    Database::Options options;
    options.file = directory + "/manual.db";
    options.vfs = vfs;
    options.content = "the manual changes";
    options.schema = kManualSchema;
    auto database = Database::open(options);
    if (!database)
        return database.error();
    return std::unique_ptr<ManualChangeStore>(new SqliteManualChanges(std::move(*database)));
}

Result<ManualChange> SqliteManualChanges::add(const ManualChange& change)
{
    const std::scoped_lock lock(m_mutex);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    ManualChange kept = change;
    kept.digest = digestOf(change);
    {
        auto insert = Statement::prepare(
            m_database, "INSERT INTO change(device, path, json, who, at, reason, digest) VALUES(?, ?, ?, ?, ?, ?, ?) "
                        "RETURNING sequence");
        if (!insert)
            return insert.error();
        insert->bind(kept.device).bind(kept.path).bind(kept.json).bind(kept.who).bind(kept.when).bind(kept.reason)
            .bind(kept.digest);
        auto row = insert->step();
        if (!row)
            return row.error();
        kept.sequence = insert->integer(0);
    }
    if (Status committed = transaction->commit(); !committed)
        return committed.error();
    return kept;
}

Status SqliteManualChanges::withdraw(std::int64_t sequence, const std::string& who, const std::string& when,
                                     const std::string& reason)
{
    const std::scoped_lock lock(m_mutex);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    {
        const std::string sql = std::string("SELECT 1 FROM (") + kOpenChanges + ") WHERE sequence = ?";
        auto query = Statement::prepare(m_database, sql.c_str());
        if (!query)
            return query.error();
        query->bind(sequence);
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return makeError(ErrorCode::NotFound, "no open manual change has this number")
                .about(std::to_string(sequence))
                .nowIs("nothing was withdrawn")
                .doNext("look at: fabric-orch plan change list");
    }
    auto insert = Statement::prepare(m_database, "INSERT INTO withdrawal(change, who, at, reason) VALUES(?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert->bind(sequence).bind(who).bind(when).bind(reason);
    if (auto inserted = insert->step(); !inserted)
        return inserted.error();
    return transaction->commit();
}

Result<std::vector<ManualChange>> SqliteManualChanges::open() const
{
    const std::scoped_lock lock(m_mutex);
    auto query = Statement::prepare(m_database, kOpenChanges);
    if (!query)
        return query.error();
    std::vector<ManualChange> found;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        auto change = changeOf(*query);
        if (!change)
            return change.error();
        found.push_back(std::move(*change));
    }
}

} // namespace fc::store
