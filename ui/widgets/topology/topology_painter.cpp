#include "ui/widgets/topology/topology_painter.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/parts.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace fc::ui {

QPointF Lens::map(const QPointF& point) const
{
    return {snap((point.x() - origin.x()) * zoom), snap((point.y() - origin.y()) * zoom)};
}

QRectF Lens::map(const QRectF& rect) const
{
    return {map(rect.topLeft()), map(rect.bottomRight())};
}

namespace {

constexpr double kLargestText = 1.25;
constexpr double kLegible = 7.0; ///< smallest text height worth drawing, logical pixels

struct LinkPen
{
    QPen pen;
    Status marker = Status::None;
};

LinkPen penOf(const LinkFace& face, const Lens& lens, const Tokens& t)
{
    const double scale = std::clamp(lens.zoom, 0.35, 1.4);
    const auto solid = [&](QColor colour, double width, double alpha = 1.0) {
        colour.setAlphaF(static_cast<float>(alpha));
        return QPen(colour, std::max(1.0 / lens.ratio, width * scale), Qt::SolidLine, Qt::FlatCap);
    };
    switch (face.look) {
    case LinkLook::Up: return {solid(t.link, face.width), Status::None};
    case LinkLook::Late: return {solid(t.link, face.width, 0.75), Status::Late};
    case LinkLook::Unknown: return {solid(t.link, 1.5, 0.6), Status::None};
    case LinkLook::Fault: return {solid(t.tone(Tone::Fault).ink, 2.5), Status::Fault};
    case LinkLook::Mismatch: return {solid(t.tone(Tone::Changed).ink, face.width), Status::Warning};
    case LinkLook::OneSided: {
        QPen pen = solid(t.link, 1.5, 0.6);
        const double unit = 3.0 * std::max(0.6, scale) / pen.widthF();
        pen.setDashPattern({unit, unit});
        return {pen, Status::None};
    }
    }
    return {};
}

/// A line along one axis with pieces left out around `gaps`.
void drawBroken(QPainter& painter, QPointF from, QPointF to, const std::vector<double>& gaps, double half, bool vertical)
{
    const auto at = [&](double value) { return vertical ? QPointF(from.x(), value) : QPointF(value, from.y()); };
    double start = vertical ? from.y() : from.x();
    const double end = vertical ? to.y() : to.x();
    for (const double gap : gaps) {
        if (gap <= start || gap >= end)
            continue;
        painter.drawLine(at(start), at(gap - half));
        start = gap + half;
    }
    painter.drawLine(at(start), at(end));
}

void paintPair(QPainter& painter, const TopologyPair& pair, bool touched, const Lens& lens, const Tokens& t)
{
    const QRectF box = lens.map(pair.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    QPen pen(touched ? t.tone(Tone::Add).ink : t.line2, touched ? 1.5 : 1.0);
    if (touched)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 6 * std::min(1.0, lens.zoom), 6 * std::min(1.0, lens.zoom));
    if (12 * lens.zoom < kLegible)
        return;
    painter.save();
    // Words grow with the picture only up to a reading size.
    const double scale = std::min(lens.zoom, kLargestText);
    painter.translate(box.topLeft());
    painter.scale(scale, scale);
    const int width = static_cast<int>(box.width() / scale);
    const int height = static_cast<int>(box.height() / scale);
    const int title = textWidth(Type::SecondaryStrong, pair.title);
    const int asn = pair.asn.isEmpty() ? 0 : textWidth(Type::MonoTable, pair.asn) + 8;
    // A strip of canvas behind the words keeps lanes that pass under them from striking them through.
    const QRect words((width - title - asn) / 2, 6, title + asn, 20);
    painter.fillRect(words.adjusted(-3, 0, 3, 0), t.sunk);
    drawText(painter, words, Type::SecondaryStrong, t.text, pair.title);
    drawText(painter, words.adjusted(title + 8, 1, 0, 1), Type::MonoTable, t.t3, pair.asn);
    if (!pair.foot.isEmpty()) {
        const int foot = textWidth(Type::MonoTable, pair.foot);
        const QRect line((width - foot) / 2, height - 22, foot, 20);
        drawText(painter, line, Type::MonoTable, t.t3, pair.foot);
    }
    painter.restore();
}

void paintMarker(QPainter& painter, const QPointF& at, Status marker, const Lens& lens, const Tokens& t)
{
    const double side = std::clamp(12 * lens.zoom, 8.0, 16.0);
    const QRectF box(at.x() - side / 2, at.y() - side / 2, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.sunk);
    painter.drawEllipse(box.adjusted(-2, -2, 2, 2));
    paintGlyph(painter, box, marker, t.tone(marker).ink);
}

void paintJoint(QPainter& painter, const QPointF& at, const QPen& pen, const Lens& lens, const Tokens& t)
{
    if (lens.zoom < 0.3)
        return;
    const double radius = topology::kJoint * std::min(1.0, lens.zoom);
    painter.setPen(QPen(pen.color(), std::min(1.5, pen.widthF())));
    painter.setBrush(t.panel);
    painter.drawEllipse(at, radius, radius);
}

/// Where a marker or label of the link stands: the middle of its own part, below the last weft for a lane.
QPointF middleOf(const TopologyScene& scene, const TopologyLink& link)
{
    const QPolygonF own = link.ownPart();
    if (link.shape == LinkShape::Warp) {
        const double below = scene.layout->wefts.back().y;
        return {own.last().x(), (std::max(below, own.first().y()) + own.last().y()) / 2};
    }
    const qsizetype segment = std::max<qsizetype>(1, (own.size() + 1) / 2 - 1);
    return (own.at(segment - 1) + own.at(std::min(segment, own.size() - 1))) / 2;
}

void paintLink(QPainter& painter, const TopologyScene& scene, std::size_t index, const Lens& lens, const Tokens& t)
{
    const TopologyLink& link = scene.layout->links[index];
    const LinkPen look = penOf(scene.links[index], lens, t);
    painter.setPen(look.pen);
    painter.setBrush(Qt::NoBrush);
    if (link.shape == LinkShape::Warp) {
        const QPointF joint = lens.map(link.joint());
        std::vector<double> gaps;
        for (const double gap : link.gaps)
            gaps.push_back(lens.map(QPointF(0, gap)).y());
        drawBroken(painter, joint, lens.map(link.path.last()), gaps, topology::kBreak / 2 * lens.zoom + 1, true);
    } else if (link.shape == LinkShape::Peer) {
        const QPointF a = lens.map(link.path.first());
        const QPointF b = lens.map(link.path.last());
        const double apart = std::max(1.0, lens.snap(3 * lens.zoom));
        for (const double side : {-apart, apart})
            painter.drawLine(QPointF(a.x(), a.y() + side), QPointF(b.x(), b.y() + side));
    } else {
        QPolygonF path;
        for (const QPointF& point : link.path)
            path << lens.map(point);
        painter.setRenderHint(QPainter::Antialiasing, link.shape == LinkShape::Straight || look.pen.style() != Qt::SolidLine);
        painter.drawPolyline(path);
        painter.setRenderHint(QPainter::Antialiasing);
    }
    if (look.marker != Status::None)
        paintMarker(painter, lens.map(middleOf(scene, link)), look.marker, lens, t);
}

void paintWefts(QPainter& painter, const TopologyScene& scene, const Lens& lens, const Tokens& t)
{
    const double width = std::max(1.0, lens.snap(3 * std::clamp(lens.zoom, 0.35, 1.4)));
    painter.setPen(QPen(t.weft, width, Qt::SolidLine, Qt::FlatCap));
    for (const TopologyWeft& weft : scene.layout->wefts) {
        std::vector<double> gaps;
        for (const double gap : weft.gaps)
            gaps.push_back(lens.map(QPointF(gap, 0)).x());
        const QPointF from = lens.map(QPointF(weft.from, weft.y));
        drawBroken(painter, from, lens.map(QPointF(weft.to, weft.y)), gaps, topology::kBreak / 2 * lens.zoom + 1, false);
    }
    // A spine's drop is as heavy as its weft: it carries all of it.
    for (const TopologyLink& link : scene.layout->links) {
        if (link.shape == LinkShape::Warp)
            painter.drawLine(lens.map(link.path.first()), lens.map(link.path.at(1)));
    }
}

/// One label between the ends of a neighbour's links, as in "Et1".
void paintNeighbourLabels(QPainter& painter, const TopologyScene& scene, const Lens& lens, const Tokens& t)
{
    if (11 * lens.zoom < kLegible)
        return;
    std::vector<bool> done(scene.layout->nodes.size());
    for (const TopologyLink& link : scene.layout->links) {
        if (link.shape != LinkShape::Neighbour || done[static_cast<std::size_t>(link.b)])
            continue;
        done[static_cast<std::size_t>(link.b)] = true;
        const QRectF box = scene.layout->nodes[static_cast<std::size_t>(link.b)].rect;
        painter.save();
        const double scale = std::min(lens.zoom, kLargestText);
        painter.translate(lens.map(QPointF(box.center().x(), box.top())) - QPointF(30, 20) * scale);
        painter.scale(scale, scale);
        drawText(painter, QRect(0, 0, 60, 18), Type::MonoTable, t.t3, link.label, Qt::AlignCenter);
        painter.restore();
    }
}

/// Spine, weft and lane in ink, with the same gaps as the woven lines: a crossing never looks like a joint.
void paintWarpHighlight(QPainter& painter, const TopologyScene& scene, const TopologyLink& link, const QPolygonF& path,
                        const QPen& thin, const Lens& lens, const Tokens& t)
{
    const double half = topology::kBreak / 2 * lens.zoom + 1;
    QPen thick = thin;
    thick.setStyle(Qt::SolidLine);
    thick.setWidthF(std::max(2.0, lens.snap(3 * std::clamp(lens.zoom, 0.35, 1.4))));
    painter.setPen(thick);
    const bool rightwards = path.at(1).x() < path.at(2).x();
    // The corner under the spine stays square.
    const double corner = rightwards ? -thick.widthF() / 2 : thick.widthF() / 2;
    painter.drawLine(path.at(0), path.at(1));
    const auto& wefts = scene.layout->wefts;
    const auto weft = std::ranges::find(wefts, link.joint().y(), &TopologyWeft::y);
    std::vector<double> across;
    for (std::size_t i = 0; weft != wefts.end() && i < weft->gaps.size(); ++i)
        across.push_back(lens.map(QPointF(weft->gaps[i], 0)).x());
    const QPointF bend = path.at(1) + QPointF(corner, 0);
    drawBroken(painter, rightwards ? bend : path.at(2), rightwards ? path.at(2) : bend, across, half, false);
    std::vector<double> down;
    for (const double gap : link.gaps)
        down.push_back(lens.map(QPointF(0, gap)).y());
    painter.setPen(thin);
    drawBroken(painter, path.at(2), path.at(3), down, half, true);
    // Joints of other lanes on the way lie on top of the weft.
    const double low = std::min(link.path.at(1).x(), link.joint().x());
    const double high = std::max(link.path.at(1).x(), link.joint().x());
    for (std::size_t i = 0; i < scene.layout->links.size(); ++i) {
        const TopologyLink& other = scene.layout->links[i];
        if (other.shape == LinkShape::Warp && other.joint().y() == link.joint().y() && other.joint().x() >= low - 1 &&
            other.joint().x() <= high + 1)
            paintJoint(painter, lens.map(other.joint()), &other == &link ? QPen(thin.color(), 1.5) : penOf(scene.links[i], lens, t).pen,
                       lens, t);
    }
}

} // namespace

