#pragma once

#include "ui/bridge/view_bridge.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace fc::ui {
class MainWindow;
}

namespace fc::app {

/// `--screenshot DIR`: waits until every device was compared or could not be, opens each pane in turn, saves
/// PANE-THEME.png, and ends the application. Never waits longer than 20 s for the fabric.
class ScreenshotTour : public QObject
{
    Q_OBJECT

public:
    ScreenshotTour(ui::MainWindow& window, ui::ViewBridge& bridge, QString folder, QString theme);

private:
    void step();
    bool settled() const;

    ui::MainWindow& m_window;
    ui::ViewBridge& m_bridge;
    QString m_folder;
    QString m_theme;
    QTimer m_timer;
    int m_waited = 0;
    int m_pane = -1;
    bool m_failed = false;
};

} // namespace fc::app
