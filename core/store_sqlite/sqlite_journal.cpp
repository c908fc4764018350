#include "store_sqlite/sqlite_journal.h"

namespace fc::store {

namespace {

constexpr const char* kJournalSchema = R"(
CREATE TABLE event(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, kind INTEGER NOT NULL, at TEXT NOT NULL,
  device TEXT NOT NULL, step INTEGER NOT NULL, steps INTEGER NOT NULL, state TEXT NOT NULL, who TEXT NOT NULL,
  plan_id TEXT NOT NULL, plan_digest TEXT NOT NULL, bytes_digest TEXT NOT NULL, devices TEXT NOT NULL,
  hunks TEXT NOT NULL, text TEXT NOT NULL, data TEXT NOT NULL, digest TEXT NOT NULL);
CREATE INDEX event_of_run ON event(run, sequence))";

// Found by the index, read by number: see sqlite_decisions.cpp.
constexpr const char* kSelect =
    "SELECT sequence, run, kind, at, device, step, steps, state, who, plan_id, plan_digest, bytes_digest, devices, "
    "hunks, text, data, digest, "
    "(SELECT p.digest FROM event p WHERE p.sequence < e.sequence ORDER BY p.sequence DESC LIMIT 1) "
    "FROM event e WHERE sequence IN (SELECT sequence FROM event WHERE run = ?) ORDER BY sequence";

JournalEvent eventOf(const Statement& row)
{
    JournalEvent event;
    event.sequence = row.integer(0);
    event.run = row.text(1);
    event.kind = static_cast<JournalKind>(row.integer(2));
    event.when = row.text(3);
    event.device = row.text(4);
    event.step = static_cast<int>(row.integer(5));
    event.steps = static_cast<int>(row.integer(6));
    event.state = row.text(7);
    event.who = row.text(8);
    event.planId = row.text(9);
    event.planDigest = row.text(10);
    event.bytesDigest = row.text(11);
    event.devices = splitLines(row.text(12));
    event.hunks = splitLines(row.text(13));
    event.text = row.text(14);
    event.data = row.text(15);
    event.digest = row.text(16);
    return event;
}

/// What splitLines() gives back has to be what was digested.
JournalEvent storable(JournalEvent event)
{
    event.devices = splitLines(joinLines(event.devices));
    event.hunks = splitLines(joinLines(event.hunks));
    return event;
}

} // namespace

Result<std::unique_ptr<Journal>> SqliteJournal::open(const std::string& directory, const std::string& vfs)
{
    Database::Options options;
    options.file = directory + "/journal.db";
    options.vfs = vfs;
    options.content = "the journal";
    options.schema = kJournalSchema;
    auto database = Database::open(options);
    if (!database)
        return database.error();
    return std::unique_ptr<Journal>(new SqliteJournal(std::move(*database)));
}

Result<std::int64_t> SqliteJournal::append(const JournalEvent& given)
{
    const std::scoped_lock lock(m_mutex);
    const JournalEvent event = storable(given);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    std::string previous;
    std::int64_t sequence = 0;
    {
        auto last = Statement::prepare(m_database, "SELECT sequence, digest FROM event ORDER BY sequence DESC LIMIT 1");
        if (!last)
            return last.error();
        auto row = last->step();
        if (!row)
            return row.error();
        if (*row) {
            sequence = last->integer(0);
            previous = last->text(1);
        }
        auto insert = Statement::prepare(
            m_database, "INSERT INTO event VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return insert.error();
        insert->bind(++sequence).bind(event.run).bind(static_cast<std::int64_t>(event.kind)).bind(event.when)
            .bind(event.device).bind(std::int64_t{event.step}).bind(std::int64_t{event.steps}).bind(event.state)
            .bind(event.who).bind(event.planId).bind(event.planDigest).bind(event.bytesDigest)
            .bind(joinLines(event.devices)).bind(joinLines(event.hunks)).bind(event.text).bind(event.data)
            .bind(digestOf(previous, event));
        if (auto inserted = insert->step(); !inserted)
            return inserted.error();
    }
    if (Status done = transaction->commit(); !done)
        return done.error();
    return sequence;
}

Result<std::vector<JournalEvent>> SqliteJournal::read(const std::string& run) const
{
    auto query = Statement::prepare(m_database, kSelect);
    if (!query)
        return query.error();
    query->bind(run);
    std::vector<JournalEvent> events;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        JournalEvent event = eventOf(*query);
        if (digestOf(query->text(17), event) != event.digest)
            return makeError(ErrorCode::Refused, "journal record " + std::to_string(event.sequence) +
                                                     " does not match its digest: it or the one before it was altered")
                .about("journal " + run)
                .nowIs("the records from there on cannot be trusted")
                .doNext("compare the devices with a new plan and keep journal.db as evidence");
        events.push_back(std::move(event));
    }
    if (events.empty())
        return makeError(ErrorCode::NotFound, "there is no such journal").about(run).doNext(
            "list the journals with fabric-orch history");
    return events;
}

Result<std::vector<JournalEvent>> SqliteJournal::events(const std::string& run) const
{
    const std::scoped_lock lock(m_mutex);
    return read(run);
}

Result<std::vector<RunSummary>> SqliteJournal::runs(std::size_t limit, const std::string& before) const
{
    const std::scoped_lock lock(m_mutex);
    auto query = Statement::prepare(
        m_database, "SELECT run, min(sequence) AS first FROM event GROUP BY run "
                    "HAVING ?1 = '' OR first < (SELECT min(sequence) FROM event WHERE run = ?1) "
                    "ORDER BY first DESC LIMIT ?2");
    if (!query)
        return query.error();
    query->bind(before).bind(static_cast<std::int64_t>(limit));
    std::vector<RunSummary> summaries;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return summaries;
        auto events = read(query->text(0));
        if (!events)
            return events.error();
        summaries.push_back(summarise(*events));
    }
}

Result<std::vector<std::string>> SqliteJournal::openRuns() const
{
    const std::scoped_lock lock(m_mutex);
    auto query = Statement::prepare(
        m_database, "SELECT run FROM event GROUP BY run HAVING sum(kind = ?) = 0 ORDER BY min(sequence)");
    if (!query)
        return query.error();
    query->bind(static_cast<std::int64_t>(JournalKind::RunFinished));
    std::vector<std::string> runs;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return runs;
        runs.push_back(query->text(0));
    }
}

} // namespace fc::store
