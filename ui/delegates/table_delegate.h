#pragma once

#include <QStyledItemDelegate>

namespace fc::ui {

/// Cells of the dense tables: a status glyph before the words, mono where numbers align, bold first column.
/// Roles are given by number so that any model can be drawn.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TableDelegate(int statusRole, int monoRole, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_statusRole;
    int m_monoRole;
};

} // namespace fc::ui
