#include "ui/widgets/change_delegate.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/change_list_model.h"

#include <QPainter>

namespace fc::ui {

void ChangeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ChangeListModel*>(index.model());
    if (model == nullptr)
        return;
    const ChangeRow& row = model->row(index.row());
    const Tokens& tokens = tokensOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect area = option.rect;
    if (selected)
        painter->fillRect(area, tokens.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(area, tokens.hover);
    const ToneColours& tone = tokens.tone(row.status);
    const QColor ink = selected ? tone.onSelection : tone.ink;

    if (row.kind == ChangeRow::Kind::Hunk) {
        int right = area.right() - 10;
        if (row.decision != Status::None) {
            const QRect glyph(right - 13, area.top() + (area.height() - 13) / 2, 13, 13);
            const ToneColours& decided = tokens.tone(row.decision);
            paintGlyph(*painter, glyph, row.decision, selected ? decided.onSelection : decided.ink);
            right -= 20;
        }
        paintGlyph(*painter, QRectF(area.left() + 26, area.top() + (area.height() - 11) / 2.0, 11, 11), row.status, ink);
        drawText(*painter, QRect(area.left() + 44, area.top(), right - area.left() - 44, area.height()), Type::Secondary,
                 row.decision == Status::Rejected || row.decision == Status::Deferred ? tokens.t2 : tokens.text, row.text);
        return;
    }
    paintSelvedge(*painter, QRectF(area.left() + 1, area.top() + 2, metric::kSelvedge, area.height() - 4),
                  selvedgeOf(row.status), ink);
    const HunkCounts counts{row.add, row.remove, row.change, 0};
    const int countsWide = counts.isEmpty() ? 0 : countsWidth(counts);
    const int right = area.right() - 10 - countsWide;
    if (countsWide > 0)
        paintCounts(*painter, QRect(right, area.top(), countsWide, area.height()), counts, tokens, selected);
    const int left = area.left() + 14;
    const int used = drawText(*painter, QRect(left, area.top(), right - left - 6, area.height()), Type::BodyStrong,
                              tokens.text, row.text);
    const int noteLeft = left + used + 7;
    // Half a note says less than none: the pane beside it shows the same.
    if (textWidth(Type::Caption, row.note) <= right - noteLeft - 6)
        drawText(*painter, QRect(noteLeft, area.top(), right - noteLeft - 6, area.height()), Type::Caption, tokens.t2, row.note);
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, metric::kRowNormal};
}

} // namespace fc::ui
