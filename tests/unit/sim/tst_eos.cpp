#include "sim/device/cli_residue.h"
#include "sim_lab.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;

namespace {

const std::string kGold = "/network-instances/network-instance[name=gold]";
const std::string kDefault = "/network-instances/network-instance[name=default]";
const std::string kSvi = "/interfaces/interface[name=Vlan34]/routed-vlan/ipv4/addresses/address[ip=10.34.34.2]";

} // namespace

/// What EOS does besides what it is told: content it adds, configuration it loses, lines it keeps.
class TstEos : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void servedConfigurationHasDefaultsThatNobodySet()
    {
        LoneDevice leaf("leaf3");
        const std::string enabled = "/interfaces/interface[name=Ethernet11]/config/enabled";
        FC_COMPARE(leaf.explicitText(enabled), std::string("(absent)"));
        FC_COMPARE(leaf.servedText(enabled), std::string("true"));
        FC_COMPARE(leaf.servedText("/interfaces/interface[name=Ethernet11]/subinterfaces/subinterface[index=0]/ipv4/"
                                   "config/mtu"),
                   std::string("9214"));
    }

    void systemEntriesAreServedButNotExplicit()
    {
        LoneDevice spine("spine1");
        for (const std::string& path :
             {kDefault + "/vlans/vlan[vlan-id=1]/config/name",
              kDefault + "/protocols/protocol[identifier=DIRECTLY_CONNECTED][name=DIRECTLY_CONNECTED]/config/name",
              kDefault + "/tables/table[protocol=DIRECTLY_CONNECTED][address-family=IPV4]/config/protocol",
              kDefault + "/mpls/global/reserved-label-blocks/reserved-label-block[local-id=dynamic]/config/local-id"}) {
            FC_COMPARE(spine.explicitText(path), std::string("(absent)"));
            QVERIFY2(spine.servedText(path) != "(absent)", path.c_str());
        }
    }

    void routingThatIsOffIsReportedAsFalse()
    {
        LoneDevice leaf("leaf3");
        const std::string leafPath = "/config/ipv4-routing-enabled";
        QVERIFY(leaf.apply({removal(kGold + leafPath)}).ok());
        FC_COMPARE(leaf.servedText(kGold + leafPath), std::string("false"));
    }

    void evpnRedistributionReadsBackLonger()
    {
        LoneDevice leaf("leaf1");
        const std::string path = "/arista/eos/evpn/evpn-instances/evpn-instance[name=40]/config/redistribute";
        FC_COMPARE(leaf.explicitText(path), std::string("[LEARNED]"));
        FC_COMPARE(leaf.servedText(path), std::string("[HOST_ROUTE, LEARNED, ROUTER_MAC]"));
    }

    void newVrfInTheSameSetTakesTheAddressesAway()
    {
        LoneDevice leaf("leaf3");
        const std::string svi = "/interfaces/interface[name=Vlan50]";
        const auto interface = updateJson(svi, R"({"config":{"name":"Vlan50","type":"iana-if-type:l3ipvlan"},
            "openconfig-vlan:routed-vlan":{"config":{"vlan":50},"openconfig-if-ip:ipv4":{"addresses":{"address":[
            {"ip":"10.50.50.2","config":{"ip":"10.50.50.2","prefix-length":24}}]}}}})");
        const auto membership = updateJson(kGold + "/interfaces/interface[id=Vlan50]",
                                           R"({"config":{"id":"Vlan50","interface":"Vlan50"}})");
        const std::string address = svi + "/routed-vlan/ipv4/addresses/address[ip=10.50.50.2]/config/ip";
        QVERIFY(leaf.apply({interface, membership}).ok());
        FC_COMPARE(leaf.explicitText(address), std::string("(absent)"));
        // Once the interface is where it belongs, the address stays.
        QVERIFY(leaf.apply({interface}).ok());
        FC_COMPARE(leaf.explicitText(address), std::string("10.50.50.2"));
    }

    void leavingAVrfTakesTheAddressesAwayToo()
    {
        LoneDevice leaf("leaf3");
        FC_COMPARE(leaf.explicitText(kSvi + "/config/ip"), std::string("10.34.34.2"));
        QVERIFY(leaf.apply({removal(kGold + "/interfaces/interface[id=Vlan34]")}).ok());
        FC_COMPARE(leaf.explicitText(kSvi + "/config/ip"), std::string("(absent)"));
        FC_COMPARE(leaf.explicitText("/interfaces/interface[name=Vlan34]/routed-vlan/config/vlan"), std::string("34"));
    }

    void replacingAnInterfaceErasesItsCliOnlyLines()
    {
        LoneDevice leaf("leaf3");
        const std::string svi = "/interfaces/interface[name=Vlan4090]";
        QVERIFY(leaf.device.snapshot().cli.find("no autostate") != std::string::npos);
        QVERIFY(leaf.apply({updateJson(svi + "/config/description", "\"kept\"")}).ok());
        QVERIFY(leaf.device.snapshot().cli.find("no autostate") != std::string::npos);
        QVERIFY(leaf.apply({replaceJson(svi + "/config", R"({"name":"Vlan4090","type":"iana-if-type:l3ipvlan"})")}).ok());
        const std::string cli = leaf.device.snapshot().cli;
        QVERIFY(cli.find("no autostate") == std::string::npos);
        QVERIFY(cli.find("no bgp default ipv4-unicast") != std::string::npos);
    }

    void cliLinesWithAPathChangeTheConfigurationTheRestStaysCli()
    {
        LoneDevice leaf("leaf3");
        const Status status = leaf.apply({typed("interface Ethernet11\n   description by hand\n   shutdown\n"
                                                "   speed forced 10000full\nvlan 77\n   name side\n")});
        QVERIFY2(status.ok(), status ? "" : status.error().sentence().c_str());
        const std::string port = "/interfaces/interface[name=Ethernet11]/config";
        FC_COMPARE(leaf.explicitText(port + "/description"), std::string("by hand"));
        FC_COMPARE(leaf.explicitText(port + "/enabled"), std::string("false"));
        FC_COMPARE(leaf.explicitText(kDefault + "/vlans/vlan[vlan-id=77]/config/name"), std::string("side"));
        const std::string cli = leaf.device.snapshot().cli;
        QVERIFY(cli.find("interface Ethernet11\n   speed forced 10000full\n") != std::string::npos);
        QVERIFY(cli.find("by hand") == std::string::npos);
    }

    void cliAndOpenConfigInOneSetFailTogether()
    {
        LoneDevice leaf("leaf3");
        const std::string before = leaf.device.snapshot().cli;
        QVERIFY(!leaf.apply({typed("ip virtual-router mac-address 00aa.00bb.00cc"),
                             updateJson("/interfaces/interface[name=Ethernet11]/config/enabled", "\"no\"")})
                     .ok());
        FC_COMPARE(leaf.device.snapshot().cli, before);
    }

    void residueMergesByContextAndNoTakesLinesAway()
    {
        sim::CliResidue residue;
        residue.enter(sim::CliResidue::parse("interface Vlan1\n   no autostate\nrouter bgp 1\n   maximum-paths 4 ecmp 64\n"));
        residue.enter(sim::CliResidue::parse("interface Vlan1\nip helper-address 1.1.1.1\nexit\nservice x"));
        residue.enter(sim::CliResidue::parse("router bgp 1\n   no maximum-paths"));
        FC_COMPARE(residue.text(), std::string("interface Vlan1\n   no autostate\n   ip helper-address 1.1.1.1\n"
                                               "router bgp 1\nservice x\n"));
        residue.eraseContext("interface Vlan1");
        QVERIFY(!residue.contains("interface Vlan1", "no autostate"));
    }

    void aModeHoldsOneMaximumPathsAndShowsNoDefaults()
    {
        sim::CliResidue residue;
        residue.enter(sim::CliResidue::parse("router bgp 1\n   maximum-paths 4 ecmp 64\ninterface Vlan1\n   no autostate\n"));
        residue.enter(sim::CliResidue::parse("router bgp 1\n   maximum-paths 8\n   exit\ninterface Vlan1\n   autostate\n   exit\n"));
        FC_COMPARE(residue.text(), std::string("router bgp 1\n   maximum-paths 8\ninterface Vlan1\n"));
    }

    void nestedModesAreLeftByExitOrByIndentation()
    {
        sim::CliResidue residue;
        residue.enter(sim::CliResidue::parse("router bgp 1\n   vrf red\n      rd 1:1\n      exit\n   bgp trace\n   exit\nservice x\n"));
        FC_COMPARE(residue.text(), std::string("router bgp 1\n   vrf red\n      rd 1:1\n   bgp trace\nservice x\n"));
    }

    void rebootForgetsWhatWasNotSaved()
    {
        LoneDevice leaf("leaf3");
        const std::string description = "/interfaces/interface[name=Ethernet11]/config/description";
        QVERIFY(leaf.apply({updateJson(description, "\"running only\"")}).ok());
        QVERIFY(leaf.device.boot().ok());
        FC_COMPARE(leaf.explicitText(description), std::string("spine1"));
        QVERIFY(leaf.apply({updateJson(description, "\"saved\"")}).ok());
        QVERIFY(leaf.apply({typed("write memory")}).ok());
        QVERIFY(leaf.device.boot().ok());
        FC_COMPARE(leaf.explicitText(description), std::string("saved"));
    }

    void configurationChangeMovesItsTimestampOnly()
    {
        LoneDevice leaf("leaf3");
        const std::string stamp = "/system/state/last-configuration-timestamp";
        const std::string boot = leaf.wholeText("/system/state/boot-time");
        const std::string before = leaf.wholeText(stamp);
        leaf.clock.advance(std::chrono::seconds(3));
        QVERIFY(leaf.apply({updateJson("/interfaces/interface[name=Ethernet11]/config/description", "\"x\"")}).ok());
        QVERIFY(leaf.wholeText(stamp) != before);
        FC_COMPARE(leaf.wholeText("/system/state/boot-time"), boot);
        FC_COMPARE(leaf.wholeText("/interfaces/interface[name=Ethernet11]/state/description"), std::string("x"));
    }
};

FC_REGISTER_TEST(TstEos);
#include "tst_eos.moc"
