#include "ui/models/event_filter.h"

#include "ui/models/event_model.h"

namespace fc::ui {

EventFilter::EventFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
}

void EventFilter::setFilter(const QString& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

bool EventFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* events = static_cast<const EventModel*>(sourceModel());
    return m_filter.isEmpty() || matchesFilter(events->record(row), m_filter);
}

} // namespace fc::ui
