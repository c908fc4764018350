#include "ui/widgets/fixed_list.h"

#include <QResizeEvent>

namespace fc::ui {

FixedList::FixedList(const QString& name, QWidget* parent) : QListView(parent)
{
    setAccessibleName(name);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        scheduleDelayedItemsLayout();
        updateGeometry();
    });
}

void FixedList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    // Rows wrap their text: another width is another height.
    if (event->size().width() != event->oldSize().width()) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

QSize FixedList::sizeHint() const
{
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    int height = rows == 0 ? 0 : 2 * frameWidth();
    for (int row = 0; row < rows; ++row)
        height += sizeHintForRow(row);
    return {200, height};
}

QSize FixedList::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

} // namespace fc::ui
