#include "ui/widgets/diff_view.h"

#include "ui/bridge/qt_strings.h"
#include "ui/delegates/fonts.h"
#include "ui/delegates/glyphs.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGlyphX = 9, kIndent = 13, kTextRight = 6;

Status statusOfMark(diff::RowMark mark)
{
    switch (mark) {
    case diff::RowMark::Add: return Status::Added;
    case diff::RowMark::Remove: return Status::Removed;
    case diff::RowMark::Change: return Status::Changed;
    case diff::RowMark::Move: return Status::Moved;
    case diff::RowMark::None: return Status::None;
    }
    return Status::None;
}

/// Writes pieces of one line one after the other and elides at the end of the area.
class LineWriter
{
public:
    LineWriter(QPainter& painter, const QRect& area) : m_painter(painter), m_area(area), m_x(area.left()) {}

    void write(Type type, const QColor& ink, const QString& text)
    {
        if (text.isEmpty() || m_x >= m_area.right())
            return;
        const QRect rest(m_x, m_area.top(), m_area.right() - m_x, m_area.height());
        m_x += drawText(m_painter, rest, type, ink, text);
    }
    void gap(int width) { m_x += width; }

private:
    QPainter& m_painter;
    QRect m_area;
    int m_x;
};

} // namespace

CellRuns DiffView::sideRuns(const DiffLine& line, bool intended) const
{
    const diff::SideCell& cell = intended ? line.row.intended : line.row.running;
    if (cell.isDefault)
        return {{q(cell.name), CellInk::Faint, 0}, {q(cell.value), CellInk::Faint, 7}, {tr("by default"), CellInk::Faint, 7}};
    if (cell.present)
        return cellRuns(cell, line.row.mark == diff::RowMark::Change);
    // Not configured and yet no difference: the default does what the intent spells out.
    if (!intended && line.row.mark == diff::RowMark::None && !line.row.intended.value.empty())
        return {{q(line.row.intended.name), CellInk::Faint, 0}, {tr("by default"), CellInk::Faint, 7}};
    return {};
}

CellRuns DiffView::unifiedRuns(const DiffLine& line) const
{
    if (line.row.mark != diff::RowMark::Change)
        return sideRuns(line, line.row.intended.present);
    CellRuns runs = cellRuns(line.row.running, true);
    runs.push_back({u" \u2192 "_s, CellInk::Quiet, 0});
    const CellRuns intended = valueRuns(line.row.intended, true);
    runs.insert(runs.end(), intended.begin(), intended.end());
    return runs;
}

int DiffView::textRoom(const QRect& column, const DiffLine& line) const
{
    return column.width() - kDiffTextLeft - line.row.depth * kIndent - kTextRight;
}

void DiffView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Tokens& tokens = tokensOf(this);
    painter.fillRect(event->rect(), tokens.panel);
    const Columns parts = columns();
    const int first = std::max(lineAt(verticalScrollBar()->value()), 0);
    for (int i = first; i < static_cast<int>(m_lines.size()); ++i) {
        const QRect area = lineRect(i).adjusted(0, 0, -parts.ruler.width(), 0);
        if (area.top() > viewport()->height())
            break;
        paintLine(painter, area, m_lines[static_cast<std::size_t>(i)], i, tokens);
    }
    // The header of the device at the top stays until the next one pushes it away.
    if (!m_lines.empty() && verticalScrollBar()->value() > 0) {
        int header = first;
        while (header > 0 && m_lines[static_cast<std::size_t>(header)].kind != DiffLine::Kind::Device)
            --header;
        if (m_lines[static_cast<std::size_t>(header)].kind == DiffLine::Kind::Device) {
            QRect area(0, 0, parts.ruler.left(), lineRect(header).height());
            for (int i = header + 1; i < static_cast<int>(m_lines.size()) && lineRect(i).top() < area.height(); ++i)
                if (m_lines[static_cast<std::size_t>(i)].kind == DiffLine::Kind::Device)
                    area.moveBottom(lineRect(i).top() - 1);
            paintDevice(painter, area, m_lines[static_cast<std::size_t>(header)], tokens);
        }
    }
    paintRuler(painter, parts.ruler, tokens);
}

