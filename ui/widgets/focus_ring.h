#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace fc::ui {

/// The iris ring around a focused button: 2 px wide, 2 px away, outside the button so that nothing moves.
/// Shown when focus came by keyboard. Fields and rows draw their own. One per window.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QWidget* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* now);

    QWidget* m_window;
    QPointer<QFocusFrame> m_frame;
    bool m_byKeyboard = false;
};

/// The widget paints its own focus: no ring around it.
void paintsOwnFocus(QWidget* widget);

} // namespace fc::ui
