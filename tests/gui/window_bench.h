#pragma once

#include "support/fake_console.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pane_host.h"
#include "ui/widgets/topology/topology_view.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace fc::test {

/// A whole window over a scripted console, shown and active, with settings of its own.
class WindowBench
{
public:
    explicit WindowBench(engine::FabricView view = labView())
        : console(std::move(view)), bridge(console), theme(*style(), ui::Scheme::Light),
          settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat)
    {
        open();
    }

    /// Closes the window and opens it again with the same settings, as a next start does.
    void open()
    {
        if (window != nullptr)
            window->close();
        window = std::make_unique<ui::MainWindow>(ui::ShellContext{bridge, clock, settings, theme, QStringLiteral("m.keller")});
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        QApplication::setActiveWindow(window.get());
        QCoreApplication::processEvents();
    }

    ui::TopologyView& topology() { return *window->findChild<ui::TopologyView*>(); }
    /// Sends a key to whatever has the focus.
    void key(Qt::Key code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus == nullptr ? window.get() : focus, code, modifiers);
    }
    QString pane() const { return window->panes().currentPane()->id(); }

    QTemporaryDir folder;
    StillClock clock;
    FakeConsole console;
    ui::ViewBridge bridge;
    ui::Theme theme;
    QSettings settings;
    std::unique_ptr<ui::MainWindow> window;

private:
    static ui::Style* style()
    {
        auto* style = qobject_cast<ui::Style*>(QApplication::style());
        return style != nullptr ? style : ui::installStyle(ui::Scheme::Light);
    }
};

} // namespace fc::test
