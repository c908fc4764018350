#include "ui/delegates/glyphs.h"
#include "ui/delegates/parts.h"
#include "ui/widgets/topology/topology_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <set>

namespace fc::ui {

namespace {

constexpr int kTextLeft = 14;

QRectF boxOf(const TopologyScene& scene, int node, const Lens& lens)
{
    const TopologyNode& placed = scene.layout->nodes[static_cast<std::size_t>(node)];
    if (lens.zoom >= kFarZoom)
        return lens.map(placed.rect);
    // Far away every node is a tile of one size; smaller only when tiles would run into each other.
    const double scale = std::clamp(lens.zoom / 0.3, 0.3, 1.0);
    const bool small = placed.kind == NodeKind::Neighbour;
    QRectF tile(0, 0, (small ? 20 : 32) * scale, (small ? 10 : 20) * scale);
    tile.moveCenter(lens.map(placed.rect.center()));
    return {lens.snap(tile.left()), lens.snap(tile.top()), lens.snap(tile.width()), lens.snap(tile.height())};
}

void paintFrame(QPainter& painter, const QRectF& box, const NodeFace& face, double radius, const Tokens& t)
{
    const QRectF frame = box.adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, radius, radius);
    painter.fillPath(outline, face.noData ? t.sunk : t.panel);
    if (face.noData) {
        painter.save();
        painter.setClipPath(outline);
        QColor hatch = t.isHighContrast() ? t.text : t.line2;
        hatch.setAlphaF(t.isHighContrast() ? 0.2F : 0.6F);
        paintHatch(painter, box, hatch, 7);
        painter.restore();
    }
    QPen pen(face.noData ? t.ctl : t.line2, 1.0);
    if (face.noData)
        pen.setDashPattern({3, 3});
    painter.strokePath(outline, pen);
}

void paintTile(QPainter& painter, const QRectF& box, const NodeFace& face, const Tokens& t)
{
    paintFrame(painter, box, face, 2, t);
    const ToneColours& tone = t.tone(face.config);
    const double edge = std::min(5.0, box.width() / 5);
    paintSelvedge(painter, QRectF(box.left() + 3, box.top() + 2.5, edge, box.height() - 5), selvedgeOf(face.config), tone.ink);
    const QRect rest = box.adjusted(edge + 4, 0, -2, 0).toRect();
    if (face.noData && box.height() >= 12)
        paintGlyph(painter, QRectF(rest.center().x() - 5, rest.center().y() - 4.5, 10, 10), Status::NoData, t.t2);
    else if (face.open > 0 && box.height() >= 14)
        drawText(painter, rest, Type::MonoTable, tone.ink, QString::number(face.open), Qt::AlignCenter);
}

/// Local coordinates: the node's own 108 (140) x 58 pixels.
void paintMid(QPainter& painter, int width, const NodeFace& face, NodeKind kind, double zoom, const Tokens& t)
{
    const bool small = 11 * zoom < 7.0;
    const QColor nameInk = face.noData ? t.t2 : t.text;
    const QRect glyph(width - 24, 8, 14, 14);
    paintGlyph(painter, glyph, face.health, t.tone(face.health).ink);
    int note = 0;
    if (!face.note.isEmpty() && !small)
        note = drawText(painter, QRect(width - 74, 6, 46, 18), Type::MonoTable, t.t3, face.note,
                        Qt::AlignRight | Qt::AlignVCenter) + 4;
    drawText(painter, QRect(kTextLeft, 6, width - kTextLeft - 28 - note, 18), Type::BodyStrong, nameInk, face.name);
    if (small)
        return;
    drawText(painter, QRect(kTextLeft, 22, width - kTextLeft - 6, 16), Type::MonoTable, t.t3, face.address);
    QRect line(kTextLeft, 38, width - kTextLeft - 6, 16);
    const ToneColours& tone = t.tone(face.config);
    if (!face.noData) {
        paintGlyph(painter, QRectF(line.left(), line.top() + 1.5, 13, 13), face.config, tone.ink);
        line.setLeft(line.left() + 17);
    }
    const int used = drawText(painter, line, face.strong ? Type::SecondaryStrong : Type::Secondary,
                              face.strong && !face.noData ? tone.ink : t.t2, face.word);
    if (kind == NodeKind::Spine && line.width() - used > textWidth(Type::MonoTable, face.extra) + 6)
        drawText(painter, line, Type::MonoTable, t.t3, face.extra, Qt::AlignRight | Qt::AlignVCenter);
}

void paintNeighbour(QPainter& painter, double room, const NodeFace& face, const Tokens& t)
{
    const int width = static_cast<int>(room);
    const int right = face.right.isEmpty() ? 0 : textWidth(Type::Secondary, face.right) + 10;
    drawText(painter, QRect(9, 2, width - 18 - right, 17), Type::BodyMedium, t.text, face.name);
    drawText(painter, QRect(9, 2, width - 18, 17), Type::Secondary, t.t2, face.right, Qt::AlignRight | Qt::AlignVCenter);
    drawText(painter, QRect(9, 18, width - 18, 16), Type::MonoTable, t.t3, face.address);
}

/// Screen coordinates: text does not grow with the zoom, there are more lines instead.
void paintNear(QPainter& painter, const QRectF& box, const NodeFace& face, const Tokens& t)
{
    const int left = static_cast<int>(box.left()) + 20;
    const int width = static_cast<int>(box.width()) - 32;
    int y = static_cast<int>(box.top()) + 9;
    paintGlyph(painter, QRectF(box.right() - 28, box.top() + 10, 16, 16), face.health, t.tone(face.health).ink);
    drawText(painter, QRect(left, y, width - 24, 20), Type::EmptyTitle, face.noData ? t.t2 : t.text, face.name);
    y += 22;
    QString second = face.address;
    if (textWidth(Type::MonoTable, second + u' ' + face.extra) <= width)
        second += u' ' + face.extra;
    const int bottom = static_cast<int>(box.bottom()) - 28;
    for (const QString& line : {second, face.vtep}) {
        if (line.isEmpty() || y + 16 > bottom)
            continue;
        drawText(painter, QRect(left, y, width, 16), Type::MonoTable, t.t3, line);
        y += 17;
    }
    const QRect pills(left, bottom, width, 22);
    const int used = paintPill(painter, pills, face.config, face.word, t);
    if (!face.noData && used + 6 + pillWidth(face.health, face.healthWord) <= width)
        paintPill(painter, pills.adjusted(used + 6, 0, 0, 0), face.health, face.healthWord, t);
}

void paintPort(QPainter& painter, const QPointF& centre, const QString& text, const Tokens& t)
{
    QRectF box(0, 0, textWidth(Type::MonoTable, text) + 8, 18);
    box.moveCenter(centre);
    painter.setPen(QPen(t.line2, 1));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(box, 2, 2);
    drawText(painter, box.toRect(), Type::MonoTable, t.t2, text, Qt::AlignCenter);
}

/// Names of the ports where links meet the node.
void paintPorts(QPainter& painter, const TopologyScene& scene, int node, const Lens& lens, const Tokens& t)
{
    for (const int index : scene.layout->linksOf(node)) {
        const TopologyLink& link = scene.layout->links[static_cast<std::size_t>(index)];
        const QString label = scene.links[static_cast<std::size_t>(index)].label.section(u'\n', 0, 0);
        if (label.isEmpty() || link.shape == LinkShape::Straight)
            continue;
        const bool atStart = link.a == node;
        // Many links share a spine's drop: their ports are named at the leafs.
        if (link.shape == LinkShape::Warp && atStart)
            continue;
        // Between the members of a pair there is room for the lines only.
        if (link.shape == LinkShape::Peer)
            continue;
        const QString port = link.shape == LinkShape::Neighbour ? label : label.section(u' ', 1, 1);
        paintPort(painter, lens.map(atStart ? link.path.first() : link.path.last()), port, t);
    }
}

} // namespace

