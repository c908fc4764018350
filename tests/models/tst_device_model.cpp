#include "support/fake_console.h"
#include "support/test_registry.h"
#include "ui/models/detail_models.h"
#include "ui/models/device_model.h"
#include "ui/models/inspector.h"
#include "ui/models/link_model.h"
#include "ui/models/row_update.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <random>

using namespace fc;
using namespace fc::ui;

namespace {

const SystemTime kNow = test::StillClock().time;
constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// A flat model over updateRows, for random operations.
class NumberModel final : public QAbstractListModel
{
public:
    void set(std::vector<int> next)
    {
        updateRows(m_rows, std::move(next),
                   {[this](int first, int last) { beginInsertRows({}, first, last); },
                    [this](int first, int last) { beginRemoveRows({}, first, last); }, [this] { endInsertRows(); },
                    [this] { endRemoveRows(); },
                    [this](int first, int last) { Q_EMIT dataChanged(index(first), index(last)); }});
    }
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_rows.at(static_cast<std::size_t>(index.row()))) : QVariant();
    }

private:
    std::vector<int> m_rows;
};

} // namespace

class DeviceModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameViewAnnouncesNothing();
    void oneChangedDeviceAnnouncesItsRowOnly();
    void devicesComeAndGoWithoutReset();
    void badgesSayGlyphAndWord();
    void statesSortWorstFirst();
    void linksAnnounceOnlyWhatChanged();
    void detailRowsKeepTheirSelection();
    void randomUpdatesEqualAPlainList();
    void inspectorNamesHunksAndLinks();
    void mismatchOfUnknownKindIsNotLost();
    void unreachableDeviceIsNeverInSync();
};

void DeviceModelTest::sameViewAnnouncesNothing()
{
    DeviceModel model;
    QAbstractItemModelTester tester(&model, kFatal);
    model.setView(test::labView(), kNow);
    QCOMPARE(model.rowCount(), 10);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setView(test::labView(), kNow);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(reset.count(), 0);
}

void DeviceModelTest::oneChangedDeviceAnnouncesItsRowOnly()
{
    DeviceModel model;
    engine::FabricView view = test::labView();
    model.setView(view, kNow);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    view.devices[5].config = engine::ConfigState::Applying;
    model.setView(view, kNow);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 5);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 5);
}

void DeviceModelTest::devicesComeAndGoWithoutReset()
{
    DeviceModel model;
    QAbstractItemModelTester tester(&model, kFatal);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setView(test::closView(2, 8), kNow);
    model.setView(test::closView(2, 4), kNow);
    QCOMPARE(model.rowCount(), 6);
    model.setView(test::closView(4, 12), kNow);
    QCOMPARE(model.rowCount(), 16);
    QCOMPARE(model.nameAt(15), QStringLiteral("leaf12"));
    QCOMPARE(model.rowOf(QStringLiteral("spine4")), 3);
    QCOMPARE(model.rowOf(QStringLiteral("nobody")), -1);
    QCOMPARE(reset.count(), 0);
}

void DeviceModelTest::badgesSayGlyphAndWord()
{
    DeviceModel model;
    model.setView(test::labView(), kNow);
    const int leaf7 = model.rowOf(QStringLiteral("leaf7"));
    const QModelIndex config = model.index(leaf7, DeviceModel::Config);
    QCOMPARE(config.data().toString(), QStringLiteral("3 drift"));
    QCOMPARE(static_cast<ui::Status>(config.data(DeviceModel::StatusRole).toInt()), ui::Status::Drift);
    const QModelIndex health = model.index(model.rowOf(QStringLiteral("leaf5")), DeviceModel::Health);
    QCOMPARE(health.data().toString(), QStringLiteral("no data 6 min"));
    for (int i = 0; i < kStatusCount; ++i)
        QVERIFY(!wordOf(static_cast<ui::Status>(i)).isEmpty());
}

void DeviceModelTest::statesSortWorstFirst()
{
    DeviceModel model;
    model.setView(test::labView(), kNow);
    const auto sortOf = [&](const char* name) {
        return model.index(model.rowOf(QLatin1String(name)), DeviceModel::Config).data(DeviceModel::SortRole).toInt();
    };
    QVERIFY(sortOf("leaf7") < sortOf("leaf5"));
    QVERIFY(sortOf("leaf5") < sortOf("leaf3"));
    QVERIFY(sortOf("leaf3") < sortOf("leaf1"));
}

