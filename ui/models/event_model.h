#pragma once

#include "engine/fabric_view.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace fc::ui {

/// The event list, oldest first, append-only; the oldest fall out beyond the capacity.
class EventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Level, Source, Device, Text, ColumnCount };
    static constexpr int kCapacity = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(std::vector<engine::EventRecord> records);
    std::uint64_t lastId() const { return m_rows.empty() ? 0 : m_rows.back().id; }
    const engine::EventRecord& record(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<engine::EventRecord> m_rows;
};

/// Words that all have to occur in a record; "device:leaf7", "source:netbox", "level:error" narrow to a field.
/// Empty matches all.
bool matchesFilter(const engine::EventRecord& record, const QString& filter);
/// What is wrong with a filter, or empty: unknown field before the colon.
QString filterProblem(const QString& filter);
QString levelWord(engine::Severity severity);

} // namespace fc::ui
