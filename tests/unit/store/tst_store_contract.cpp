#include "code_of.h"

#include "store_sqlite/sqlite_store.h"
#include "support/fast_folder.h"
#include "support/memory_store.h"
#include "support/test_registry.h"

#include <filesystem>
#include <fstream>
#include <memory>

using namespace fc;
using namespace fc::store;

namespace {

/// A store and what keeps it alive.
struct Subject
{
    std::unique_ptr<test::FastFolder> folder;
    SqliteStore store;

    void reopen()
    {
        if (!folder)
            return;
        store = {};
        store = openSqliteStore({folder->path().toStdString(), {}}).value();
    }
};

Subject makeSubject(const QString& kind)
{
    Subject subject;
    if (kind == "memory") {
        subject.store.journal = std::make_unique<test::MemoryJournal>();
        subject.store.decisions = std::make_unique<test::MemoryDecisions>();
        subject.store.plans = std::make_unique<test::MemoryPlans>();
        subject.store.leases = std::make_unique<test::MemoryLeases>();
        return subject;
    }
    subject.folder = std::make_unique<test::FastFolder>();
    subject.store = openSqliteStore({subject.folder->path().toStdString(), {}}).value();
    return subject;
}

JournalEvent eventOf(const std::string& run, JournalKind kind, const std::string& device = {})
{
    JournalEvent event;
    event.run = run;
    event.kind = kind;
    event.when = "2026-11-22T08:14:22.123Z";
    event.device = device;
    return event;
}

DecisionRecord recordOf(const std::string& fingerprint, Decision decision, const std::string& reason = "why")
{
    DecisionRecord record;
    record.planId = "plan1";
    record.planDigest = "digest";
    record.device = "leaf3";
    record.hunkId = "hunk";
    record.fingerprint = fingerprint;
    record.decision = decision;
    record.who = "ada";
    record.when = "2026-11-22T08:14:22.123Z";
    record.reason = reason;
    return record;
}

} // namespace

class TstStoreContract : public QObject
{
    Q_OBJECT
    void kinds()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("memory") << "memory";
        QTest::newRow("sqlite") << "sqlite";
    }

