#pragma once

#include "engine/fabric_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace fc::ui {

/// Applies, newest first.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Result, Devices, Changes, Who, Reason, Journal, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const std::vector<engine::HistoryEntry>& entries);
    const engine::HistoryEntry& entry(int row) const { return m_rows.at(static_cast<std::size_t>(row)).entry; }
    int find(const QString& journal) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        engine::HistoryEntry entry;
        bool operator==(const Row& other) const;
    };
    std::vector<Row> m_rows;
};

/// "applied" and so on as a status.
enum class Status : std::uint8_t;
Status statusOfResult(const std::string& result);
/// The same for people: "applied", "applied in part".
QString wordOfResult(const std::string& result);
/// A device's place in an apply: "verified", "failed".
QString wordOfDeviceState(const std::string& state);
/// The reasons of the approvals, or that none was given.
QString reasonOf(const engine::HistoryEntry& entry);

} // namespace fc::ui
