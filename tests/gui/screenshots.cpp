// Usage: fc_screenshots DIR [light|dark|contrast] [WIDTHxHEIGHT] [quiet|lab|empty]; QT_SCALE_FACTOR gives the scale.
#include "support/fake_console.h"
#include "ui/panes/pane.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pane_host.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>

namespace {

using namespace fc;

/// Lets painting threads deliver: events until nothing has been painted for a while.
void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 400)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

engine::FabricView viewOf(const QString& word)
{
    if (word == QStringLiteral("quiet"))
        return test::quietView();
    if (word == QStringLiteral("empty"))
        return {};
    return test::labView();
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
        settle();
        window.grab().save(folder.filePath(QStringLiteral("%1-%2.png").arg(pane->id(), mode)));
    }
    window.panes().showPane(0);
    window.togglePalette(QStringLiteral("le"));
    settle();
    window.grab().save(folder.filePath(QStringLiteral("palette-%1.png").arg(mode)));
    return 0;
}
