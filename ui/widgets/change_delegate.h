#pragma once

#include <QStyledItemDelegate>

namespace fc::ui {

/// Draws the rows of ChangeListModel: selvedge, name, counts, decision.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace fc::ui
