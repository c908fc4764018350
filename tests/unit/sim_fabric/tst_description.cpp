#include "sim/fabric/description.h"
#include "sim/fabric/loader.h"
#include "support/test_registry.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace fc::sim;
using Json = nlohmann::json;

namespace {

std::string lab10Text()
{
    std::ifstream stream(FC_SOURCE_DIR "/resources/demo/lab-10.toml", std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string replaced(const std::string& from, const std::string& to)
{
    std::string text = lab10Text();
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("the description does not contain %s", from.c_str());
    return text.replace(at, from.size(), to);
}

} // namespace

class TstDescription : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addressesSurviveTheRoundTrip()
    {
        for (const char* text : {"0.0.0.0", "10.0.199.254", "255.255.255.255"}) {
            const auto address = parseIpv4(text);
            QVERIFY(address.ok());
            QCOMPARE(toText(*address), std::string(text));
        }
        for (const char* text : {"", "10.0.0", "10.0.0.256", "10.0.0.1.2", "10.0.0.01", "a.b.c.d", "10.0.0.1 "})
            QVERIFY2(!parseIpv4(text).ok(), text);
        for (const char* text : {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/", "/24", "10.0.0.0/2x"})
            QVERIFY2(!parseIpv4Prefix(text).ok(), text);
        const auto prefix = parseIpv4Prefix("10.1.2.3/16");
        QVERIFY(prefix.ok() && prefix->contains(*parseIpv4("10.1.255.255")) && !prefix->contains(*parseIpv4("10.2.0.0")));
        QVERIFY(Ipv4Prefix({0, 0}).contains(*parseIpv4("200.1.1.1")));
    }

    void mistakeIsNamedWithItsLine_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("syntax") << "[site]" << "[site" << "line ";
        QTest::newRow("unknown key") << "slug = \"dc1\"" << "slugg = \"dc1\"" << "\"slugg\"";
        QTest::newRow("missing key") << "slug = \"dc1\"" << "" << "\"slug\" is missing";
        QTest::newRow("wrong type") << "underlay_mtu = 9214" << "underlay_mtu = \"9214\"" << "underlay_mtu";
        QTest::newRow("out of range") << "underlay_mtu = 9214" << "underlay_mtu = 100" << "from 1500 to 9214";
        QTest::newRow("bad address") << "\"172.16.0.50\"" << "\"172.16.0.500\"" << "172.16.0.500";
        QTest::newRow("name twice") << "name = \"leaf2\"" << "name = \"leaf1\"" << "\"leaf1\"";
        QTest::newRow("host in no VLAN") << "name = \"host1\", vlan = 40" << "name = \"host1\", vlan = 41" << "VLAN 41";
        QTest::newRow("leaf unknown") << "leaf8 = \"10.78.78.3\"" << "leaf9 = \"10.78.78.3\"" << "\"leaf9\" is no leaf";
        QTest::newRow("address outside") << "leaf8 = \"10.78.78.3\"" << "leaf8 = \"10.78.79.3\"" << "outside";
        QTest::newRow("VRF unknown") << "vrf = \"gold\"" << "vrf = \"lead\"" << "not described";
        QTest::newRow("VLAN twice") << "id = 900" << "id = 40" << "VLAN 40";
    }

    void mistakeIsNamedWithItsLine()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const auto fabric = parseDescription(replaced(from.toStdString(), to.toStdString()), "x.toml");
        QVERIFY(!fabric.ok());
        FC_COMPARE(fabric.error().code, fc::ErrorCode::Parse);
        QCOMPARE(fabric.error().subject, std::string("x.toml"));
        QVERIFY2(fabric.error().text.find(says.toStdString()) != std::string::npos, fabric.error().text.c_str());
    }

    void pairOfThreeIsRefused()
    {
        const auto fabric = parseDescription(
            replaced("leafs = [\n  { name = \"leaf1\"",
                     "leafs = [\n  { name = \"leaf0\", management = \"172.16.0.24\", loopback = \"10.0.250.10\" },\n"
                     "  { name = \"leaf1\""),
            "x.toml");
        QVERIFY(!fabric.ok());
        QVERIFY(fabric.error().text.find("two leafs") != std::string::npos);
    }

    void closShapesThatMakeNoFabricAreRefused()
    {
        for (const char* shape : {"clos:", "clos:2", "clos:2x", "clos:x8", "clos:0x8", "clos:2x7", "clos:2x0",
                                  "clos:65x8", "clos:2x2002", "clos:2x8x", "clos:-1x8", "clos:99999999999x2"}) {
            const auto fabric = loadFabric(shape);
            QVERIFY2(!fabric.ok(), shape);
            FC_COMPARE(fabric.error().code, fc::ErrorCode::Usage);
        }
    }

    void closHasNoAddressTwice_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<int>("devices");
        QTest::newRow("smallest") << "clos:1x2" << 3;
        QTest::newRow("like the lab") << "clos:2x8" << 10;
        QTest::newRow("more leafs than a /24 has links") << "clos:1x130" << 131;
    }

    void closHasNoAddressTwice()
    {
        QFETCH(QString, shape);
        QFETCH(int, devices);
        const auto fabric = loadFabric(shape.toStdString());
        QVERIFY2(fabric.ok(), fabric.ok() ? "" : fabric.error().sentence().c_str());
        QCOMPARE(fabric->devices.size(), static_cast<std::size_t>(devices));
        std::map<std::string, int> seen;
        for (const auto& table : fabric->netbox) {
            if (table.endpoint != "ipam/ip-addresses")
                continue;
            for (const auto& text : table.rows) {
                const Json row = Json::parse(text);
                const std::string role = row.value("role", "");
                if (role != "anycast" && role != "vip")
                    QVERIFY2(++seen[row["address"].get<std::string>()] == 1, text.c_str());
            }
        }
        std::set<std::string> ends;
        for (const auto& cable : fabric->cables) {
            for (const auto& end : {cable.a, cable.b})
                QVERIFY2(ends.insert(end.device + " " + end.interfaceName).second, end.device.c_str());
        }
    }

    void unknownNameSaysWhatWouldDo()
    {
        for (const char* name : {"", "lab-11", "no/such.toml", "../demo/lab-10"}) {
            const auto fabric = loadFabric(name);
            QVERIFY2(!fabric.ok(), name);
            FC_COMPARE(fabric.error().code, fc::ErrorCode::NotFound);
        }
    }

    void neighboursStandWhereTheyAreAttached()
    {
        const auto fabric = loadFabric("lab-10");
        QVERIFY(fabric.ok());
        QCOMPARE(fabric->cables.size(), std::size_t(20));
        QCOMPARE(fabric->neighbours.size(), std::size_t(5));
        const auto& host = fabric->neighbours.at(1);
        QCOMPARE(host.name, std::string("host2"));
        QCOMPARE(host.detail, std::string("VLAN 34 10.34.34.102"));
        QCOMPARE(host.attachedTo.size(), std::size_t(2));
        QCOMPARE(host.attachedTo.at(1).device, std::string("leaf4"));
        QCOMPARE(fabric->neighbours.back().kind, std::string("external"));
    }
};

FC_REGISTER_TEST(TstDescription);
#include "tst_description.moc"
