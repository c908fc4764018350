#pragma once

#include <QSortFilterProxyModel>

namespace fc::ui {

/// Rows of an EventModel that a filter lets through. Never sorts.
class EventFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit EventFilter(QObject* parent = nullptr);
    void setFilter(const QString& filter);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_filter;
};

} // namespace fc::ui
