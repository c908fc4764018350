#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace fc::ui {

/// One line at the bottom right of its parent for six seconds. For things the user started; never takes the focus.
class Toast : public QWidget
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    void say(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* m_text;
    QTimer m_timer;
};

} // namespace fc::ui
