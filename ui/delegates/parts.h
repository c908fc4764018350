#pragma once

#include "ui/delegates/fonts.h"
#include "ui/delegates/tokens.h"

#include <QRect>
#include <QString>
#include <QStyleOption>

class QPainter;
class QWidget;

namespace fc::ui {

/// Draws one line of text, elided at the right if it does not fit; returns the width it took.
int drawText(QPainter& painter, const QRect& area, Type type, const QColor& ink, const QString& text,
             Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter);
int textWidth(Type type, const QString& text);

/// Tinted pill 18 px high: glyph and word. A Status::None pill has no glyph and is neutral.
int pillWidth(Status status, const QString& text);
/// Centred vertically in the area, at its left edge; returns the width.
int paintPill(QPainter& painter, const QRect& area, Status status, const QString& text, const Tokens& tokens);

/// Glyph, gap and word without a tint, as in a row; returns the width. `selected` takes the ink for selected rows.
int paintStatus(QPainter& painter, const QRect& area, Status status, const QString& text, const Tokens& tokens,
                bool selected = false, Type type = Type::Secondary);

/// Mono badge 16 px high ("rw", "VLAN 40"); outline or filled. Returns the width.
int paintBadge(QPainter& painter, const QRect& area, const QString& text, const Tokens& tokens, bool filled = true);
int badgeWidth(const QString& text);

/// Key cap as in "Ctrl K"; returns the width.
int paintKeyCap(QPainter& painter, const QRect& area, const QString& keys, const QColor& ink, const QColor& border);
int keyCapWidth(const QString& keys);

/// Numbers of hunks by kind; zero counts are left out.
struct HunkCounts
{
    int add = 0, remove = 0, change = 0, move = 0;
    bool isEmpty() const { return add + remove + change + move == 0; }
};
/// "+6 -1 ~4" in mono, each in its ink; right-aligned if asked. Returns the width.
int paintCounts(QPainter& painter, const QRect& area, const HunkCounts& counts, const Tokens& tokens,
                bool selected = false, Qt::Alignment align = Qt::AlignLeft);
int countsWidth(const HunkCounts& counts);
/// The same in words, for screen readers: "6 added, 1 removed, 4 changed".
QString countsWords(const HunkCounts& counts);

/// Whether the control being drawn is in this state.
inline bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

} // namespace fc::ui
