#include "ui/widgets/fixed_list.h"

namespace fc::ui {

FixedList::FixedList(const QString& name, QWidget* parent) : QListView(parent)
{
    setAccessibleName(name);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    connect(this, &QListView::clicked, this, &FixedList::chosen);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        if (hasFocus() && !underMouse())
            Q_EMIT chosen(index);
    });
}

void FixedList::setModel(QAbstractItemModel* model)
{
    QListView::setModel(model);
    const auto resize = [this] { updateGeometry(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, resize);
    connect(model, &QAbstractItemModel::rowsRemoved, this, resize);
}

QSize FixedList::sizeHint() const
{
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    return {200, rows == 0 ? 0 : rows * sizeHintForRow(0) + 2 * frameWidth()};
}

QSize FixedList::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

} // namespace fc::ui
