#include "support/test_registry.h"
#include "support/tree_text.h"

#include <algorithm>

using namespace fc;
using namespace fc::test;

namespace {

constexpr const char* kPort = "/interfaces/interface[name=Ethernet1]";

std::string diffText(const std::string& intended, const std::string& running,
                     const schema::Ownership& ownership = schema::Ownership::everything())
{
    return textOf(eosDiff().compare("leaf3", treeOf(intended), treeOf(running), ownership).hunks);
}

schema::OwnershipRule rule(const char* pattern, schema::OwnedScope scope)
{
    return {model::parsePath(pattern).value(), scope};
}

} // namespace

class TstTreeDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesTreesInTextOut_data()
    {
        QTest::addColumn<QString>("intended");
        QTest::addColumn<QString>("running");
        QTest::addColumn<QString>("expected");

        QTest::newRow("equal") << "/interfaces/interface[name=Ethernet1]/config/description = host1"
                               << "/interfaces/interface[name=Ethernet1]/config/description = host1" << "";
        QTest::newRow("leaf changed")
            << "/interfaces/interface[name=Ethernet1]/config/description = host1"
            << "/interfaces/interface[name=Ethernet1]/config/description = hacked"
            << "~ /interfaces/interface[name=Ethernet1]/config/description: \"hacked\" -> \"host1\"\n";
        QTest::newRow("leaf added")
            << "/interfaces/interface[name=Ethernet1]/config/description = host1"
            << "/interfaces/interface[name=Ethernet1]"
            << "+ /interfaces/interface[name=Ethernet1]/config/description: \"host1\"\n";
        QTest::newRow("leaf removed")
            << "/interfaces/interface[name=Ethernet1]"
            << "/interfaces/interface[name=Ethernet1]/config/description = hacked"
            << "- /interfaces/interface[name=Ethernet1]/config/description: \"hacked\"\n";
        QTest::newRow("new entry is one hunk with everything in it")
            << "/interfaces/interface[name=Vlan50]/config/name = Vlan50\n"
               "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/ip = 10.0.0.1"
            << "/interfaces/interface[name=Vlan40]/config/name = Vlan40"
            << "- /interfaces/interface[name=Vlan40]: {\"openconfig-interfaces:name\":\"Vlan40\",\"openconfig-interfaces:config\":{\"name\":\"Vlan40\"}}\n"
               "+ /interfaces/interface[name=Vlan50]: {\"openconfig-interfaces:name\":\"Vlan50\",\"openconfig-interfaces:config\":{\"name\":\"Vlan50\"},"
               "\"openconfig-vlan:routed-vlan\":{\"openconfig-if-ip:ipv4\":{\"addresses\":{\"address\":[{\"ip\":"
               "\"10.0.0.1\",\"config\":{\"ip\":\"10.0.0.1\"}}]}}}}\n";
        QTest::newRow("default that the device sends is no difference")
            << "/interfaces/interface[name=Ethernet1]/config/description = x"
            << "/interfaces/interface[name=Ethernet1]/config/description = x\n"
               "/interfaces/interface[name=Ethernet1]/config/enabled = true\n"
               "/interfaces/interface[name=Ethernet1]/config/loopback-mode = NONE"
            << "";
        QTest::newRow("default that the intent says is no difference")
            << "/interfaces/interface[name=Ethernet1]/config/enabled = true"
            << "/interfaces/interface[name=Ethernet1]" << "";
        QTest::newRow("default that the intent says against another value")
            << "/interfaces/interface[name=Ethernet1]/config/enabled = true"
            << "/interfaces/interface[name=Ethernet1]/config/enabled = false"
            << "~ /interfaces/interface[name=Ethernet1]/config/enabled: false -> true\n";
        QTest::newRow("routing is off where nobody said otherwise")
            << "/network-instances/network-instance[name=gold]/config/name = gold"
            << "/network-instances/network-instance[name=gold]/config/name = gold\n"
               "/network-instances/network-instance[name=gold]/config/ipv4-routing-enabled = false"
            << "";
        QTest::newRow("routing is compared explicitly although true is the model's default")
            << "/network-instances/network-instance[name=gold]/config/ipv4-routing-enabled = true"
            << "/network-instances/network-instance[name=gold]/config/ipv4-routing-enabled = false"
            << "+ /network-instances/network-instance[name=gold]/config/ipv4-routing-enabled: true\n";
        const QString trunk = "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans";
        QTest::newRow("VLAN ranges are their members") << trunk + " = 10,11,12,40" << trunk + " = 10..12,40" << "";
        QTest::newRow("no VLAN list means all") << "/interfaces/interface[name=Port-Channel1]"
                                                << trunk + " = 1..4094" << "";
        QTest::newRow("a VLAN taken off by hand")
            << trunk + " = 34,40" << trunk + " = 34"
            << "~ /interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans: [34] -> [34,40]\n";
        QTest::newRow("leaf-lists are sets") << trunk + " = 40,34" << trunk + " = 34,40" << "";
        const QString evpn = "/arista/eos/evpn/evpn-instances/evpn-instance[name=50]/config/redistribute";
        QTest::newRow("redistribute reads back longer")
            << evpn + " = LEARNED" << evpn + " = LEARNED,ROUTER_MAC,HOST_ROUTE" << "";
        QTest::newRow("redistribute that somebody shortened")
            << evpn + " = LEARNED" << evpn + " = LEARNED,HOST_ROUTE"
            << "~ /arista/eos/evpn/evpn-instances/evpn-instance[name=50]/config/redistribute: "
               "[\"HOST_ROUTE\",\"LEARNED\"] -> [\"LEARNED\"]\n";
        QTest::newRow("what EOS makes itself")
            << ""
            << "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=1]/config/name = default\n"
               "/network-instances/network-instance[name=default]/tables/table[protocol=BGP][address-family=IPV4]\n"
               "/network-instances/network-instance[name=default]/protocols/protocol[identifier=DIRECTLY_CONNECTED]"
               "[name=DIRECTLY_CONNECTED]/config/name = DIRECTLY_CONNECTED\n"
               "/interfaces/interface[name=Ethernet7]/config/type = ethernetCsmacd\n"
               "/interfaces/interface[name=Management0]/config/description = oob"
            << "";
        const QString route = "/network-instances/network-instance[name=gold]/protocols/protocol[identifier=STATIC]"
                              "[name=STATIC]/static-routes/static[prefix=0.0.0.0/0]/next-hops";
        QTest::newRow("a next hop under another index")
            << route + "/next-hop[index=1]/config/next-hop = 10.0.0.1"
            << route + "/next-hop[index=AUTO_0_10-0-0-1]/config/next-hop = 10.0.0.1" << "";
        QTest::newRow("another next hop")
            << route + "/next-hop[index=1]/config/next-hop = 10.0.0.1"
            << route + "/next-hop[index=1]/config/next-hop = 10.0.0.9"
            << "~ " + route + "/next-hop[index=1]/config/next-hop: \"10.0.0.9\" -> \"10.0.0.1\"\n";
        QTest::newRow("state is not configuration")
            << "/interfaces/interface[name=Ethernet1]/config/name = Ethernet1"
            << "/interfaces/interface[name=Ethernet1]/config/name = Ethernet1\n"
               "/interfaces/interface[name=Ethernet1]/state/oper-status = UP"
            << "";
        const QString policy = "/routing-policy/policy-definitions/policy-definition[name=P]/statements/statement";
        QTest::newRow("order counts where the schema says so")
            << policy + "[name=a]/config/name = a\n" + policy + "[name=b]/config/name = b"
            << policy + "[name=b]/config/name = b\n" + policy + "[name=a]/config/name = a"
            << "^ " + policy + ": [\"b\",\"a\"] -> [\"a\",\"b\"]\n";
        QTest::newRow("a new entry at the end of a user-ordered list moves nothing")
            << policy + "[name=b]/config/name = b\n" + policy + "[name=a]/config/name = a"
            << policy + "[name=b]/config/name = b"
            << "+ " + policy + "[name=a]: {\"openconfig-routing-policy:name\":\"a\",\"openconfig-routing-policy:config\":{\"name\":\"a\"}}\n";
        QTest::newRow("a new entry in front moves the others")
            << policy + "[name=a]/config/name = a\n" + policy + "[name=b]/config/name = b"
            << policy + "[name=b]/config/name = b"
            << "+ " + policy + "[name=a]: {\"openconfig-routing-policy:name\":\"a\",\"openconfig-routing-policy:config\":{\"name\":\"a\"}}\n^ " + policy +
                   ": [\"b\"] -> [\"a\",\"b\"]\n";
        QTest::newRow("a physical port cannot go, only what was configured on it")
            << ""
            << "/interfaces/interface[name=Ethernet7]/config/type = ethernetCsmacd\n"
               "/interfaces/interface[name=Ethernet7]/config/description = stray"
            << "- /interfaces/interface[name=Ethernet7]/config/description: \"stray\"\n";
    }
    void comparesTreesInTextOut()
    {
        QFETCH(QString, intended);
        QFETCH(QString, running);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(diffText(intended.toStdString(), running.toStdString())), expected);
    }

    void whatIsNotOwnedIsUnmanagedAndCounted()
    {
        const schema::Ownership ownership({rule("/interfaces/interface/config/description", schema::OwnedScope::Leaf),
                                           rule("/network-instances/network-instance/vlans/vlan",
                                                schema::OwnedScope::Entries),
                                           rule("/interfaces/interface[name=Ethernet9]", schema::OwnedScope::Excluded)});
        const auto intended = treeOf("/interfaces/interface[name=Ethernet1]/config/mtu = 9214\n"
                                     "/interfaces/interface[name=Ethernet9]/config/mtu = 9214\n"
                                     "/network-instances/network-instance[name=default]/config/name = default");
        const auto running =
            treeOf("/interfaces/interface[name=Ethernet1]/config/mtu = 1500\n"
                   "/interfaces/interface[name=Ethernet1]/config/description = by hand\n"
                   "/interfaces/interface[name=Ethernet1]/config/tpid = TPID_0X88A8\n"
                   "/interfaces/interface[name=Ethernet2]/config/description = not in the intent\n"
                   "/interfaces/interface[name=Ethernet9]/config/mtu = 1500\n"
                   "/network-instances/network-instance[name=default]/config/name = default\n"
                   "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=1]/config/name = default\n"
                   "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=77]/config/name = stray");
        const auto result = eosDiff().compare("leaf3", intended, running, ownership);
        QCOMPARE(textOf(result.hunks),
                 std::string("- /interfaces/interface[name=Ethernet1]/config/description: \"by hand\"\n"
                             "~ /interfaces/interface[name=Ethernet1]/config/mtu: 1500 -> 9214\n"
                             "- /network-instances/network-instance[name=default]/vlans/vlan[vlan-id=77]: "
                             "{\"openconfig-network-instance:vlan-id\":77,\"openconfig-network-instance:config\":{\"name\":\"stray\"}}\n"));
        std::vector<std::string> paths;
        for (const diff::UnmanagedItem& item : result.unmanaged)
            paths.push_back(model::toString(item.path));
        QCOMPARE(paths, (std::vector<std::string>{"/interfaces/interface[name=Ethernet1]/config/tpid",
                                                  "/interfaces/interface[name=Ethernet9]/config/mtu",
                                                  "/interfaces/interface[name=Ethernet2]"}));
        QCOMPARE(result.hidden.size(), std::size_t{1});
        QVERIFY(!result.hidden.front().reason.empty());
    }

    void theSameChangeHasTheSameIdWhateverRuns()
    {
        const auto intended = treeOf(std::string(kPort) + "/config/description = host1");
        const auto first = eosDiff().compare("leaf3", intended, treeOf(std::string(kPort) + "/config/description = a"),
                                             schema::Ownership::everything());
        const auto second = eosDiff().compare("leaf3", intended, treeOf(std::string(kPort) + "/config/description = b"),
                                              schema::Ownership::everything());
        const auto elsewhere = eosDiff().compare(
            "leaf4", intended, treeOf(std::string(kPort) + "/config/description = a"), schema::Ownership::everything());
        QCOMPARE(first.hunks.at(0).id, second.hunks.at(0).id);
        QVERIFY(first.hunks.at(0).fingerprint != second.hunks.at(0).fingerprint);
        QVERIFY(first.hunks.at(0).id != elsewhere.hunks.at(0).id);
        QCOMPARE(first.hunks.at(0).id.size(), std::size_t{12});
    }

    void anEditedOriginChangesTheFingerprintOnly()
    {
        const auto intended = treeOf(std::string(kPort) + "/config/description = host1");
        const auto running = treeOf(kPort);
        model::Provenance provenance;
        model::Origin origin;
        origin.type = "dcim.interface";
        origin.id = 17;
        origin.field = "description";
        origin.lastUpdated = "2026-01-01T00:00:00Z";
        provenance[instanceOf(std::string(kPort) + "/config/description")] = {origin};
        const auto before =
            eosDiff().compare("leaf3", intended, running, schema::Ownership::everything(), provenance).hunks.at(0);
        provenance.begin()->second.front().lastUpdated = "2026-01-02T00:00:00Z";
        const auto after =
            eosDiff().compare("leaf3", intended, running, schema::Ownership::everything(), provenance).hunks.at(0);
        QCOMPARE(before.id, after.id);
        QVERIFY(before.fingerprint != after.fingerprint);
        QCOMPARE(before.origins.at(0).id, std::int64_t{17});
    }

    void aNewVlanServiceIsLinkedByReferences()
    {
        const std::string base = "/network-instances/network-instance[name=default]/config/name = default\n"
                                 "/network-instances/network-instance[name=gold]/config/name = gold\n"
                                 "/interfaces/interface[name=Port-Channel1]/config/name = Port-Channel1\n";
        const auto intended = treeOf(
            base +
            "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/vlan-id = 50\n"
            "/interfaces/interface[name=Vlan50]/config/name = Vlan50\n"
            "/interfaces/interface[name=Vlan50]/routed-vlan/config/vlan = 50\n"
            "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/ip = 10.0.0.1\n"
            "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50]/config/interface = Vlan50\n"
            "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 50");
        const auto hunks =
            eosDiff().compare("leaf3", intended, treeOf(base), schema::Ownership::everything()).hunks;
        std::map<std::string, const diff::Hunk*> byFeature;
        for (const diff::Hunk& hunk : hunks)
            byFeature[hunk.feature] = &hunk;
        QCOMPARE(hunks.size(), std::size_t{4});
        const diff::Hunk& vlan = *byFeature.at("VLAN 50");
        const diff::Hunk& svi = *byFeature.at("Vlan50");
        const diff::Hunk& member = *byFeature.at("VRF gold");
        const diff::Hunk& trunk = *byFeature.at("Port-Channel1");
        QVERIFY(vlan.needs.empty());
        QCOMPARE(trunk.needs, std::vector<std::string>{vlan.id});
        QCOMPARE(member.needs, std::vector<std::string>{svi.id});
        std::vector<std::string> sviNeeds{vlan.id, member.id};
        std::ranges::sort(sviNeeds);
        QCOMPARE(svi.needs, sviNeeds);
    }

    void whatGoesNeedsWhatRefersToItToGoToo()
    {
        const std::string base = "/network-instances/network-instance[name=gold]/config/name = gold\n";
        const auto running = treeOf(
            base + "/interfaces/interface[name=Vlan50]/config/name = Vlan50\n"
                   "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50]/config/interface = Vlan50");
        const auto hunks = eosDiff().compare("leaf3", treeOf(base), running, schema::Ownership::everything()).hunks;
        QCOMPARE(hunks.size(), std::size_t{2});
        const diff::Hunk& svi = hunks.at(0).feature == "Vlan50" ? hunks.at(0) : hunks.at(1);
        const diff::Hunk& member = hunks.at(0).feature == "Vlan50" ? hunks.at(1) : hunks.at(0);
        QCOMPARE(svi.needs, std::vector<std::string>{member.id});
        QVERIFY(member.needs.empty());
    }

    void risksAreNamedInPlainWords()
    {
        const auto hunks =
            eosDiff()
                .compare("leaf3",
                         treeOf("/interfaces/interface[name=Ethernet1]/config/enabled = false\n"
                                "/interfaces/interface[name=Management0]/config/description = x\n"
                                "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 10"),
                         treeOf("/interfaces/interface[name=Ethernet1]/config/enabled = true\n"
                                "/interfaces/interface[name=Management0]/config/description = y\n"
                                "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 10,11"),
                         schema::Ownership::everything())
                .hunks;
        std::map<std::string, std::vector<std::string>> risks;
        for (const diff::Hunk& hunk : hunks)
            risks[hunk.feature] = hunk.risks;
        QCOMPARE(risks.at("Ethernet1"), std::vector<std::string>{"shuts a port"});
        QCOMPARE(risks.at("Management0"), std::vector<std::string>{"touches management"});
        QCOMPARE(risks.at("Port-Channel1"), std::vector<std::string>{"takes VLANs off a trunk"});
    }

    void labTreesEqualThemselvesAndTheDifferenceOfTwoLeadsFromOneToTheOther()
    {
        const model::ConfigTree one = labTree("leaf1");
        if (one.isEmpty())
            QSKIP("../shared is not there");
        for (const char* name : {"leaf1", "leaf2", "leaf3", "leaf4", "leaf5", "leaf6", "leaf7", "leaf8", "spine1", "spine2"}) {
            const model::ConfigTree other = labTree(name);
            QVERIFY(!other.isEmpty());
            QVERIFY(eosDiff().compare(name, other, labTree(name), schema::Ownership::everything()).hunks.empty());
            const auto result = eosDiff().compare(name, other, one, schema::Ownership::everything());
            QVERIFY(name == std::string("leaf1") || !result.hunks.empty());
            const auto reached = diff::applyHunks(*eosIndex(), result.running, result.hunks);
            const auto left = eosDiff().compare(name, other, reached, schema::Ownership::everything());
            QCOMPARE(textOf(left.hunks), std::string());
        }
    }
};

FC_REGISTER_TEST(TstTreeDiff);
#include "tst_tree_diff.moc"
