#include "support/recorded_netbox.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include "intent/mapper.h"
#include "schema/compiled_ownership.h"
#include "schema/tree_views.h"

using namespace fc;
using namespace fc::test;

namespace {

const intent::IntentSnapshot& lab()
{
    static const intent::IntentSnapshotPtr snapshot = recordedSnapshot().value();
    return *snapshot;
}

intent::IntentDocument mapped(const std::string& device)
{
    static const intent::Mapper mapper = intent::Mapper::create(*eosIndex()).value();
    return mapper.map(lab(), device).value();
}

std::string textOfPath(const model::InstancePath& path)
{
    return model::toString(schema::toPath(*eosIndex(), path));
}

void addDevices()
{
    QTest::addColumn<QString>("device");
    for (const char* device : {"spine1", "spine2", "leaf1", "leaf2", "leaf3", "leaf4", "leaf5", "leaf6", "leaf7", "leaf8"})
        QTest::newRow(device) << QString::fromLatin1(device);
}

} // namespace

/// The recorded NetBox, without a fabric file, mapped onto the ten devices' recorded configuration: nothing wrong, nothing
/// extra; what nobody says is a warning and stays. (With the file: tests/contract_intent.)
class TstLabMapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMappedLeafIsWhatTheDeviceHas_data() { addDevices(); }
    void everyMappedLeafIsWhatTheDeviceHas()
    {
        QFETCH(QString, device);
        const intent::IntentDocument document = mapped(device.toStdString());
        const model::ConfigTree recorded = labTree(device.toStdString());
        std::size_t compared = 0;
        schema::forEachLeaf(document.tree, [&](const model::InstancePath& path, const model::Value& value) {
            const model::TreeNode* there = recorded.find(path);
            const bool implied = there == nullptr && schema::isDefault(*eosIndex(), path.back().node, value);
            const std::string text = textOfPath(path) + " = " + model::toString(value);
            QVERIFY2(implied || there != nullptr, ("not on the device: " + text).c_str());
            QVERIFY2(implied || (there->value && *there->value == value), ("other on the device: " + text).c_str());
            ++compared;
        });
        QVERIFY(compared > 100U);
    }

    void everyOwnedLeafOfTheDeviceIsMapped_data() { addDevices(); }
    void everyOwnedLeafOfTheDeviceIsMapped()
    {
        QFETCH(QString, device);
        const intent::IntentDocument document = mapped(device.toStdString());
        const schema::CompiledOwnership ownership(*eosIndex(), document.ownership);
        std::size_t owned = 0;
        schema::forEachLeaf(labTree(device.toStdString()), [&](const model::InstancePath& path, const model::Value&) {
            if (ownership.leaf(path)) {
                ++owned;
                QVERIFY2(document.tree.find(path) != nullptr, ("owned, not mapped: " + textOfPath(path)).c_str());
            }
            for (std::size_t length = 1; length < path.size(); ++length) {
                const model::InstancePath entry(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length));
                if (entry.back().keys.empty() || !ownership.entry(entry))
                    continue;
                ++owned;
                QVERIFY2(document.tree.find(entry) != nullptr, ("owned, not mapped: " + textOfPath(entry)).c_str());
            }
        });
        QVERIFY(owned > 20U);
    }

    void anUntouchedDeviceHasNoHunks_data() { addDevices(); }
    void anUntouchedDeviceHasNoHunks()
    {
        QFETCH(QString, device);
        const intent::IntentDocument document = mapped(device.toStdString());
        const diff::DiffResult result = eosDiff().compare(document.device, document.tree, labTree(document.device),
                                                          document.ownership, document.provenance);
        QVERIFY2(result.hunks.empty(), textOf(result.hunks).c_str());
        QVERIFY(!result.unmanaged.empty()); // what only a fabric file could say: shown, not touched
        for (const intent::Finding& finding : document.findings)
            QVERIFY2(finding.severity != intent::Severity::Error, finding.message.c_str());
    }

    void everyLeafSaysWhereItComesFrom_data() { addDevices(); }
    void everyLeafSaysWhereItComesFrom()
    {
        QFETCH(QString, device);
        const intent::IntentDocument document = mapped(device.toStdString());
        std::size_t leaves = 0;
        schema::forEachLeaf(document.tree, [&](const model::InstancePath& path, const model::Value&) {
            ++leaves;
            const auto it = document.provenance.find(path);
            const std::string text = textOfPath(path);
            QVERIFY2(it != document.provenance.end() && !it->second.empty(), text.c_str());
            for (const model::Origin& origin : it->second) {
                QVERIFY2(origin.id > 0 && !origin.type.empty() && !origin.field.empty() && !origin.rule.empty() &&
                             !origin.display.empty() && !origin.lastUpdated.empty(),
                         text.c_str());
                QVERIFY2(origin.url.starts_with("http://netbox.test/sub/"), text.c_str());
            }
        });
        QCOMPARE(leaves, document.tree.leafCount());
    }

    void originsNameTheObjectAndField()
    {
        const intent::IntentDocument leaf3 = mapped("leaf3");
        const auto& description = leaf3.provenance.at(instanceOf("/interfaces/interface[name=Ethernet1]/config/description"));
        FC_COMPARE(description.front().type, std::string("dcim.interface"));
        FC_COMPARE(description.front().field, std::string("description"));
        FC_COMPARE(description.front().display, std::string("leaf3 Ethernet1"));
        FC_COMPARE(description.front().rule, std::string("interfaces.description"));
        QVERIFY(description.front().url.ends_with("/dcim/interfaces/" + std::to_string(description.front().id) + "/"));
        const auto& trunk = leaf3.provenance.at(
            instanceOf("/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans"));
        QCOMPARE(trunk.size(), 2U);
        FC_COMPARE(trunk.back().display, std::string("VLAN 34 vrf-gold-subnet"));
        // NetBox leaves this description empty: a running-only one can still be explained.
        QVERIFY(leaf3.provenance.contains(instanceOf("/interfaces/interface[name=Vlan34]/config/description")));
    }

    void driftByHandGivesTheHunksOfTheDemo()
    {
        const intent::IntentDocument leaf3 = mapped("leaf3");
        const model::ConfigTree running = treeOf(
            "/interfaces/interface[name=Ethernet1]/config/description = hacked\n"
            "/interfaces/interface[name=Ethernet12]/config/enabled = false\n"
            "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 34,99\n"
            "/interfaces/interface[name=Loopback7]/config/name = Loopback7\n"
            "/interfaces/interface[name=Vlan34]/config/description = new\n"
            "/interfaces/interface[name=Vlan34]/routed-vlan/ipv4/addresses/address[ip=10.9.9.9]/config/prefix-length = 24\n"
            "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=77]/config/name = byhand\n"
            "/network-instances/network-instance[name=gold]/interfaces/interface[id=Loopback7]/config/id = Loopback7\n",
            labTree("leaf3"));
        const auto result = eosDiff().compare("leaf3", leaf3.tree, running, leaf3.ownership, leaf3.provenance);
        std::vector<std::string> paths;
        for (const diff::Hunk& hunk : result.hunks)
            paths.push_back(std::string(1, diff::glyph(hunk.op)) + " " + model::toString(hunk.path));
        std::ranges::sort(paths);
        const std::vector<std::string> expected{
            "- /interfaces/interface[name=Loopback7]",
            "- /interfaces/interface[name=Vlan34]/config/description",
            "- /interfaces/interface[name=Vlan34]/routed-vlan/ipv4/addresses/address[ip=10.9.9.9]",
            "- /network-instances/network-instance[name=default]/vlans/vlan[vlan-id=77]",
            "- /network-instances/network-instance[name=gold]/interfaces/interface[id=Loopback7]",
            "~ /interfaces/interface[name=Ethernet12]/config/enabled",
            "~ /interfaces/interface[name=Ethernet1]/config/description",
            "~ /interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans"};
        std::string text;
        for (const std::string& path : paths)
            text += path + "\n";
        QVERIFY2(paths == expected, text.c_str());
    }

    void whatTheDeviceMakesItselfIsNoHunk()
    {
        const intent::IntentDocument leaf3 = mapped("leaf3");
        const model::ConfigTree running = treeOf(
            "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=1]/config/name = default\n"
            "/interfaces/interface[name=Management0]/config/description = oob\n"
            "/interfaces/interface[name=Ethernet5]/config/name = Ethernet5\n"
            "/interfaces/interface[name=Ethernet5]/config/type = ethernetCsmacd\n"
            "/interfaces/interface[name=Ethernet5]/config/enabled = true\n"
            "/interfaces/interface[name=Ethernet5]/ethernet/switched-vlan/config/interface-mode = ACCESS\n"
            "/interfaces/interface[name=Ethernet1]/ethernet/switched-vlan/config/access-vlan = 1\n"
            "/interfaces/interface[name=Ethernet1]/subinterfaces/subinterface[index=0]/config/index = 0\n"
            "/network-instances/network-instance[name=mgmt]/config/name = mgmt\n"
            "/network-instances/network-instance[name=mgmt]/interfaces/interface[id=Management0]/config/id = Management0\n"
            "/network-instances/network-instance[name=mgmt]/interfaces/interface[id=Ethernet5]/config/id = Ethernet5\n"
            "/network-instances/network-instance[name=gold]/interfaces/interface[id=Management0]/config/id = Management0\n",
            labTree("leaf3"));
        const auto result = eosDiff().compare("leaf3", leaf3.tree, running, leaf3.ownership, leaf3.provenance);
        QVERIFY2(result.hunks.empty(), textOf(result.hunks).c_str());
    }
};

FC_REGISTER_TEST(TstLabMapping);
#include "tst_lab_mapping.moc"
