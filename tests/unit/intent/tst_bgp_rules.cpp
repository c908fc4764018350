#include "rule_bench.h"

using namespace fc;
using namespace fc::test;
using intent::FabricKey;
using intent::Severity;

namespace {

const std::string kEvpnGroup = kBgpAt + "/peer-groups/peer-group[peer-group-name=evpn]/";

intent::BgpSession& sessionOf(RuleBench& bench, const std::string& device, const std::string& remote)
{
    const auto id = RuleBench::named(bench.tables.devices, device).id;
    return *std::ranges::find_if(bench.tables.sessions, [&](const auto& row) {
        return row.device == id && row.remoteAddressText == remote;
    });
}

std::string neighbour(const std::string& address)
{
    return kBgpAt + "/neighbors/neighbor[neighbor-address=" + address + "]/";
}

} // namespace

class TstBgpRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void optionsOfAGroupBecomeLeaves()
    {
        RuleBench bench;
        RuleBench::named(bench.tables.peerGroups, "evpn-leaf").options =
            R"({"name":"evpn","next_hop_self":true,"route_reflector_client":true,"bfd":true,"allowas_in":3,
                "timers":{"keepalive":10,"hold_time":30},"send_community":["standard","extended"],
                "ebgp_multihop":5,"update_source":"Loopback0","maximum_routes":100})";
        bench.map("leaf1");
        FC_COMPARE(bench.at(kEvpnGroup + "config/next-hop-self"), std::string("true"));
        FC_COMPARE(bench.at(kEvpnGroup + "route-reflector/config/route-reflector-client"), std::string("true"));
        FC_COMPARE(bench.at(kEvpnGroup + "enable-bfd/config/enabled"), std::string("true"));
        FC_COMPARE(bench.at(kEvpnGroup + "as-path-options/config/allow-own-as"), std::string("3"));
        FC_COMPARE(bench.at(kEvpnGroup + "timers/config/keepalive-interval"), std::string("10"));
        FC_COMPARE(bench.at(kEvpnGroup + "timers/config/hold-time"), std::string("30"));
        FC_COMPARE(bench.at(kEvpnGroup + "config/send-community-type"), std::string("[EXTENDED, STANDARD]"));
        FC_COMPARE(bench.at(kEvpnGroup + "ebgp-multihop/config/multihop-ttl"), std::string("5"));
        FC_COMPARE(bench.at(kEvpnGroup + "prefix-limit/config/prevent-teardown"), std::string("false"));
        QVERIFY(bench.finding("bgp.option-unusable") == nullptr);
    }

    void optionsOfASessionWinForItAlone()
    {
        RuleBench bench;
        sessionOf(bench, "leaf1", "10.0.250.1").options = R"({"route_reflector_client":true})";
        bench.map("leaf1");
        FC_COMPARE(bench.at(neighbour("10.0.250.1") + "route-reflector/config/route-reflector-client"), std::string("true"));
        FC_COMPARE(bench.at(neighbour("10.0.250.2") + "route-reflector/config/route-reflector-client"), std::string("(absent)"));
    }

    void optionsNobodyUnderstandsAreNamed()
    {
        RuleBench bench;
        RuleBench::named(bench.tables.peerGroups, "evpn-leaf").options =
            R"({"name":"evpn","colour":"blue","ebgp_multihop":"three","remote_as":"external"})";
        bench.map("leaf1");
        std::string all;
        for (const intent::Finding& finding : bench.document.findings)
            all += finding.message + "\n";
        QVERIFY2(all.find("colour") != std::string::npos, all.c_str());
        QVERIFY2(all.find("\"ebgp_multihop\" takes a number") != std::string::npos, all.c_str());
        QVERIFY2(all.find("\"remote_as\" takes \"internal\"") != std::string::npos, all.c_str());
        RuleBench::named(bench.tables.peerGroups, "evpn-leaf").options = "[1,2";
        bench.map("leaf1");
        QVERIFY(bench.finding("bgp.option-unusable") != nullptr);
    }

    void asNumbersMayHaveFourBytes()
    {
        RuleBench bench;
        for (auto& row : bench.tables.asns)
            row.number = row.number == 65001 ? 4'200'000'001 : row.number;
        bench.map("leaf1");
        FC_COMPARE(bench.at(kBgpAt + "/global/config/as"), std::string("4200000001"));
        FC_COMPARE(bench.at(kBgpAt + "/peer-groups/peer-group[peer-group-name=underlay_ibgp]/config/peer-as"), std::string("4200000001"));
        QVERIFY(bench.cliText().find("router bgp 4200000001 / ") != std::string::npos);
        // "{asn}:{vni}" with it leaves 16 bits for a VNI that needs 17.
        QVERIFY(bench.finding("route-distinguisher.unusable") != nullptr);
    }

    void withoutTheFieldTheSessionsSayTheAsNumber()
    {
        RuleBench bench;
        RuleBench::named(bench.tables.devices, "leaf1").asn = 0;
        bench.map("leaf1");
        FC_COMPARE(bench.at(kBgpAt + "/global/config/as"), std::string("65001"));
        sessionOf(bench, "leaf1", "10.0.250.1").localAs = bench.tables.asns.front().id;
        bench.map("leaf1");
        FC_COMPARE(bench.at(kBgpAt + "/global/config/as"), std::string("(absent)"));
        QVERIFY(bench.finding("bgp.no-as")->severity == Severity::Error);
        QVERIFY2(bench.hunks().find("- /network-instances/network-instance[name=default]/protocols") == std::string::npos, bench.hunks().c_str());
    }

    void aSessionMayUseAnotherLocalAs()
    {
        RuleBench bench;
        const auto other = std::ranges::find(bench.tables.asns, 64999, &intent::Asn::number);
        sessionOf(bench, "leaf1", "10.0.250.1").localAs = other->id;
        bench.map("leaf1");
        FC_COMPARE(bench.at(neighbour("10.0.250.1") + "config/local-as"), std::string("64999"));
    }

    void mapsIpv6Sessions()
    {
        RuleBench bench;
        auto& session = sessionOf(bench, "leaf1", "10.0.1.0");
        session.remoteAddressText = "2001:db8:1::0";
        session.remoteAddressText = "2001:db8:1::";
        session.remoteAddress = 0;
        session.afiSafi = {"ipv6-unicast"};
        bench.map("leaf1");
        FC_COMPARE(bench.at(neighbour("2001:db8:1::") + "config/peer-group"), std::string("underlay"));
        FC_COMPARE(bench.at(neighbour("2001:db8:1::") + "afi-safis/afi-safi[afi-safi-name=IPV6_UNICAST]/config/enabled"), std::string("true"));
        QVERIFY2(bench.hunks().find("- " + kBgpAt + "/neighbors/neighbor[neighbor-address=10.0.1.0]:") != std::string::npos, bench.hunks().c_str());
    }

    void sessionsAreInTheVrfOfTheirLocalAddress()
    {
        RuleBench bench;
        bench.map("leaf7");
        const std::string gold = "/network-instances/network-instance[name=gold]/protocols/protocol[identifier=BGP][name=BGP]/bgp/";
        FC_COMPARE(bench.at(gold + "neighbors/neighbor[neighbor-address=10.90.90.1]/config/peer-as"), std::string("64999"));
        std::erase_if(bench.tables.sessions, [](const auto& row) { return row.remoteAddressText == "10.90.90.1"; });
        bench.map("leaf7");
        QVERIFY2(bench.hunks().find("- " + gold + "neighbors/neighbor[neighbor-address=10.90.90.1]:") != std::string::npos, bench.hunks().c_str());
    }

    void whatASessionLacksIsNamed_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("rule");
        QTest::newRow("remote address") << 0 << "bgp.no-remote-address";
        QTest::newRow("local address unreadable") << 1 << "bgp.no-local-address";
        QTest::newRow("remote AS") << 2 << "bgp.no-remote-as";
        QTest::newRow("address family") << 3 << "bgp.no-address-family";
        QTest::newRow("unknown family") << 4 << "bgp.family-unknown";
    }
    void whatASessionLacksIsNamed()
    {
        QFETCH(int, what);
        QFETCH(QString, rule);
        RuleBench bench;
        auto& session = sessionOf(bench, "leaf1", "10.0.1.0");
        if (what == 0)
            session.remoteAddressText.clear();
        if (what == 1)
            session.localAddress = 99999;
        if (what == 2) {
            session.peerGroup = 0;
            session.remoteAs = 0;
        }
        if (what == 3)
            session.peerGroup = 0;
        if (what == 4)
            session.afiSafi = {"vpnv4-unicast"};
        bench.map("leaf1");
        QVERIFY(bench.finding(rule.toStdString()) != nullptr);
        if (what == 1)
            QVERIFY2(bench.hunks().find("- ") == std::string::npos, bench.hunks().c_str());
    }

    void plannedSessionsAreNotThere()
    {
        RuleBench bench;
        sessionOf(bench, "leaf1", "10.0.250.2").status = "planned";
        bench.map("leaf1");
        QVERIFY2(bench.hunks().find("- " + kBgpAt + "/neighbors/neighbor[neighbor-address=10.0.250.2]:") != std::string::npos, bench.hunks().c_str());
    }

    void secretsAreNeverTouched()
    {
        RuleBench bench;
        RuleBench::named(bench.tables.peerGroups, "underlay").options = R"({"password_ref":"vault:x"})";
        bench.map("leaf1");
        QVERIFY(bench.finding("bgp.password-not-mapped")->severity == Severity::Info);
        const auto running = treeOf(neighbour("10.0.1.0") + "config/auth-password = secret\n", labTree("leaf1"));
        const auto result = eosDiff().compare("leaf1", bench.document.tree, running, bench.document.ownership, {});
        QVERIFY2(textOf(result.hunks).find("auth-password") == std::string::npos, textOf(result.hunks).c_str());
    }

    void announcesWhatTheFabricFileNames()
    {
        RuleBench bench;
        bench.say(FabricKey::BgpNetworks, std::vector<std::string>{"Loopback0"});
        bench.map("leaf1");
        QVERIFY2(bench.hunks().find("- " + kBgpAt + "/global/networks/network[network=10.0.255.11/32]:") != std::string::npos, bench.hunks().c_str());
        bench.say(FabricKey::BgpRouterIdInterface, std::string("Loopback9"));
        bench.map("leaf1");
        QVERIFY(bench.finding("bgp.no-router-id")->severity == Severity::Error);
    }
};

FC_REGISTER_TEST(TstBgpRules);
#include "tst_bgp_rules.moc"
