#include "ui/delegates/table_delegate.h"

#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace fc::ui {

namespace {

constexpr int kPad = 8;

/// The ring goes around the whole row: the row is what is selected and acted on. Each cell paints its part.
void paintRowFocus(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Tokens& t)
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (table == nullptr || !table->hasFocus() || table->currentIndex().row() != index.row())
        return;
    const QRect& cell = option.rect;
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), t.iris);
    painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2), t.iris);
    const QHeaderView* header = table->horizontalHeader();
    const int at = header->visualIndex(index.column());
    if (at == 0)
        painter.fillRect(QRect(cell.left(), cell.top(), 2, cell.height()), t.iris);
    if (at == header->count() - 1)
        painter.fillRect(QRect(cell.right() - 1, cell.top(), 2, cell.height()), t.iris);
}

} // namespace

TableDelegate::TableDelegate(int statusRole, int monoRole, QObject* parent)
    : QStyledItemDelegate(parent), m_statusRole(statusRole), m_monoRole(monoRole)
{
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool mono = index.data(m_monoRole).toBool();
    const int glyph = index.data(m_statusRole).toInt() == 0 ? 0 : 19;
    const Type type = mono ? Type::Mono : index.column() == 0 ? Type::BodyStrong : Type::Body;
    return {textWidth(type, index.data().toString()) + glyph + 2 * kPad + 2, metric::kRowNormal};
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokensOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, t.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, t.hover);
    const QRect area = option.rect.adjusted(kPad, 0, -kPad, 0);
    const QString text = index.data().toString();
    const auto status = static_cast<Status>(index.data(m_statusRole).toInt());
    const QColor ink = selected ? t.selectionText : index.column() == 0 ? t.text : t.t2;
    if (status != Status::None) {
        paintStatus(*painter, area, status, text, t, selected, Type::Body);
    } else {
        const Type type = index.data(m_monoRole).toBool() ? Type::Mono
                        : index.column() == 0             ? Type::BodyStrong
                                                          : Type::Body;
        const auto align = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        drawText(*painter, area, type, ink, text, align);
    }
    paintRowFocus(*painter, option, index, t);
}

} // namespace fc::ui
