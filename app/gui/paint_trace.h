#pragma once

#include "ui/bridge/view_bridge.h"

#include <QFile>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <map>
#include <string>

namespace fc::ui {
class MainWindow;
class TopologyView;
}

namespace fc::app {

/// `--trace FILE`: writes Chrome-trace events (JSON array format, one event a line, flushed as they happen):
/// "first paint", "first diff", and "send to paint" for each badge that changed: from the device's timestamp of the
/// newest configuration change to the moment the picture with it was drawn. `args.cpu_ms` is process CPU time.
/// At the end "gui slots": median and p99 thread CPU of the frames, microseconds.
class PaintTrace : public QObject
{
    Q_OBJECT

public:
    using Started = std::chrono::system_clock::time_point;
    PaintTrace(const QString& file, ui::MainWindow& window, ui::ViewBridge& bridge, Started started);
    ~PaintTrace() override;

    bool isOpen() const { return m_file.isOpen(); }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void drawn();
    void write(const char* name, SystemTime from, SystemTime to, const QString& args);

    QFile m_file;
    ui::ViewBridge& m_bridge;
    QPointer<ui::TopologyView> m_topology;
    Started m_started;
    bool m_firstPaint = false;
    bool m_firstDiff = false;
    bool m_fresh = false; ///< a new picture arrived and was not drawn yet
    std::shared_ptr<const engine::FabricView> m_shown;
    std::map<std::string, engine::ConfigState> m_states;
};

} // namespace fc::app
