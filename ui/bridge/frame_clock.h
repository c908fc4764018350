#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <vector>

namespace fc::ui {

/// Turns any number of requests into at most one frame per interval. GUI thread only.
/// No timer runs while nothing was requested: an idle window costs nothing.
class FrameClock : public QObject
{
    Q_OBJECT

public:
    enum class Pace { Visible, Hidden, Paused };
    static constexpr int kVisibleMs = 33;
    static constexpr int kHiddenMs = 250;

    explicit FrameClock(QObject* parent = nullptr);

    /// Asks for one frame. Repeated requests before it are merged into it.
    void request();
    /// Paused keeps a request and answers it when the pace changes.
    void setPace(Pace pace);
    Pace pace() const { return m_pace; }
    /// No frame is under way: no timer runs.
    bool isIdle() const { return !m_timer.isActive(); }

    /// CPU time of this thread spent in the slots of each of the last 1,024 frames, microseconds, oldest first.
    std::vector<std::uint32_t> recentCosts() const;

Q_SIGNALS:
    void frame();

private:
    void schedule();
    void run();

    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    Pace m_pace = Pace::Visible;
    bool m_wanted = false;
    std::vector<std::uint32_t> m_costs;
    std::size_t m_nextCost = 0;
};

} // namespace fc::ui
