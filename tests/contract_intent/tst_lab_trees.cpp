#include "cli_text.h"
#include "support/demo_fabric.h"
#include "support/recorded_netbox.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include "intent/mapper.h"
#include "schema/tree_views.h"

using namespace fc;
using namespace fc::test;

namespace {

const intent::IntentSnapshotPtr& lab()
{
    static const intent::IntentSnapshotPtr snapshot = recordedSnapshot().value();
    return snapshot;
}

const intent::IntentDocument& mapped(const std::string& device)
{
    static const intent::Mapper mapper = intent::Mapper::create(*eosIndex(), demoFabric()).value();
    static const intent::FabricIndex index(*lab());
    static std::map<std::string, intent::IntentDocument> documents;
    auto it = documents.find(device);
    if (it == documents.end())
        it = documents.emplace(device, mapper.map(index, device).value()).first;
    return it->second;
}

std::string textOfPath(const model::InstancePath& path)
{
    return model::toString(schema::toPath(*eosIndex(), path));
}

/// "+ path = value" for what only `mapped` has, "- path = value" for what only `recorded` has.
std::string differences(const model::ConfigTree& mapped, const model::ConfigTree& recorded)
{
    std::string text;
    const auto compare = [&](const model::ConfigTree& these, const model::ConfigTree& those, const char* sign) {
        schema::forEachLeaf(these, [&](const model::InstancePath& path, const model::Value& value) {
            const model::TreeNode* there = those.find(path);
            if (there == nullptr || !there->value || *there->value != value)
                text += sign + textOfPath(path) + " = " + model::toString(value) + "\n";
        });
    };
    compare(mapped, recorded, "+ ");
    compare(recorded, mapped, "- ");
    return text;
}

std::string cliDifferences(const std::vector<model::IntendedCliLine>& mapped, const std::vector<model::CliLine>& recorded)
{
    std::string left;
    std::string right;
    for (const model::IntendedCliLine& line : mapped)
        left += textOf(line.line) + "\n";
    for (const model::CliLine& line : recorded)
        right += textOf(line) + "\n";
    return left == right ? std::string() : "mapped:\n" + left + "recorded:\n" + right;
}

std::vector<model::CliLine> recordedCli(const std::string& device)
{
    return cliLines(fileText(FC_SOURCE_DIR "/../shared/data/lab-10/" + device + ".cli"));
}

void addDevices()
{
    QTest::addColumn<QString>("device");
    for (const char* device : {"spine1", "spine2", "leaf1", "leaf2", "leaf3", "leaf4", "leaf5", "leaf6", "leaf7", "leaf8"})
        QTest::newRow(device) << QString::fromLatin1(device);
}

/// Empty, or what an origin lacks. netbox-bgp objects have pages too; the fabric file has neither id nor page.
std::string lackOf(const model::Origin& origin)
{
    const bool fromFile = origin.type == "fabric.file";
    if (origin.type.empty() || origin.field.empty() || origin.display.empty() || origin.rule.empty())
        return "type, field, display or rule";
    if (fromFile)
        return origin.display.starts_with("fabric.toml: ") && origin.url.empty() && origin.id == 0 ? "" : "file and key";
    if (origin.id <= 0 || !origin.url.starts_with("http://netbox.test/sub/"))
        return "id or url";
    return {};
}

} // namespace

