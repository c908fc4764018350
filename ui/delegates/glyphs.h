#pragma once

#include "ui/models/status.h"

#include <QPainterPath>

class QColor;
class QPainter;
class QRectF;

namespace fc::ui {

/// A status glyph on a 16 x 16 grid: what to stroke (1.5, round) and what to fill.
struct Glyph
{
    QPainterPath stroke;
    QPainterPath fill;
    double width = 1.5; ///< of the stroke, on the grid
};

const Glyph& glyphOf(Status status);
/// Draws the glyph scaled into the box. Any painting thread.
void paintGlyph(QPainter& painter, const QRectF& box, Status status, const QColor& ink);

/// The left edge of a node, row, hunk or card. `edge` is 5 px wide at scale 1; patterns start at its top.
void paintSelvedge(QPainter& painter, const QRectF& edge, Selvedge pattern, const QColor& ink);

/// Diagonal filler for "nothing here" and "no data": lines `period` apart, clipped to the area.
void paintHatch(QPainter& painter, const QRectF& area, const QColor& ink, double period = 11.0);

} // namespace fc::ui
