#include "app/gui/first_paint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

namespace fc::app {

AfterFirstPaint::AfterFirstPaint(QWidget& window, std::function<void()> work) : m_work(std::move(work))
{
    window.installEventFilter(this);
}

bool AfterFirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_work) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, [work = std::exchange(m_work, {})] { work(); });
    }
    return false;
}

} // namespace fc::app
