#include "rule_bench.h"

using namespace fc;
using namespace fc::test;
using intent::FabricKey;
using intent::Severity;

namespace {

const std::string kGold = "/network-instances/network-instance[name=gold]";
const std::string kVxlan = "/interfaces/interface[name=Vxlan1]/arista-vxlan/";

} // namespace

/// VRFs, VXLAN, EVPN, virtual gateways, IPv6.
class TstOverlayRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewStretchedVlanIsFourEntries()
    {
        RuleBench bench;
        intent::Vlan vlan = bench.vlan(40);
        vlan.id = 900;
        vlan.vid = 50;
        vlan.name = "web";
        bench.tables.vlans.push_back(vlan);
        intent::L2vpn l2vpn = bench.tables.l2vpns.front();
        l2vpn.id = 900;
        l2vpn.identifier = 110050;
        l2vpn.rdTemplate = "{router_id}:{vid}";
        bench.tables.l2vpns.push_back(l2vpn);
        intent::L2vpnTermination end = bench.tables.l2vpnTerminations.front();
        end.id = 900;
        end.l2vpn = 900;
        end.assignedObject = 900;
        bench.tables.l2vpnTerminations.push_back(end);
        bench.port("leaf1", "Port-Channel1").taggedVlans.push_back(900);
        bench.map("leaf1");
        FC_COMPARE(bench.at(kVxlan + "vlan-to-vnis/vlan-to-vni[vlan=50]/config/vni"), std::string("110050"));
        const std::string instance = "/arista/eos/evpn/evpn-instances/evpn-instance[name=50]/";
        FC_COMPARE(bench.at(instance + "config/route-distinguisher"), std::string("10.0.250.11:50"));
        FC_COMPARE(bench.at(instance + "config/redistribute"), std::string("[LEARNED]"));
        FC_COMPARE(bench.at(instance + "route-target/config/import"), std::string("[40:110040]"));
        FC_COMPARE(bench.at(instance + "vlans/vlan[vlan-id=50]/config/vlan-id"), std::string("50"));
        const std::string hunks = bench.hunks();
        QCOMPARE(std::ranges::count(hunks, '\n'), 4);
        QVERIFY2(hunks.find("- ") == std::string::npos, hunks.c_str());
    }

    void aVlanMayNameItsVniItself()
    {
        RuleBench bench;
        bench.vlan(34).vni = 110034;
        bench.map("leaf3");
        FC_COMPARE(bench.at(kVxlan + "vlan-to-vnis/vlan-to-vni[vlan=34]/config/vni"), std::string("110034"));
        FC_COMPARE(bench.at("/arista/eos/evpn/evpn-instances/evpn-instance[name=34]/config/name"), std::string("(absent)"));
    }

    void anL2vpnThatIsTakenAwayIsRemoved()
    {
        RuleBench bench;
        intent::L2vpnTermination& end = bench.tables.l2vpnTerminations.front();
        end.assignedObject = bench.vlan(900).id;
        bench.map("leaf1");
        const std::string hunks = bench.hunks();
        QVERIFY2(hunks.find("- /interfaces/interface[name=Vxlan1]/arista-vxlan/vlan-to-vnis/vlan-to-vni[vlan=40]:") != std::string::npos, hunks.c_str());
        QVERIFY2(hunks.find("- /arista/eos/evpn/evpn-instances/evpn-instance[name=40]:") != std::string::npos, hunks.c_str());
        bench.tables.l2vpnTerminations.clear(); // could as well be a missing permission
        bench.map("leaf1");
        QVERIFY2(bench.hunks().empty(), bench.hunks().c_str());
    }

    void distinguishersAndTargetsMustFitTheirBits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("2-byte AS") << "65001:110040" << true;
        QTest::newRow("address") << "10.0.250.13:1" << true;
        QTest::newRow("address, 17 bits") << "{router_id}:100001" << false;
        QTest::newRow("4-byte AS") << "4200000001:65535" << true;
        QTest::newRow("4-byte AS, 17 bits") << "4200000001:65536" << false;
        QTest::newRow("no colon") << "65001" << false;
        QTest::newRow("text") << "gold:1" << false;
        QTest::newRow("unknown word") << "{colour}:1" << false;
    }
    void distinguishersAndTargetsMustFitTheirBits()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        RuleBench bench;
        RuleBench::named(bench.tables.vrfs, "gold").rdTemplate = text.toStdString();
        bench.map("leaf3");
        QCOMPARE(bench.finding("route-distinguisher.unusable") == nullptr, good);
        QCOMPARE(bench.at(kGold + "/config/route-distinguisher") != "(absent)", good);
        QVERIFY(bench.hunks().find("- ") == std::string::npos); // what runs stays until the intent is clear
    }

    void aBadTargetIsNamedAndNothingRemoved()
    {
        RuleBench bench;
        for (auto& row : bench.tables.routeTargets)
            row.name = "gold";
        bench.map("leaf3");
        QVERIFY(bench.finding("route-targets.unusable")->url.find("/ipam/route-targets/") != std::string::npos);
        QVERIFY2(bench.hunks().empty(), bench.hunks().c_str());
    }

    void redistributionMayBeFiltered()
    {
        RuleBench bench;
        bench.say(FabricKey::VrfRedistributePolicy, std::string("nobody has this"));
        bench.map("leaf3");
        QVERIFY(bench.finding("policy.unknown") != nullptr);
        const std::string connection = kGold + "/table-connections/table-connection[src-protocol=DIRECTLY_CONNECTED]"
                                               "[dst-protocol=BGP][address-family=IPV4]/config/";
        FC_COMPARE(bench.at(connection + "import-policy"), std::string("[nobody has this]"));
        FC_COMPARE(bench.at(connection + "import-policy-type"), std::string("ROUTE_MAP"));
        bench.forget(FabricKey::VrfRedistributePolicy);
        bench.say(FabricKey::VrfRedistribute, std::vector<std::string>{"static"});
        bench.map("leaf3");
        FC_COMPARE(bench.at(connection + "src-protocol"), std::string("(absent)"));
        QVERIFY2(bench.hunks().find("- " + kGold + "/table-connections/table-connection") != std::string::npos, bench.hunks().c_str());
    }

    void gatewaysAreSentAsYangOrAsLines()
    {
        const std::string yang = "/arista/varp/config/varp-intf-config[intf-id=Vlan34]/virtual-ip-addr[virtual-ip-addr-key=10.34.34.1/32]/virtual-ip-addr-value";
        RuleBench bench;
        bench.map("leaf3");
        FC_COMPARE(bench.at(yang), std::string("true"));
        QVERIFY(bench.cliText().find("virtual-router address") == std::string::npos);
        bench.say(FabricKey::VarpForm, std::string("cli"));
        bench.map("leaf3");
        FC_COMPARE(bench.at(yang), std::string("(absent)"));
        QVERIFY2(bench.cliText().find("interface Vlan34 / ip virtual-router address 10.34.34.1\n") != std::string::npos, bench.cliText().c_str());
        bench.forget(FabricKey::VarpForm);
        bench.map("leaf3");
        QVERIFY(bench.finding("fabric-file.missing") != nullptr);
    }

    void anAnycastGatewayIsTheOnlyAddress()
    {
        RuleBench bench;
        const intent::Interface svi = bench.port("leaf3", "Vlan34");
        std::erase_if(bench.tables.addresses, [&](const auto& row) { return row.assignedObject == svi.id; });
        bench.addAddress(svi, "10.34.34.1", 24, "anycast");
        bench.addAddress(svi, "10.34.35.1", 24, "anycast");
        bench.map("leaf3");
        const std::string at = "/interfaces/interface[name=Vlan34]/arista-varp/";
        FC_COMPARE(bench.at(at + "virtual-address/config/ip"), std::string("10.34.34.1"));
        FC_COMPARE(bench.at(at + "virtual-address/config/prefix-length"), std::string("24"));
        FC_COMPARE(bench.at(at + "secondary-virtual-addresses/address[ip=10.34.35.1]/config/prefix-length"), std::string("24"));
    }

    void mapsIpv6AddressesBesideIpv4()
    {
        RuleBench bench;
        bench.addAddress(bench.port("leaf3", "Ethernet11"), "2001:db8:1::1", 127);
        bench.addAddress(bench.port("leaf3", "Vlan34"), "2001:db8:34::2", 64);
        bench.addAddress(bench.port("leaf3", "Vlan34"), "2001:db8:34::1", 64, "vip");
        bench.map("leaf3");
        const std::string uplink = "/interfaces/interface[name=Ethernet11]/subinterfaces/subinterface[index=0]/ipv6/";
        FC_COMPARE(bench.at(uplink + "config/enabled"), std::string("true"));
        FC_COMPARE(bench.at(uplink + "config/mtu"), std::string("9214"));
        FC_COMPARE(bench.at(uplink + "addresses/address[ip=2001:db8:1::1]/config/prefix-length"), std::string("127"));
        FC_COMPARE(bench.at("/interfaces/interface[name=Vlan34]/routed-vlan/ipv6/addresses/address[ip=2001:db8:34::2]/config/prefix-length"), std::string("64"));
        FC_COMPARE(bench.at("/arista/varp/config/varp-intf-config[intf-id=Vlan34]/virtual-ip6-addr[virtual-ip6-addr-key=2001:db8:34::1/128]/virtual-ip6-addr-value"), std::string("true"));
        QVERIFY2(bench.hunks().find("- ") == std::string::npos, bench.hunks().c_str());
        bench.port("leaf3", "Ethernet11").mode = "tagged-all";
        bench.map("leaf3");
        QVERIFY(bench.finding("ipv6.address-on-switched-port") != nullptr);
    }

    void aVrfThatLeavesASwitchIsRemovedAsAWhole()
    {
        RuleBench bench;
        bench.port("leaf3", "Vlan34").vrf = 0;
        bench.map("leaf3");
        QVERIFY2(bench.hunks().find("- /network-instances/network-instance[name=gold]:") != std::string::npos, bench.hunks().c_str());
        QVERIFY2(bench.hunks().find("- /interfaces/interface[name=Vxlan1]/arista-vxlan/vrf-to-vnis/vrf-to-vni[vrf=gold]:") != std::string::npos, bench.hunks().c_str());
    }

    void aSiteWithoutUdpPortTakesTheFabrics()
    {
        RuleBench bench;
        bench.tables.sites.front().vxlanUdpPort.reset();
        bench.say(FabricKey::VxlanUdpPort, std::int64_t(8472));
        bench.say(FabricKey::VxlanMacLearning, std::string("flood-list"));
        bench.map("leaf3");
        FC_COMPARE(bench.at(kVxlan + "config/udp-port"), std::string("8472"));
        FC_COMPARE(bench.at(kVxlan + "config/mac-learn-mode"), std::string("LEARN_FROM_FLOOD_LIST"));
    }
};

FC_REGISTER_TEST(TstOverlayRules);
#include "tst_overlay_rules.moc"
