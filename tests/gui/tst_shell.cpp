#include "gui/window_bench.h"
#include "support/test_registry.h"
#include "ui/panes/pane.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_window.h"
#include "ui/shell/key_sheet.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QToolTip>

#include <ctime>

using namespace fc;
using namespace fc::ui;

namespace {

template <typename Widget>
Widget* findNamed(QWidget& in, const QString& name)
{
    for (Widget* widget : in.findChildren<Widget*>()) {
        if (widget->accessibleName().startsWith(name))
            return widget;
    }
    return nullptr;
}

} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPaneIsReachedByKeyboard();
    void backReturnsToThePlaceNotOnlyThePane();
    void paletteFindsADeviceByKeyboardAlone();
    void paletteRunsACommandAndGivesTheFocusBack();
    void paletteAnswersAKeystrokeInTime();
    void singleKeysCanBeTurnedOff();
    void keySheetListsTheKeysOfThePane();
    void refreshGoesToTheEngine();
    void everyControlHasAName();
    void railShowsOpenHunks();
    void updateFromAnotherThreadReachesTheWindow();
    void emptyFabricSaysSo();
    void windowKeepsItsSize();
    void themeSwitchesEverywhereAndIsRemembered();
};

void ShellTest::everyPaneIsReachedByKeyboard()
{
    test::WindowBench bench;
    const auto& panes = bench.window->panes().panes();
    QVERIFY(!panes.empty());
    for (std::size_t i = 0; i < panes.size(); ++i) {
        bench.key(static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)), Qt::ControlModifier);
        QCOMPARE(bench.pane(), panes[i]->id());
        QVERIFY(panes[i]->isVisible());
    }
    bench.key(Qt::Key_F6);
    QCOMPARE(bench.pane(), panes.front()->id());
    bench.key(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(bench.pane(), panes.back()->id());
}

void ShellTest::backReturnsToThePlaceNotOnlyThePane()
{
    test::WindowBench bench;
    bench.window->panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf7"), {}});
    bench.window->panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf3"), {}});
    QVERIFY(bench.window->panes().canGoBack());
    bench.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(bench.window->panes().currentPane()->place().device, QStringLiteral("leaf7"));
    bench.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(bench.window->panes().currentPane()->place().device, QStringLiteral("leaf3"));
}

void ShellTest::paletteFindsADeviceByKeyboardAlone()
{
    test::WindowBench bench;
    bench.key(Qt::Key_K, Qt::ControlModifier);
    auto* palette = bench.window->findChild<CommandPalette*>();
    QVERIFY(palette->isVisible());
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("@leaf6"));
    bench.key(Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(bench.pane(), QStringLiteral("fabric"));
    QCOMPARE(bench.window->panes().currentPane()->place().device, QStringLiteral("leaf6"));
}

void ShellTest::paletteRunsACommandAndGivesTheFocusBack()
{
    test::WindowBench bench;
    bench.topology().setFocus();
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(">read netbox"));
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.console.refreshes(), 1);
    QCOMPARE(QApplication::focusWidget(), &bench.topology());
    bench.key(Qt::Key_K, Qt::ControlModifier);
    bench.key(Qt::Key_Escape);
    QVERIFY(!bench.window->findChild<CommandPalette*>()->isVisible());
    QCOMPARE(QApplication::focusWidget(), &bench.topology());
}

