#include "ui/widgets/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QFocusFrame>

namespace fc::ui {

namespace {

constexpr const char* kOwnFocus = "fcOwnFocus";

} // namespace

FocusRing::FocusRing(QWidget* window) : QObject(window), m_window(window)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

bool FocusRing::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        m_byKeyboard = true;
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_byKeyboard = false;
        if (m_frame != nullptr)
            m_frame->setWidget(nullptr);
    }
    return false;
}

void FocusRing::follow(QWidget* now)
{
    const bool ringed = m_byKeyboard && qobject_cast<QAbstractButton*>(now) != nullptr && now->window() == m_window &&
                        !now->property(kOwnFocus).toBool();
    if (!ringed) {
        if (m_frame != nullptr)
            m_frame->setWidget(nullptr);
        return;
    }
    // A QFocusFrame dies with the parent of the widget it follows, hence the pointer that notices.
    if (m_frame == nullptr)
        m_frame = new QFocusFrame(m_window);
    m_frame->setWidget(now);
}

void paintsOwnFocus(QWidget* widget)
{
    widget->setProperty(kOwnFocus, true);
}

} // namespace fc::ui
