#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "netbox/client.h"
#include "netbox/table_reader.h"

#include <atomic>
#include <condition_variable>

using namespace fc;
using namespace fc::test;
using intent::ObjectClass;

namespace {

std::string sentenceOf(const Error& error) { return error.sentence(); }

} // namespace

class TstReadPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheRecordedFabricWithTheRecordedQueries()
    {
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto snapshot = source.fetch({}, {});
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : sentenceOf(snapshot.error()).c_str());
        QVERIFY2(server->unanswered().empty(), server->unanswered().empty() ? "" : server->unanswered().front().c_str());

        const intent::IntentSnapshot& s = **snapshot;
        QCOMPARE(s.rows(ObjectClass::Device), 10U);
        QCOMPARE(s.rows(ObjectClass::Interface), 114U);
        QCOMPARE(s.rows(ObjectClass::Cable), 20U);
        QCOMPARE(s.rows(ObjectClass::IpAddress), 87U);
        QCOMPARE(s.rows(ObjectClass::Prefix), 10U);
        QCOMPARE(s.rows(ObjectClass::Vlan), 6U);
        QCOMPARE(s.rows(ObjectClass::Vrf), 1U);
        QCOMPARE(s.rows(ObjectClass::L2vpn), 1U);
        QCOMPARE(s.rows(ObjectClass::Asn), 6U);
        QCOMPARE(s.rows(ObjectClass::BgpSession), 74U);
        QCOMPARE(s.rows(ObjectClass::BgpPeerGroup), 4U);
        QCOMPARE(s.info().watermark, std::int64_t{488});
        QCOMPARE(s.info().serverVersion, std::string("4.7.3"));
        QVERIFY(!s.info().torn);
        QVERIFY(s.speaksFor(ObjectClass::Vlan));
        // Nothing refers to a policy, so the nine policy tables are not asked for.
        QVERIFY(!s.info().read.at(static_cast<std::size_t>(ObjectClass::PrefixList)));
        QVERIFY(server->asked().size() <= 22U);
        QVERIFY(server->largestCrowd() <= 4U);
    }

    void resolvesWhatRowsMean()
    {
        const auto s = recordedSnapshot().value();
        const intent::Device* leaf7 = s->deviceNamed("leaf7");
        QVERIFY(leaf7 != nullptr);
        FC_COMPARE(leaf7->primaryAddress, std::string("172.16.0.31"));
        FC_COMPARE(leaf7->role, std::string("leaf"));
        FC_COMPARE(leaf7->mlagDomain, std::string("leafs"));
        FC_COMPARE(s->device(leaf7->mlagPeer)->name, std::string("leaf8"));
        FC_COMPARE(s->interfaceWith(leaf7->vtepInterface)->name, std::string("Loopback1"));
        QCOMPARE(s->asn(leaf7->asn)->number, std::int64_t{65004});
        FC_COMPARE(s->pageUrl(ObjectClass::BgpSession, 9), std::string("http://netbox.test/sub/plugins/bgp/session/9/"));
        const auto& vlans = s->tables().vlans;
        QVERIFY(std::ranges::any_of(vlans, [](const intent::Vlan& v) {
            return v.vid == 4090 && v.trunkGroups == std::vector<std::string>{"mlag-peer"} && v.role == "mlag-peer";
        }));
        const auto& sites = s->tables().sites;
        QCOMPARE(sites.size(), 1U);
        QCOMPARE(*sites.front().underlayMtu, std::int64_t{9214});
        const auto group = std::ranges::find(s->tables().peerGroups, std::string("evpn-spine"), &intent::BgpPeerGroup::name);
        QVERIFY(group != s->tables().peerGroups.end());
        QVERIFY(group->options.find("\"next_hop_unchanged\":true") != std::string::npos);
        QVERIFY(group->options.find("\"ebgp_multihop\":3") != std::string::npos);
        FC_COMPARE(group->afiSafi.front(), std::string("l2vpn-evpn"));
    }

    void tellsProgressClassByClass()
    {
        netbox::NetboxSource source(recordedOptions(), std::make_shared<RecordedNetbox>(), std::make_shared<RealClock>());
        std::vector<intent::FetchProgress> seen;
        QVERIFY(source.fetch([&](const intent::FetchProgress& p) { seen.push_back(p); }, {}).ok());
        QCOMPARE(seen.size(), 16U);
        QCOMPARE(seen.back().step, seen.back().steps);
        FC_COMPARE(seen.front().what, std::string("sites"));
        QVERIFY(seen.back().rows > 300U);
    }

    void sendsTheKeywordThatFitsTheToken_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("header");
        QTest::newRow("v2") << "nbt_abcdefghijkl.0123" << "Bearer nbt_abcdefghijkl.0123";
        QTest::newRow("v1") << "0123456789012345678901234567890123456789" << "Token 0123456789012345678901234567890123456789";
        QTest::newRow("none") << "" << "";
    }
    void sendsTheKeywordThatFitsTheToken()
    {
        QFETCH(QString, token);
        QFETCH(QString, header);
        auto server = std::make_shared<RecordedNetbox>();
        std::string sent;
        server->setOverride([&](const std::string&, const HttpRequest& request) -> std::optional<HttpResponse> {
            for (const auto& [name, value] : request.headers) {
                if (name == "Authorization")
                    sent = value;
            }
            return std::nullopt;
        });
        auto options = recordedOptions();
        options.token = Secret(token.toStdString());
        netbox::NetboxSource source(options, server, std::make_shared<RealClock>());
        QVERIFY(source.probe({}).ok());
        FC_COMPARE(sent, header.toStdString());
    }

    void followsNextOnTheConfiguredBase_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("version");
        QTest::newRow("before 4.6, by next") << "paged" << "4.5";
        QTest::newRow("from 4.6 on, by primary key") << "cursor" << "4.7";
    }
    void followsNextOnTheConfiguredBase()
    {
        QFETCH(QString, folder);
        QFETCH(QString, version);
        auto server = std::make_shared<RecordedNetbox>();
        auto later = RecordedNetbox::load(folder.toStdString());
        later.merge(RecordedNetbox::load("paged"));
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            const auto found = later.find(key);
            if (found == later.end())
                return std::nullopt;
            HttpResponse answer = found->second;
            std::erase_if(answer.headers, [](const auto& header) { return header.first == "API-Version"; });
            answer.headers.emplace_back("API-Version", version.toStdString());
            return answer;
        });
        auto options = recordedOptions();
        options.pageSize = 50;
        const netbox::Client client(options, server);
        const auto plan = nlohmann::json::parse(fileText(recordedNetboxFolder() / "read/interfaces.meta.json"));
        const std::string query = plan["query"].get<std::string>();
        const std::string fields = query.substr(query.find("fields=") + 7);
        auto rows = client.list("dcim/interfaces", {{"site", "dc1"}, {"fields", fields}}, {});
        QVERIFY2(rows.ok(), rows.ok() ? "" : sentenceOf(rows.error()).c_str());
        QCOMPARE(rows->size(), 114U);
        QCOMPARE(server->asked().size(), 3U);
        QCOMPARE(server->asked().back().find(" start=") != std::string::npos, folder == "cursor");
    }

    void keepsRequestLinesShort()
    {
        const netbox::Client client(recordedOptions(), std::make_shared<RecordedNetbox>());
        std::vector<std::string> ids;
        for (int i = 0; i < 2000; ++i)
            ids.push_back(std::to_string(100000 + i));
        const auto queries = netbox::chunked(client, "ipam/ip-addresses", {}, "device_id", ids);
        QVERIFY(queries.size() > 5U);
        std::size_t total = 0;
        for (const netbox::Query& query : queries) {
            total += query.size();
            const std::string line = "GET /sub/api/ipam/ip-addresses/?limit=1000&ordering=id&" + netbox::toText(query) + " HTTP/1.1";
            QVERIFY(line.size() < 4094U);
        }
        QCOMPARE(total, ids.size());
        QVERIFY(netbox::chunked(client, "ipam/ip-addresses", {}, "device_id", {}).empty());
    }

    void dropsRowsThatAnIgnoredFilterLetThrough()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            // The whole tables, as if the filters by device were unknown too.
            if (key.starts_with("/api/ipam/ip-addresses/ device_id"))
                return RecordedNetbox::recorded("read/ip-addresses");
            if (key.starts_with("/api/plugins/bgp/session/"))
                return RecordedNetbox::recorded("read/sessions");
            if (!key.starts_with("/api/dcim/devices/"))
                return std::nullopt;
            auto body = nlohmann::json::parse(RecordedNetbox::recorded("read/devices").body);
            body["results"][0]["role"]["slug"] = "host";
            body["results"][1]["status"]["value"] = "offline";
            return RecordedNetbox::json(body.dump());
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto snapshot = source.fetch({}, {});
        QVERIFY(snapshot.ok());
        QCOMPARE((*snapshot)->rows(ObjectClass::Device), 8U);
        for (const intent::Interface& row : (*snapshot)->tables().interfaces)
            QVERIFY((*snapshot)->device(row.device) != nullptr);
        for (const intent::IpAddress& row : (*snapshot)->tables().addresses)
            QVERIFY(row.assignedObject == 0 || (*snapshot)->interfaceWith(row.assignedObject) != nullptr);
    }

    void readsPoliciesOnceASessionRefersToOne()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!key.starts_with("/api/plugins/bgp/session/"))
                return std::nullopt;
            auto body = nlohmann::json::parse(RecordedNetbox::recorded("read/sessions").body);
            body["results"][0]["import_policies"] = nlohmann::json::array({{{"id", 1}, {"name", "RM-GOLD-CONNECTED"}}});
            return RecordedNetbox::json(body.dump());
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto snapshot = source.fetch({}, {});
        QVERIFY(snapshot.ok());
        const auto& tables = (*snapshot)->tables();
        QCOMPARE(tables.routingPolicies.size(), 1U);
        QCOMPARE(tables.prefixListRules.size(), 2U);
        FC_COMPARE(tables.prefixListRules.front().action, std::string("permit"));
        QVERIFY(tables.prefixListRules.front().content.find("10.0.250.0/24") != std::string::npos);
        QCOMPARE(tables.routingPolicyRules.front().container, std::int64_t{1});
        FC_COMPARE(tables.communities.front().value, std::string("65000:100"));
        QCOMPARE(tables.asPathListRules.size(), 1U);
    }

    void readsPoliciesWhereTheFabricFileNamesOne()
    {
        auto options = recordedOptions();
        options.readPolicies = true;
        netbox::NetboxSource source(options, std::make_shared<RecordedNetbox>(), std::make_shared<RealClock>());
        const auto snapshot = source.fetch({}, {});
        QVERIFY(snapshot.ok());
        QCOMPARE((*snapshot)->tables().routingPolicies.size(), 1U);
        QVERIFY((*snapshot)->info().read.at(static_cast<std::size_t>(ObjectClass::AsPathListRule)));
    }

    void waitsAndAsksAgainWhileTheProxySaysUnavailable()
    {
        auto server = std::make_shared<RecordedNetbox>();
        std::atomic<int> failures = 2;
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!key.starts_with("/api/ipam/vlans/") || failures-- <= 0)
                return std::nullopt;
            HttpResponse answer;
            answer.status = 503;
            answer.headers = {{"Content-Type", "text/html"}};
            return answer;
        });
        auto options = recordedOptions();
        std::mutex mutex;
        std::vector<std::int64_t> waited;
        options.wait = [&](std::chrono::milliseconds time, std::stop_token) {
            const std::scoped_lock lock(mutex);
            waited.push_back(time.count());
        };
        netbox::NetboxSource source(options, server, std::make_shared<RealClock>());
        QVERIFY(source.fetch({}, {}).ok());
        FC_COMPARE(waited == (std::vector<std::int64_t>{1000, 2000}), true);
    }

    void readsAgainWhatChangedMeanwhile()
    {
        auto server = std::make_shared<RecordedNetbox>();
        std::atomic<int> watermarks = 0;
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with("/api/core/object-changes/ fields=id,changed_object_type id__gt=488"))
                return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":489,"changed_object_type":"ipam.vlan"}]})");
            if (key == "/api/core/object-changes/ fields=id,time limit=1 ordering=-id" && watermarks++ > 0)
                return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":489,"time":"2026-11-22T20:00:00Z"}]})");
            return std::nullopt;
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto snapshot = source.fetch({}, {});
        QVERIFY(snapshot.ok());
        QCOMPARE((*snapshot)->info().watermark, std::int64_t{489});
        QVERIFY(!(*snapshot)->info().torn);
        const auto asked = server->asked();
        QCOMPARE(std::ranges::count_if(asked, [](const auto& key) { return key.starts_with("/api/ipam/vlans/"); }), 2);
        QCOMPARE(std::ranges::count_if(asked, [](const auto& key) { return key.starts_with("/api/dcim/interfaces/"); }), 1);
    }

    void marksASnapshotTornWhenChangesNeverEnd()
    {
        auto server = std::make_shared<RecordedNetbox>();
        std::atomic<int> newest = 488;
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with("/api/core/object-changes/ fields=id,changed_object_type"))
                return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":999,"changed_object_type":"ipam.vlan"}]})");
            if (key.starts_with("/api/core/object-changes/"))
                return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":)" + std::to_string(newest++) +
                                            R"(,"time":"2026-11-22T20:00:00Z"}]})");
            return std::nullopt;
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto snapshot = source.fetch({}, {});
        QVERIFY(snapshot.ok());
        QVERIFY((*snapshot)->info().torn);
        const auto asked = server->asked();
        QCOMPARE(std::ranges::count_if(asked, [](const auto& key) { return key.starts_with("/api/ipam/vlans/"); }), 4);
    }

    void stopsWhenAsked()
    {
        auto server = std::make_shared<RecordedNetbox>();
        std::stop_source stop;
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with("/api/dcim/interfaces/"))
                stop.request_stop();
            return std::nullopt;
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto snapshot = source.fetch({}, stop.get_token());
        QVERIFY(!snapshot.ok());
        QVERIFY(snapshot.error().code == ErrorCode::Cancelled);
    }

    void givesTheSameRevisionForTheSameContent()
    {
        const auto a = recordedSnapshot().value();
        auto server = std::make_shared<RecordedNetbox>();
        // A save that changes nothing moves last_updated, and rows may come in any order.
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!key.starts_with("/api/ipam/vlans/"))
                return std::nullopt;
            auto body = nlohmann::json::parse(RecordedNetbox::recorded("read/vlans").body);
            std::reverse(body["results"].begin(), body["results"].end());
            body["results"][0]["last_updated"] = "2027-01-01T00:00:00Z";
            return RecordedNetbox::json(body.dump());
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto b = source.fetch({}, {}).value();
        FC_COMPARE(a->revision(), b->revision());
        QCOMPARE(a->revision().size(), 64U);
    }
};

FC_REGISTER_TEST(TstReadPlan);
#include "tst_read_plan.moc"
