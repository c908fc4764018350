#include "support/fake_console.h"
#include "support/test_registry.h"
#include "ui/models/fuzzy.h"
#include "ui/models/palette_model.h"

#include <QAbstractItemModelTester>

#include <ctime>

using namespace fc;
using namespace fc::ui;

class PaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void betterMatchesScoreHigher();
    void everyWordMustMatch();
    void prefixNarrowsTheKind_data();
    void prefixNarrowsTheKind();
    void eventsAppearOnlyWhenAskedFor();
    void chosenEntriesComeFirst();
    void keystrokeIsCheap();
};

void PaletteTest::betterMatchesScoreHigher()
{
    const auto score = [](const char* query, const char* text) { return fuzzyScore(QLatin1String(query), QLatin1String(text)); };
    QVERIFY(score("leaf7", "leaf7") > score("leaf7", "spine leaf70"));
    QVERIFY(score("dev", "Go to device") > score("dev", "undevoted"));
    QVERIFY(score("gtd", "Go to device") > 0);
    QVERIFY(score("gtd", "Go to device") < score("go", "Go to device"));
    QVERIFY(score("xyz", "Go to device") < 0);
    QCOMPARE(score("", "anything"), 0);
    QVERIFY(score("LEAF", "leaf7") > 0);
}

void PaletteTest::everyWordMustMatch()
{
    const QString text = QStringLiteral("/interfaces/interface[name=Ethernet12]/config/description");
    QVERIFY(fuzzyScore(QStringLiteral("ethernet12 descr"), text) > 0);
    QVERIFY(fuzzyScore(QStringLiteral("ethernet12 vlan"), text) < 0);
}

void PaletteTest::prefixNarrowsTheKind_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("first");
    QTest::newRow("device") << "@leaf7" << static_cast<int>(PaletteKind::Device) << "leaf7";
    QTest::newRow("path") << "/descr" << static_cast<int>(PaletteKind::Path)
                          << "/interfaces/interface[name=Ethernet12]/config/description";
    QTest::newRow("object") << "#gold" << static_cast<int>(PaletteKind::Object) << "gold 100001";
    QTest::newRow("event") << "!deadline" << static_cast<int>(PaletteKind::Event)
                           << "leaf5  gNMI stream closed, deadline exceeded";
}

void PaletteTest::prefixNarrowsTheKind()
{
    QFETCH(QString, query);
    QFETCH(int, kind);
    test::FakeConsole console;
    std::vector<PaletteEntry> entries = paletteEntries(*console.view());
    for (PaletteEntry& entry : paletteEntries(console.eventsSince(0, 100)))
        entries.push_back(entry);
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries(entries);
    model.setQuery(query);
    QVERIFY(model.rowCount() > 0);
    QTEST(model.index(0, 0).data().toString(), "first");
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 0).data(PaletteModel::KindRole).toInt(), kind);
}

void PaletteTest::eventsAppearOnlyWhenAskedFor()
{
    test::FakeConsole console;
    PaletteModel model;
    model.setEntries(paletteEntries(console.eventsSince(0, 100)));
    model.setQuery(QString());
    QCOMPARE(model.rowCount(), 0);
    model.setQuery(QStringLiteral("!"));
    QCOMPARE(model.rowCount(), 4);
}

void PaletteTest::chosenEntriesComeFirst()
{
    PaletteModel model;
    model.setEntries(paletteEntries(test::labView()));
    model.setQuery(QStringLiteral("@leaf6"));
    model.remember(*model.at(0));
    model.setQuery(QString());
    QCOMPARE(model.at(0)->text, QStringLiteral("leaf6"));
    QVERIFY(model.at(-1) == nullptr);
    QVERIFY(model.at(model.rowCount()) == nullptr);
}

void PaletteTest::keystrokeIsCheap()
{
    std::vector<PaletteEntry> entries;
    for (int i = 0; i < 5000; ++i) {
        PaletteEntry entry;
        entry.kind = PaletteKind::Path;
        entry.text = QStringLiteral("/network-instances/network-instance[name=vrf%1]/protocols/protocol/bgp/neighbors").arg(i);
        entries.push_back(entry);
    }
    PaletteModel model;
    model.setEntries(entries);
    const std::clock_t before = std::clock();
    model.setQuery(QStringLiteral("vrf49 neigh"));
    const double ms = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    qInfo("5,000 entries: %.1f ms CPU for one keystroke", ms);
    QVERIFY(model.rowCount() > 0);
    QVERIFY2(ms < 30, qPrintable(QString::number(ms)));
}

FC_REGISTER_TEST(PaletteTest);
#include "tst_palette.moc"