void DeviceModelTest::linksAnnounceOnlyWhatChanged()
{
    LinkModel model;
    QAbstractItemModelTester tester(&model, kFatal);
    engine::FabricView view = test::labView();
    model.setView(view);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setView(view);
    QCOMPARE(changed.count(), 0);
    view.links[3].state = engine::LinkState::Down;
    view.links[4].state = engine::LinkState::Down;
    view.links[9].state = engine::LinkState::Down;
    model.setView(view);
    QCOMPARE(changed.count(), 2); // rows 3 to 4, row 9
    QCOMPARE(model.index(3, LinkModel::State).data().toString(), QStringLiteral("down"));
}

void DeviceModelTest::detailRowsKeepTheirSelection()
{
    const engine::FabricView view = test::labView();
    DetailRowModel model;
    QAbstractItemModelTester tester(&model, kFatal);
    DeviceDetail detail = detailOf(view, *view.find("leaf7"), kNow);
    model.setRows(detail.hunkRows);
    const QPersistentModelIndex second = model.index(1);
    detail.hunkRows[0].mark = ui::Status::Approved;
    model.setRows(detail.hunkRows);
    QVERIFY(second.isValid());
    QCOMPARE(second.row(), 1);
    detail.hunkRows.resize(1);
    model.setRows(detail.hunkRows);
    QVERIFY(!second.isValid());
}

void DeviceModelTest::randomUpdatesEqualAPlainList()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    NumberModel model;
    QAbstractItemModelTester tester(&model, kFatal);
    std::vector<int> mirror; // what a view would hold, kept by the signals alone
    connect(&model, &QAbstractItemModel::rowsInserted, &model, [&](const QModelIndex&, int first, int last) {
        for (int row = first; row <= last; ++row)
            mirror.insert(mirror.begin() + row, model.index(row).data().toInt());
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, &model, [&](const QModelIndex&, int first, int last) {
        mirror.erase(mirror.begin() + first, mirror.begin() + last + 1);
    });
    connect(&model, &QAbstractItemModel::dataChanged, &model, [&](const QModelIndex& from, const QModelIndex& to) {
        for (int row = from.row(); row <= to.row(); ++row)
            mirror.at(static_cast<std::size_t>(row)) = model.index(row).data().toInt();
    });
    std::vector<int> plain;
    for (int step = 0; step < 2000; ++step) {
        if (random() % 4 == 0)
            plain.resize(random() % 30);
        for (int& value : plain) {
            if (random() % 5 == 0)
                value = static_cast<int>(random() % 100);
        }
        model.set(plain);
        QCOMPARE(mirror, plain);
    }
}

void DeviceModelTest::inspectorNamesHunksAndLinks()
{
    const engine::FabricView view = test::labView();
    const DeviceDetail detail = detailOf(view, *view.find("leaf7"), kNow);
    QCOMPARE(detail.hunks, 3);
    QCOMPARE(detail.hunkRows.at(0).title, QStringLiteral("Ethernet12 description"));
    QVERIFY(detail.hunkRows.at(0).detail.contains(QStringLiteral("TEMP INC4711")));
    QCOMPARE(detail.hunkRows.at(2).status, ui::Status::Removed);
    QCOMPARE(detail.links.size(), std::size_t(3));
    QCOMPARE(detail.links.at(0).detail, QStringLiteral("leaf8 Et10"));
    QCOMPARE(detail.subtitle, QStringLiteral("leaf, pair with leaf8"));
    const DeviceDetail extended = detailOf(view, *view.find("leaf3"), kNow);
    QCOMPARE(extended.hunkRows.at(1).title, QStringLiteral("VLAN 40"));
}

void DeviceModelTest::mismatchOfUnknownKindIsNotLost()
{
    engine::LinkView link = test::labView().links.front();
    link.mismatches = {{"fec", "rs", "none"}, {"mtu", "1500", "9214"}};
    const LinkDetail detail = detailOf(link);
    const auto it = std::ranges::find(detail.rows, QStringLiteral("fec"), &LinkComparison::label);
    QVERIFY(it != detail.rows.end());
    QVERIFY(it->differs);
    QCOMPARE(std::ranges::count(detail.rows, true, &LinkComparison::differs), 2);
}

void DeviceModelTest::unreachableDeviceIsNeverInSync()
{
    const engine::FabricView view = test::labView();
    const DeviceDetail detail = detailOf(view, *view.find("leaf5"), kNow);
    QVERIFY(!detail.problem.isEmpty());
    QVERIFY(detail.problem.contains(QStringLiteral("next try in 4 s")));
    QVERIFY(!detail.differTitle.contains(QStringLiteral("equals")));
    QVERIFY(detail.canReconnect);
}

FC_REGISTER_TEST(DeviceModelTest);
#include "tst_device_model.moc"
