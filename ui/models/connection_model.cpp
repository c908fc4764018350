#include "ui/models/connection_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/keyed_rows.h"
#include "ui/models/roles.h"
#include "ui/models/status.h"

namespace fc::ui {

using namespace Qt::StringLiterals;

void ConnectionModel::setView(const engine::FabricView& view)
{
    m_now = view.time;
    std::vector<Row> fresh;
    for (const engine::DeviceView& device : view.devices) {
        Row row;
        row.device = q(device.device.name);
        const QString host = q(device.device.address);
        row.address = (host.contains(u':') ? u'[' % host % u']' : host) % u':' % QString::number(device.device.port);
        row.tls = q(device.tls);
        row.version = q(device.softwareVersion);
        row.reason = q(device.sessionReason);
        row.session = device.session;
        row.leaves = device.leaves;
        row.updates = device.updates;
        row.reconnects = device.reconnects;
        row.merged = device.merged;
        row.bad = device.bad;
        row.lastData = device.lastData;
        fresh.push_back(std::move(row));
    }
    KeyedRowSignals signal{[this](int first, int last) { beginRemoveRows({}, first, last); },
                           [this] { endRemoveRows(); },
                           [this](int first, int last) { beginInsertRows({}, first, last); },
                           [this] { endInsertRows(); },
                           [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }};
    updateKeyedRows(m_rows, std::move(fresh), [](const Row& row) { return row.device; }, signal);
}

void ConnectionModel::tick(SystemTime now)
{
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, LastData), index(static_cast<int>(m_rows.size()) - 1, LastData), {Qt::DisplayRole});
}

QString ConnectionModel::deviceAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].device : QString();
}

int ConnectionModel::find(const QString& device) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].device == device)
            return static_cast<int>(i);
    return -1;
}

int ConnectionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConnectionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    if (role == kStatusRole && index.column() == Session)
        return static_cast<int>(statusOf(row.session));
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == kMonoRole)
        return index.column() == Address || (index.column() >= Version && index.column() <= Merged);
    if (role == Qt::ToolTipRole && index.column() == Reason)
        return row.reason;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Device: return row.device;
    case Address: return row.address;
    case Session: return q(engine::toString(row.session));
    case Tls: return row.tls;
    case Version: return row.version;
    case Leaves: return countText(static_cast<double>(row.leaves));
    case Updates: return countText(static_cast<double>(row.updates));
    case LastData: return row.lastData ? ageText(*row.lastData, m_now) : QString();
    case Reconnects: return QString::number(row.reconnects);
    case Merged: return QString(QString::number(row.merged) % u" / "_s % QString::number(row.bad));
    case Reason: return row.reason;
    default: return {};
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Device: return tr("Device");
    case Address: return tr("gNMI address");
    case Session: return tr("Session");
    case Tls: return tr("TLS");
    case Version: return tr("EOS");
    case Leaves: return tr("Leaves");
    case Updates: return tr("Updates");
    case LastData: return tr("Data age");
    case Reconnects: return tr("Reconnects");
    case Merged: return tr("Merged / bad");
    case Reason: return tr("Why not live");
    default: return {};
    }
}

} // namespace fc::ui