/// The recorded NetBox and the demo's fabric file, mapped: each of the ten devices, node for node and line for line.
class TstLabTrees : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void treeEqualsTheRecordedOneNodeForNode_data() { addDevices(); }
    void treeEqualsTheRecordedOneNodeForNode()
    {
        QFETCH(QString, device);
        const intent::IntentDocument& document = mapped(device.toStdString());
        const model::ConfigTree recorded = labTree(device.toStdString());
        QVERIFY(recorded.leafCount() > 150U);
        const std::string found = differences(document.tree, recorded);
        QVERIFY2(found.empty(), found.c_str());
        QVERIFY(document.tree == recorded);
    }

    void cliEqualsTheRecordedOneLineForLine_data() { addDevices(); }
    void cliEqualsTheRecordedOneLineForLine()
    {
        QFETCH(QString, device);
        const auto recorded = recordedCli(device.toStdString());
        QVERIFY(recorded.size() >= 4U);
        const std::string found = cliDifferences(mapped(device.toStdString()).cli, recorded);
        QVERIFY2(found.empty(), found.c_str());
    }

    void everyLeafAndLineSaysWhereItComesFrom_data() { addDevices(); }
    void everyLeafAndLineSaysWhereItComesFrom()
    {
        QFETCH(QString, device);
        const intent::IntentDocument& document = mapped(device.toStdString());
        std::size_t leaves = 0;
        schema::forEachLeaf(document.tree, [&](const model::InstancePath& path, const model::Value&) {
            ++leaves;
            const auto it = document.provenance.find(path);
            QVERIFY2(it != document.provenance.end() && !it->second.empty(), textOfPath(path).c_str());
            for (const model::Origin& origin : it->second)
                QVERIFY2(lackOf(origin).empty(), (textOfPath(path) + ": " + origin.rule + " lacks " + lackOf(origin)).c_str());
        });
        QCOMPARE(leaves, document.tree.leafCount());
        for (const model::IntendedCliLine& line : document.cli) {
            QVERIFY2(!line.origins.empty(), line.line.text.c_str());
            for (const model::Origin& origin : line.origins)
                QVERIFY2(lackOf(origin).empty(), (line.line.text + ": lacks " + lackOf(origin)).c_str());
        }
    }

    void nothingIsFoundFaultWith_data() { addDevices(); }
    void nothingIsFoundFaultWith()
    {
        QFETCH(QString, device);
        const intent::IntentDocument& document = mapped(device.toStdString());
        QVERIFY2(document.findings.empty(), document.findings.empty() ? "" : document.findings.front().message.c_str());
    }

    void anUntouchedDeviceHasNoHunksAndNothingUnmanaged_data() { addDevices(); }
    void anUntouchedDeviceHasNoHunksAndNothingUnmanaged()
    {
        QFETCH(QString, device);
        const intent::IntentDocument& document = mapped(device.toStdString());
        const auto result = eosDiff().compare(document.device, document.tree, labTree(document.device), document.ownership,
                                              document.provenance);
        QVERIFY2(result.hunks.empty(), textOf(result.hunks).c_str());
        QVERIFY(result.unmanaged.empty());
    }

    /// A Get answers defaults and entries that EOS makes itself (facts: 1.11, 3).
    void whatEosAddsIsNoHunk()
    {
        const intent::IntentDocument& leaf7 = mapped("leaf7");
        const std::string bgp = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp";
        const std::string neighbour = bgp + "/neighbors/neighbor[neighbor-address=10.0.250.1]/config";
        const model::ConfigTree running = treeOf(
            "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=1]/config/name = default\n"
            "/network-instances/network-instance[name=default]/protocols/protocol[identifier=DIRECTLY_CONNECTED][name=DIRECTLY_CONNECTED]/config/name = DIRECTLY_CONNECTED\n"
            "/network-instances/network-instance[name=default]/tables/table[protocol=BGP][address-family=IPV4]/config/address-family = IPV4\n"
            "/network-instances/network-instance[name=gold]/tables/table[protocol=DIRECTLY_CONNECTED][address-family=IPV6]/config/address-family = IPV6\n"
            "/interfaces/interface[name=Ethernet11]/config/enabled = true\n"
            "/interfaces/interface[name=Port-Channel999]/aggregation/config/fallback = none\n"
            "/interfaces/interface[name=Port-Channel999]/aggregation/config/fallback-timeout = 90\n"
            "/lacp/interfaces/interface[name=Port-Channel999]/config/interval = SLOW\n"
            "/arista/eos/mlag/config/enabled = true\n"
            "/arista/eos/mlag/config/reload-delay = 300\n" + // by hand: shared, stays
            neighbour + "/enabled = true\n" + neighbour + "/neighbor-port = 179\n" + neighbour + "/send-community = NONE\n",
            labTree("leaf7"));
        const auto result = eosDiff().compare("leaf7", leaf7.tree, running, leaf7.ownership, leaf7.provenance);
        QVERIFY2(result.hunks.empty(), textOf(result.hunks).c_str());
        QCOMPARE(result.unmanaged.size(), 1U);
    }

    void theLabHasAsManyLeavesAsItsFacts()
    {
        std::size_t leaves = 0;
        std::size_t fromFile = 0;
        for (const char* device : {"spine1", "spine2", "leaf1", "leaf2", "leaf3", "leaf4", "leaf5", "leaf6", "leaf7", "leaf8"}) {
            const intent::IntentDocument& document = mapped(device);
            leaves += document.tree.leafCount();
            schema::forEachLeaf(document.tree, [&](const model::InstancePath& path, const model::Value&) {
                fromFile += document.provenance.at(path).front().type == "fabric.file" ? 1U : 0U;
            });
        }
        QCOMPARE(leaves, std::size_t(2284));
        QVERIFY(fromFile > 150U && fromFile < 300U);
    }

    /// What the comparison is worth: each edit of the intent or the file must make it fail.
    void anythingElseIsSeen()
    {
        const auto mappedWith = [&](const std::function<void(intent::IntentTables&)>& edit, intent::FabricFile file) {
            intent::IntentTables tables = lab()->tables();
            edit(tables);
            const intent::IntentSnapshot snapshot(std::move(tables), lab()->info());
            return intent::mapDevice(snapshot, "leaf7", *eosIndex(), file).value();
        };
        const auto sameTree = [&](const intent::IntentDocument& document) {
            return document.tree == labTree("leaf7") && differences(document.tree, labTree("leaf7")).empty();
        };
        const auto nothing = [](intent::IntentTables&) {};
        QVERIFY(sameTree(mappedWith(nothing, demoFabric())));
        QVERIFY(!sameTree(mappedWith(nothing, {})));
        QVERIFY(!sameTree(mappedWith([](auto& t) { t.vlans.back().name += "x"; }, demoFabric())));
        QVERIFY(!sameTree(mappedWith([](auto& t) { t.routeTargets.front().name = "1:100002"; }, demoFabric())));
        QVERIFY(!sameTree(mappedWith(
            [](auto& t) {
                const auto leaf7 = std::ranges::find(t.devices, std::string("leaf7"), &intent::Device::name)->id;
                t.sessions.erase(std::ranges::find(t.sessions, leaf7, &intent::BgpSession::device));
            },
            demoFabric())));
        std::vector<intent::FabricFile::Entry> entries = demoFabric().entries();
        std::erase_if(entries, [](const auto& entry) { return entry.key == intent::FabricKey::LacpFallback; });
        QVERIFY(!sameTree(mappedWith(nothing, {"fabric.toml", "", entries, demoFabric().cli()})));

        const auto lessCli = mappedWith(nothing, {"fabric.toml", "", demoFabric().entries(), {}});
        QVERIFY(!cliDifferences(lessCli.cli, recordedCli("leaf7")).empty());
        QVERIFY(!cliDifferences(mappedWith([](auto& t) { t.sites.front().anycastGatewayMac = "c001.cafe.beef"; }, demoFabric()).cli,
                                recordedCli("leaf7")).empty());
    }
};

FC_REGISTER_TEST(TstLabTrees);
#include "tst_lab_trees.moc"
