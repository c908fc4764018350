#pragma once

#include "engine/fabric_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace fc::ui {

/// One row a device: how it is reached and what its session does.
class ConnectionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Device, Address, Session, Tls, Version, Leaves, Updates, LastData, Reconnects, Merged, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setView(const engine::FabricView& view);
    /// Ages only: cheap.
    void tick(SystemTime now);
    QString deviceAt(int row) const;
    int find(const QString& device) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString device, address, tls, version, reason;
        engine::SessionState session = engine::SessionState::Idle;
        std::uint64_t leaves = 0, updates = 0, reconnects = 0, merged = 0, bad = 0;
        std::optional<SystemTime> lastData;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> m_rows;
    SystemTime m_now{};
};

} // namespace fc::ui
