#include "app/gui/paint_trace.h"

#include "diff/tree_diff.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/topology/topology_view.h"

#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace fc::app {

using namespace Qt::StringLiterals;

namespace {

double processCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

qint64 microseconds(SystemTime time)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
}

} // namespace

PaintTrace::PaintTrace(const QString& file, ui::MainWindow& window, ui::ViewBridge& bridge, Started started)
    : m_file(file), m_bridge(bridge), m_topology(window.findChild<ui::TopologyView*>()), m_started(started)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    m_file.write("[\n");
    m_file.flush();
    if (m_topology == nullptr)
        return;
    m_topology->installEventFilter(this);
    connect(m_topology, &ui::TopologyView::painted, this, [this] {
        m_fresh = m_topology->isSettled();
        m_shown = m_bridge.view();
    });
}

PaintTrace::~PaintTrace()
{
    std::vector<std::uint32_t> costs = m_bridge.clock().recentCosts();
    if (!m_file.isOpen() || costs.empty())
        return;
    std::ranges::sort(costs);
    const SystemTime now = std::chrono::system_clock::now();
    write("gui slots", now, now,
          u"\"frames\":%1,\"median_us\":%2,\"p99_us\":%3"_s.arg(costs.size()).arg(costs[costs.size() / 2]).arg(costs[costs.size() * 99 / 100]));
}

bool PaintTrace::eventFilter(QObject* watched, QEvent* event)
{
    // The filter runs before the widget paints; the queued call right after it.
    if (event->type() == QEvent::Paint)
        QTimer::singleShot(0, this, &PaintTrace::drawn);
    return QObject::eventFilter(watched, event);
}

void PaintTrace::drawn()
{
    const SystemTime now = std::chrono::system_clock::now();
    if (!m_firstPaint) {
        m_firstPaint = true;
        write("first paint", m_started, now, {});
    }
    if (!m_fresh || !m_shown)
        return;
    m_fresh = false;
    for (const engine::DeviceView& device : m_shown->devices) {
        if (!m_firstDiff && device.diff && !device.diff->hunks.empty()) {
            m_firstDiff = true;
            write("first diff", m_started, now, u"\"device\":\"%1\""_s.arg(QString::fromStdString(device.device.name)));
        }
        const auto before = m_states.find(device.device.name);
        const bool wasKnown = before != m_states.end() && before->second != engine::ConfigState::Unknown;
        if (wasKnown && before->second != device.config && device.configSentAt)
            write("send to paint", *device.configSentAt, now, u"\"device\":\"%1\""_s.arg(QString::fromStdString(device.device.name)));
        m_states[device.device.name] = device.config;
    }
}

void PaintTrace::write(const char* name, SystemTime from, SystemTime to, const QString& args)
{
    const QString line = u"{\"name\":\"%1\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":%2,\"dur\":%3,\"args\":{\"cpu_ms\":%4%5%6}},\n"_s
                             .arg(QLatin1String(name))
                             .arg(microseconds(from))
                             .arg(microseconds(to) - microseconds(from))
                             .arg(processCpuMs(), 0, 'f', 1)
                             .arg(args.isEmpty() ? QString() : u","_s, args);
    m_file.write(line.toUtf8());
    m_file.flush();
}

} // namespace fc::app