void ShellTest::paletteAnswersAKeystrokeInTime()
{
    test::WindowBench bench;
    for (int i = 0; i < 2000; ++i) {
        engine::EventRecord event;
        event.device = "leaf3";
        event.text = "interface Ethernet" + std::to_string(i) + " changed its state";
        bench.console.addEvent(event);
    }
    bench.console.publish(test::labView());
    QTRY_COMPARE(bench.bridge.view()->lastEventId, std::uint64_t(2004));
    bench.window->togglePalette(QStringLiteral("!"));
    double worst = 0;
    for (const QChar letter : QStringLiteral("ethernet12 state")) {
        const std::clock_t before = std::clock();
        QTest::keyClicks(QApplication::focusWidget(), letter);
        worst = std::max(worst, 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    }
    qInfo("worst keystroke over 2,000 events: %.1f ms CPU", worst);
    QVERIFY(worst < 30);
}

void ShellTest::singleKeysCanBeTurnedOff()
{
    test::WindowBench bench;
    bench.topology().setFocus();
    QVERIFY(!bench.topology().isLocked());
    bench.key(Qt::Key_L);
    QVERIFY(bench.topology().isLocked());
    bench.window->action(ActionId::SingleKeys)->trigger();
    bench.key(Qt::Key_L);
    QVERIFY(bench.topology().isLocked());
    bench.key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(bench.pane(), QStringLiteral("fabric"));
    bench.window->action(ActionId::SingleKeys)->trigger();
    bench.key(Qt::Key_L);
    QVERIFY(!bench.topology().isLocked());
}

void ShellTest::keySheetListsTheKeysOfThePane()
{
    test::WindowBench bench;
    bench.topology().setFocus();
    bench.window->action(ActionId::KeySheet)->trigger();
    auto* sheet = bench.window->findChild<KeySheet*>();
    QVERIFY(sheet != nullptr && sheet->isVisible());
    QStringList texts;
    for (const QLabel* label : sheet->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("Lock the picture")));
    QVERIFY(texts.contains(QStringLiteral("Search everything")));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void ShellTest::refreshGoesToTheEngine()
{
    test::WindowBench bench;
    bench.key(Qt::Key_F5);
    QCOMPARE(bench.console.refreshes(), 1);
}

void ShellTest::everyControlHasAName()
{
    test::WindowBench bench;
    for (int i = 0; i < static_cast<int>(bench.window->panes().panes().size()); ++i) {
        bench.window->panes().showPane(i);
        QCoreApplication::processEvents();
        for (const QWidget* widget : bench.window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                qobject_cast<const Pane*>(widget) != nullptr)
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(QStringLiteral("%1 in %2 (%3)").arg(QLatin1String(widget->metaObject()->className()),
                                                                         bench.pane(), widget->objectName())));
        }
    }
}

void ShellTest::railShowsOpenHunks()
{
    test::WindowBench bench;
    const int diff = bench.window->panes().indexOf(QStringLiteral("diff"));
    if (diff < 0)
        QSKIP("no diff pane");
    QCOMPARE(bench.window->panes().panes().at(static_cast<std::size_t>(diff))->badge(*bench.bridge.view()), 11);
    QVERIFY(findNamed<QAbstractButton>(*bench.window, QStringLiteral("Diff, 11")) != nullptr);
}

void ShellTest::updateFromAnotherThreadReachesTheWindow()
{
    test::WindowBench bench(test::quietView());
    QSignalSpy changed(&bench.bridge, &ViewBridge::viewChanged);
    std::jthread engine([&] {
        for (int i = 0; i < 200; ++i)
            bench.console.publish(test::labView());
    });
    QTRY_COMPARE(bench.bridge.view()->generation, bench.console.view()->generation);
    engine.join();
    QTRY_COMPARE(bench.bridge.view()->generation, std::uint64_t(201));
    // 200 wakes make a handful of frames, and then nothing runs any more.
    QVERIFY2(changed.count() < 100, qPrintable(QString::number(changed.count())));
    QTRY_VERIFY(bench.bridge.clock().isIdle());
}

void ShellTest::emptyFabricSaysSo()
{
    engine::FabricView nothing;
    nothing.intent.error = "NetBox http://127.0.0.1:8001 answered 403";
    test::WindowBench bench(nothing);
    QVERIFY(findNamed<QWidget>(*bench.window, QStringLiteral("No devices: the inventory could not be read")) != nullptr);
    for (int i = 0; i < static_cast<int>(bench.window->panes().panes().size()); ++i)
        bench.window->panes().showPane(i); // none of them minds
}

void ShellTest::windowKeepsItsSize()
{
    test::WindowBench bench;
    bench.window->resize(1111, 777);
    bench.window->close();
    const QByteArray kept = bench.settings.value(QStringLiteral("window/geometry")).toByteArray();
    QVERIFY(!kept.isEmpty());
    QWidget other;
    other.restoreGeometry(kept);
    QCOMPARE(other.size(), QSize(1111, 777));
}

