#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "intent/intent_snapshot.h"
#include "intent/inventory.h"

#include <QTemporaryDir>

using namespace fc;
using namespace fc::test;
using intent::ObjectClass;

namespace {

const intent::IntentSnapshotPtr& recordedLab()
{
    static const intent::IntentSnapshotPtr snapshot = recordedSnapshot().value();
    return snapshot;
}

intent::IntentSnapshot with(const std::function<void(intent::IntentTables&)>& edit)
{
    intent::IntentTables tables = recordedLab()->tables();
    edit(tables);
    return {std::move(tables), recordedLab()->info()};
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace

class TstSnapshot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackFromItsFileTheSame()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("intent.json")).toStdString();
        QVERIFY(intent::writeSnapshotFile(*recordedLab(), path).ok());
        auto read = intent::readSnapshotFile(path);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().sentence().c_str());
        FC_COMPARE((*read)->revision(), recordedLab()->revision());
        FC_COMPARE(intent::toText(**read), intent::toText(*recordedLab()));
        QVERIFY((*read)->tables().interfaces == recordedLab()->tables().interfaces);
        QVERIFY((*read)->tables().cables == recordedLab()->tables().cables);
        QVERIFY((*read)->tables().sessions == recordedLab()->tables().sessions);
        QCOMPARE((*read)->info().watermark, recordedLab()->info().watermark);
        QVERIFY((*read)->info().read == recordedLab()->info().read);
        QVERIFY((*read)->speaksFor(ObjectClass::Vlan));
        FC_COMPARE((*read)->pageUrl(ObjectClass::Device, 3), recordedLab()->pageUrl(ObjectClass::Device, 3));
    }

    void neverHoldsTheToken()
    {
        QVERIFY(intent::toText(*recordedLab()).find("nbt_") == std::string::npos);
    }

    void anAlteredFileIsRefused()
    {
        const std::string text = replaced(intent::toText(*recordedLab()), "\"description\": \"host2\"", "\"description\": \"host3\"");
        const auto read = intent::snapshotFromText(text, "s.json");
        QVERIFY(!read.ok());
        QVERIFY2(read.error().sentence().find("altered") != std::string::npos, read.error().sentence().c_str());
    }

    void badFilesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const std::string good = intent::toText(*recordedLab());
        QTest::newRow("empty") << QByteArray() << "not a JSON object";
        QTest::newRow("truncated") << QByteArray::fromStdString(good.substr(0, 5000)) << "not a JSON object";
        QTest::newRow("list") << QByteArray("[]") << "not a JSON object";
        QTest::newRow("another file") << QByteArray("{\"plan\":1}") << "\"format\"";
        QTest::newRow("later version") << QByteArray::fromStdString(replaced(good, "\"version\": 1", "\"version\": 2")) << "version is 2";
        QTest::newRow("no classes") << QByteArray("{\"format\":\"fabric-console-intent\",\"version\":1}") << "missing";
        QTest::newRow("wrong type") << QByteArray::fromStdString(replaced(good, "\"vid\": 4090", "\"vid\": \"x\"")) << "vlans row 1: field \"vid\"";
        QTest::newRow("row no object") << QByteArray("{\"format\":\"fabric-console-intent\",\"version\":1,\"info\":{},\"classes\":{\"vlans\":[5]}}") << "vlans row 1";
        QTest::newRow("class no list") << QByteArray("{\"format\":\"fabric-console-intent\",\"version\":1,\"info\":{},\"classes\":{\"vlans\":5}}") << "vlans: not a list";
        QTest::newRow("deep") << QByteArray(100000, '[') << "nested too deeply";
    }
    void badFilesAreRefusedWithAReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto read = intent::snapshotFromText(text.toStdString(), "s.json");
        QVERIFY(!read.ok());
        QVERIFY(read.error().code == ErrorCode::Parse);
        FC_COMPARE(read.error().subject, std::string("s.json"));
        QVERIFY2(read.error().sentence().find(words.toStdString()) != std::string::npos, read.error().sentence().c_str());
    }

    void fileTroubleIsNamed()
    {
        const auto missing = intent::readSnapshotFile("/nowhere/intent.json");
        QVERIFY(missing.error().code == ErrorCode::NotFound);
        const auto unwritable = intent::writeSnapshotFile(*recordedLab(), "/nowhere/intent.json");
        QVERIFY(unwritable.error().code == ErrorCode::Storage);
        FC_COMPARE(unwritable.error().subject, std::string("/nowhere/intent.json"));
    }

    void aFileIsASourceThatNeverMoves()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("intent.json")).toStdString();
        QVERIFY(intent::writeSnapshotFile(*recordedLab(), path).ok());
        intent::SnapshotFileSource source(path);
        std::size_t rows = 0;
        auto snapshot = source.fetch([&](const intent::FetchProgress& p) { rows = p.rows; }, {});
        QVERIFY(snapshot.ok());
        QCOMPARE(rows, recordedLab()->totalRows());
        auto poll = source.poll(488, {});
        QVERIFY(!poll->moved());
        QCOMPARE(poll->watermark, std::int64_t{488});
    }

    void theRevisionIsAboutMeaning()
    {
        const auto touched = with([](intent::IntentTables& t) { t.vlans.front().lastUpdated = "2030-01-01T00:00:00Z"; });
        FC_COMPARE(touched.revision(), recordedLab()->revision());
        const auto changed = with([](intent::IntentTables& t) { t.vlans.front().name = "other"; });
        QVERIFY(changed.revision() != recordedLab()->revision());
        const auto shut = with([](intent::IntentTables& t) { t.interfaces.front().enabled = false; });
        QVERIFY(shut.revision() != recordedLab()->revision());
    }

    void aLargeDropOfRowsIsNoticed()
    {
        const auto fewer = with([](intent::IntentTables& t) { t.addresses.resize(40); });
        const auto findings = intent::rowCountDrops(*recordedLab(), fewer);
        QCOMPARE(findings.size(), 1U);
        QVERIFY2(findings.front().message.find("40 ip-addresses") != std::string::npos, findings.front().message.c_str());
        QVERIFY(intent::rowCountDrops(*recordedLab(), with([](intent::IntentTables& t) { t.vlans.resize(3); })).empty());
        QVERIFY(intent::rowCountDrops(fewer, *recordedLab()).empty());
    }

    void describesTheFabric()
    {
        const model::FabricInventory fabric = intent::inventoryOf(*recordedLab());
        FC_COMPARE(fabric.name, std::string("dc1"));
        QCOMPARE(fabric.devices.size(), 10U);
        FC_COMPARE(fabric.devices.front().name, std::string("spine1"));
        FC_COMPARE(fabric.devices.back().name, std::string("leaf8"));
        const model::FabricDevice& leaf7 = fabric.devices[8];
        FC_COMPARE(leaf7.address, std::string("172.16.0.31"));
        QCOMPARE(leaf7.asn, 65004U);
        FC_COMPARE(leaf7.routerId, std::string("10.0.250.17"));
        FC_COMPARE(leaf7.vtepAddress, std::string("10.0.255.14"));
        FC_COMPARE(leaf7.mlagPeer, std::string("leaf8"));
        FC_COMPARE(leaf7.mlagDomain, std::string("leafs"));
        FC_COMPARE(leaf7.services == std::vector<std::string>{"gold 100001"}, true);
        FC_COMPARE(fabric.devices[2].services == std::vector<std::string>{"VLAN 40"}, true);
        FC_COMPARE(fabric.devices[0].vtepAddress, std::string());

        QCOMPARE(fabric.links.size(), 20U);
        for (const model::FabricLink& link : fabric.links)
            QVERIFY(link.a < link.b && link.netboxId > 0 && !link.netboxUrl.empty());

        std::vector<std::string> names;
        for (const model::FabricNeighbour& neighbour : fabric.neighbours)
            names.push_back(neighbour.kind + " " + neighbour.name + " x" + std::to_string(neighbour.attachedTo.size()));
        const std::vector<std::string> expected{"external AS64999 x2", "host host1 x2", "host host2 x2", "host host3 x2", "host host4 x2"};
        std::string text;
        for (const std::string& name : names)
            text += name + "\n";
        QVERIFY2(names == expected, text.c_str());
    }

    void aCableToAForeignDeviceMakesANeighbour()
    {
        const auto snapshot = with([](intent::IntentTables& t) {
            intent::Cable& cable = t.cables.front();
            cable.b = {{"dcim.interface", 4711, 99, "host7", "eth0"}};
            t.cables[1].a.clear(); // a one-ended cable is nobody's link
        });
        const model::FabricInventory fabric = intent::inventoryOf(snapshot);
        QCOMPARE(fabric.links.size(), 18U);
        const auto it = std::ranges::find(fabric.neighbours, std::string("host7"), &model::FabricNeighbour::name);
        QVERIFY(it != fabric.neighbours.end());
        QCOMPARE(it->attachedTo.size(), 1U);
    }

    void ordersNamesAsPeopleCount()
    {
        QVERIFY(intent::naturalLess("leaf2", "leaf10"));
        QVERIFY(!intent::naturalLess("leaf10", "leaf2"));
        QVERIFY(intent::naturalLess("Ethernet1/2", "Ethernet1/10"));
        QVERIFY(intent::naturalLess("leaf", "leaf1"));
        QVERIFY(!intent::naturalLess("leaf1", "leaf1"));
        QVERIFY(intent::naturalLess("leaf01", "leaf1") != intent::naturalLess("leaf1", "leaf01"));
    }
};

FC_REGISTER_TEST(TstSnapshot);
#include "tst_snapshot.moc"
