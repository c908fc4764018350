#include "ui/bridge/frame_clock.h"

#include <algorithm>
#include <ctime>

namespace fc::ui {

namespace {

constexpr std::size_t kCostsKept = 1024;

std::uint64_t threadCpuMicros()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000U + static_cast<std::uint64_t>(now.tv_nsec) / 1000U;
}

} // namespace

FrameClock::FrameClock(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::run);
}

void FrameClock::request()
{
    if (m_wanted)
        return;
    m_wanted = true;
    schedule();
}

void FrameClock::setPace(Pace pace)
{
    if (pace == m_pace)
        return;
    m_pace = pace;
    m_timer.stop();
    if (m_wanted)
        schedule();
}

void FrameClock::schedule()
{
    if (m_pace == Pace::Paused)
        return;
    const int interval = m_pace == Pace::Visible ? kVisibleMs : kHiddenMs;
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : interval;
    m_timer.start(static_cast<int>(std::clamp<qint64>(interval - since, 0, interval)));
}

void FrameClock::run()
{
    m_wanted = false;
    m_sinceFrame.start();
    const std::uint64_t before = threadCpuMicros();
    Q_EMIT frame();
    const auto cost = static_cast<std::uint32_t>(threadCpuMicros() - before);
    if (m_costs.size() < kCostsKept)
        m_costs.push_back(cost);
    else
        m_costs[m_nextCost] = cost;
    m_nextCost = (m_nextCost + 1) % kCostsKept;
}

std::vector<std::uint32_t> FrameClock::recentCosts() const
{
    std::vector<std::uint32_t> ordered = m_costs;
    if (m_costs.size() == kCostsKept)
        std::ranges::rotate(ordered, ordered.begin() + static_cast<std::ptrdiff_t>(m_nextCost));
    return ordered;
}

} // namespace fc::ui
