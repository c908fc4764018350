#include "ui/widgets/segmented.h"

#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace fc::ui {

namespace {

constexpr int kPad = 12;

} // namespace

Segmented::Segmented(const QString& name, QStringList choices, QWidget* parent)
    : QWidget(parent), m_choices(std::move(choices)), m_name(name)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_name + QStringLiteral(": ") + m_choices.value(0));
}

void Segmented::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_choices.size())
        return;
    m_current = index;
    setAccessibleName(m_name + QStringLiteral(": ") + m_choices.at(index));
    update();
    Q_EMIT currentChanged(index);
}

QSize Segmented::sizeHint() const
{
    return {segment(static_cast<int>(m_choices.size()) - 1).right() + 1, metric::kButton};
}

QRect Segmented::segment(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += textWidth(Type::BodyMedium, m_choices.at(i)) + 2 * kPad;
    return {x, 0, textWidth(Type::BodyMedium, m_choices.value(index)) + 2 * kPad, metric::kButton};
}

int Segmented::segmentAt(const QPoint& point) const
{
    for (int i = 0; i < m_choices.size(); ++i) {
        if (segment(i).contains(point))
            return i;
    }
    return -1;
}

void Segmented::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(QRect({0, 0}, sizeHint())).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, metric::kRadius, metric::kRadius);
    painter.fillPath(outline, t.panel);
    for (int i = 0; i < m_choices.size(); ++i) {
        const QRect box = segment(i);
        painter.save();
        painter.setClipPath(outline);
        if (i == m_current || i == m_hover)
            painter.fillRect(box, i == m_current ? t.selection : t.hover);
        if (i > 0)
            painter.fillRect(QRect(box.left(), 0, 1, box.height()), t.line2);
        painter.restore();
        drawText(painter, box, Type::BodyMedium, i == m_current ? t.selectionText : t.t2, m_choices.at(i), Qt::AlignCenter);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(t.iris, 2) : QPen(t.line2, 1));
    painter.drawPath(outline);
}

void Segmented::mousePressEvent(QMouseEvent* event)
{
    setCurrent(segmentAt(event->position().toPoint()));
}

void Segmented::mouseMoveEvent(QMouseEvent* event)
{
    m_hover = segmentAt(event->position().toPoint());
    update();
}

void Segmented::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void Segmented::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace fc::ui
