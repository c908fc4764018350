#include "store_sqlite/sqlite_plans.h"

namespace fc::store {

namespace {

constexpr const char* kPlanSchema = R"(
CREATE TABLE plan(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, created TEXT NOT NULL,
  text TEXT NOT NULL))";

} // namespace

Result<std::unique_ptr<PlanStore>> SqlitePlans::open(const std::string& directory, const std::string& vfs)
{
    Database::Options options;
    options.file = directory + "/plans.db";
    options.vfs = vfs;
    options.content = "the plans";
    options.schema = kPlanSchema;
    auto database = Database::open(options);
    if (!database)
        return database.error();
    return std::unique_ptr<PlanStore>(new SqlitePlans(std::move(*database)));
}

Status SqlitePlans::save(const PlanRecord& plan)
{
    const std::scoped_lock lock(m_mutex);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    if (auto known = find(plan.id); known) {
        if (known->text == plan.text)
            return {};
        return makeError(ErrorCode::Conflict, "another plan is stored under this id")
            .about("plan " + plan.id)
            .nowIs("the stored one was kept")
            .doNext("make a new plan");
    } else if (known.error().code != ErrorCode::NotFound) {
        return known.error();
    }
    {
        auto insert = Statement::prepare(m_database, "INSERT INTO plan(id, digest, created, text) VALUES(?, ?, ?, ?)");
        if (!insert)
            return insert.error();
        insert->bind(plan.id).bind(plan.digest).bind(plan.created).bind(plan.text);
        if (auto inserted = insert->step(); !inserted)
            return inserted.error();
    }
    return transaction->commit();
}

Result<PlanRecord> SqlitePlans::find(const std::string& id) const
{
    auto query = Statement::prepare(m_database, "SELECT id, digest, created, text FROM plan WHERE id = ?");
    if (!query)
        return query.error();
    query->bind(id);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return makeError(ErrorCode::NotFound, "there is no stored plan with this id")
            .about("plan " + id)
            .doNext("make a new one with fabric-orch plan");
    return PlanRecord{query->text(0), query->text(1), query->text(2), query->text(3)};
}

Result<PlanRecord> SqlitePlans::load(const std::string& id) const
{
    const std::scoped_lock lock(m_mutex);
    return find(id);
}

Result<std::vector<PlanRecord>> SqlitePlans::list(std::size_t limit) const
{
    const std::scoped_lock lock(m_mutex);
    auto query =
        Statement::prepare(m_database, "SELECT id, digest, created FROM plan ORDER BY sequence DESC LIMIT ?");
    if (!query)
        return query.error();
    query->bind(static_cast<std::int64_t>(limit));
    std::vector<PlanRecord> plans;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return plans;
        plans.push_back({query->text(0), query->text(1), query->text(2), {}});
    }
}

} // namespace fc::store
