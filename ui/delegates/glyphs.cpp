#include "ui/delegates/glyphs.h"

#include <QPainter>
#include <QPen>

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace fc::ui {

namespace {

void line(QPainterPath& path, std::initializer_list<QPointF> points)
{
    const auto* point = points.begin();
    path.moveTo(*point);
    while (++point != points.end())
        path.lineTo(*point);
}

QPainterPath lines(std::initializer_list<std::initializer_list<QPointF>> strokes)
{
    QPainterPath path;
    for (const auto& points : strokes)
        line(path, points);
    return path;
}

QPainterPath circle(double radius = 6.0)
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), radius, radius);
    return path;
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    line(path, points);
    path.closeSubpath();
    return path;
}

Glyph stroked(QPainterPath path, double width = 1.5)
{
    return {std::move(path), {}, width};
}

Glyph filled(QPainterPath path)
{
    return {{}, std::move(path), 1.5};
}

Glyph tickedCircle()
{
    QPainterPath path = circle();
    line(path, {{5.2, 8.2}, {7.2, 10.2}, {10.9, 6.2}});
    return stroked(path);
}

Glyph tilde()
{
    QPainterPath path(QPointF(2.4, 9.4));
    path.cubicTo(3.6, 6.2, 5.8, 6.0, 8.0, 8.0);
    path.cubicTo(10.2, 10.0, 12.4, 9.8, 13.6, 6.6);
    return stroked(path, 1.9);
}

Glyph wedge()
{
    QPainterPath pie(QPointF(8, 8));
    pie.arcTo(QRectF(4.2, 4.2, 7.6, 7.6), 0, 90);
    pie.closeSubpath();
    return {circle(), pie, 1.5};
}

Glyph turnedBack()
{
    QPainterPath path;
    path.arcMoveTo(QRectF(3, 3.4, 10, 10), 155);
    path.arcTo(QRectF(3, 3.4, 10, 10), 155, -305);
    line(path, {{3.2, 2.6}, {3.2, 6.4}, {7.0, 6.4}});
    return stroked(path, 1.6);
}

Glyph clock()
{
    QPainterPath path = circle();
    line(path, {{8, 4.6}, {8, 8}, {10.3, 9.5}});
    return stroked(path);
}

Glyph brokenCircle()
{
    QPainterPath path;
    const QRectF box(2, 2, 12, 12);
    for (int i = 0; i < 8; ++i) {
        path.arcMoveTo(box, i * 45.0 + 8);
        path.arcTo(box, i * 45.0 + 8, 29);
    }
    return stroked(path);
}

Glyph triangle()
{
    QPainterPath path = polygon({{8, 2.4}, {14.4, 13.4}, {1.6, 13.4}});
    line(path, {{8, 6.6}, {8, 9.4}});
    line(path, {{8, 11.4}, {8, 11.5}});
    return stroked(path);
}

Glyph circled(std::initializer_list<std::initializer_list<QPointF>> strokes)
{
    QPainterPath path = circle();
    path.addPath(lines(strokes));
    return stroked(path);
}

std::array<Glyph, kStatusCount> makeGlyphs()
{
    std::array<Glyph, kStatusCount> glyphs;
    const auto at = [&](Status status) -> Glyph& { return glyphs.at(static_cast<std::size_t>(status)); };
    at(Status::None) = stroked(brokenCircle().stroke);
    at(Status::InSync) = tickedCircle();
    at(Status::Verified) = tickedCircle();
    at(Status::Added) = stroked(lines({{{8, 2.8}, {8, 13.2}}, {{2.8, 8}, {13.2, 8}}}), 1.9);
    at(Status::Removed) = stroked(lines({{{2.8, 8}, {13.2, 8}}}), 1.9);
    at(Status::Changed) = tilde();
    at(Status::Moved) = stroked(lines({{{4.8, 13}, {4.8, 3.2}}, {{2.2, 5.8}, {4.8, 3.2}, {7.4, 5.8}},
                                       {{11.2, 3}, {11.2, 12.8}}, {{8.6, 10.2}, {11.2, 12.8}, {13.8, 10.2}}}));
    at(Status::Drift) = filled(polygon({{8, 2}, {14, 8}, {8, 14}, {2, 8}}));
    at(Status::Pending) = wedge();
    at(Status::Approved) = stroked(lines({{{1.6, 8.8}, {4.6, 11.8}, {10, 4.6}}, {{8.2, 11.8}, {8.9, 11.6}, {14.4, 4.6}}}), 1.6);
    at(Status::Applying) = filled(polygon({{4, 2.8}, {13.4, 8}, {4, 13.2}}));
    at(Status::Deferred) = stroked(lines({{{5.4, 3.4}, {5.4, 12.6}}, {{10.6, 3.4}, {10.6, 12.6}}}), 1.7);
    at(Status::Rejected) = circled({{{6, 6}, {10, 10}}, {{10, 6}, {6, 10}}});
    at(Status::Reverted) = turnedBack();
    at(Status::Healthy) = stroked(lines({{{1.2, 8.4}, {4.2, 8.4}, {6.2, 3.4}, {9.6, 12.8}, {11.6, 8.4}, {14.8, 8.4}}}), 1.6);
    at(Status::Degraded) = triangle();
    at(Status::Late) = clock();
    at(Status::Stale) = brokenCircle();
    at(Status::NoData) = stroked(lines({{{3.8, 3.8}, {12.2, 12.2}}, {{12.2, 3.8}, {3.8, 12.2}}}), 1.6);
    at(Status::Warning) = triangle();
    at(Status::Fault) = stroked(lines({{{3.6, 3.6}, {12.4, 12.4}}, {{12.4, 3.6}, {3.6, 12.4}}}), 2.0);
    at(Status::NotServed) = circled({{{3.9, 12.1}, {12.1, 3.9}}});
    at(Status::Queued) = stroked(circle());
    at(Status::Live) = filled(circle(3.4));
    at(Status::Info) = circled({{{8, 7.6}, {8, 11}}, {{8, 5.2}, {8, 5.3}}});
    return glyphs;
}