void paintBase(QPainter& painter, const TopologyScene& scene, const Lens& lens, const Tokens& t)
{
    painter.fillRect(painter.viewport(), t.sunk);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < scene.layout->pairs.size(); ++i)
        paintPair(painter, scene.layout->pairs[i], scene.pairTouched[i], lens, t);
    paintWefts(painter, scene, lens, t);
    for (std::size_t i = 0; i < scene.layout->links.size(); ++i)
        paintLink(painter, scene, i, lens, t);
    for (std::size_t i = 0; i < scene.layout->links.size(); ++i) {
        const TopologyLink& link = scene.layout->links[i];
        if (link.shape == LinkShape::Warp)
            paintJoint(painter, lens.map(link.joint()), penOf(scene.links[i], lens, t).pen, lens, t);
    }
    paintNeighbourLabels(painter, scene, lens, t);
}

void paintLinkHighlight(QPainter& painter, const TopologyScene& scene, int index, const Lens& lens, const Tokens& t)
{
    const TopologyLink& link = scene.layout->links[static_cast<std::size_t>(index)];
    const LinkPen look = penOf(scene.links[static_cast<std::size_t>(index)], lens, t);
    const double scale = std::clamp(lens.zoom, 0.35, 1.4);
    const QColor ink = t.isHighContrast() ? t.iris : t.text;
    QPen thin(ink, std::max(1.5, (t.isHighContrast() ? 3 : 2) * scale), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (look.pen.style() != Qt::SolidLine)
        thin.setDashPattern({2, 2});
    painter.setBrush(Qt::NoBrush);
    QPolygonF path;
    for (const QPointF& point : link.path)
        path << lens.map(point);
    // Near, the port's name stands where the line ends.
    if (lens.zoom > kNearZoom && link.shape == LinkShape::Warp)
        path.last().ry() -= 9;
    painter.setPen(thin);
    if (link.shape == LinkShape::Warp) {
        paintWarpHighlight(painter, scene, link, path, thin, lens, t);
    } else if (link.shape == LinkShape::Peer) {
        const double apart = std::max(1.0, lens.snap(3 * lens.zoom));
        for (const double side : {-apart, apart})
            painter.drawLine(path.first() + QPointF(0, side), path.last() + QPointF(0, side));
    } else {
        painter.drawPolyline(path);
    }
    if (look.marker != Status::None)
        paintMarker(painter, lens.map(middleOf(scene, link)), look.marker, lens, t);
}

void paintLinkLabel(QPainter& painter, const TopologyScene& scene, int index, const Lens& lens, const Tokens& t)
{
    const TopologyLink& link = scene.layout->links[static_cast<std::size_t>(index)];
    const QStringList lines = scene.links[static_cast<std::size_t>(index)].label.split(u'\n');
    int width = 0;
    for (const QString& line : lines)
        width = std::max(width, textWidth(Type::MonoTable, line));
    const int height = 6 + 14 * static_cast<int>(lines.size());
    QRectF box(0, 0, width + 14, height);
    const QPointF at = lens.map(middleOf(scene, link));
    if (link.shape == LinkShape::Warp) {
        const double y = lens.map(QPointF(0, scene.layout->wefts.back().y)).y() + 16;
        const QRectF leaf = scene.layout->nodes[static_cast<std::size_t>(link.b)].rect;
        const bool left = link.path.last().x() < leaf.center().x();
        box.moveTopLeft({left ? at.x() - 7 - box.width() : at.x() + 7, y});
    } else {
        box.moveCenter(link.shape == LinkShape::Peer ? at - QPointF(0, 34 * lens.zoom + 4) : at);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawRoundedRect(box, 3, 3);
    QRect line(static_cast<int>(box.left()) + 7, static_cast<int>(box.top()) + 3, width + 1, 14);
    for (const QString& text : lines) {
        drawText(painter, line, Type::MonoTable, t.panel, text);
        line.translate(0, 14);
    }
}

} // namespace fc::ui
