#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include <set>

using namespace fc;
using namespace fc::test;

namespace {

/// A change log that a test grows; answers by id__gt.
class ScriptedLog
{
public:
    ScriptedLog() : m_server(std::make_shared<RecordedNetbox>())
    {
        m_server->setOverride([this](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            const auto at = key.find("id__gt=");
            if (!key.starts_with("/api/core/object-changes/") || at == std::string::npos)
                return std::nullopt;
            const auto above = std::stoll(key.substr(at + 7));
            auto results = nlohmann::json::array();
            for (const auto& row : rows) {
                if (row["id"].get<std::int64_t>() > above)
                    results.push_back(row);
            }
            return RecordedNetbox::json(nlohmann::json{{"count", results.size()}, {"next", nullptr}, {"results", results}}.dump());
        });
    }
    netbox::NetboxSource source()
    {
        return {recordedOptions(), m_server, std::make_shared<RealClock>()};
    }
    void add(std::int64_t id, const char* type = "dcim.interface")
    {
        rows.push_back({{"id", id}, {"time", "2026-11-22T20:00:00Z"}, {"changed_object_type", type}, {"changed_object_id", 7},
                        {"action", {{"value", "update"}, {"label", "Updated"}}}, {"request_id", "r"}, {"user_name", "ops"}});
    }

    std::vector<nlohmann::json> rows;

private:
    std::shared_ptr<RecordedNetbox> m_server;
};

} // namespace

class TstChangeLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheRecordedChangesOnce()
    {
        ScriptedLog log;
        log.add(488);
        const auto recorded = nlohmann::json::parse(fileText(recordedNetboxFolder() / "changes/poll.json"));
        for (const auto& row : recorded["results"])
            log.rows.push_back(row);
        auto source = log.source();
        auto first = source.poll(488, {});
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().sentence().c_str());
        QVERIFY(!first->fullReadNeeded);
        QCOMPARE(first->changes.size(), 37U);
        QCOMPARE(first->watermark, std::int64_t{527});
        QVERIFY(first->moved());
        FC_COMPARE(first->changes.front().objectType, std::string("dcim.interface"));
        FC_COMPARE(first->changes.front().action, std::string("update"));
        auto second = source.poll(first->watermark, {});
        QVERIFY(second.ok());
        QVERIFY(second->changes.empty());
        QVERIFY(!second->moved());
    }

    void findsARowThatWasCommittedLate()
    {
        ScriptedLog log;
        log.add(490);
        log.add(500);
        auto source = log.source();
        QVERIFY(source.poll(500, {})->changes.empty());
        log.rows.insert(log.rows.begin() + 1, log.rows.back());
        log.rows[1]["id"] = 495;
        auto poll = source.poll(500, {});
        QCOMPARE(poll->changes.size(), 1U);
        QCOMPARE(poll->changes.front().id, std::int64_t{495});
        QCOMPARE(poll->watermark, std::int64_t{500});
    }

    void asksForAFullReadWhenTheLogCannotTell()
    {
        ScriptedLog cleared;
        QVERIFY(cleared.source().poll(488, {})->fullReadNeeded);
        ScriptedLog restored;
        restored.add(300);
        auto poll = restored.source().poll(488, {});
        QVERIFY(poll->fullReadNeeded && poll->moved());
        QCOMPARE(poll->watermark, std::int64_t{300});
        ScriptedLog pruned;
        pruned.add(600);
        QVERIFY(pruned.source().poll(488, {})->fullReadNeeded);
        ScriptedLog young;
        QVERIFY(!young.source().poll(0, {})->fullReadNeeded);
    }

    void knowsWhatTouchesTheIntent()
    {
        ScriptedLog log;
        log.add(488);
        log.add(489, "users.token");
        log.add(490, "extras.journalentry");
        auto source = log.source();
        auto poll = source.poll(488, {});
        QCOMPARE(poll->changes.size(), 2U);
        QVERIFY(!poll->moved());
        log.add(491, "dcim.cabletermination");
        QVERIFY(source.poll(490, {})->moved());
    }

    void reportsAnUnreadableLog()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([](const std::string&, const HttpRequest&) { return std::optional(RecordedNetbox::json("{")); });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto poll = source.poll(5, {});
        QVERIFY(!poll.ok());
        QVERIFY(poll.error().code == ErrorCode::Parse);
    }
};

FC_REGISTER_TEST(TstChangeLog);
#include "tst_change_log.moc"