void paintBars(QPainter& painter, const QRectF& edge, double unit, double on, double off, const QColor& ink)
{
    for (double y = edge.top(); y < edge.bottom(); y += (on + off) * unit)
        painter.fillRect(QRectF(edge.left(), y, 3 * unit, std::min(on * unit, edge.bottom() - y)), ink);
}

void paintZigzag(QPainter& painter, const QRectF& edge, double unit, const QColor& ink)
{
    QPolygonF points;
    const double step = 3 * unit;
    int i = 0;
    for (double y = edge.top(); y <= edge.bottom() + 0.01; y += step, ++i)
        points << QPointF(edge.left() + (i % 2 == 0 ? 0.75 : 4.0) * unit, y);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.5 * unit, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(points);
}

} // namespace

const Glyph& glyphOf(Status status)
{
    // One set per thread: a QPainterPath caches inside its shared data when it is drawn, even through const.
    thread_local const auto kGlyphs = makeGlyphs();
    return kGlyphs.at(static_cast<std::size_t>(status));
}

void paintGlyph(QPainter& painter, const QRectF& box, Status status, const QColor& ink)
{
    const Glyph& glyph = glyphOf(status);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16.0, box.height() / 16.0);
    if (!glyph.fill.isEmpty())
        painter.fillPath(glyph.fill, ink);
    if (!glyph.stroke.isEmpty())
        painter.strokePath(glyph.stroke, QPen(ink, glyph.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

void paintSelvedge(QPainter& painter, const QRectF& edge, Selvedge pattern, const QColor& ink)
{
    const double unit = edge.width() / 5.0;
    painter.save();
    painter.setClipRect(edge.adjusted(-unit, 0, unit, 0), Qt::IntersectClip);
    const auto bar = [&](double x, double width) {
        painter.fillRect(QRectF(edge.left() + x * unit, edge.top(), width * unit, edge.height()), ink);
    };
    switch (pattern) {
    case Selvedge::None: break;
    case Selvedge::Solid: bar(0, 2); break;
    case Selvedge::Bar: bar(0, 3); break;
    case Selvedge::Double:
        painter.setRenderHint(QPainter::Antialiasing);
        bar(0, 1.5);
        bar(3, 1.5);
        break;
    case Selvedge::Dashes: paintBars(painter, edge, unit, 5, 3, ink); break;
    case Selvedge::Dots: paintBars(painter, edge, unit, 3, 2, ink); break;
    case Selvedge::Zigzag: paintZigzag(painter, edge, unit, ink); break;
    case Selvedge::Hatch:
        painter.setClipRect(edge, Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 1.2 * unit, Qt::SolidLine, Qt::FlatCap));
        for (double y = edge.top(); y < edge.bottom() + 5 * unit; y += 4 * unit)
            painter.drawLine(QPointF(edge.left(), y), QPointF(edge.right(), y - 5 * unit));
        break;
    }
    painter.restore();
}

void paintHatch(QPainter& painter, const QRectF& area, const QColor& ink, double period)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.0));
    // Lines start on multiples of the period so that neighbouring areas continue each other.
    const double step = period * std::numbers::sqrt2;
    const double first = std::floor((area.left() + area.top()) / step) * step;
    for (double sum = first; sum < area.right() + area.bottom() + step; sum += step)
        painter.drawLine(QPointF(sum - area.top(), area.top()), QPointF(sum - area.bottom(), area.bottom()));
    painter.restore();
}

} // namespace fc::ui
