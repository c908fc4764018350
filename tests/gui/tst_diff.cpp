#include "gui/compared_view.h"
#include "gui/paint_recorder.h"
#include "gui/window_bench.h"
#include "support/test_registry.h"
#include "ui/panes/pane.h"
#include "ui/widgets/diff_cell_text.h"
#include "ui/widgets/diff_view.h"

#include <QLineEdit>

#include <algorithm>

using namespace fc;
using namespace fc::ui;

namespace {

struct DiffBench : test::WindowBench
{
    DiffBench() : WindowBench(test::comparedView())
    {
        window->panes().goTo({QStringLiteral("diff"), QStringLiteral("leaf7"), {}});
        QCoreApplication::processEvents();
    }
    DiffView& diff() { return *window->findChild<DiffView*>(); }
};

QString joined(const std::vector<CellPiece>& pieces)
{
    QString text;
    for (const CellPiece& piece : pieces)
        text += piece.text;
    return text;
}

} // namespace

class DiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoOfThreeAreApprovedByKeyboardWithAReason();
    void decisionIsTakenBackByKeyboard();
    void filterTakesLettersThatAreKeysElsewhere();
    void foldOpensByKeyboard();
    void longValueIsShownWhole_data();
    void longValueIsShownWhole();
    void brokenTextLosesNothing_data();
    void brokenTextLosesNothing();
    void wholeWordsAreMarked();
};

void DiffTest::twoOfThreeAreApprovedByKeyboardWithAReason()
{
    DiffBench bench;
    QVERIFY(bench.diff().hasFocus());
    bench.key(Qt::Key_R);
    auto* reason = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(reason != nullptr);
    QTest::keyClicks(reason, QStringLiteral("INC4711, a word"));
    bench.key(Qt::Key_Return);
    QVERIFY(bench.diff().hasFocus());
    const QString first = bench.diff().currentHunk();
    bench.key(Qt::Key_A);
    bench.key(Qt::Key_J);
    const QString second = bench.diff().currentHunk();
    QVERIFY(second != first);
    bench.key(Qt::Key_A);
    const auto decisions = bench.console.decisions();
    QCOMPARE(decisions.size(), std::size_t(2));
    QCOMPARE(decisions[0].hunks, std::vector<std::string>{first.toStdString()});
    QCOMPARE(decisions[1].hunks, std::vector<std::string>{second.toStdString()});
    QVERIFY(decisions[1].verdict == engine::Verdict::Approve);
    QCOMPARE(decisions[1].reason, std::string("INC4711, a word"));
    QCOMPARE(decisions[1].who, std::string("m.keller"));
}

void DiffTest::decisionIsTakenBackByKeyboard()
{
    DiffBench bench;
    bench.key(Qt::Key_X);
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    bench.key(Qt::Key_D);
    QTRY_VERIFY(!bench.bridge.view()->decisions.empty());
    bench.key(Qt::Key_Backspace);
    const auto decisions = bench.console.decisions();
    QCOMPARE(decisions.size(), std::size_t(4));
    QVERIFY(decisions[1].verdict == engine::Verdict::Clear);
    QVERIFY(decisions[2].verdict == engine::Verdict::Defer);
    QVERIFY(decisions[3].verdict == engine::Verdict::Clear);
}

void DiffTest::filterTakesLettersThatAreKeysElsewhere()
{
    DiffBench bench;
    bench.key(Qt::Key_F, Qt::ControlModifier);
    auto* filter = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(filter != nullptr);
    QTest::keyClicks(filter, QStringLiteral("axdjk"));
    QCOMPARE(filter->text(), QStringLiteral("axdjk"));
    QVERIFY(bench.console.decisions().empty());
}

void DiffTest::foldOpensByKeyboard()
{
    DiffBench bench;
    const auto rows = [&] {
        test::PaintRecorder recorder(bench.window->size());
        recorder.record(bench.diff());
        return recorder.texts().size();
    };
    const std::size_t folded = rows();
    bench.key(Qt::Key_O, Qt::ShiftModifier);
    QCoreApplication::processEvents();
    QVERIFY(rows() > folded);
}

void DiffTest::longValueIsShownWhole_data()
{
    QTest::addColumn<bool>("unified");
    QTest::newRow("split") << false;
    QTest::newRow("unified") << true;
}

void DiffTest::longValueIsShownWhole()
{
    QFETCH(bool, unified);
    DiffBench bench;
    bench.diff().setUnified(unified);
    test::PaintRecorder recorder(bench.window->size());
    recorder.record(bench.diff());
    QString all;
    for (const test::PaintedText& painted : recorder.texts()) {
        all += painted.text;
        QVERIFY2(painted.box.right() <= painted.visible.right() + 1, qPrintable(painted.text));
    }
    QVERIFY(!all.contains(QChar(0x2026)));
    QVERIFY2(all.contains(QString::fromStdString(test::kLongText)), qPrintable(all));
}

void DiffTest::brokenTextLosesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("several");
    QTest::newRow("short") << QStringLiteral("mtu 9214") << 300 << false;
    QTest::newRow("words") << QStringLiteral("to spine2 - optic swapped, ask Jo") << 120 << true;
    QTest::newRow("no place to break") << QString(200, QLatin1Char('x')) << 120 << true;
    QTest::newRow("wide letters") << QString(40, QChar(0x6f22)) << 120 << true;
    QTest::newRow("narrower than a letter") << QStringLiteral("abc") << 1 << true;
    QTest::newRow("nothing") << QString() << 120 << false;
}

void DiffTest::brokenTextLosesNothing()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QFETCH(bool, several);
    const CellRuns runs{{QStringLiteral("name"), CellInk::Quiet, 0}, {text, CellInk::Value, 7}};
    const std::vector<CellPiece> pieces = breakRuns(runs, width);
    QCOMPARE(joined(pieces), QString(QStringLiteral("name") + text));
    QCOMPARE(rowsOf(runs, width), pieces.back().row + 1);
    QCOMPARE(rowsOf(runs, width) > 1, several);
    for (const CellPiece& piece : pieces)
        QVERIFY(piece.x + piece.width <= width + 0.01 || piece.text.size() == 1);
}

void DiffTest::wholeWordsAreMarked()
{
    diff::SideCell cell;
    cell.present = true;
    cell.name = "enabled";
    cell.value = "true";
    cell.markFrom = 0;
    cell.markLength = 3; // "tru", as against "fals"
    CellRuns runs = valueRuns(cell, true);
    QCOMPARE(runs.size(), std::size_t(1));
    QVERIFY(runs.front().ink == CellInk::Marked);
    cell.value = "[34, 40]";
    cell.markFrom = 3;
    cell.markLength = 4;
    runs = valueRuns(cell, true);
    const auto marked = std::find_if(runs.begin(), runs.end(), [](const CellRun& run) { return run.ink == CellInk::Marked; });
    QVERIFY(marked != runs.end());
    QCOMPARE(marked->text, QStringLiteral(", 40"));
}

FC_REGISTER_TEST(DiffTest);
#include "tst_diff.moc"
