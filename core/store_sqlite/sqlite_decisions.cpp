#include "store_sqlite/sqlite_decisions.h"

namespace fc::store {

namespace {

constexpr const char* kDecisionSchema = R"(
CREATE TABLE decision(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, plan_id TEXT NOT NULL, plan_digest TEXT NOT NULL, device TEXT NOT NULL,
  hunk_id TEXT NOT NULL, fingerprint TEXT NOT NULL, decision TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
  reason TEXT NOT NULL, digest TEXT NOT NULL);
CREATE INDEX decision_of_hunk ON decision(fingerprint, sequence);
CREATE INDEX decision_of_plan ON decision(plan_id, sequence))";

// Rows are found by an index but read by their number: SQLite would otherwise take the column from the index, and an
// altered byte in the row itself would go unnoticed.
constexpr const char* kColumns =
    "sequence, plan_id, plan_digest, device, hunk_id, fingerprint, decision, who, at, reason, digest";

/// Refused unless the row is what was recorded.
Result<DecisionRecord> recordOf(const Statement& row)
{
    DecisionRecord record;
    record.sequence = row.integer(0);
    record.planId = row.text(1);
    record.planDigest = row.text(2);
    record.device = row.text(3);
    record.hunkId = row.text(4);
    record.fingerprint = row.text(5);
    const std::string word = row.text(6);
    record.who = row.text(7);
    record.when = row.text(8);
    record.reason = row.text(9);
    record.digest = row.text(10);
    bool known = false;
    for (const Decision decision :
         {Decision::Approve, Decision::Reject, Decision::Defer, Decision::Withdraw, Decision::Used, Decision::Acknowledge})
        if (toString(decision) == word) {
            record.decision = decision;
            known = true;
        }
    if (!known || digestOf(record) != record.digest)
        return makeError(ErrorCode::Refused, "stored decision " + std::to_string(record.sequence) +
                                                 " does not match its digest: it was altered")
            .about(record.device + " hunk " + record.hunkId)
            .nowIs("it does not count")
            .doNext("decide the hunk again from a new plan and keep decisions.db as evidence");
    return record;
}

} // namespace

Result<std::unique_ptr<DecisionStore>> SqliteDecisions::open(const std::string& directory, const std::string& vfs)
{
    Database::Options options;
    options.file = directory + "/decisions.db";
    options.vfs = vfs;
    options.content = "the decisions";
    options.schema = kDecisionSchema;
    auto database = Database::open(options);
    if (!database)
        return database.error();
    return std::unique_ptr<DecisionStore>(new SqliteDecisions(std::move(*database)));
}

Status SqliteDecisions::record(const std::vector<DecisionRecord>& records)
{
    const std::scoped_lock lock(m_mutex);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    for (const DecisionRecord& record : records) {
        auto insert = Statement::prepare(
            m_database, "INSERT INTO decision(plan_id, plan_digest, device, hunk_id, fingerprint, decision, who, at, "
                        "reason, digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return insert.error();
        insert->bind(record.planId).bind(record.planDigest).bind(record.device).bind(record.hunkId)
            .bind(record.fingerprint).bind(toString(record.decision)).bind(record.who).bind(record.when)
            .bind(record.reason).bind(digestOf(record));
        if (auto inserted = insert->step(); !inserted)
            return inserted.error();
    }
    return transaction->commit();
}

Result<std::vector<DecisionRecord>> SqliteDecisions::latest(const std::vector<std::string>& fingerprints) const
{
    const std::scoped_lock lock(m_mutex);
    const std::string sql =
        std::string("SELECT ") + kColumns +
        " FROM decision WHERE sequence = (SELECT max(sequence) FROM decision WHERE fingerprint = ?)";
    std::vector<DecisionRecord> found;
    for (const std::string& fingerprint : fingerprints) {
        auto query = Statement::prepare(m_database, sql.c_str());
        if (!query)
            return query.error();
        query->bind(fingerprint);
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            continue;
        auto record = recordOf(*query);
        if (!record)
            return record.error();
        found.push_back(std::move(*record));
    }
    return found;
}

Result<std::vector<DecisionRecord>> SqliteDecisions::ofPlan(const std::string& planId) const
{
    const std::scoped_lock lock(m_mutex);
    const std::string sql = std::string("SELECT ") + kColumns + 
                            " FROM decision WHERE sequence IN (SELECT sequence FROM decision WHERE plan_id = ?) "
                            "ORDER BY sequence";
    auto query = Statement::prepare(m_database, sql.c_str());
    if (!query)
        return query.error();
    query->bind(planId);
    std::vector<DecisionRecord> found;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        auto record = recordOf(*query);
        if (!record)
            return record.error();
        found.push_back(std::move(*record));
    }
}

} // namespace fc::store
