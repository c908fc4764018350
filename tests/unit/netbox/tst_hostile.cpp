#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "netbox/address_range.h"

using namespace fc;
using namespace fc::test;
using intent::ObjectClass;
using nlohmann::json;

namespace {

using Edit = std::function<void(json& body)>;

/// The recorded NetBox with one list edited.
std::shared_ptr<RecordedNetbox> edited(const std::string& endpoint, const std::string& recording, Edit edit)
{
    auto server = std::make_shared<RecordedNetbox>();
    server->setOverride([=](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
        if (!key.starts_with("/api/" + endpoint + "/") || key.find("assigned=false") != std::string::npos)
            return std::nullopt;
        json body = json::parse(RecordedNetbox::recorded("read/" + recording).body);
        edit(body);
        body["count"] = body["results"].size();
        return RecordedNetbox::json(body.dump());
    });
    return server;
}

Result<intent::IntentSnapshotPtr> fetchFrom(const std::shared_ptr<RecordedNetbox>& server)
{
    return netbox::NetboxSource(recordedOptions(), server, std::make_shared<RealClock>()).fetch({}, {});
}

json& rowNamed(json& body, const std::string& device, const std::string& name)
{
    for (json& row : body["results"]) {
        if (row["name"] == name && row["device"]["name"] == device)
            return row;
    }
    qFatal("no such row");
}

} // namespace

class TstNetboxHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTextOfTenMegabytesIsRefusedByName_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("size");
        QTest::newRow("description, 10 MB") << "description" << 10'000'000;
        QTest::newRow("name") << "name" << 70'000;
        QTest::newRow("display") << "display" << 70'000;
        QTest::newRow("mode") << "mode" << 70'000;
    }
    void aTextOfTenMegabytesIsRefusedByName()
    {
        QFETCH(QString, field);
        QFETCH(int, size);
        const auto snapshot = fetchFrom(edited("dcim/interfaces", "interfaces", [&](json& body) {
            body["results"][3][field.toStdString()] = std::string(static_cast<std::size_t>(size), 'x');
        }));
        QVERIFY(!snapshot.ok());
        const std::string sentence = snapshot.error().sentence();
        QVERIFY2(sentence.find("\"" + field.toStdString() + "\" is longer than 65536 bytes") != std::string::npos,
                 sentence.substr(0, 400).c_str());
        QVERIFY(sentence.size() < 1000);
    }

    void aHugeCustomFieldIsRefusedByName()
    {
        const auto snapshot = fetchFrom(edited("plugins/bgp/session", "sessions", [](json& body) {
            body["results"][0]["custom_fields"]["bgp_options"] = {{"x", std::string(1U << 20U, 'x')}};
        }));
        QVERIFY(!snapshot.ok());
        QVERIFY(snapshot.error().sentence().find("bgp_options") != std::string::npos);
    }

    void interfacesAboveThemselvesAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("two");
        QTest::newRow("own parent") << "parent" << false;
        QTest::newRow("parents of each other") << "parent" << true;
        QTest::newRow("own LAG") << "lag" << false;
        QTest::newRow("LAGs of each other") << "lag" << true;
    }
    void interfacesAboveThemselvesAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(bool, two);
        const auto snapshot = fetchFrom(edited("dcim/interfaces", "interfaces", [&](json& body) {
            json& a = rowNamed(body, "leaf1", "Ethernet1");
            json& b = rowNamed(body, "leaf1", "Ethernet10");
            a[field.toStdString()] = {{"id", two ? b["id"] : a["id"]}};
            if (two)
                b[field.toStdString()] = {{"id", a["id"]}};
        }));
        QVERIFY(!snapshot.ok());
        const std::string sentence = snapshot.error().sentence();
        QVERIFY2(sentence.find("\"" + field.toStdString() + "\" of interface id ") != std::string::npos, sentence.c_str());
    }

    void aLongChainIsNoCircle()
    {
        const auto snapshot = fetchFrom(edited("dcim/interfaces", "interfaces", [](json& body) {
            for (std::size_t i = 1; i < body["results"].size(); ++i)
                body["results"][i]["parent"] = {{"id", body["results"][i - 1]["id"]}};
        }));
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : snapshot.error().sentence().c_str());
    }

    void policiesInheritedFromAGroupAreNotTheSessionsOwn_data()
    {
        QTest::addColumn<bool>("before019");
        QTest::newRow("netbox-bgp 0.18") << true;
        QTest::newRow("netbox-bgp 0.20") << false;
    }
    void policiesInheritedFromAGroupAreNotTheSessionsOwn()
    {
        QFETCH(bool, before019);
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([=](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            const bool groups = key.starts_with("/api/plugins/bgp/peer-group/");
            if (!groups && !key.starts_with("/api/plugins/bgp/session/"))
                return std::nullopt;
            json body = json::parse(RecordedNetbox::recorded(groups ? "read/peer-groups" : "read/sessions").body);
            for (json& row : body["results"]) {
                // A policy of the group that the plugin shows on the session as well, and one of the session's own.
                row["import_policies"] = json::array({{{"id", 1}}});
                if (!groups)
                    row["import_policies"].push_back({{"id", 2}});
                if (before019)
                    row.erase("extra_attributes");
            }
            return RecordedNetbox::json(body.dump());
        });
        const auto snapshot = fetchFrom(server);
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : snapshot.error().sentence().c_str());
        for (const intent::BgpSession& session : (*snapshot)->tables().sessions) {
            const bool merged = before019 && session.peerGroup != 0;
            FC_COMPARE(session.importPolicies == (merged ? std::vector<intent::ObjectId>{2} : std::vector<intent::ObjectId>{1, 2}), true);
        }
    }

    void aVirtualChassisOfTwoStandsInForTheMlagFields()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with("/api/dcim/virtual-chassis/"))
                return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":9,"name":"pair","domain":"mlag7"}]})");
            if (!key.starts_with("/api/dcim/devices/"))
                return std::nullopt;
            json body = json::parse(RecordedNetbox::recorded("read/devices").body);
            for (json& row : body["results"]) {
                if (row["name"] != "leaf7" && row["name"] != "leaf8")
                    continue;
                row["virtual_chassis"] = {{"id", 9}};
                row["custom_fields"]["mlag_peer"] = nullptr;
                row["custom_fields"]["mlag_domain_id"] = nullptr;
            }
            return RecordedNetbox::json(body.dump());
        });
        const auto snapshot = fetchFrom(server);
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : snapshot.error().sentence().c_str());
        const intent::Device* leaf7 = (*snapshot)->deviceNamed("leaf7");
        FC_COMPARE((*snapshot)->device(leaf7->mlagPeer)->name, std::string("leaf8"));
        FC_COMPARE(leaf7->mlagDomain, std::string("mlag7"));
        FC_COMPARE((*snapshot)->deviceNamed("leaf1")->mlagDomain, std::string("leafs"));
    }

    void keepsUnassignedAddressesOfTheFabricOnly()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!key.starts_with("/api/ipam/ip-addresses/ assigned=false"))
                return std::nullopt;
            // The filter by prefix was unknown to this server: everything comes.
            json body = json::parse(RecordedNetbox::recorded("read/ip-addresses-unassigned").body);
            json stranger = body["results"][0];
            stranger["id"] = 9999;
            stranger["address"] = "203.0.113.9/29";
            body["results"].push_back(stranger);
            body["count"] = 2;
            return RecordedNetbox::json(body.dump());
        });
        const auto snapshot = fetchFrom(server);
        QVERIFY(snapshot.ok());
        QVERIFY((*snapshot)->address(9999) == nullptr);
        QCOMPARE((*snapshot)->rows(ObjectClass::IpAddress), 87U);
    }

    void knowsWhetherAnAddressLiesInAPrefix_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<bool>("within");
        QTest::newRow("in") << "10.0.1.5" << "10.0.1.0/24" << true;
        QTest::newRow("out") << "10.0.2.5" << "10.0.1.0/24" << false;
        QTest::newRow("half a byte") << "10.0.1.130" << "10.0.1.128/25" << true;
        QTest::newRow("all") << "1.2.3.4" << "0.0.0.0/0" << true;
        QTest::newRow("itself") << "10.0.1.5" << "10.0.1.5/32" << true;
        QTest::newRow("IPv6") << "2001:db8::5" << "2001:db8::/64" << true;
        QTest::newRow("IPv6 out") << "2001:db9::5" << "2001:db8::/64" << false;
        QTest::newRow("families") << "0.0.0.1" << "::/0" << false;
        QTest::newRow("too long") << "10.0.1.5" << "10.0.1.0/33" << false;
        QTest::newRow("no length") << "10.0.1.5" << "10.0.1.5" << false;
        QTest::newRow("no address") << "leaf1" << "10.0.1.0/24" << false;
    }
    void knowsWhetherAnAddressLiesInAPrefix()
    {
        QFETCH(QString, address);
        QFETCH(QString, prefix);
        QFETCH(bool, within);
        QCOMPARE(netbox::isWithin(address.toStdString(), prefix.toStdString()), within);
    }

    void saysThatNoWorkerSendsWebhooks()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key != "/api/status/")
                return std::nullopt;
            json body = json::parse(RecordedNetbox::recorded("read/status").body);
            body["rq-workers-running"] = 0;
            return RecordedNetbox::json(body.dump());
        });
        const auto snapshot = fetchFrom(server);
        QVERIFY(snapshot.ok());
        QVERIFY(std::ranges::any_of((*snapshot)->info().findings,
                                    [](const intent::Finding& finding) { return finding.rule == "netbox.no-worker"; }));
    }
};

FC_REGISTER_TEST(TstNetboxHostile);
#include "tst_hostile.moc"