QRect nodeArea(const TopologyScene& scene, int node, const Lens& lens)
{
    const double margin = lens.zoom > kNearZoom ? 30 : 2;
    return boxOf(scene, node, lens).adjusted(-margin, -margin, margin, margin).toAlignedRect();
}

void paintNode(QPainter& painter, const TopologyScene& scene, int node, const Lens& lens, const Tokens& t)
{
    const TopologyNode& placed = scene.layout->nodes[static_cast<std::size_t>(node)];
    const NodeFace& face = scene.nodes[static_cast<std::size_t>(node)];
    const QRectF box = boxOf(scene, node, lens);
    painter.setRenderHint(QPainter::Antialiasing);
    if (lens.zoom < kFarZoom) {
        paintTile(painter, box, face, t);
        return;
    }
    const double scale = lens.zoom > kNearZoom ? 1.0 : lens.zoom;
    paintFrame(painter, box, face, metric::kRadius * scale, t);
    if (placed.kind == NodeKind::Neighbour) {
        const double text = std::min(lens.zoom, 1.25);
        painter.save();
        painter.translate(box.left(), box.center().y() - placed.rect.height() / 2 * text);
        painter.scale(text, text);
        paintNeighbour(painter, box.width() / text, face, t);
        painter.restore();
        return;
    }
    const QRectF edge(box.left() + 4 * scale, box.top() + 5 * scale, 5 * scale, box.height() - 10 * scale);
    paintSelvedge(painter, edge, face.noData ? Selvedge::Hatch : selvedgeOf(face.config), t.tone(face.config).ink);
    if (lens.zoom > kNearZoom) {
        paintNear(painter, box, face, t);
        paintPorts(painter, scene, node, lens, t);
        return;
    }
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(lens.zoom, lens.zoom);
    paintMid(painter, static_cast<int>(placed.rect.width()), face, placed.kind, lens.zoom, t);
    painter.restore();
}

void paintHalo(QPainter& painter, const TopologyScene& scene, int node, const Lens& lens, const QColor& ink)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 2));
    painter.drawRoundedRect(boxOf(scene, node, lens).adjusted(-4, -4, 4, 4), 7, 7);
}

} // namespace fc::ui
