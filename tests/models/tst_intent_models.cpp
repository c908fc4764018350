#include "support/fake_console.h"
#include "support/recorded_book.h"
#include "support/test_registry.h"

#include "intent/document_changes.h"
#include "intent/kept_source.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/intent_tree_model.h"
#include "ui/models/palette_lookup.h"
#include "ui/models/use_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fc;
using namespace fc::test;
using namespace fc::ui;

namespace {

const engine::IntentBookPtr& book()
{
    static const engine::IntentBookPtr made = recordedBook();
    return made;
}

std::shared_ptr<const intent::IntentDocument> documentOf(const engine::IntentBookPtr& from, const std::string& device)
{
    return {from, &from->documents.at(device)};
}

intent::Interface& port(intent::IntentTables& tables, const char* device, const char* name)
{
    const auto owner = std::ranges::find(tables.devices, device, &intent::Device::name)->id;
    return *std::ranges::find_if(tables.interfaces, [&](const auto& row) { return row.device == owner && row.name == name; });
}

engine::FabricView viewWithIntent()
{
    engine::FabricView view = labView();
    view.intended = book();
    view.schema = bundledIndex();
    return view;
}

QStringList textsOf(const std::vector<PaletteEntry>& entries)
{
    QStringList out;
    for (const PaletteEntry& entry : entries)
        out << entry.text;
    return out;
}

void visitLeaves(const IntentTreeModel& model, const QModelIndex& above, const std::function<void(const QModelIndex&)>& visit)
{
    for (int row = 0; row < model.rowCount(above); ++row) {
        const QModelIndex index = model.index(row, 0, above);
        if (model.isLeaf(index))
            visit(index);
        visitLeaves(model, index, visit);
    }
}

} // namespace

class IntentModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLeafAndLineOfEveryDeviceHasAnOrigin()
    {
        for (const auto& [device, document] : book()->documents) {
            IntentTreeModel model;
            model.setDocument(documentOf(book(), device), bundledIndex());
            int seen = 0;
            visitLeaves(model, {}, [&](const QModelIndex& leaf) {
                ++seen;
                QVERIFY2(!model.originsAt(leaf).empty(), qPrintable(model.pathAt(leaf)));
                QCOMPARE(model.indexOf(model.pathAt(leaf)).internalPointer(), leaf.internalPointer());
            });
            QCOMPARE(seen, model.leaves() + model.lines());
            QCOMPARE(model.lines(), static_cast<int>(document.cli.size()));
        }
    }

    void anEditTellsOnlyWhatMoved()
    {
        IntentTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setDocument(documentOf(book(), "leaf1"), bundledIndex());
        const QString path = q("/interfaces/interface[name=Ethernet1]/config/description");
        const QPersistentModelIndex kept = model.indexOf(path);
        QCOMPARE(model.pathAt(kept), path);
        int resets = 0;
        connect(&model, &QAbstractItemModel::modelReset, this, [&] { ++resets; });
        const auto edited = recordedBook([](intent::IntentTables& tables) {
            port(tables, "leaf1", "Ethernet1").description = "another text";
        });
        const int before = model.leaves();
        model.setDocument(documentOf(edited, "leaf1"), bundledIndex());
        QCOMPARE(resets, 0);
        QVERIFY(kept.isValid());
        QCOMPARE(QModelIndex(kept).siblingAtColumn(IntentTreeModel::ValueColumn).data().toString(), q("another text"));
        QCOMPARE(model.leaves(), before);
        // The same the other way round: what goes takes its row along, and nothing else.
        const auto emptied = recordedBook([](intent::IntentTables& tables) { port(tables, "leaf1", "Ethernet1").description.clear(); });
        model.setDocument(documentOf(emptied, "leaf1"), bundledIndex());
        QCOMPARE(resets, 0);
        QVERIFY(!kept.isValid());
    }

    void aVlanLeadsToItsValuesOnEachDevice()
    {
        const auto uses = usesOf(book(), *bundledIndex());
        const auto vlan = std::ranges::find(book()->snapshot->tables().vlans, 40, &intent::Vlan::vid);
        const int object = uses->find("ipam.vlan " + std::to_string(vlan->id));
        QVERIFY(object >= 0);
        const UsedObject& used = uses->objects[static_cast<std::size_t>(object)];
        QVERIFY(used.devices >= 2);
        QVERIFY(!used.url.empty());
        UseModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setObject(uses, object, bundledIndex());
        QCOMPARE(model.rowCount(), static_cast<int>(used.uses.size()));
        // Each row leads to a value in the tree of its device.
        IntentTreeModel tree;
        for (int row = 0; row < model.rowCount(); ++row) {
            tree.setDocument(documentOf(book(), model.deviceAt(row).toStdString()), bundledIndex());
            if (model.index(row, UseModel::ValueColumn).data() != q("nothing"))
                QCOMPARE(tree.pathAt(tree.indexOf(model.pathAt(row))), model.pathAt(row));
        }
    }

    void twoRevisionsAreComparedLeafByLeaf()
    {
        const auto edited = recordedBook([](intent::IntentTables& tables) { port(tables, "leaf1", "Ethernet1").description = "moved"; });
        const auto changes = intent::changesBetween(&book()->documents.at("leaf1"), &edited->documents.at("leaf1"), *bundledIndex());
        QVERIFY(!changes.empty());
        for (const intent::LeafChange& change : changes) {
            QCOMPARE(change.device, std::string("leaf1"));
            QVERIFY(!change.origins.empty());
        }
        QVERIFY(intent::changesBetween(&book()->documents.at("leaf2"), &edited->documents.at("leaf2"), *bundledIndex()).empty());
        const auto fresh = intent::changesBetween(nullptr, &book()->documents.at("leaf1"), *bundledIndex());
        QVERIFY(std::ranges::all_of(fresh, [](const auto& change) { return change.kind == intent::ChangeKind::Added; }));
        const auto gone = intent::changesBetween(&book()->documents.at("leaf1"), nullptr, *bundledIndex());
        QCOMPARE(gone.size(), fresh.size());
    }

    void keptRevisionsAreMappedAgain()
    {
        QTemporaryDir folder;
        const auto edited = recordedBook([](intent::IntentTables& tables) { port(tables, "leaf1", "Ethernet1").description = "kept"; });
        const auto providerOf = [&](const intent::IntentSnapshotPtr& snapshot) {
            auto kept = std::make_unique<intent::KeptSource>(std::make_unique<SnapshotSource>(snapshot),
                                                             intent::SnapshotShelf(folder.path().toStdString()));
            return engine::mappedIntent(std::move(kept), bundledIndex(), 6030, {}, demoFabric());
        };
        QVERIFY(providerOf(edited->snapshot)->load({}, {}));
        const auto provider = providerOf(book()->snapshot);
        QVERIFY(provider->load({}, {}));
        QCOMPARE(provider->kept().size(), std::size_t{2});
        const auto again = provider->at(edited->revision);
        QVERIFY(again);
        QVERIFY((*again)->documents.at("leaf1").tree == edited->documents.at("leaf1").tree);
        QVERIFY(!provider->at(std::string(64, 'e')));
        QVERIFY(!provider->at("no revision"));
    }

    void bareThingsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("IPv4") << "10.0.250.11" << "10.0.250.11";
        QTest::newRow("with length") << " 10.0.1.0/31 " << "10.0.1.0";
        QTest::newRow("IPv6") << "FD00:0::1" << "fd00::1";
        QTest::newRow("MAC") << "00:1C:73:00:dc:01" << "00:1c:73:00:dc:01";
        QTest::newRow("Cisco MAC") << "001c.7300.dc01" << "00:1c:73:00:dc:01";
        QTest::newRow("VLAN, VNI or AS") << "40" << "as40 vlan40 vni40";
        QTest::newRow("too large for a VLAN") << "65001" << "as65001 vni65001";
        QTest::newRow("VLAN") << "vlan 40" << "vlan40";
        QTest::newRow("VNI") << "VNI110040" << "vni110040";
        QTest::newRow("AS") << "AS65001" << "as65001";
        QTest::newRow("asdot") << "as 1.10" << "as65546";
        QTest::newRow("object prefix") << "#40" << "as40 vlan40 vni40";
        for (const char* nothing : {"", "leaf1", "10.0.250", "cafe", "vlan 5000", "0", "99999999999", "1.2.3.4.5", "::::", "vlan"})
            QTest::newRow(nothing[0] == 0 ? "empty" : nothing) << nothing << "";
    }
    void bareThingsAreRead()
    {
        QFETCH(QString, text);
        const BareThing thing = readBareThing(text);
        QStringList read;
        if (!thing.address.empty())
            read << q(thing.address);
        if (!thing.mac.empty())
            read << q(thing.mac);
        if (thing.asn)
            read << q("as") + QString::number(*thing.asn);
        if (thing.vlan)
            read << q("vlan") + QString::number(*thing.vlan);
        if (thing.vni)
            read << q("vni") + QString::number(*thing.vni);
        QTEST(read.join(u' '), "read");
        QCOMPARE(thing.isEmpty(), read.isEmpty());
    }

    void anAddressLeadsToDevicePortAndObject()
    {
        const auto& tables = book()->snapshot->tables();
        const auto address = std::ranges::find_if(tables.addresses, [](const auto& row) {
            const intent::Interface* on = row.assignedType == "dcim.interface" ? book()->snapshot->interfaceWith(row.assignedObject) : nullptr;
            return on != nullptr && on->name == "Ethernet1";
        });
        QVERIFY(address != tables.addresses.end());
        const intent::Interface* on = book()->snapshot->interfaceWith(address->assignedObject);
        const auto answers = answersTo(viewWithIntent(), q(address->address));
        const QString device = q(book()->snapshot->device(on->device)->name);
        const auto leads = [&](const Place& place) {
            return std::ranges::any_of(answers, [&](const PaletteEntry& entry) { return entry.place == place; });
        };
        QVERIFY(leads({q("fabric"), device, q("Ethernet1")}));
        QVERIFY(leads({q("intent"), {}, q("object ipam.ipaddress " + std::to_string(address->id))}));
    }

    void numbersLeadToVlanVniAndAs()
    {
        const engine::FabricView view = viewWithIntent();
        const QStringList vlan = textsOf(answersTo(view, q("vlan 40")));
        QVERIFY2(!vlan.filter(q("VLAN 40")).isEmpty(), qPrintable(vlan.join(u'\n')));
        QVERIFY2(!vlan.filter(q("Port-Channel1")).isEmpty(), qPrintable(vlan.join(u'\n')));
        const auto asn = static_cast<quint64>(book()->snapshot->tables().asns.front().number);
        QVERIFY(textsOf(answersTo(view, q("AS") + QString::number(asn))).contains(q("AS ") + QString::number(asn)));
        const auto vni = std::ranges::find_if(book()->snapshot->tables().l2vpns, [](const auto& row) { return row.identifier.has_value(); });
        QVERIFY(vni != book()->snapshot->tables().l2vpns.end());
        QVERIFY(textsOf(answersTo(view, q("vni ") + QString::number(*vni->identifier))).contains(q(vni->name)));
    }

    void aMacLeadsToTheTablesOfTheSwitches()
    {
        const auto answers = answersTo(viewWithIntent(), q("001c.7300.dc01"));
        const auto live = std::ranges::find_if(answers, [](const PaletteEntry& entry) {
            return entry.place.pane == q("yang") && entry.place.item.contains(q("[mac-address=00:1c:73:00:dc:01]"));
        });
        QVERIFY(live != answers.end());
        QVERIFY(bundledIndex()->resolve(model::parsePath(live->place.item.toStdString()).value()) ? true : false);
    }

    void wordsHaveNoAnswer()
    {
        QVERIFY(answersTo(viewWithIntent(), q("leaf")).empty());
        QVERIFY(answersTo({}, q("10.0.0.1")).empty());
    }
};

FC_REGISTER_TEST(IntentModelsTest);
#include "tst_intent_models.moc"
