#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "netbox/client.h"
#include "netbox/decoders.h"
#include "netbox/json_text.h"

using namespace fc;
using namespace fc::test;

namespace {

Result<intent::IntentSnapshotPtr> fetchWith(const std::string& endpoint, const std::string& body)
{
    auto server = std::make_shared<RecordedNetbox>();
    server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
        if (key.starts_with("/api/" + endpoint + "/"))
            return RecordedNetbox::json(body);
        return std::nullopt;
    });
    netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
    return source.fetch({}, {});
}

std::string list(const std::string& rows)
{
    return "{\"next\":null,\"results\":[" + rows + "]}";
}

} // namespace

class TstNetboxBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhatIsWrongWithAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        const std::string vlans = fileText(recordedNetboxFolder() / "read/vlans.json");
        QTest::newRow("truncated") << QByteArray::fromStdString(vlans.substr(0, 900)) << "ends too early (byte";
        QTest::newRow("empty") << QByteArray() << "ends too early";
        QTest::newRow("not JSON") << QByteArray("<html>") << "is not JSON (byte 1)";
        QTest::newRow("rubbish after it") << QByteArray("{} {}") << "is not JSON";
        QTest::newRow("not UTF-8") << QByteArray("{\"next\":null,\"results\":[{\"id\":1,\"name\":\"\xff\xfe\"}]}") << "UTF-8";
        QTest::newRow("too deep") << QByteArray(100000, '[') << "nested more than 32 levels";
        QTest::newRow("a bare list") << QByteArray("[]") << "no list with \"results\"";
        QTest::newRow("a number") << QByteArray("5") << "no list with \"results\"";
        QTest::newRow("results no list") << QByteArray(R"({"results":{}})") << "no list with \"results\"";
        QTest::newRow("row no object") << QByteArray(R"({"next":null,"results":[7]})") << "row 1 of the list has no numeric \"id\"";
        QTest::newRow("row without id") << QByteArray(R"({"next":null,"results":[{"name":"x"}]})") << "no numeric \"id\"";
        QTest::newRow("next a number") << QByteArray(R"({"next":5,"results":[]})") << "\"next\"";
        QTest::newRow("counts more than it gives") << QByteArray(R"({"count":9,"next":null,"results":[{"id":1,"vid":1}]})") << "counts 9 rows and gave 1";
        QTest::newRow("never ends") << QByteArray("{\"next\":\"http://x/?offset=1\",\"results\":[{\"id\":1,\"vid\":1}]}") << "does not come to an end";
    }
    void namesWhatIsWrongWithAnAnswer()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        const auto snapshot = fetchWith("ipam/vlans", body.toStdString());
        QVERIFY(!snapshot.ok());
        const std::string sentence = snapshot.error().sentence();
        QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(snapshot.error().subject.find("/api/ipam/vlans/") != std::string::npos, sentence.c_str());
        QVERIFY(!snapshot.error().next.empty());
    }

    void namesObjectAndField_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("words");
        QTest::newRow("text as number") << "dcim/interfaces" << R"({"id":27,"device":3,"name":"Ethernet1","mtu":"big"})" << "id 27: \"mtu\" is text";
        QTest::newRow("number as text") << "dcim/interfaces" << R"({"id":27,"device":3,"name":5})" << "id 27: \"name\" is a number";
        QTest::newRow("no device") << "dcim/interfaces" << R"({"id":27,"name":"Ethernet1"})" << "id 27: \"device\" is missing";
        QTest::newRow("relation without id") << "dcim/interfaces" << R"({"id":27,"device":{},"name":"Ethernet1"})" << "\"device\"";
        QTest::newRow("flag as text") << "dcim/interfaces" << R"({"id":27,"device":3,"name":"Ethernet1","enabled":"yes"})" << "\"enabled\" is text";
        QTest::newRow("tagged no list") << "dcim/interfaces" << R"({"id":27,"device":3,"name":"Ethernet1","tagged_vlans":5})" << "\"tagged_vlans\" is a number";
        QTest::newRow("custom field") << "dcim/interfaces" << R"({"id":27,"device":3,"name":"Po1","custom_fields":{"mlag_id":[1]}})" << "custom_fields.mlag_id";
        QTest::newRow("address") << "ipam/ip-addresses" << R"({"id":9,"address":"10.0.0.1"})" << "id 9: \"address\"";
        QTest::newRow("address length") << "ipam/ip-addresses" << R"({"id":9,"address":"10.0.0.1/999"})" << "id 9: \"address\"";
        QTest::newRow("vid") << "ipam/vlans" << R"({"id":4,"vid":5000})" << "id 4: \"vid\"";
        QTest::newRow("id 0") << "ipam/vlans" << R"({"id":0,"vid":5})" << "\"id\" is missing";
        QTest::newRow("huge id") << "ipam/vlans" << R"({"id":18446744073709551615,"vid":5})" << "\"id\"";
        QTest::newRow("cable end") << "dcim/cables" << R"({"id":4,"a_terminations":[7]})" << "a_terminations";
        QTest::newRow("vrf without name") << "ipam/vrfs" << R"({"id":4})" << "id 4: \"name\" is missing";
    }
    void namesObjectAndField()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, row);
        QFETCH(QString, words);
        const auto snapshot = fetchWith(endpoint.toStdString(), list(row.toStdString()));
        QVERIFY(!snapshot.ok());
        QVERIFY(snapshot.error().code == ErrorCode::Parse);
        QVERIFY2(snapshot.error().sentence().find(words.toStdString()) != std::string::npos, snapshot.error().sentence().c_str());
    }

    void takesEveryFormARelationOrCustomFieldComesIn()
    {
        intent::Interface row;
        const auto decode = [&](const char* text) {
            row = {};
            return netbox::decodeRow(nlohmann::json::parse(text), row);
        };
        FC_COMPARE(decode(R"({"id":1,"device":3,"name":"Po1","cable":17,"mode":"tagged","custom_fields":{"mlag_id":"12"}})"), std::string());
        QCOMPARE(row.device, std::int64_t{3});
        QCOMPARE(row.cable, std::int64_t{17});
        FC_COMPARE(row.mode, std::string("tagged"));
        QCOMPARE(*row.mlagId, std::int64_t{12});
        FC_COMPARE(decode(R"({"id":1,"device":{"id":3},"name":"Po1","cable":{"id":17},"mode":{"value":"tagged","label":"T"},)"
                          R"("custom_fields":{"mlag_id":{"value":12,"label":"12"},"trunk_groups":"a, b"},"what":{"is":["new"]}})"), std::string());
        QCOMPARE(row.cable, std::int64_t{17});
        QCOMPARE(*row.mlagId, std::int64_t{12});
        FC_COMPARE(row.trunkGroups == (std::vector<std::string>{"a", "b"}), true);
        FC_COMPARE(decode(R"({"id":1,"device":3,"name":"Po1","custom_fields":null,"tagged_vlans":null,"mtu":null})"), std::string());
        FC_COMPARE(decode(R"({"id":1,"device":3,"name":"Po1","custom_fields":{"trunk_groups":[{"value":"x","label":"X"}]}})"), std::string());
        FC_COMPARE(row.trunkGroups.front(), std::string("x"));

        intent::Device device;
        FC_COMPARE(netbox::decodeRow(nlohmann::json::parse(R"({"id":1,"name":null,"custom_fields":{"ASN":65001}})"), device), std::string());
        QCOMPARE(device.asNumber, std::int64_t{65001});
        device = {};
        FC_COMPARE(netbox::decodeRow(nlohmann::json::parse(R"({"id":1,"local_context_data":{"bgp_asn":65002}})"), device), std::string());
        QCOMPARE(device.asNumber, std::int64_t{65002});
        intent::BgpSession session;
        FC_COMPARE(netbox::decodeRow(nlohmann::json::parse(R"({"id":1,"extra_attributes":[1,2],"custom_fields":{"bgp_options":5}})"), session), std::string());
        FC_COMPARE(session.options, std::string());
    }

    void decodersSurviveRowsOfTheWrongKind()
    {
        for (const char* text : {"null", "5", "[]", "\"x\"", "{}", "{\"id\":\"x\"}", "{\"id\":-1}", "{\"id\":1.5}"}) {
            const auto row = nlohmann::json::parse(text);
            const auto refuses = [&](auto entity) { return !netbox::decodeRow(row, entity).empty(); };
            QVERIFY(refuses(intent::Site{}) && refuses(intent::Device{}) && refuses(intent::Interface{}) &&
                    refuses(intent::Cable{}) && refuses(intent::IpAddress{}) && refuses(intent::Prefix{}) &&
                    refuses(intent::Vlan{}) && refuses(intent::VlanGroup{}) && refuses(intent::Vrf{}) &&
                    refuses(intent::RouteTarget{}) && refuses(intent::Asn{}) && refuses(intent::Role{}) &&
                    refuses(intent::L2vpn{}) && refuses(intent::L2vpnTermination{}) && refuses(intent::BgpPeerGroup{}) &&
                    refuses(intent::BgpSession{}) && refuses(intent::PolicyContainer{}) && refuses(intent::PolicyRule{}) &&
                    refuses(intent::Community{}));
        }
    }
};

FC_REGISTER_TEST(TstNetboxBadInput);
#include "tst_bad_input.moc"
