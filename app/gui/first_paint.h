#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace fc::app {

/// Calls `work` once, from the event loop, after the window was painted for the first time: a person sees the window
/// before anything else takes the processor. GUI thread.
class AfterFirstPaint final : public QObject
{
public:
    /// The window outlives this.
    AfterFirstPaint(QWidget& window, std::function<void()> work);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void()> m_work;
};

} // namespace fc::app
