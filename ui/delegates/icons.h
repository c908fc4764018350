#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

class QColor;
class QPainter;
class QRect;

namespace fc::ui {

/// An icon of resources/icons in the given palette role; it follows the application's palette by itself, so it stays
/// right across theme switches. Unknown names give an empty icon and a warning. GUI thread.
QIcon icon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

/// Draws an icon in one colour, from a cache keyed by name, size, device pixel ratio and colour. GUI thread.
void paintIcon(QPainter& painter, const QRect& box, const QString& name, const QColor& ink);

} // namespace fc::ui
