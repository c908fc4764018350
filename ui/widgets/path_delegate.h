#pragma once

#include <QStyledItemDelegate>

namespace fc::ui {

/// Rows of the path tree: icon, name with what the query matched, access badge, letters of what the device serves.
class PathDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace fc::ui
