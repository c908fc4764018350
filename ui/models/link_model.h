#pragma once

#include "engine/fabric_view.h"
#include "ui/models/status.h"

#include <QAbstractTableModel>

#include <vector>

namespace fc::ui {

/// The links as a table, beside DeviceModel.
class LinkModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { DeviceA, PortA, DeviceB, PortB, State, Differs, RateIn, RateOut, ColumnCount };
    /// The same roles as DeviceModel, so that one delegate draws both.
    enum DataRole { StatusRole = Qt::UserRole + 1, SortRole, NumberRole, MonoRole };

    explicit LinkModel(QObject* parent = nullptr);

    void setView(const engine::FabricView& view);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString deviceA, portA, deviceB, portB, differs;
        engine::LinkState state = engine::LinkState::Unknown;
        double in = 0, out = 0; ///< bits per second as end A sees them
        bool operator==(const Row&) const = default;
    };
    QString textOf(const Row& row, int column) const;
    QVariant sortOf(const Row& row, int column) const;

    std::vector<Row> m_rows;
};

} // namespace fc::ui
