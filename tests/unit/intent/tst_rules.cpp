#include "support/recorded_netbox.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include "intent/interface_name.h"
#include "intent/mapper.h"
#include "schema/tree_views.h"

using namespace fc;
using namespace fc::test;
using intent::IntentTables;
using intent::Severity;

namespace {

/// The recorded fabric with something changed in NetBox.
intent::IntentSnapshotPtr edited(const std::function<void(IntentTables&)>& edit)
{
    static const intent::IntentSnapshotPtr base = recordedSnapshot().value();
    IntentTables tables = base->tables();
    edit(tables);
    return std::make_shared<const intent::IntentSnapshot>(std::move(tables), base->info());
}

intent::IntentDocument mapped(const intent::IntentSnapshotPtr& snapshot, const std::string& device)
{
    return intent::mapDevice(*snapshot, device, *eosIndex()).value();
}

template <typename T>
T& named(std::vector<T>& rows, std::string_view display)
{
    return *std::ranges::find(rows, display, &T::name);
}

intent::Interface& port(IntentTables& tables, std::string_view device, std::string_view name)
{
    const auto id = named(tables.devices, device).id;
    return *std::ranges::find_if(tables.interfaces, [&](const auto& row) { return row.device == id && row.name == name; });
}

intent::Vlan& vlan(IntentTables& tables, std::int64_t vid)
{
    return *std::ranges::find(tables.vlans, vid, &intent::Vlan::vid);
}

std::string hunksAgainstLab(const intent::IntentDocument& document)
{
    return textOf(eosDiff().compare(document.device, document.tree, labTree(document.device), document.ownership,
                                    document.provenance).hunks);
}

std::string valueAt(const intent::IntentDocument& document, std::string_view path)
{
    const model::TreeNode* node = document.tree.find(instanceOf(path));
    return node == nullptr || !node->value ? "(absent)" : model::toString(*node->value);
}

const intent::Finding* finding(const intent::IntentDocument& document, std::string_view rule)
{
    const auto it = std::ranges::find(document.findings, rule, &intent::Finding::rule);
    return it == document.findings.end() ? nullptr : &*it;
}

} // namespace

class TstRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCouldNotBeReadIsNeverRemoved_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("no VLANs") << 0;
        QTest::newRow("no VRFs") << 1;
        QTest::newRow("no addresses") << 2;
        QTest::newRow("no interfaces of this device") << 3;
        QTest::newRow("no interfaces at all") << 4;
        QTest::newRow("one VLAN hidden") << 5;
    }
    void whatCouldNotBeReadIsNeverRemoved()
    {
        QFETCH(int, what);
        const auto snapshot = edited([&](IntentTables& t) {
            if (what == 0)
                t.vlans.clear();
            if (what == 1)
                t.vrfs.clear();
            if (what == 2)
                t.addresses.clear();
            if (what == 3)
                std::erase_if(t.interfaces, [&](const auto& row) { return row.device == named(t.devices, "leaf3").id; });
            if (what == 4)
                t.interfaces.clear();
            if (what == 5)
                std::erase_if(t.vlans, [](const auto& row) { return row.vid == 34; });
        });
        const auto document = mapped(snapshot, "leaf3");
        const auto result = eosDiff().compare("leaf3", document.tree, labTree("leaf3"), document.ownership, document.provenance);
        for (const diff::Hunk& hunk : result.hunks)
            QVERIFY2(hunk.op != diff::Op::Remove, textOf(result.hunks).c_str());
        if (what == 3 || what == 4)
            QVERIFY(finding(document, "device.no-interfaces") != nullptr);
        if (what == 5)
            QVERIFY(finding(document, "switched-vlans.vlan-unknown")->severity == Severity::Error);
    }

    void whatWasTakenOutOfNetBoxIsRemoved()
    {
        const auto snapshot = edited([](IntentTables& t) {
            const auto svi = port(t, "leaf3", "Vlan34").id;
            std::erase_if(t.interfaces, [&](const auto& row) { return row.id == svi; });
            auto& trunk = port(t, "leaf3", "Port-Channel1");
            trunk.taggedVlans = {vlan(t, 40).id};
            trunk.description.clear();
        });
        const std::string hunks = hunksAgainstLab(mapped(snapshot, "leaf3"));
        QVERIFY2(hunks.find("- /interfaces/interface[name=Vlan34]:") != std::string::npos, hunks.c_str());
        QVERIFY2(hunks.find("- /network-instances/network-instance[name=gold]:") != std::string::npos, hunks.c_str());
        QVERIFY2(hunks.find("- /network-instances/network-instance[name=default]/vlans/vlan[vlan-id=34]:") != std::string::npos, hunks.c_str());
        QVERIFY2(hunks.find("+ /network-instances/network-instance[name=default]/vlans/vlan[vlan-id=40]:") != std::string::npos, hunks.c_str());
        QVERIFY2(hunks.find("- /interfaces/interface[name=Port-Channel1]/config/description:") != std::string::npos, hunks.c_str());
        QVERIFY2(hunks.find("trunk-vlans: [34] -> [40]") != std::string::npos, hunks.c_str());
    }

    void aNewVlanWithItsSviIsAdded()
    {
        const auto snapshot = edited([](IntentTables& t) {
            intent::Vlan row = vlan(t, 34);
            row.id = 900;
            row.vid = 50;
            row.name = "web";
            t.vlans.push_back(row);
            intent::Interface svi = port(t, "leaf3", "Vlan34");
            svi.id = 9000;
            svi.name = "Vlan50";
            svi.description = "web servers";
            svi.mtu = 9000;
            t.interfaces.push_back(svi);
            intent::IpAddress ip = t.addresses.front();
            ip.id = 9001;
            ip.address = "10.50.50.2";
            ip.prefixLength = 24;
            ip.role.clear();
            ip.assignedObject = 9000;
            t.addresses.push_back(ip);
            port(t, "leaf3", "Port-Channel1").taggedVlans.push_back(900);
        });
        const auto document = mapped(snapshot, "leaf3");
        FC_COMPARE(valueAt(document, "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/name"), std::string("web"));
        FC_COMPARE(valueAt(document, "/interfaces/interface[name=Vlan50]/config/type"), std::string("iana-if-type:l3ipvlan"));
        FC_COMPARE(valueAt(document, "/interfaces/interface[name=Vlan50]/routed-vlan/config/vlan"), std::string("50"));
        FC_COMPARE(valueAt(document, "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/config/mtu"), std::string("9000"));
        FC_COMPARE(valueAt(document, "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.50.50.2]/config/prefix-length"), std::string("24"));
        FC_COMPARE(valueAt(document, "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50]/config/interface"), std::string("Vlan50"));
        const std::string hunks = hunksAgainstLab(document);
        QCOMPARE(std::ranges::count(hunks, '\n'), 4);
        QVERIFY2(hunks.find("- ") == std::string::npos, hunks.c_str());
    }

    void mapsSubinterfaces()
    {
        const auto document = mapped(edited([](IntentTables& t) {
            auto& sub = port(t, "leaf3", "Loopback1");
            sub.name = "Ethernet5.200";
            sub.description = "to core";
            sub.mtu = 1600;
            sub.vrf = named(t.vrfs, "gold").id;
        }), "leaf3");
        const std::string base = "/interfaces/interface[name=Ethernet5]/subinterfaces/subinterface[index=200]";
        FC_COMPARE(valueAt(document, base + "/config/description"), std::string("to core"));
        FC_COMPARE(valueAt(document, base + "/vlan/match/single-tagged/config/vlan-id"), std::string("200"));
        FC_COMPARE(valueAt(document, base + "/ipv4/config/mtu"), std::string("1600"));
        FC_COMPARE(valueAt(document, base + "/ipv4/addresses/address[ip=10.0.255.12]/config/prefix-length"), std::string("32"));
        const std::string member = "/network-instances/network-instance[name=gold]/interfaces/interface[id=Ethernet5.200]/config/";
        FC_COMPARE(valueAt(document, member + "interface"), std::string("Ethernet5"));
        FC_COMPARE(valueAt(document, member + "subinterface"), std::string("200"));
        FC_COMPARE(valueAt(document, "/interfaces/interface[name=Ethernet5.200]/config/name"), std::string("(absent)"));
    }

    void mapsSwitchedPorts()
    {
        const auto document = mapped(edited([](IntentTables& t) {
            auto& access = port(t, "leaf3", "Ethernet1");
            access.lag = 0;
            access.mode = "access";
            access.untaggedVlan = vlan(t, 40).id;
            auto& trunk = port(t, "leaf3", "Port-Channel1");
            trunk.mode = "tagged";
            trunk.untaggedVlan = vlan(t, 78).id;
        }), "leaf3");
        const std::string ethernet = "/interfaces/interface[name=Ethernet1]/ethernet/switched-vlan/config/";
        FC_COMPARE(valueAt(document, ethernet + "interface-mode"), std::string("ACCESS"));
        FC_COMPARE(valueAt(document, ethernet + "access-vlan"), std::string("40"));
        FC_COMPARE(valueAt(document, ethernet + "trunk-vlans"), std::string("(absent)"));
        const std::string lag = "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/";
        FC_COMPARE(valueAt(document, lag + "interface-mode"), std::string("TRUNK"));
        FC_COMPARE(valueAt(document, lag + "native-vlan"), std::string("78"));
        FC_COMPARE(valueAt(document, lag + "trunk-vlans"), std::string("[34]"));
        FC_COMPARE(valueAt(document, "/interfaces/interface[name=Ethernet1]/ethernet/config/aggregate-id"), std::string("(absent)"));
    }

    void mapsOnlyAddressesThatAreTheInterfacesOwn()
    {
        const auto document = mapped(edited([](IntentTables& t) {
            const auto svi = port(t, "leaf3", "Vlan34").id;
            intent::IpAddress row = t.addresses.front();
            row.assignedObject = svi;
            row.prefixLength = 24;
            const auto add = [&](const char* address, const char* role, const char* status, int family) {
                row.id += 5000;
                row.address = address;
                row.role = role;
                row.status = status;
                row.family = family;
                t.addresses.push_back(row);
            };
            add("10.34.35.1", "secondary", "active", 4);
            add("10.34.36.1", "vrrp", "active", 4);
            add("10.34.37.1", "anycast", "active", 4);
            add("10.34.38.1", "", "deprecated", 4);
            add("2001:db8::1", "", "active", 6);
        }), "leaf3");
        const std::string base = "/interfaces/interface[name=Vlan34]/routed-vlan/ipv4/addresses/address";
        const model::TreeNode* list = document.tree.find(instanceOf("/interfaces/interface[name=Vlan34]/routed-vlan/ipv4/addresses"));
        QCOMPARE(list->children.size(), 2U); // its own and the secondary
        FC_COMPARE(valueAt(document, base + "[ip=10.34.35.1]/config/type"), std::string("SECONDARY"));
        FC_COMPARE(valueAt(document, base + "[ip=10.34.34.2]/config/type"), std::string("(absent)"));
        QVERIFY(finding(document, "ipv4.address-not-active")->severity == Severity::Info);
    }

    void anUnclearIntentIsAFindingAndNeverARemoval_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("rule");
        QTest::newRow("trunk without VLANs") << 0 << "switched-vlans.trunk-empty";
        QTest::newRow("two VLANs for one SVI") << 1 << "vlans.svi-ambiguous";
        QTest::newRow("no VLAN for an SVI") << 2 << "vlans.svi-without-vlan";
        QTest::newRow("address on a switched port") << 3 << "ipv4.address-on-switched-port";
        QTest::newRow("value the schema refuses") << 4 << "mapper.value-refused";
        QTest::newRow("name EOS does not have") << 5 << "interfaces.name-unknown";
        QTest::newRow("VRF that cannot be read") << 6 << "vrf-membership.vrf-unknown";
    }
    void anUnclearIntentIsAFindingAndNeverARemoval()
    {
        QFETCH(int, what);
        QFETCH(QString, rule);
        const auto snapshot = edited([&](IntentTables& t) {
            if (what == 0)
                port(t, "leaf3", "Port-Channel1").taggedVlans.clear();
            if (what == 1) {
                port(t, "leaf3", "Port-Channel1").taggedVlans = {vlan(t, 40).id};
                intent::Vlan twin = vlan(t, 34);
                twin.id = 901;
                t.vlans.push_back(twin);
            }
            if (what == 2) {
                port(t, "leaf3", "Port-Channel1").taggedVlans = {vlan(t, 40).id};
                vlan(t, 34).vid = 35;
            }
            if (what == 3)
                port(t, "leaf3", "Ethernet11").mode = "tagged-all";
            if (what == 4)
                port(t, "leaf3", "Ethernet11").mtu = 60;
            if (what == 5)
                port(t, "leaf3", "Ethernet1").name = "Eth1";
            if (what == 6)
                port(t, "leaf3", "Vlan34").vrf = 77;
        });
        const auto document = mapped(snapshot, "leaf3");
        const intent::Finding* found = finding(document, rule.toStdString());
        QVERIFY2(found != nullptr, hunksAgainstLab(document).c_str());
        QVERIFY(found->severity != Severity::Info);
        QVERIFY(!found->message.empty() && !found->hint.empty());
        QVERIFY(found->url.starts_with("http://netbox.test/sub/dcim/interfaces/"));
        const std::string hunks = hunksAgainstLab(document);
        QVERIFY2(hunks.find("- ") == std::string::npos, hunks.c_str());
    }

    void namesTheDevicesThereAre()
    {
        const auto result = intent::mapDevice(*edited([](IntentTables&) {}), "leaf9", *eosIndex());
        QVERIFY(!result.ok());
        QVERIFY(result.error().code == ErrorCode::NotFound);
        QVERIFY2(result.error().sentence().find("leaf8") != std::string::npos, result.error().sentence().c_str());
    }

    void takesATreeFileAsIntent()
    {
        const std::string json = fileText(FC_SOURCE_DIR "/../shared/data/lab-10/leaf3.json");
        auto document = intent::documentFromTree("leaf3", json, "intent/leaf3.json", *eosIndex());
        QVERIFY2(document.ok(), document.ok() ? "" : document.error().sentence().c_str());
        QVERIFY(document->tree == labTree("leaf3"));
        QVERIFY(document->ownership.ownsEverything());
        QCOMPARE(document->provenance.size(), document->tree.leafCount());
        const auto& origin = document->provenance.begin()->second.front();
        FC_COMPARE(origin.type, std::string("tree.file"));
        FC_COMPARE(origin.display, std::string("intent/leaf3.json"));

        const auto bad = intent::documentFromTree("leaf3", json.substr(0, 500), "intent/leaf3.json", *eosIndex());
        QVERIFY(!bad.ok());
        QVERIFY2(bad.error().subject.starts_with("intent/leaf3.json"), bad.error().sentence().c_str());
    }

    void readsInterfaceNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("sub");
        using enum intent::InterfaceKind;
        QTest::newRow("port") << "Ethernet12" << static_cast<int>(Ethernet) << 12 << -1;
        QTest::newRow("breakout") << "Ethernet1/2" << static_cast<int>(Ethernet) << -1 << -1;
        QTest::newRow("sub-interface") << "Ethernet1/2.100" << static_cast<int>(Ethernet) << -1 << 100;
        QTest::newRow("LAG") << "Port-Channel999" << static_cast<int>(PortChannel) << 999 << -1;
        QTest::newRow("SVI") << "Vlan34" << static_cast<int>(Svi) << 34 << -1;
        QTest::newRow("management") << "Management0" << static_cast<int>(Management) << 0 << -1;
        QTest::newRow("short") << "Eth1" << static_cast<int>(Unknown) << -1 << -1;
        QTest::newRow("no number") << "Vlan" << static_cast<int>(Unknown) << -1 << -1;
        QTest::newRow("no sub number") << "Ethernet1.x" << static_cast<int>(Unknown) << -1 << -1;
        QTest::newRow("empty") << "" << static_cast<int>(Unknown) << -1 << -1;
        QTest::newRow("only a dot") << "." << static_cast<int>(Unknown) << -1 << -1;
    }
    void readsInterfaceNames()
    {
        QFETCH(QString, name);
        QFETCH(int, kind);
        QFETCH(int, number);
        QFETCH(int, sub);
        const auto parsed = intent::parseInterfaceName(name.toStdString());
        QCOMPARE(static_cast<int>(parsed.kind), kind);
        QCOMPARE(parsed.number ? static_cast<int>(*parsed.number) : -1, number);
        QCOMPARE(parsed.subinterface ? static_cast<int>(*parsed.subinterface) : -1, sub);
    }
};

FC_REGISTER_TEST(TstRules);
#include "tst_rules.moc"
