#pragma once

#include "ui/delegates/tokens.h"
#include "ui/models/topology_scene.h"

#include <QPointF>
#include <QRect>

class QPainter;

namespace fc::ui {

/// Scene to image: where the image's corner lies in the scene, how big a scene unit is, and how many device pixels a
/// logical pixel has. Lines and boxes are snapped to device pixels so that they stay crisp at every zoom.
struct Lens
{
    double zoom = 1.0;
    QPointF origin;
    double ratio = 1.0;

    double snap(double value) const { return std::round(value * ratio) / ratio; }
    QPointF map(const QPointF& point) const;
    QRectF map(const QRectF& rect) const;
    bool operator==(const Lens&) const = default;
};

/// Below: tiles. Above: ports and more lines. Between: the node of the pictures.
inline constexpr double kFarZoom = 0.5, kNearZoom = 1.4;

// All of it draws with paths and text only, so that any thread may paint into a QImage.

/// Canvas, pair boxes, wefts, links, joints: everything under the nodes.
void paintBase(QPainter& painter, const TopologyScene& scene, const Lens& lens, const Tokens& tokens);
/// One node at its place.
void paintNode(QPainter& painter, const TopologyScene& scene, int node, const Lens& lens, const Tokens& tokens);
/// What paintNode may touch, in image coordinates.
QRect nodeArea(const TopologyScene& scene, int node, const Lens& lens);
/// A link all the way in ink, for selection and hover, with its joint.
void paintLinkHighlight(QPainter& painter, const TopologyScene& scene, int link, const Lens& lens, const Tokens& tokens);
/// The label beside a link: dark on light and light on dark.
void paintLinkLabel(QPainter& painter, const TopologyScene& scene, int link, const Lens& lens, const Tokens& tokens);
/// Halo around the selected node.
void paintHalo(QPainter& painter, const TopologyScene& scene, int node, const Lens& lens, const QColor& ink);

} // namespace fc::ui
