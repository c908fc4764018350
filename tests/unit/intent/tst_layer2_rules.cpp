#include "rule_bench.h"

using namespace fc;
using namespace fc::test;
using intent::FabricKey;
using intent::Severity;

/// Port-channels, MLAG, spanning tree, trunk groups, sub-interfaces, what the switch is called.
class TstLayer2Rules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lagsAreNegotiatedAsTheFabricFileSays()
    {
        RuleBench bench;
        const std::string lag = "/interfaces/interface[name=Port-Channel1]/aggregation/config/";
        const std::string lacp = "/lacp/interfaces/interface[name=Port-Channel1]/config/";
        bench.say(FabricKey::LacpMode, std::string("passive"));
        bench.say(FabricKey::LacpInterval, std::string("fast"));
        bench.map("leaf1");
        FC_COMPARE(bench.at(lag + "lag-type"), std::string("LACP"));
        FC_COMPARE(bench.at(lacp + "lacp-mode"), std::string("PASSIVE"));
        FC_COMPARE(bench.at(lacp + "interval"), std::string("FAST"));
        FC_COMPARE(bench.at(lag + "fallback"), std::string("individual"));
        FC_COMPARE(bench.at("/interfaces/interface[name=Port-Channel999]/aggregation/config/fallback"), std::string("(absent)"));

        bench.say(FabricKey::LacpMode, std::string("static"));
        bench.map("leaf1");
        FC_COMPARE(bench.at(lag + "lag-type"), std::string("STATIC"));
        FC_COMPARE(bench.at(lacp + "lacp-mode"), std::string("(absent)"));
    }

    void whatNobodySaysIsAFindingAndNotAGuess()
    {
        RuleBench bench;
        bench.forget(FabricKey::LacpMode);
        bench.map("leaf1");
        FC_COMPARE(bench.at("/interfaces/interface[name=Port-Channel1]/aggregation/config/lag-type"), std::string("(absent)"));
        const intent::Finding* found = bench.finding("fabric-file.missing");
        QVERIFY(found != nullptr);
        QVERIFY(found->severity == Severity::Warning);
        QVERIFY2(found->message.find("lacp.mode") != std::string::npos, found->message.c_str());
        QVERIFY2(bench.hunks().empty(), bench.hunks().c_str()); // and what runs stays
        FC_COMPARE(std::to_string(std::ranges::count(bench.document.findings, "fabric-file.missing", &intent::Finding::rule)),
                   std::string("1"));
    }

    void anMlagIdTakenOutIsRemoved()
    {
        RuleBench bench;
        bench.port("leaf1", "Port-Channel1").mlagId.reset();
        bench.map("leaf1");
        QVERIFY2(bench.hunks().find("- /interfaces/interface[name=Port-Channel1]/aggregation/config/mlag: ") != std::string::npos,
                 bench.hunks().c_str());
    }

    void pairsNeedADomainAnInterfaceAndALink_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("rule");
        QTest::newRow("no domain") << 0 << "mlag.no-domain";
        QTest::newRow("no VLAN of the role") << 1 << "mlag.no-local-interface";
        QTest::newRow("peer without address") << 2 << "mlag.no-peer-address";
        QTest::newRow("not cabled") << 3 << "mlag.no-peer-link";
        QTest::newRow("peer out of scope") << 4 << "mlag.peer-unknown";
    }
    void pairsNeedADomainAnInterfaceAndALink()
    {
        QFETCH(int, what);
        QFETCH(QString, rule);
        RuleBench bench;
        if (what == 0)
            RuleBench::named(bench.tables.devices, "leaf1").mlagDomain.clear();
        if (what == 1)
            bench.vlan(4090).role = "tenant";
        if (what == 2)
            std::erase_if(bench.tables.addresses,
                          [&](const auto& row) { return row.assignedObject == bench.port("leaf2", "Vlan4090").id; });
        if (what == 3)
            bench.tables.cables.clear();
        if (what == 4)
            std::erase_if(bench.tables.devices, [](const auto& row) { return row.name == "leaf2"; });
        bench.map("leaf1");
        QVERIFY2(bench.hunks().find("- /arista/eos/mlag") == std::string::npos, bench.hunks().c_str());
        QVERIFY(bench.finding(rule.toStdString()) != nullptr);
        QVERIFY(bench.finding(rule.toStdString())->severity == Severity::Error);
    }

    void rolesOfVlansSayWhichHaveNoSpanningTree()
    {
        RuleBench bench;
        bench.say(FabricKey::StpDisabledVlanRoles, std::vector<std::string>{"mlag-ibgp"});
        bench.say(FabricKey::StpPeerLinkType, std::string("shared"));
        bench.say(FabricKey::StpMode, std::string("mstp"));
        bench.map("leaf1");
        FC_COMPARE(bench.at("/stp/global/config/disabled-vlan"), std::string("[4091]"));
        FC_COMPARE(bench.at("/stp/global/config/enabled-protocol"), std::string("[openconfig-spanning-tree-types:MSTP]"));
        FC_COMPARE(bench.at("/stp/interfaces/interface[name=Port-Channel999]/config/link-type"), std::string("SHARED"));
        bench.map("spine1");
        FC_COMPARE(bench.at("/stp/global/config/disabled-vlan"), std::string("(absent)"));
    }

    void trunkGroupsAreALeafOnEthernetAndALineOnPortChannels()
    {
        RuleBench bench;
        auto& port = bench.port("leaf1", "Ethernet1");
        port.lag = 0;
        port.mode = "tagged-all";
        port.trunkGroups = {"blue"};
        bench.map("leaf1");
        FC_COMPARE(bench.at("/interfaces/interface[name=Ethernet1]/ethernet/switched-vlan/config/trunk-groups"), std::string("[blue]"));
        QVERIFY(bench.cliText().find("interface Port-Channel999 / switchport trunk group mlag-peer\n") != std::string::npos);
    }

    void parentsOfSubInterfacesAreRouted()
    {
        RuleBench bench;
        auto& sub = bench.port("leaf1", "Loopback1");
        sub.name = "Ethernet1.100";
        bench.port("leaf1", "Ethernet1").lag = 0;
        bench.map("leaf1");
        FC_COMPARE(bench.at("/interfaces/interface[name=Ethernet1]/subinterfaces/subinterface[index=0]/ipv4/config/enabled"), std::string("true"));
        sub.name = "Ethernet7.100";
        bench.map("leaf1");
        QVERIFY(bench.finding("dot1q.parent-missing") != nullptr);
    }

    void namesTheSwitchAndItsManagement()
    {
        RuleBench bench;
        bench.say(FabricKey::GrpcName, std::string("mgmt"));
        bench.map("leaf2");
        FC_COMPARE(bench.at("/system/config/hostname"), std::string("leaf2"));
        FC_COMPARE(bench.at("/lldp/config/management-address/interface"), std::string("Management0"));
        FC_COMPARE(bench.at("/system/grpc-servers/grpc-server[name=mgmt]/config/enable"), std::string("true"));
        QVERIFY(bench.hunks().find("Management0") == std::string::npos); // mapped, never touched
        bench.port("leaf2", "Management0").managementOnly = false;
        bench.map("leaf2");
        QVERIFY(bench.finding("system.no-management-port") != nullptr);
    }

    void rolesMayHaveValuesOfTheirOwn()
    {
        RuleBench bench;
        bench.say(FabricKey::BgpMaximumPaths, std::int64_t(16), "spine");
        bench.map("spine1");
        FC_COMPARE(bench.at(kBgpAt + "/global/use-multiple-paths/ebgp/config/maximum-paths"), std::string("16"));
        bench.map("leaf1");
        FC_COMPARE(bench.at(kBgpAt + "/global/use-multiple-paths/ebgp/config/maximum-paths"), std::string("4"));
    }
};

FC_REGISTER_TEST(TstLayer2Rules);
#include "tst_layer2_rules.moc"
