#include "apply_bench.h"
#include "plan/approved_set.h"
#include "support/test_registry.h"

#include <type_traits>

using namespace fc;
using namespace fc::test;

namespace {

static_assert(!std::is_default_constructible_v<plan::ApprovedSet> && !std::is_copy_constructible_v<plan::ApprovedSet> &&
              std::is_move_constructible_v<plan::ApprovedSet>);

struct MintBench : ApplyBench
{
    plan::Plan planned;

    void setUp(const std::string& intended, const std::string& running)
    {
        fabric.setUp("leaf3", intended, running);
        planned = plan();
    }

    Result<plan::DeviceSteps> mint()
    {
        const std::string device = "leaf3";
        const plan::FreshState fresh{fabric.devices[device], fabric.intents[device]};
        return plan::mintApprovedSets({eosDiff(), planned, device, decisions, fresh});
    }

    /// Operations of each step, one line each, steps divided by "--".
    std::string steps()
    {
        auto minted = mint();
        if (!minted)
            return minted.error().sentence();
        std::string text;
        for (const plan::ApprovedSet& set : minted->sets) {
            text += text.empty() ? "" : "--\n";
            for (const gnmi::SetOperation& operation : set.operations())
                text += std::string(gnmi::toString(operation.kind)) + " " + model::toString(operation.path) +
                        (operation.jsonIetf.empty() ? "" : " " + operation.jsonIetf) + "\n";
        }
        return text;
    }
    ErrorCode refusal()
    {
        const auto minted = mint();
        return minted ? ErrorCode::Internal : minted.error().code;
    }
};

} // namespace

