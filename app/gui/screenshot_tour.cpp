#include "app/gui/screenshot_tour.h"

#include "ui/panes/pane.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pane_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>

#include <algorithm>
#include <cstdio>

namespace fc::app {

using namespace Qt::StringLiterals;

namespace {
/// A pane is photographed this long after it came up: its worker has painted by then.
constexpr int kStepMs = 700;
constexpr int kPatienceMs = 20'000;
} // namespace

ScreenshotTour::ScreenshotTour(ui::MainWindow& window, ui::ViewBridge& bridge, QString folder, QString theme)
    : m_window(window), m_bridge(bridge), m_folder(std::move(folder)), m_theme(std::move(theme))
{
    m_timer.setInterval(kStepMs);
    connect(&m_timer, &QTimer::timeout, this, &ScreenshotTour::step);
    m_timer.start();
}

bool ScreenshotTour::settled() const
{
    const auto& devices = m_bridge.view()->devices;
    return !devices.empty() && std::ranges::all_of(devices, [](const engine::DeviceView& device) {
        return device.config != engine::ConfigState::Unknown;
    });
}

void ScreenshotTour::step()
{
    if (m_pane < 0 && !settled() && m_waited < kPatienceMs) {
        m_waited += kStepMs;
        return;
    }
    const auto& panes = m_window.panes().panes();
    if (m_pane >= 0) {
        const QString file = QDir(m_folder).filePath(
            u"%1-%2.png"_s.arg(panes[static_cast<std::size_t>(m_pane)]->id(), m_theme));
        QDir().mkpath(m_folder);
        if (!m_window.grab().save(file)) {
            std::fprintf(stderr, "error: the picture could not be written [%s]\n", qPrintable(file));
            m_failed = true;
        }
    }
    ++m_pane;
    if (m_failed || m_pane >= static_cast<int>(panes.size())) {
        m_timer.stop();
        QCoreApplication::exit(m_failed ? 1 : 0);
        return;
    }
    // The device with most to say is the one worth a picture.
    const auto& devices = m_bridge.view()->devices;
    const auto busiest = std::ranges::max_element(devices, {}, [](const engine::DeviceView& device) {
        return device.config == engine::ConfigState::Drift ? device.add + device.change + device.remove : 0;
    });
    const QString device = busiest == devices.end() ? QString() : QString::fromStdString(busiest->device.name);
    m_window.panes().goTo({panes[static_cast<std::size_t>(m_pane)]->id(), device, {}});
}

} // namespace fc::app
