// Usage: fc_screenshots DIR [light|dark|contrast] [WIDTHxHEIGHT] [quiet|lab|empty]; QT_SCALE_FACTOR gives the scale.
#include "support/fake_console.h"
#include "support/recorded_book.h"
#include "ui/panes/pane.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pane_host.h"
#include "ui/widgets/topology/topology_view.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>

namespace {

using namespace fc;

/// Lets the painting thread deliver: at most 5 s.
void settle(const QWidget& window)
{
    QElapsedTimer timer;
    timer.start();
    const auto* picture = window.findChild<ui::TopologyView*>();
    while (timer.elapsed() < 60 || (picture->isVisible() && !picture->isSettled() && timer.elapsed() < 5000))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

engine::FabricView viewOf(const QString& word)
{
    if (word == QStringLiteral("quiet"))
        return test::quietView();
    if (word == QStringLiteral("empty"))
        return {};
    engine::FabricView view = test::labView();
    view.intended = test::recordedBook();
    view.schema = test::bundledIndex();
    view.intent.revision = view.intended->revision.substr(0, 8);
    return view;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const QString mode = arguments.value(2, QStringLiteral("light"));
    const QStringList size = arguments.value(3, QStringLiteral("1440x900")).split(QLatin1Char('x'));
    const QString what = arguments.value(4, QStringLiteral("lab"));
    QDir().mkpath(folder.path());

    ui::Style* style = ui::installStyle(ui::Scheme::Light);
    ui::Theme theme(*style, ui::Scheme::Light);
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    settings.clear();
    settings.setValue(QStringLiteral("window/theme"), mode);
    test::StillClock clock;
    test::FakeConsole console(viewOf(what));
    ui::ViewBridge bridge(console);
    ui::MainWindow window({bridge, clock, settings, theme, QStringLiteral("m.keller")});
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    for (ui::Pane* pane : window.panes().panes()) {
        window.panes().goTo({pane->id(), what == QStringLiteral("lab") ? QStringLiteral("leaf7") : QString(), {}});
        settle(window);
        window.grab().save(folder.filePath(QStringLiteral("%1-%2.png").arg(pane->id(), mode)));
    }
    const auto shoot = [&](const char* name, QWidget& widget) {
        settle(window);
        widget.grab().save(folder.filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(name), mode)));
    };
    window.panes().showPane(0);
    auto* picture = window.findChild<ui::TopologyView*>();
    if (what == QStringLiteral("lab")) {
        window.panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf7"), QStringLiteral("Ethernet12")});
        shoot("link", window);
        window.panes().goTo({QStringLiteral("fabric"), QStringLiteral("leaf5"), {}});
        shoot("leaf5", window);
        window.panes().goTo({QStringLiteral("fabric"), QStringLiteral("spine1"), {}});
        picture->zoomBy(1.7 / picture->zoom());
        shoot("near", window);
        picture->zoomBy(0.4 / picture->zoom());
        shoot("far", window);
        picture->fit();
        for (QAction* action : window.panes().currentPane()->actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_T))
                action->trigger();
        }
        shoot("table", window);
    }
    window.togglePalette(QStringLiteral("le"));
    shoot("palette", window);
    window.action(ui::ActionId::KeySheet)->trigger();
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible())
            shoot("keys", *other);
    }
    return 0;
}
