#include "schema/schema_locator.h"
#include "support/test_registry.h"
#include "ui/models/leaf_table_model.h"
#include "ui/models/path_library.h"
#include "ui/models/path_marks.h"
#include "ui/models/path_model.h"
#include "ui/models/roles.h"
#include "ui/models/value_series.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fc;
using namespace fc::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const discovery::PathSearch> search()
{
    static const auto instance = std::make_shared<const discovery::PathSearch>(
        std::make_shared<const discovery::PathCatalog>(schema::openBundledIndex().value()));
    return instance;
}

SystemTime at(int seconds)
{
    return SystemTime(std::chrono::seconds(1'000'000 + seconds));
}

discovery::DeviceLeaves answer(const char* device, const char* value)
{
    discovery::DeviceLeaves leaves;
    leaves.device = device;
    leaves.leaves.push_back({{}, "/interfaces/interface[name=Ethernet1]/config/mtu", value});
    return leaves;
}

} // namespace

class PathModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReleaseIsReadOnAnotherThread()
    {
        PathLibrary library;
        QSignalSpy opened(&library, &PathLibrary::opened);
        library.open(schema::openBundledIndex().value());
        QVERIFY(library.isReading());
        QVERIFY(!library.shelf().search); // nothing was waited for
        const auto newest = schema::openBundledIndex().value();
        library.open(newest); // the release that is wanted last is the one that counts
        QVERIFY(opened.wait(60'000));
        QVERIFY(!library.isReading());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(&library.shelf().catalog->schema(), newest.get());
        QVERIFY(library.shelf().search->run({}).total > 1'000);
    }

    void aLibraryMayGoWhileItReads()
    {
        PathLibrary library;
        library.open(schema::openBundledIndex().value());
    }

    void aQueryNarrowsTheTreeToMatchesAndWhatIsAboveThem()
    {
        PathModel model;
        model.setCatalog(search());
        model.setQuery(u"/interfaces/interface/config/mtu"_s, true);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex top = model.index(0, 0);
        QCOMPARE(top.data().toString(), u"interfaces"_s);
        const QModelIndex leaf = model.best();
        QCOMPARE(leaf.data().toString(), u"mtu"_s);
        QCOMPARE(leaf.parent().parent().parent(), top);
        QCOMPARE(leaf.data(PathModel::LettersRole).toString(), u"CSGW"_s);
        QVERIFY(leaf.data(Qt::AccessibleTextRole).toString().contains(u"configuration"_s));
        const QList<int> marks = model.index(0, 0).data(PathModel::MarksRole).value<QList<int>>();
        QVERIFY(marks.size() % 2 == 0);
    }

    void theModelKeepsItsContract()
    {
        PathModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCatalog(search());
        model.setQuery(u"vlan-id"_s, false);
        model.setFlat(true);
        model.setQuery(u"bgp mtu"_s, true);
        model.setFlat(false);
    }

    void theFlatListIsRankedAndHoldsEveryNode()
    {
        PathModel model;
        model.setCatalog(search());
        model.setFlat(true);
        model.setQuery({}, false);
        QCOMPARE(model.rowCount(), 11674 + 6751);
        model.setQuery(u"hostname"_s, true);
        QCOMPARE(model.index(0, 0).data().toString(), u"/system/config/hostname"_s);
    }

    void anEntryIsFoundAgainAfterAnotherQuery()
    {
        PathModel model;
        model.setCatalog(search());
        model.setQuery(u"hostname"_s, true);
        const discovery::EntryId entry = model.entry(model.best());
        model.setQuery(u"config"_s, true);
        QVERIFY(model.indexOf(entry).isValid());
        model.setQuery(u"mtu"_s, true);
        QVERIFY(!model.indexOf(entry).isValid());
    }

    void aCounterBecomesARateWithGapsWhereItStartsAgain()
    {
        ValueSeries series(true);
        series.add(at(0), u"1000"_s);
        QVERIFY(!series.rate());
        series.add(at(2), u"3000"_s);
        QCOMPARE(*series.rate(), 1000.0);
        series.add(at(4), u"10"_s); // reboot
        QVERIFY(!series.rate());
        series.add(at(5), u"60"_s);
        QCOMPARE(*series.rate(), 50.0);
        series.breakHere(at(6));
        series.add(at(9), u"90"_s);
        QVERIFY(!series.line().back().value); // nothing is known of the time in between
    }

    void valuesOfASeriesAreBounded()
    {
        ValueSeries series;
        for (int i = 0; i < 5000; ++i)
            series.add(at(i), QString::number(i));
        QCOMPARE(series.samples().size(), ValueSeries::kKept);
        QVERIFY(series.isNumeric());
    }

    void rowsAreDraggedAsTheirPath()
    {
        PathModel model;
        model.setCatalog(search());
        model.setQuery(u"/interfaces/interface/config/mtu"_s, true);
        QVERIFY(model.flags(model.best()).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.best()}));
        QCOMPARE(dragged->text(), u"/interfaces/interface[name=*]/config/mtu"_s);
        LeafTableModel leaves;
        leaves.put(answer("leaf1", "9214"));
        const std::unique_ptr<QMimeData> instance(leaves.mimeData({leaves.index(0, 0)}));
        QCOMPARE(instance->text(), u"/interfaces/interface[name=Ethernet1]/config/mtu"_s);
    }

    void ofTwoDevicesWhatDiffersStandsFirst()
    {
        LeafTableModel model;
        model.setShape(LeafTableModel::Shape::Consistency);
        for (const auto& [device, mtu] : {std::pair{"leaf1", "9214"}, std::pair{"leaf2", "1500"}}) {
            discovery::DeviceLeaves leaves = answer(device, mtu);
            leaves.leaves.insert(leaves.leaves.begin(), {{}, "/interfaces/interface[name=Ethernet1]/config/enabled", "true"});
            model.put(leaves);
        }
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.path(0).endsWith(u"/mtu"_s));
        for (const int column : {1, 2}) // neither is the usual one
            QVERIFY(model.index(0, column).data(kStatusRole).toInt() != 0);
        QVERIFY(!model.index(1, 1).data(kStatusRole).isValid());
        QCOMPARE(model.summary(), u"leaf1 and leaf2 differ in 1 of 2 leaves"_s);
    }

    void bookmarksNotesAndSearchesAreKept()
    {
        const QTemporaryDir home;
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
        {
            PathMarks marks;
            marks.put(u"/a"_s, u"first"_s);
            marks.put(u"/b"_s, {});
            marks.put(u"/a"_s, u"better"_s);
            for (const auto& words : {u"bgp"_s, u"bgp ev"_s, u"mtu"_s, u"bgp evpn"_s, u" "_s})
                marks.remember(words);
        }
        PathMarks again;
        QCOMPARE(again.bookmarks().size(), std::size_t{2});
        QCOMPARE(again.note(u"/a"_s), u"better"_s);
        QCOMPARE(again.recent(), (QStringList{u"bgp evpn"_s, u"mtu"_s})); // its beginnings went
        again.remove(u"/a"_s);
        QVERIFY(!PathMarks().has(u"/a"_s));
        for (int i = 0; i < 50; ++i)
            again.remember(u"word%1x"_s.arg(i));
        QCOMPARE(again.recent().size(), PathMarks::kRecent);
    }

    void devicesThatDifferStandFirst()
    {
        LeafTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const char* device : {"leaf1", "leaf2", "leaf3"})
            model.put(answer(device, "9214"));
        model.put(answer("leaf9", "1500"));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.device(0), u"leaf9"_s);
        QVERIFY(model.index(0, 0).data(kStatusRole).toInt() != 0);
        QCOMPARE(model.summary(), u"leaf9 differs from 3 siblings in 1 leaf"_s);
        model.put("leaf9", "/interfaces/interface[name=Ethernet1]/config/mtu", "9214");
        QCOMPARE(model.summary(), u"no differences"_s);
        model.setShape(LeafTableModel::Shape::Consistency);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(model.rowCount(), 1);
    }
};

FC_REGISTER_TEST(PathModelTest);
#include "tst_path_model.moc"