void DiffView::paintLine(QPainter& painter, const QRect& area, const DiffLine& line, int index, const Tokens& tokens) const
{
    switch (line.kind) {
    case DiffLine::Kind::Device: paintDevice(painter, area, line, tokens); return;
    case DiffLine::Kind::Fold:
    case DiffLine::Kind::Unmanaged: paintFold(painter, area, line, tokens); return;
    case DiffLine::Kind::Note: {
        paintSelvedge(painter, QRectF(area.left(), area.top(), metric::kSelvedge, area.height()), Selvedge::Hatch, tokens.t3);
        LineWriter writer(painter, area.adjusted(14, 0, -8, 0));
        writer.write(Type::BodyStrong, tokens.text, line.device);
        writer.gap(8);
        writer.write(Type::Secondary, tokens.t2, line.note);
        return;
    }
    case DiffLine::Kind::Tree: break;
    }
    const Columns parts = columns();
    const auto slice = [&](const QRect& column) { return QRect(column.left(), area.top(), column.width(), area.height()); };
    const Status status = statusOfMark(line.row.mark);
    if (status != Status::None)
        painter.fillRect(slice(parts.gutter), tokens.tone(status).tint);
    if (isUnified()) {
        paintUnified(painter, slice(parts.left), line, tokens);
    } else {
        paintSide(painter, slice(parts.left), line, true, tokens);
        paintSide(painter, slice(parts.right), line, false, tokens);
        painter.fillRect(QRect(parts.gutter.left(), area.top(), 1, area.height()), tokens.line);
        painter.fillRect(QRect(parts.right.left(), area.top(), 1, area.height()), tokens.line);
    }
    QRect gutter = slice(parts.gutter);
    gutter.setHeight(kDiffRow);
    paintGutter(painter, gutter, line, index, tokens);
    if (!line.hunk.isEmpty() && line.hunk == m_current) {
        painter.setPen(QPen(hasFocus() ? tokens.iris : tokens.ctl, hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        const auto at = static_cast<std::size_t>(index);
        const bool top = at == 0 || m_lines[at - 1].hunk != line.hunk;
        const bool bottom = at + 1 == m_lines.size() || m_lines[at + 1].hunk != line.hunk;
        const QRect box = area.adjusted(1, 1, -1, -1);
        painter.drawLine(box.left(), area.top(), box.left(), area.bottom());
        painter.drawLine(box.right(), area.top(), box.right(), area.bottom());
        if (top)
            painter.drawLine(box.topLeft(), box.topRight());
        if (bottom)
            painter.drawLine(box.bottomLeft(), box.bottomRight());
    }
}

void DiffView::paintDevice(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const
{
    painter.fillRect(area, tokens.win);
    painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), tokens.line2);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), tokens.line);
    const QColor ink = tokens.tone(line.status).ink;
    paintSelvedge(painter, QRectF(area.left(), area.top(), metric::kSelvedge, area.height()), selvedgeOf(line.status), ink);
    paintGlyph(painter, QRectF(14, area.top() + (area.height() - 14) / 2.0, 14, 14), line.status, ink);
    const QString progress = line.open == 0 ? tr("all decided") : line.open == 1 ? tr("1 to decide") : tr("%1 to decide").arg(line.open);
    const int right = area.right() - 14 - textWidth(Type::Secondary, progress);
    drawText(painter, QRect(right, area.top(), area.right() - right, area.height()), Type::Secondary, tokens.t2, progress);
    const HunkCounts counts{line.add, line.remove, line.change, 0};
    const int countsLeft = right - 16 - countsWidth(counts);
    paintCounts(painter, QRect(countsLeft, area.top(), right - countsLeft, area.height()), counts, tokens);
    LineWriter writer(painter, QRect(36, area.top(), countsLeft - 48, area.height()));
    writer.write(Type::BodyStrong, tokens.text, line.device);
    writer.gap(8);
    writer.write(Type::Secondary, tokens.t2, line.note);
}

void DiffView::paintFold(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const
{
    painter.fillRect(area, tokens.sunk);
    painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), tokens.line);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), tokens.line);
    const bool fold = line.kind == DiffLine::Kind::Fold;
    paintIcon(painter, QRect(8, area.top() + (area.height() - 14) / 2, 14, 14), fold ? u"unfold-vertical"_s : u"info"_s, tokens.t3);
    const int count = static_cast<int>(line.row.count);
    const QString head = fold ? (count == 1 ? tr("1 unchanged") : tr("%1 unchanged").arg(count))
                              : (count == 1 ? tr("unmanaged, 1 leaf") : tr("unmanaged, %1 leaves").arg(count));
    LineWriter writer(painter, area.adjusted(kDiffTextLeft, 0, -8, 0));
    writer.write(Type::Secondary, tokens.t2, head);
    writer.gap(10);
    writer.write(Type::Secondary, tokens.t3, q(line.row.names));
}

