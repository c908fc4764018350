#pragma once

#include <QStringList>
#include <QWidget>

namespace fc::ui {

/// A row of joined choices of which one is current ("YANG tree | Flat"). One tab stop; arrows move.
class Segmented : public QWidget
{
    Q_OBJECT

public:
    explicit Segmented(const QString& name, QStringList choices, QWidget* parent = nullptr);

    int current() const { return m_current; }
    /// Does not emit when it is current already.
    void setCurrent(int index);
    const QStringList& choices() const { return m_choices; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect segment(int index) const;
    int segmentAt(const QPoint& point) const;

    QStringList m_choices;
    QString m_name;
    int m_current = 0;
    int m_hover = -1;
};

} // namespace fc::ui
