#include "ui/widgets/diff_cell_text.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/tokens.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace fc::ui {

namespace {

constexpr int kCellGap = 7;
constexpr double kHang = 13; ///< px that rows after the first are indented

/// Measures in the two fonts of a diff line; made once per layout.
class Measure
{
public:
    Measure() : m_mono(fontOf(Type::Mono)), m_strong(fontOf(Type::MonoStrong)) {}

    double width(const QString& text, CellInk ink) const
    {
        return (ink == CellInk::Strong ? m_strong : m_mono).horizontalAdvance(text);
    }

    /// The most characters of `text` that `room` px hold.
    qsizetype fitting(const QString& text, CellInk ink, double room) const
    {
        qsizetype low = 0, high = text.size();
        while (low < high) {
            const qsizetype middle = (low + high + 1) / 2;
            if (width(text.left(middle), ink) <= room)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

private:
    QFontMetricsF m_mono, m_strong;
};

/// After the last character within `fit` that a person would break at; 0 if there is none.
qsizetype breakWithin(const QString& text, qsizetype fit)
{
    for (qsizetype i = fit; i > 0; --i) {
        const QChar c = text.at(i - 1);
        if (c == u' ' || c == u'/' || c == u',' || c == u';')
            return i;
    }
    return 0;
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

QColor colourOf(CellInk ink, const Tokens& tokens)
{
    switch (ink) {
    case CellInk::Quiet: return tokens.t2;
    case CellInk::Faint: return tokens.t3;
    default: return tokens.text;
    }
}

} // namespace

CellRuns valueRuns(const diff::SideCell& cell, bool marked)
{
    const std::string_view value = cell.value;
    std::size_t from = std::min(cell.markFrom, value.size());
    std::size_t to = std::min(from + (marked ? cell.markLength : 0), value.size());
    // "true" and "false" share a letter, and nobody reads it that way.
    if (to > from) {
        while (from > 0 && isWordByte(value[from - 1]) && isWordByte(value[from]))
            --from;
        while (to < value.size() && isWordByte(value[to]) && isWordByte(value[to - 1]))
            ++to;
    }
    CellRuns runs;
    const auto add = [&](std::string_view part, CellInk ink) {
        if (!part.empty())
            runs.push_back({q(part), ink, 0});
    };
    add(value.substr(0, from), CellInk::Value);
    add(value.substr(from, to - from), CellInk::Marked);
    add(value.substr(to), CellInk::Value);
    return runs;
}

CellRuns cellRuns(const diff::SideCell& cell, bool marked)
{
    const bool heading = cell.value.empty();
    CellRuns runs{{q(cell.name), heading ? CellInk::Strong : CellInk::Quiet, 0}};
    if (!cell.key.empty())
        runs.push_back({q(cell.key), CellInk::Quiet, kCellGap});
    if (!cell.trail.empty())
        runs.push_back({q(cell.trail), CellInk::Quiet, 0});
    CellRuns value = valueRuns(cell, marked);
    if (!value.empty())
        value.front().gap = kCellGap;
    runs.insert(runs.end(), value.begin(), value.end());
    return runs;
}

std::vector<CellPiece> breakRuns(const CellRuns& runs, int width)
{
    const Measure measure;
    std::vector<CellPiece> pieces;
    double x = 0, rowStart = 0;
    int row = 0;
    const auto newRow = [&] {
        ++row;
        x = rowStart = std::min(kHang, width / 4.0);
    };
    for (const CellRun& run : runs) {
        x += x > rowStart ? run.gap : 0;
        QString rest = run.text;
        while (!rest.isEmpty()) {
            const double wide = measure.width(rest, run.ink);
            if (x + wide <= width) {
                pieces.push_back({rest, run.ink, x, wide, row});
                x += wide;
                break;
            }
            const qsizetype fit = measure.fitting(rest, run.ink, width - x);
            qsizetype cut = breakWithin(rest, fit);
            if (cut == 0 && x > rowStart) {
                newRow();
                continue;
            }
            cut = cut > 0 ? cut : std::max<qsizetype>(fit, 1);
            const QString part = rest.left(cut);
            pieces.push_back({part, run.ink, x, measure.width(part, run.ink), row});
            rest.remove(0, cut);
            if (!rest.isEmpty())
                newRow();
        }
    }
    return pieces;
}

int rowsOf(const CellRuns& runs, int width)
{
    // Measuring text costs more than counting it, and nearly every line is short.
    static const double widest = 1.1 * QFontMetricsF(fontOf(Type::MonoStrong)).horizontalAdvance(u'm');
    double estimate = 0;
    bool plain = true;
    for (const CellRun& run : runs) {
        estimate += run.gap + widest * static_cast<double>(run.text.size());
        plain = plain && std::ranges::all_of(run.text, [](QChar c) { return c.unicode() < 0x100; });
    }
    if (plain && estimate <= width)
        return 1;
    const std::vector<CellPiece> pieces = breakRuns(runs, width);
    return pieces.empty() ? 1 : pieces.back().row + 1;
}

void paintPieces(QPainter& painter, const QRect& area, int firstRow, const std::vector<CellPiece>& pieces,
                 const Tokens& tokens)
{
    for (const CellPiece& piece : pieces) {
        // Rows stand around the middle of the first one, which shares its height with glyph and buttons.
        const QRectF box(area.left() + piece.x, area.top() + piece.row * kCellRowHeight, piece.width + 1, firstRow);
        if (piece.ink == CellInk::Marked)
            painter.fillRect(box.adjusted(0, 3, 0, -3), tokens.wordHighlight);
        painter.setFont(fontOf(piece.ink == CellInk::Strong ? Type::MonoStrong : Type::Mono));
        painter.setPen(colourOf(piece.ink, tokens));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, piece.text);
    }
}

} // namespace fc::ui
