#pragma once

#include "engine/fabric_view.h"
#include "ui/models/status.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace fc::ui {

/// The devices as a table: the twin of the topology. A new view announces only the rows that changed.
class DeviceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Role, Config, Health, Address, RouterId, Asn, Pair, Hunks, Rate, Age, ColumnCount };
    enum DataRole {
        StatusRole = Qt::UserRole + 1, ///< int of Status, for Config and Health
        SortRole,                      ///< comparable value
        NumberRole,                    ///< true for columns set in mono, right-aligned
        MonoRole,                      ///< true for columns set in mono
    };

    explicit DeviceModel(QObject* parent = nullptr);

    /// `now` gives the ages.
    void setView(const engine::FabricView& view, SystemTime now);
    QString nameAt(int row) const; ///< device of a row; empty if there is none
    int rowOf(const QString& name) const; ///< -1 if there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Cell
    {
        QString text;
        QVariant sort;
        Status status = Status::None;
        bool operator==(const Cell&) const = default;
    };
    using Row = std::vector<Cell>;
    static Row rowOf(const engine::DeviceView& device, int position, SystemTime now);

    std::vector<Row> m_rows;
};

} // namespace fc::ui
