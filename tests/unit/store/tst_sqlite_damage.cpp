#include "code_of.h"

#include "store_sqlite/sqlite_store.h"
#include "support/fast_folder.h"
#include "support/fault_vfs.h"
#include "support/test_registry.h"

#include <sqlite3.h>

#include <fstream>
#include <iterator>

using namespace fc;
using namespace fc::store;

namespace {

std::string readAll(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void writeAll(const std::string& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
}

void runSql(const std::string& file, const char* sql)
{
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

DecisionRecord approval()
{
    DecisionRecord record;
    record.planId = "plan1";
    record.planDigest = "0123456789abcdef";
    record.device = "leaf3";
    record.hunkId = "aabbccddeeff";
    record.fingerprint = "fingerprint-of-the-hunk";
    record.who = "ada";
    record.when = "2026-11-22T08:14:22.123Z";
    record.reason = "because";
    return record;
}

JournalEvent started(const std::string& run)
{
    JournalEvent event;
    event.run = run;
    event.who = "ada";
    event.devices = {"leaf3"};
    return event;
}

} // namespace

class TstSqliteDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyColumnOfAnAlteredApprovalIsNoticed()
    {
        for (const char* column : {"plan_id", "plan_digest", "device", "hunk_id", "who", "at", "reason", "digest"}) {
            test::FastFolder folder;
            const std::string path = folder.path().toStdString();
            QVERIFY(openSqliteStore({path, {}})->decisions->record({approval()}));
            runSql(path + "/decisions.db", (std::string("UPDATE decision SET ") + column + " = 'x' || substr(" + column + ", 2)").c_str());
            const auto latest = openSqliteStore({path, {}})->decisions->latest({approval().fingerprint});
            QVERIFY2(!latest, column);
            FC_COMPARE(codeOf(latest), ErrorCode::Refused);
        }
    }

    void aRejectionCannotBeTurnedIntoAnApproval()
    {
        test::FastFolder folder;
        const std::string path = folder.path().toStdString();
        DecisionRecord rejected = approval();
        rejected.decision = Decision::Reject;
        QVERIFY(openSqliteStore({path, {}})->decisions->record({rejected}));
        runSql(path + "/decisions.db", "UPDATE decision SET decision = 'approve'");
        FC_COMPARE(codeOf(openSqliteStore({path, {}})->decisions->latest({approval().fingerprint})), ErrorCode::Refused);
    }

    void aFlippedByteInAStoredApprovalNeverPassesAsAnApproval()
    {
        test::FastFolder folder;
        const std::string path = folder.path().toStdString();
        QVERIFY(openSqliteStore({path, {}})->decisions->record({approval()}));
        const std::string file = path + "/decisions.db";
        const std::string good = readAll(file);
        const std::size_t from = good.find("plan10123456789abcdef");
        QVERIFY(from != std::string::npos);
        const std::size_t end = good.find("because", from) + 7;
        for (std::size_t i = from; i < end + 64; ++i) {
            std::string bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x01);
            writeAll(file, bad);
            auto store = openSqliteStore({path, {}});
            if (!store)
                continue;
            const auto latest = store->decisions->latest({approval().fingerprint});
            const bool passes = latest && !latest->empty();
            QVERIFY2(!passes, std::to_string(i - from).c_str());
        }
    }

    void aBrokenJournalChainNamesTheFirstBadRecord()
    {
        test::FastFolder folder;
        const std::string path = folder.path().toStdString();
        {
            auto store = openSqliteStore({path, {}});
            for (const char* run : {"r1", "r2", "r3"})
                QVERIFY(store->journal->append(started(run)));
        }
        runSql(path + "/journal.db", "UPDATE event SET who = 'mallory' WHERE run = 'r2'");
        auto store = openSqliteStore({path, {}});
        QVERIFY(store->journal->events("r1"));
        const auto altered = store->journal->events("r2");
        FC_COMPARE(codeOf(altered), ErrorCode::Refused);
        QVERIFY(altered.error().text.find("record 2") != std::string::npos);
        runSql(path + "/journal.db", "DELETE FROM event WHERE run = 'r2'");
        FC_COMPARE(codeOf(openSqliteStore({path, {}})->journal->events("r3")), ErrorCode::Refused);
    }

    void aFileThatIsNoDatabaseIsAnErrorWithANextStep()
    {
        test::FastFolder folder;
        const std::string path = folder.path().toStdString();
        writeAll(path + "/journal.db", std::string(5000, 'x'));
        const auto store = openSqliteStore({path, {}});
        FC_COMPARE(codeOf(store), ErrorCode::Storage);
        QVERIFY(store.error().subject.find("journal.db") != std::string::npos);
        QVERIFY(!store.error().next.empty());
    }

    void aStoreOfANewerProgramIsNotTouched()
    {
        test::FastFolder folder;
        const std::string path = folder.path().toStdString();
        QVERIFY(openSqliteStore({path, {}}));
        runSql(path + "/journal.db", "PRAGMA user_version = 99");
        const auto store = openSqliteStore({path, {}});
        FC_COMPARE(codeOf(store), ErrorCode::Storage);
        QVERIFY(store.error().text.find("99") != std::string::npos);
    }

    void aFolderThatCannotBeMadeIsAnErrorWithANextStep()
    {
        const auto store = openSqliteStore({"/proc/nowhere/store", {}});
        FC_COMPARE(codeOf(store), ErrorCode::Storage);
        QVERIFY(!store.error().next.empty());
    }

    void aFullDiskLosesNothingThatWasPromisedAndPromisesNothingItLoses()
    {
        bool reachedTheEnd = false;
        for (int at = 1; !reachedTheEnd; ++at) {
            QVERIFY(at < 500);
            test::FastFolder folder;
            const std::string path = folder.path().toStdString();
            test::installFaultVfs();
            QVERIFY(openSqliteStore({path, test::kFaultVfs})->journal->append(started("kept")));

            test::installFaultVfs(test::Fault::DiskFull, at);
            bool promised = false;
            if (auto store = openSqliteStore({path, test::kFaultVfs})) {
                const auto appended = store->journal->append(started("second"));
                promised = appended.ok();
                if (!promised) {
                    FC_COMPARE(codeOf(appended), ErrorCode::Storage);
                    QVERIFY2(appended.error().next.find("free space") != std::string::npos,
                             appended.error().sentence().c_str());
                }
            }
            reachedTheEnd = test::faultVfsOperations() < at;
            test::installFaultVfs();
            auto store = openSqliteStore({path, {}});
            QVERIFY2(store.ok(), store.ok() ? "" : store.error().sentence().c_str());
            QVERIFY(store->journal->events("kept"));
            QVERIFY2(store->journal->events("second").ok() == promised, std::to_string(at).c_str());
        }
    }
};

FC_REGISTER_TEST(TstSqliteDamage);
#include "tst_sqlite_damage.moc"