void DiffView::paintEdge(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const
{
    const Status status = statusOfMark(line.row.mark);
    if (status == Status::None)
        return;
    painter.fillRect(area, tokens.tone(status).tint);
    const QColor ink = tokens.tone(status).ink;
    paintSelvedge(painter, QRectF(area.left() + 1, area.top(), metric::kSelvedge, area.height()), selvedgeOf(status), ink);
    if (line.row.firstOfHunk || status == Status::Changed)
        paintGlyph(painter, QRectF(area.left() + kGlyphX + 2, area.top() + (kDiffRow - 11) / 2.0, 11, 11), status, ink);
}

void DiffView::paintSide(QPainter& painter, const QRect& area, const DiffLine& line, bool intended, const Tokens& tokens) const
{
    painter.save();
    painter.setClipRect(area);
    const diff::SideCell& cell = intended ? line.row.intended : line.row.running;
    if (line.row.mark != diff::RowMark::None && !cell.present && !cell.isDefault) {
        paintHatch(painter, area, tokens.hatch);
    } else {
        paintEdge(painter, area, line, tokens);
        paintPieces(painter, area.adjusted(kDiffTextLeft + line.row.depth * kIndent, 0, 0, 0), kDiffRow,
                    breakRuns(sideRuns(line, intended), textRoom(area, line)), tokens);
    }
    painter.restore();
}

void DiffView::paintUnified(QPainter& painter, const QRect& area, const DiffLine& line, const Tokens& tokens) const
{
    painter.save();
    painter.setClipRect(area);
    paintEdge(painter, area, line, tokens);
    paintPieces(painter, area.adjusted(kDiffTextLeft + line.row.depth * kIndent, 0, 0, 0), kDiffRow,
                breakRuns(unifiedRuns(line), textRoom(area, line)), tokens);
    painter.restore();
}

void DiffView::paintGutter(QPainter& painter, const QRect& area, const DiffLine& line, int index, const Tokens& tokens) const
{
    if (!line.row.firstOfHunk || line.hunk.isEmpty())
        return;
    if (const auto decided = m_decisions.find(line.hunk); decided != m_decisions.end()) {
        paintStatus(painter, area.adjusted(14, 0, -4, 0), decided->second, wordOf(decided->second), tokens);
        return;
    }
    static const std::array<QString, 3> kIcons{u"check"_s, u"x"_s, u"pause"_s};
    const QRect frame = buttonRect(area, 0).united(buttonRect(area, 2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.ctl, 1));
    painter.setBrush(tokens.panel);
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), metric::kRadius, metric::kRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int button = 0; button < 3; ++button) {
        const QRect box = buttonRect(area, button);
        if (index == m_hoverLine && button == m_hoverButton)
            painter.fillRect(box.adjusted(2, 2, -2, -2), tokens.hover);
        if (button > 0)
            painter.fillRect(QRect(box.left(), box.top() + 1, 1, box.height() - 2), tokens.line2);
        QRect glyph(0, 0, 13, 13);
        glyph.moveCenter(box.center());
        paintIcon(painter, glyph, kIcons.at(static_cast<std::size_t>(button)), tokens.text);
    }
}

void DiffView::paintRuler(QPainter& painter, const QRect& area, const Tokens& tokens) const
{
    painter.fillRect(area, tokens.sunk);
    painter.fillRect(QRect(area.left(), area.top(), 1, area.height()), tokens.line);
    const int total = std::max(m_tops.back(), viewport()->height());
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Status status = statusOfMark(m_lines[i].row.mark);
        if (m_lines[i].kind != DiffLine::Kind::Tree || status == Status::None || !m_lines[i].row.firstOfHunk)
            continue;
        const int y = static_cast<int>(static_cast<double>(m_tops[i]) / total * viewport()->height());
        painter.fillRect(QRect(area.left() + 3, y, area.width() - 5, 4), tokens.tone(status).ink);
    }
}

} // namespace fc::ui