class TstMint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneLeafIsOneUpdateOfThatLeaf()
    {
        MintBench bench;
        bench.setUp(std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        FC_COMPARE(bench.steps(), std::string()); // nothing approved, no bytes
        bench.approve(bench.planned);
        FC_COMPARE(bench.steps(), std::string("update /interfaces/interface[name=Ethernet1]/config/description \"host1\"\n"));
        const auto minted = bench.mint();
        const plan::ApprovedSet& set = minted->sets.at(0);
        FC_COMPARE(set.digest(), sha256Hex(set.bytes()));
        QVERIFY(gnmi::parseSetRequest(set.bytes()).value() == set.operations());
        QCOMPARE(set.hunkIds().size(), std::size_t{1});
    }

    void listsShrinkByReplaceGrowByUpdateAndEntriesGoByDelete()
    {
        const std::string trunk = "/aggregation/switched-vlan/config/trunk-vlans = ";
        MintBench bench;
        bench.setUp("/interfaces/interface[name=Port-Channel1]" + trunk + "34\n"
                    "/interfaces/interface[name=Port-Channel2]" + trunk + "34,40\n"
                    "/interfaces/interface[name=Port-Channel3]/config/name = Port-Channel3",
                    "/interfaces/interface[name=Port-Channel1]" + trunk + "34,40\n"
                    "/interfaces/interface[name=Port-Channel2]" + trunk + "34\n"
                    "/interfaces/interface[name=Port-Channel3]/config/name = Port-Channel3\n"
                    "/interfaces/interface[name=Port-Channel3]/config/description = gone\n"
                    "/interfaces/interface[name=Port-Channel4]/config/name = Port-Channel4");
        bench.approve(bench.planned);
        FC_COMPARE(bench.steps(),
                   std::string("delete /interfaces/interface[name=Port-Channel3]/config/description\n"
                               "delete /interfaces/interface[name=Port-Channel4]\n"
                               "replace /interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans [34]\n"
                               "update /interfaces/interface[name=Port-Channel2]/aggregation/switched-vlan/config/trunk-vlans [34,40]\n"));
    }

    void aNewInterfaceOfAVrfGetsItsAddressesInASecondStep()
    {
        const std::string base = "/network-instances/network-instance[name=default]/config/name = default\n"
                                 "/network-instances/network-instance[name=gold]/config/name = gold\n";
        MintBench bench;
        bench.setUp(base + "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/vlan-id = 50\n"
                           "/interfaces/interface[name=Vlan50]/config/name = Vlan50\n"
                           "/interfaces/interface[name=Vlan50]/routed-vlan/config/vlan = 50\n"
                           "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/ip = 10.0.0.1\n"
                           "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/config/mtu = 9214\n"
                           "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50]/config/interface = Vlan50",
                    base);
        bench.approve(bench.planned);
        const std::string text = bench.steps();
        FC_COMPARE(text, std::string(
            "update /network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50] "
            "{\"openconfig-network-instance:vlan-id\":50,\"openconfig-network-instance:config\":{\"vlan-id\":50}}\n"
            "update /interfaces/interface[name=Vlan50] {\"openconfig-interfaces:name\":\"Vlan50\",\"openconfig-interfaces:config\":"
            "{\"name\":\"Vlan50\"},\"openconfig-vlan:routed-vlan\":{\"config\":{\"vlan\":50}}}\n"
            "update /network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50] "
            "{\"openconfig-network-instance:id\":\"Vlan50\",\"openconfig-network-instance:config\":{\"interface\":\"Vlan50\"}}\n"
            "--\n"
            "update /interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1] "
            "{\"openconfig-if-ip:ip\":\"10.0.0.1\",\"openconfig-if-ip:config\":{\"ip\":\"10.0.0.1\"}}\n"
            "update /interfaces/interface[name=Vlan50]/routed-vlan/ipv4/config/mtu 9214\n"));
    }

    void whatAVrfChangeDropsIsSetAgainThoughNoHunkIsAboutIt()
    {
        const std::string base = "/network-instances/network-instance[name=gold]/config/name = gold\n"
                                 "/interfaces/interface[name=Vlan40]/config/name = Vlan40\n"
                                 "/interfaces/interface[name=Vlan40]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/ip = 10.0.0.1\n";
        MintBench bench;
        bench.setUp(base + "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan40]/config/id = Vlan40", base);
        bench.approve(bench.planned);
        const std::string text = bench.steps();
        const std::size_t second = text.find("--\n");
        QVERIFY2(second != std::string::npos, text.c_str());
        QVERIFY2(text.find("address[ip=10.0.0.1]") > second, text.c_str());
    }

    void whatCutsTheSessionGoesLastAndAlone()
    {
        const std::string grpc = "/system/grpc-servers/grpc-server[name=default]/config/port = ";
        MintBench bench;
        bench.setUp(grpc + "6031\n" + kDescription + " = host1", grpc + "6030\n" + kDescription + " = hacked");
        bench.approve(bench.planned);
        FC_COMPARE(bench.steps(), std::string("update /interfaces/interface[name=Ethernet1]/config/description \"host1\"\n--\n"
                                              "update /system/grpc-servers/grpc-server[name=default]/config/port 6031\n"));
    }

    void anOrderIsRestoredByTakingAwayAndPuttingBack()
    {
        const std::string list = "/routing-policy/policy-definitions/policy-definition[name=P]/statements/statement";
        const auto entries = [&](const std::string& names) {
            std::string text;
            for (const char name : names)
                text += list + "[name=" + name + "]/config/name = " + name + "\n";
            return text;
        };
        MintBench bench;
        bench.setUp(entries("abcd"), entries("acb"));
        bench.approve(bench.planned);
        const auto minted = bench.mint();
        QVERIFY2(minted.ok(), minted.ok() ? "" : minted.error().sentence().c_str());
        bench.fabric.commit(std::move(const_cast<plan::ApprovedSet&>(minted->sets.at(0))), {}).value();
        QVERIFY(eosDiff().compare("leaf3", bench.fabric.intents["leaf3"].tree, bench.fabric.devices["leaf3"],
                                  schema::Ownership::everything()).hunks.empty());
    }

    void openNeedsAlteredPlansAndUnreadDevicesAreRefused()
    {
        const std::string base = "/network-instances/network-instance[name=default]/config/name = default\n"
                                 "/interfaces/interface[name=Port-Channel1]/config/name = Port-Channel1\n";
        MintBench bench;
        bench.setUp(base + "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/vlan-id = 50\n"
                           "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 50",
                    base);
        for (const diff::Hunk& hunk : bench.planned.devices.at(0).hunks)
            if (hunk.feature == "Port-Channel1")
                bench.approve(bench.planned, {hunk.id});
        FC_COMPARE(bench.refusal(), ErrorCode::Refused);
        bench.approve(bench.planned);
        FC_COMPARE(bench.refusal(), ErrorCode::Internal);
        plan::Plan good = bench.planned;
        bench.planned.devices.at(0).hunks.at(0).newJson += " ";
        FC_COMPARE(bench.refusal(), ErrorCode::Refused);
        bench.planned = good;
        bench.planned.digest[5] = bench.planned.digest[5] == '0' ? '1' : '0';
        FC_COMPARE(bench.refusal(), ErrorCode::Refused);
        bench.planned = good;
        bench.planned.devices.at(0).status = plan::DeviceStatus::Incomplete;
        FC_COMPARE(bench.refusal(), ErrorCode::Incomplete);
    }

    void leavesThatEosDoesNotTakeAreRefused()
    {
        MintBench bench;
        const std::string multihop = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]"
                                     "/bgp/neighbors/neighbor[neighbor-address=10.0.0.1]";
        bench.setUp(multihop + "/ebgp-multihop/config/enabled = true", multihop + "/config/neighbor-address = 10.0.0.1");
        bench.approve(bench.planned);
        const auto minted = bench.mint();
        QVERIFY(!minted && minted.error().code == ErrorCode::Refused);
        QVERIFY2(minted.error().text.find("does not take") != std::string::npos, minted.error().text.c_str());
    }

    void aMovedPathOrOriginIsStaleAndNamed_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("named");
        QTest::newRow("the device") << 0 << "\"other\"";
        QTest::newRow("the entry") << 1 << "gone";
        QTest::newRow("the intended value") << 2 << "\"host2\"";
        QTest::newRow("the origin") << 3 << "dcim.interface 17";
    }
    void aMovedPathOrOriginIsStaleAndNamed()
    {
        QFETCH(int, what);
        QFETCH(QString, named);
        MintBench bench;
        model::Origin origin;
        origin.type = "dcim.interface";
        origin.id = 17;
        origin.lastUpdated = "2026-01-01";
        bench.fabric.setUp("leaf3", std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        auto& provenance = bench.fabric.intents["leaf3"].provenance[instanceOf(kDescription)];
        provenance = {origin};
        bench.planned = bench.plan();
        bench.approve(bench.planned);
        FC_COMPARE(bench.refusal(), ErrorCode::Internal);
        if (what == 0)
            bench.fabric.devices["leaf3"] = treeOf(std::string(kDescription) + " = other");
        if (what == 1)
            bench.fabric.devices["leaf3"] = {};
        if (what == 2)
            bench.fabric.intents["leaf3"].tree = treeOf(std::string(kDescription) + " = host2");
        if (what == 3)
            provenance.front().lastUpdated = "2026-01-02";
        const auto minted = bench.mint();
        QVERIFY(!minted && minted.error().code == ErrorCode::Stale);
        const std::string sentence = minted.error().sentence();
        QVERIFY2(sentence.find(named.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("leaf3 /interfaces/interface[name=Ethernet1]/config/description") != std::string::npos, sentence.c_str());
    }

    void anUnrelatedEditDoesNotVoidTheRest()
    {
        MintBench bench;
        bench.setUp(std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        bench.approve(bench.planned);
        bench.fabric.devices["leaf3"] =
            treeOf("/interfaces/interface[name=Ethernet1]/config/mtu = 9000\n/system/config/hostname = edited",
                   bench.fabric.devices["leaf3"]);
        bench.fabric.intents["leaf3"].tree =
            treeOf("/interfaces/interface[name=Ethernet2]/config/mtu = 9000", bench.fabric.intents["leaf3"].tree);
        FC_COMPARE(bench.refusal(), ErrorCode::Internal);
    }
};

FC_REGISTER_TEST(TstMint);
#include "tst_mint.moc"
