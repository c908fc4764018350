#include "ui/delegates/parts.h"

#include "ui/delegates/glyphs.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStringList>
#include <QVector>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kGlyph = 13;
constexpr int kGlyphGap = 4;
constexpr int kCountGap = 7;

QRect centred(const QRect& area, int width, int height)
{
    return {area.left(), area.top() + (area.height() - height) / 2, width, height};
}

struct CountPart
{
    QString text;
    Tone tone;
};

QVector<CountPart> countParts(const HunkCounts& counts)
{
    QVector<CountPart> parts;
    if (counts.add != 0)
        parts.append({u'+' + QString::number(counts.add), Tone::Add});
    if (counts.remove != 0)
        parts.append({u"\u2212"_s + QString::number(counts.remove), Tone::Removed});
    if (counts.change != 0)
        parts.append({u'~' + QString::number(counts.change), Tone::Changed});
    if (counts.move != 0)
        parts.append({u"\u21C5"_s + QString::number(counts.move), Tone::Moved});
    return parts;
}

} // namespace

int textWidth(Type type, const QString& text)
{
    return QFontMetrics(fontOf(type)).horizontalAdvance(text);
}

int drawText(QPainter& painter, const QRect& area, Type type, const QColor& ink, const QString& text,
             Qt::Alignment align)
{
    const QFont font = fontOf(type);
    const QFontMetrics metrics(font);
    const int full = metrics.horizontalAdvance(text);
    const QString shown = full <= area.width() ? text : metrics.elidedText(text, Qt::ElideRight, area.width());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(area, static_cast<int>(align) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return std::min(full, area.width());
}

int pillWidth(Status status, const QString& text)
{
    const int glyph = status == Status::None ? 0 : kGlyph + kGlyphGap;
    return 7 + glyph + textWidth(Type::CaptionMedium, text) + 8;
}

int paintPill(QPainter& painter, const QRect& area, Status status, const QString& text, const Tokens& tokens)
{
    const QRect pill = centred(area, std::min(pillWidth(status, text), area.width()), metric::kPill);
    const ToneColours& colours = tokens.tone(status);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.isHighContrast() ? QPen(colours.ink, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(QRectF(pill), metric::kPillRadius, metric::kPillRadius);
    int x = pill.left() + 7;
    if (status != Status::None) {
        paintGlyph(painter, QRectF(x, pill.top() + 2.5, kGlyph, kGlyph), status, colours.ink);
        x += kGlyph + kGlyphGap;
    }
    drawText(painter, QRect(x, pill.top(), pill.right() - 4 - x, pill.height()), Type::CaptionMedium, colours.ink, text);
    painter.restore();
    return pill.width();
}

int paintStatus(QPainter& painter, const QRect& area, Status status, const QString& text, const Tokens& tokens,
                bool selected, Type type)
{
    const ToneColours& colours = tokens.tone(status);
    const QColor ink = selected ? colours.onSelection : colours.ink;
    const QRect glyph = centred(area, 14, 14);
    paintGlyph(painter, glyph, status, ink);
    const QRect rest(glyph.right() + 1 + 5, area.top(), area.right() - glyph.right() - 5, area.height());
    return 19 + drawText(painter, rest, type, ink, text);
}

int badgeWidth(const QString& text)
{
    return textWidth(Type::MonoTable, text) + 10;
}

int paintBadge(QPainter& painter, const QRect& area, const QString& text, const Tokens& tokens, bool filled)
{
    const QRect badge = centred(area, badgeWidth(text), metric::kBadge);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(tokens.line2, 1));
    painter.setBrush(filled ? QBrush(tokens.selection) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), metric::kBadgeRadius, metric::kBadgeRadius);
    drawText(painter, badge, Type::MonoTable, tokens.isHighContrast() && filled ? tokens.selectionText : tokens.t2, text,
             Qt::AlignCenter);
    painter.restore();
    return badge.width();
}

int keyCapWidth(const QString& keys)
{
    return textWidth(Type::MonoTable, keys) + 12;
}

int paintKeyCap(QPainter& painter, const QRect& area, const QString& keys, const QColor& ink, const QColor& border)
{
    const QRect cap = centred(area, keyCapWidth(keys), 18);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), metric::kBadgeRadius, metric::kBadgeRadius);
    drawText(painter, cap, Type::MonoTable, ink, keys, Qt::AlignCenter);
    painter.restore();
    return cap.width();
}

int countsWidth(const HunkCounts& counts)
{
    int width = 0;
    for (const CountPart& part : countParts(counts))
        width += (width == 0 ? 0 : kCountGap) + textWidth(Type::MonoStrong, part.text);
    return width;
}

int paintCounts(QPainter& painter, const QRect& area, const HunkCounts& counts, const Tokens& tokens, bool selected,
                Qt::Alignment align)
{
    const int width = countsWidth(counts);
    int x = (align & Qt::AlignRight) != 0 ? area.right() + 1 - width : area.left();
    for (const CountPart& part : countParts(counts)) {
        const ToneColours& colours = tokens.tone(part.tone);
        const QRect rest(x, area.top(), area.right() + 1 - x, area.height());
        x += kCountGap + drawText(painter, rest, Type::MonoStrong, selected ? colours.onSelection : colours.ink, part.text);
    }
    return width;
}

QString countsWords(const HunkCounts& counts)
{
    const auto say = [](const char* text, int n) { return QCoreApplication::translate("Counts", text, nullptr, n); };
    QStringList words;
    if (counts.add != 0)
        words << say(QT_TRANSLATE_N_NOOP("Counts", "%n added"), counts.add);
    if (counts.remove != 0)
        words << say(QT_TRANSLATE_N_NOOP("Counts", "%n removed"), counts.remove);
    if (counts.change != 0)
        words << say(QT_TRANSLATE_N_NOOP("Counts", "%n changed"), counts.change);
    if (counts.move != 0)
        words << say(QT_TRANSLATE_N_NOOP("Counts", "%n moved"), counts.move);
    return words.join(u", "_s);
}

} // namespace fc::ui