private Q_SLOTS:
    void theJournalKeepsEventsInOrderAndWhole_data() { kinds(); }
    void theJournalKeepsEventsInOrderAndWhole()
    {
        QFETCH(QString, kind);
        Subject subject = makeSubject(kind);
        JournalEvent start = eventOf("r1", JournalKind::RunStarted);
        start.who = "ada";
        start.planId = "p";
        start.planDigest = "d";
        start.devices = {"leaf3", "leaf4"};
        QVERIFY(subject.store.journal->append(start));
        JournalEvent sending = eventOf("r1", JournalKind::StepSending, "leaf3");
        sending.step = 1;
        sending.steps = 2;
        sending.bytesDigest = "b";
        sending.hunks = {"h1", "h2"};
        sending.data = std::string("{\"a\":\"line\\n and \xc3\xa9\"}");
        QVERIFY(subject.store.journal->append(eventOf("r2", JournalKind::RunStarted)));
        const auto sequence = subject.store.journal->append(sending);
        QVERIFY(sequence);
        subject.reopen();
        const auto events = subject.store.journal->events("r1");
        QVERIFY(events);
        QCOMPARE(events->size(), std::size_t{2});
        QCOMPARE(events->at(0).devices, start.devices);
        QCOMPARE(events->at(0).planDigest, std::string("d"));
        QCOMPARE(events->at(1).sequence, *sequence);
        QCOMPARE(events->at(1).data, sending.data);
        QCOMPARE(events->at(1).hunks, sending.hunks);
        QCOMPARE(events->at(1).steps, 2);
        QVERIFY(!events->at(1).digest.empty());
    }

    void runsAreListedNewestFirstAndPaged_data() { kinds(); }
    void runsAreListedNewestFirstAndPaged()
    {
        QFETCH(QString, kind);
        Subject subject = makeSubject(kind);
        for (const char* run : {"r1", "r2", "r3"}) {
            QVERIFY(subject.store.journal->append(eventOf(run, JournalKind::RunStarted)));
            JournalEvent sending = eventOf(run, JournalKind::StepSending, "leaf1");
            sending.hunks = {"h1"};
            QVERIFY(subject.store.journal->append(sending));
            QVERIFY(subject.store.journal->append(sending));
        }
        JournalEvent finished = eventOf("r2", JournalKind::RunFinished);
        finished.state = "applied";
        QVERIFY(subject.store.journal->append(finished));
        const auto runs = subject.store.journal->runs(2);
        QVERIFY(runs);
        QCOMPARE(runs->size(), std::size_t{2});
        QCOMPARE(runs->at(0).id, std::string("r3"));
        QCOMPARE(runs->at(1).result, std::string("applied"));
        QCOMPARE(runs->at(1).steps, std::size_t{2});
        QCOMPARE(runs->at(1).hunks, std::size_t{1});
        const auto rest = subject.store.journal->runs(10, "r2");
        QCOMPARE(rest->size(), std::size_t{1});
        QCOMPARE(rest->at(0).id, std::string("r1"));
        QCOMPARE(*subject.store.journal->openRuns(), (std::vector<std::string>{"r1", "r3"}));
        FC_COMPARE(codeOf(subject.store.journal->events("nope")), ErrorCode::NotFound);
    }

    void theLatestDecisionOfAFingerprintCounts_data() { kinds(); }
    void theLatestDecisionOfAFingerprintCounts()
    {
        QFETCH(QString, kind);
        Subject subject = makeSubject(kind);
        QVERIFY(subject.store.decisions->record({recordOf("f1", Decision::Approve), recordOf("f2", Decision::Reject)}));
        QVERIFY(subject.store.decisions->record({recordOf("f1", Decision::Used, "r1")}));
        subject.reopen();
        const auto latest = subject.store.decisions->latest({"f2", "unknown", "f1"});
        QVERIFY(latest);
        QCOMPARE(latest->size(), std::size_t{2});
        FC_COMPARE(latest->at(0).decision, Decision::Reject);
        FC_COMPARE(latest->at(1).decision, Decision::Used);
        QCOMPARE(latest->at(1).reason, std::string("r1"));
        QCOMPARE(subject.store.decisions->ofPlan("plan1")->size(), std::size_t{3});
        QVERIFY(subject.store.decisions->ofPlan("other")->empty());
    }

    void plansAreKeptByIdAndNeverReplaced_data() { kinds(); }
    void plansAreKeptByIdAndNeverReplaced()
    {
        QFETCH(QString, kind);
        Subject subject = makeSubject(kind);
        QVERIFY(subject.store.plans->save({"a", "da", "now", "text a"}));
        QVERIFY(subject.store.plans->save({"a", "da", "now", "text a"}));
        QVERIFY(subject.store.plans->save({"b", "db", "later", "text b"}));
        FC_COMPARE(codeOf(subject.store.plans->save({"a", "da", "now", "other"})), ErrorCode::Conflict);
        subject.reopen();
        QCOMPARE(subject.store.plans->load("a")->text, std::string("text a"));
        FC_COMPARE(codeOf(subject.store.plans->load("c")), ErrorCode::NotFound);
        const auto list = subject.store.plans->list(5);
        QCOMPARE(list->size(), std::size_t{2});
        QCOMPARE(list->at(0).id, std::string("b"));
        QVERIFY(list->at(0).text.empty());
    }

    void aDeviceHasOneLeaseAtATime_data() { kinds(); }
    void aDeviceHasOneLeaseAtATime()
    {
        QFETCH(QString, kind);
        Subject subject = makeSubject(kind);
        auto first = subject.store.leases->acquire("leaf 3/../x", "apply of plan 7f3a");
        QVERIFY(first);
        const auto second = subject.store.leases->acquire("leaf 3/../x", "another");
        FC_COMPARE(codeOf(second), ErrorCode::Conflict);
        QVERIFY2(second.error().text.find("7f3a") != std::string::npos, second.error().text.c_str());
        QVERIFY(subject.store.leases->acquire("leaf4", "another"));
        first->reset();
        QVERIFY(subject.store.leases->acquire("leaf 3/../x", "another"));
    }
};

FC_REGISTER_TEST(TstStoreContract);
#include "tst_store_contract.moc"
