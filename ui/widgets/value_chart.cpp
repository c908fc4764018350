#include "ui/widgets/value_chart.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace fc::ui {

namespace {
constexpr int kScale = 44, kFoot = 18, kTop = 10;
constexpr std::chrono::seconds kLeastSpan{60};
} // namespace

ValueChart::ValueChart(QWidget* parent) : QWidget(parent)
{
    setMinimumHeight(110);
    setAccessibleName(tr("Value over time"));
}

void ValueChart::set(std::vector<ValueSeries::Point> points, bool steps, SystemTime now)
{
    m_points = std::move(points);
    m_steps = steps;
    m_now = now;
    std::optional<double> low, high, last;
    for (const ValueSeries::Point& point : m_points)
        if (point.value) {
            low = std::min(low.value_or(*point.value), *point.value);
            high = std::max(high.value_or(*point.value), *point.value);
            last = point.value;
        }
    setAccessibleDescription(last ? tr("now %1, between %2 and %3").arg(*last).arg(*low).arg(*high) : tr("no values yet"));
    update();
}

void ValueChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(this);
    const QRectF plot(1, kTop, width() - kScale, height() - kTop - kFoot);
    painter.setPen(tokens.line2);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    double low = 0.0, high = 0.0;
    bool any = false;
    SystemTime first = m_now;
    for (const ValueSeries::Point& point : m_points) {
        first = std::min(first, point.time);
        if (!point.value)
            continue;
        low = any ? std::min(low, *point.value) : *point.value;
        high = any ? std::max(high, *point.value) : *point.value;
        any = true;
    }
    const auto span = std::max<SystemTime::duration>(m_now - first, kLeastSpan);
    const int seconds = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(span).count());
    const QRect foot(0, height() - kFoot, static_cast<int>(plot.width()), kFoot);
    drawText(painter, foot, Type::MonoTable, tokens.t3, seconds < 120 ? tr("-%1 s").arg(seconds) : tr("-%1 min").arg(seconds / 60));
    drawText(painter, foot, Type::MonoTable, tokens.t3, tr("now"), Qt::AlignRight | Qt::AlignVCenter);
    if (!any) {
        drawText(painter, plot.toRect(), Type::Secondary, tokens.t3, tr("no values yet"), Qt::AlignCenter);
        return;
    }
    // A flat line stands in the middle third, not on the floor.
    const double room = high > low ? (high - low) * 0.15 : std::max(1.0, std::abs(high) * 0.5);
    const double bottom = low >= 0 ? std::max(0.0, low - room) : low - room, top = high + room;
    const auto at = [&](SystemTime time, double value) {
        const double x = 1.0 - std::chrono::duration<double>(m_now - time).count() / std::chrono::duration<double>(span).count();
        return QPointF(plot.left() + x * plot.width(), plot.bottom() - (value - bottom) / (top - bottom) * plot.height());
    };
    QPainterPath line, area;
    bool open = false;
    QPointF last;
    const auto close = [&] {
        if (open) {
            area.lineTo(last.x(), plot.bottom());
            area.closeSubpath();
        }
        open = false;
    };
    for (const ValueSeries::Point& point : m_points) {
        if (!point.value) {
            close();
            continue;
        }
        const QPointF here = at(point.time, *point.value);
        if (!open) {
            line.moveTo(here);
            area.moveTo(here.x(), plot.bottom());
            area.lineTo(here);
        } else {
            if (m_steps) {
                line.lineTo(here.x(), last.y());
                area.lineTo(here.x(), last.y());
            }
            line.lineTo(here);
            area.lineTo(here);
        }
        open = true;
        last = here;
    }
    if (open && m_steps) {
        last.setX(plot.right());
        line.lineTo(last);
        area.lineTo(last);
    }
    const bool live = open;
    close();
    QColor fill = tokens.t3;
    fill.setAlpha(36);
    painter.fillPath(area, fill);
    painter.setPen(QPen(tokens.text, 1.5));
    painter.drawPath(line);
    if (live) {
        painter.setBrush(tokens.text);
        painter.drawEllipse(last, 2.5, 2.5);
    }
    const auto mark = [&](double value) {
        const int y = static_cast<int>(at(m_now, value).y());
        drawText(painter, QRect(static_cast<int>(plot.right()) + 6, y - 9, kScale - 6, 18), Type::MonoTable, tokens.t2,
                 QString::number(value, 'g', 5));
    };
    mark(high);
    if (high > low)
        mark(low);
}

} // namespace fc::ui