namespace {

/// Mean lightness of what a widget draws, 0 to 255.
int lightnessOf(QWidget& widget)
{
    const QImage image = widget.grab().toImage().scaled(64, 64, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += image.pixelColor(x, y).lightness();
    return sum / (image.width() * image.height());
}

QStringList widgetsThatAreNot(Scheme scheme)
{
    QStringList out;
    const QColor wanted = paletteFor(tokensFor(scheme)).color(QPalette::Window);
    for (const QWidget* widget : QApplication::allWidgets())
        if (widget->palette().color(QPalette::Active, QPalette::Window) != wanted)
            out << QLatin1String(widget->metaObject()->className());
    out.removeDuplicates();
    return out;
}

} // namespace

void ShellTest::themeSwitchesEverywhereAndIsRemembered()
{
    test::WindowBench bench;
    // Windows and popups that are open, that were open, and that come later.
    bench.key(Qt::Key_F1);
    QTRY_VERIFY(bench.window->findChild<HelpWindow*>() != nullptr);
    bench.window->findChild<HelpWindow*>()->close();
    QApplication::setActiveWindow(bench.window.get());
    bench.window->panes().currentPane()->setFocus();
    QToolTip::showText(bench.window->mapToGlobal(QPoint(50, 50)), QStringLiteral("shown while it is light"), bench.window.get());
    QTRY_VERIFY(lightnessOf(*bench.window) > 160);
    bench.window->action(ActionId::ToggleTheme)->trigger();
    QCoreApplication::processEvents();
    QVERIFY(bench.theme.isDark());
    QCOMPARE(widgetsThatAreNot(Scheme::Dark), QStringList());
    for (Pane* pane : bench.window->panes().panes()) {
        bench.window->panes().goTo({pane->id(), {}, {}});
        // The topology is painted by a thread of its own and comes a moment later.
        QTRY_VERIFY2_WITH_TIMEOUT(lightnessOf(*bench.window) < 90, qPrintable(pane->id()), 5000);
    }
    bench.window->togglePalette(QStringLiteral("@"));
    QVERIFY(lightnessOf(*bench.window->findChild<CommandPalette*>()) < 90);
    bench.window->togglePalette();
    bench.window->action(ActionId::KeySheet)->trigger();
    QVERIFY(lightnessOf(*bench.window->findChild<KeySheet*>()) < 90);
    bench.window->findChild<KeySheet*>()->close();
    bench.window->action(ActionId::Help)->trigger();
    QVERIFY(lightnessOf(*bench.window->findChild<HelpWindow*>()) < 90);
    bench.window->findChild<HelpWindow*>()->close();
    auto* box = new QComboBox(bench.window.get());
    box->addItems({QStringLiteral("one"), QStringLiteral("two")});
    box->show();
    box->showPopup();
    QVERIFY(lightnessOf(*box->view()->window()) < 90);
    box->hidePopup();
    QToolTip::showText(bench.window->mapToGlobal(QPoint(50, 50)), QStringLiteral("shown while it is dark"), bench.window.get());
    QCOMPARE(QToolTip::palette().color(QPalette::ToolTipBase), tokensFor(Scheme::Dark).panel);
    QToolTip::hideText();
    QCOMPARE(widgetsThatAreNot(Scheme::Dark), QStringList());

    bench.window->close();
    bench.window.reset();
    bench.theme.setMode(ThemeMode::Light); // as a next start does before it reads the settings
    bench.open();
    QVERIFY(bench.theme.isDark());
    QCOMPARE(widgetsThatAreNot(Scheme::Dark), QStringList());
    QTRY_VERIFY(lightnessOf(*bench.window) < 90);
    bench.window->action(ActionId::ToggleTheme)->trigger();
    QTRY_VERIFY(lightnessOf(*bench.window) > 160);
}

FC_REGISTER_TEST(ShellTest);
#include "tst_shell.moc"
