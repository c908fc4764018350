#include "store_sqlite/sqlite_store.h"
#include "support/fast_folder.h"
#include "support/test_registry.h"

#include <sqlite3.h>

using namespace fc;
using namespace fc::store;

namespace {

ManualChange asked(const std::string& path, const std::string& json)
{
    ManualChange change;
    change.device = "leaf3";
    change.path = path;
    change.json = json;
    change.who = "ada";
    change.when = "2026-11-23T08:00:00.000Z";
    change.reason = "INC4711";
    return change;
}

} // namespace

class TstManualStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<ManualChangeStore> manual() const
    {
        return std::move(openSqliteStore({m_folder->path().toStdString(), {}}).value().manual);
    }
    std::unique_ptr<test::FastFolder> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<test::FastFolder>(); }

    void whatIsAddedHoldsUntilItIsWithdrawn()
    {
        const ManualChange first = manual()->add(asked("/a", "1")).value();
        QCOMPARE(first.sequence, std::int64_t{1});
        QCOMPARE(manual()->add(asked("/b", "")).value().sequence, std::int64_t{2});
        const auto open = manual()->open().value();
        QCOMPARE(open.size(), std::size_t{2});
        QCOMPARE(open[0].json, std::string("1"));
        QCOMPARE(open[0].reason, std::string("INC4711"));
        QVERIFY(manual()->withdraw(1, "bob", "2026-11-23T09:00:00.000Z", ""));
        QCOMPARE(manual()->open().value().size(), std::size_t{1});
        QVERIFY(manual()->withdraw(1, "bob", "2026-11-23T09:00:00.000Z", "").error().code == ErrorCode::NotFound);
        QVERIFY(manual()->withdraw(77, "bob", "2026-11-23T09:00:00.000Z", "").error().code == ErrorCode::NotFound);
    }

    void theNewestOfANodeCountsAndTheOlderDoesNotComeBack()
    {
        QVERIFY(manual()->add(asked("/a", "1")));
        QVERIFY(manual()->add(asked("/a", "2")));
        QCOMPARE(manual()->open().value().size(), std::size_t{1});
        QCOMPARE(manual()->open().value()[0].json, std::string("2"));
        QVERIFY(manual()->withdraw(1, "bob", "2026-11-23T09:00:00.000Z", "").error().code == ErrorCode::NotFound);
        QVERIFY(manual()->withdraw(2, "bob", "2026-11-23T09:00:00.000Z", ""));
        QVERIFY(manual()->open().value().empty());
    }

    void anAlteredChangeStopsEverything()
    {
        for (const char* column : {"device", "path", "json", "who", "at", "reason", "digest"}) {
            init();
            QVERIFY(manual()->add(asked("/a", "1")));
            sqlite3* handle = nullptr;
            QCOMPARE(sqlite3_open((m_folder->path().toStdString() + "/manual.db").c_str(), &handle), SQLITE_OK);
            const std::string sql = std::string("UPDATE change SET ") + column + " = 'x' || substr(" + column + ", 2)";
            QCOMPARE(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
            sqlite3_close(handle);
            const auto open = manual()->open();
            QVERIFY2(!open, column);
            QVERIFY(open.error().code == ErrorCode::Refused);
        }
    }
};

FC_REGISTER_TEST(TstManualStore);
#include "tst_manual_store.moc"
