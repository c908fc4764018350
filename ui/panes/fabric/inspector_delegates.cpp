#include "ui/panes/fabric/inspector_delegates.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/models/detail_models.h"

#include <QPainter>
#include <QTableView>
#include <QTextLayout>

#include <cmath>

namespace fc::ui {

namespace {

bool is(const QStyleOptionViewItem& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// Fill and focus of a row; returns whether it is selected.
bool paintRow(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& t)
{
    const bool selected = is(option, QStyle::State_Selected) && is(option, QStyle::State_HasFocus);
    if (selected || is(option, QStyle::State_MouseOver))
        painter.fillRect(option.rect, selected ? t.selection : t.hover);
    return selected;
}

void paintFocus(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& t)
{
    if (!is(option, QStyle::State_HasFocus))
        return;
    painter.setPen(QPen(t.iris, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(1, 1, -1, -1));
}

constexpr int kComparePad = 6;
constexpr int kHunkText = 36, kHunkRight = 10, kHunkHead = 24; ///< px left, right and above the value of a hunk

int wrappedHeight(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        height += line.height();
    }
    layout.endLayout();
    return static_cast<int>(std::ceil(height));
}

/// Table type; breaks between words, within one only if it is longer than the row.
void drawWrapped(QPainter& painter, const QRect& area, const QColor& ink, const QString& text)
{
    painter.setFont(fontOf(Type::MonoTable));
    painter.setPen(ink);
    QTextOption wrap(Qt::AlignLeft | Qt::AlignTop);
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    painter.drawText(QRectF(area), text, wrap);
}

} // namespace

QSize HunkRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    const int room = (list == nullptr ? 200 : list->viewport()->width()) - kHunkText - kHunkRight;
    const int rows = wrappedHeight(index.data(DetailRowModel::DetailRole).toString(), fontOf(Type::MonoTable), room);
    return {200, kHunkHead + std::max(rows, 14) + 8};
}

void HunkRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokensOf(option.widget);
    const bool selected = paintRow(*painter, option, t);
    const auto status = static_cast<Status>(index.data(DetailRowModel::StatusRole).toInt());
    const QRect row = option.rect;
    const ToneColours& tone = t.tone(status);
    paintSelvedge(*painter, QRectF(row.left() + 3, row.top() + 4, metric::kSelvedge, row.height() - 9), selvedgeOf(status),
                  tone.ink);
    paintGlyph(*painter, QRectF(row.left() + 15, row.top() + 8, 13, 13), status, selected ? tone.onSelection : tone.ink);
    QRect text = row.adjusted(kHunkText, 5, -kHunkRight, 0);
    const auto mark = static_cast<Status>(index.data(DetailRowModel::MarkRole).toInt());
    if (mark != Status::None) {
        const int width = pillWidth(mark, wordOf(mark));
        paintPill(*painter, QRect(text.right() + 1 - width, row.top() + 4, width, 20), mark, wordOf(mark), t);
        text.setRight(text.right() - width - 8);
    }
    drawText(*painter, QRect(text.left(), text.top(), text.width(), 18), Type::BodyMedium,
             selected ? t.selectionText : t.text, index.data().toString());
    drawWrapped(*painter, QRect(text.left(), row.top() + kHunkHead, row.right() + 1 - kHunkRight - text.left(), row.height() - kHunkHead),
                selected && t.isHighContrast() ? t.selectionText : t.t2, index.data(DetailRowModel::DetailRole).toString());
    if (index.row() + 1 < index.model()->rowCount())
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
    paintFocus(*painter, option, t);
}

QSize LinkRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, 24};
}

void LinkRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokensOf(option.widget);
    const bool selected = paintRow(*painter, option, t);
    const auto status = static_cast<Status>(index.data(DetailRowModel::StatusRole).toInt());
    const QRect row = option.rect.adjusted(0, 0, -4, 0);
    const ToneColours& tone = t.tone(status);
    paintGlyph(*painter, QRectF(row.left() + 2, row.top() + 5, 13, 13), status, selected ? tone.onSelection : tone.ink);
    const QColor ink = selected ? t.selectionText : t.text;
    drawText(*painter, QRect(row.left() + 22, row.top(), 52, row.height()), Type::Mono, ink, index.data().toString());
    const QString right = index.data(DetailRowModel::RightRole).toString();
    const int rightWidth = textWidth(Type::Mono, right);
    drawText(*painter, QRect(row.right() + 1 - rightWidth, row.top(), rightWidth, row.height()), Type::Mono,
             selected ? ink : t.t2, right);
    drawText(*painter, QRect(row.left() + 78, row.top(), row.width() - 78 - rightWidth - 10, row.height()), Type::Body,
             selected ? ink : t.t2, index.data(DetailRowModel::DetailRole).toString());
    paintFocus(*painter, option, t);
}

QSize CompareDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int width = (table == nullptr ? 120 : table->columnWidth(index.column())) - 2 * kComparePad;
    const Type type = index.column() == 0 ? Type::Secondary : Type::MonoTable;
    const int height = wrappedHeight(index.data().toString(), fontOf(type), width);
    return {width + 2 * kComparePad, std::max(metric::kRowNormal, height + 10)};
}

void CompareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokensOf(option.widget);
    const bool differs = index.data(LinkCompareModel::DiffersRole).toBool();
    const ToneColours& tone = t.tone(Status::Changed);
    if (differs)
        painter->fillRect(option.rect, tone.tint);
    const QRect text = option.rect.adjusted(kComparePad, 5, -kComparePad, -5);
    if (index.column() == 0) {
        painter->setFont(fontOf(Type::Secondary));
        painter->setPen(differs ? tone.ink : t.t3);
        const QRect label = differs ? text.adjusted(18, 0, 0, 0) : text;
        if (differs) {
            paintSelvedge(*painter, QRectF(option.rect.left(), option.rect.top() + 2, 5, option.rect.height() - 4),
                          Selvedge::Dashes, tone.ink);
            paintGlyph(*painter, QRectF(text.left() + 2, text.top() + 2, 12, 12), Status::Changed, tone.ink);
        }
        painter->drawText(label, Qt::AlignLeft | Qt::AlignTop, index.data().toString());
    } else {
        drawWrapped(*painter, text, t.text, index.data().toString());
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    paintFocus(*painter, option, t);
}

} // namespace fc::ui
