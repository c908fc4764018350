#include "ui/models/service_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/keyed_rows.h"
#include "ui/models/roles.h"
#include "ui/models/status.h"

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

bool isSession(const checks::ServiceRow& row)
{
    return row.kind == checks::ServiceKind::Bgp || row.kind == checks::ServiceKind::Evpn;
}

Status statusOfCell(const checks::ServiceCell& cell, bool asymmetric)
{
    if (!cell.matches())
        return cell.intended ? Status::Fault : Status::Drift;
    if (asymmetric)
        return Status::Warning;
    if (!cell.intended)
        return Status::None;
    return cell.running ? Status::Healthy : Status::Queued;
}

QString wordOfCell(const checks::ServiceRow& row, const checks::ServiceCell& cell, bool asymmetric)
{
    if (!cell.matches() && cell.intended)
        return isSession(row) && !cell.runs.empty() ? q(cell.runs).toLower() : ServiceModel::tr("missing");
    if (!cell.matches())
        return ServiceModel::tr("extra");
    if (asymmetric)
        return cell.intended ? ServiceModel::tr("only here") : ServiceModel::tr("not here");
    if (!cell.intended)
        return {};
    return !cell.running ? ServiceModel::tr("intended") : isSession(row) ? ServiceModel::tr("up") : ServiceModel::tr("runs");
}

} // namespace

void ServiceModel::setMatrix(std::shared_ptr<const checks::ServiceMatrix> matrix, ServiceTable table)
{
    const bool sameDevices = m_matrix && matrix && m_matrix->devices == matrix->devices && m_matrix->peers == matrix->peers;
    std::vector<checks::ServiceRow> fresh;
    if (matrix)
        fresh = table == ServiceTable::Services ? matrix->services : matrix->sessions;
    if (!sameDevices) {
        beginResetModel();
        m_matrix = std::move(matrix);
        m_rows = std::move(fresh);
        endResetModel();
        return;
    }
    m_matrix = std::move(matrix);
    const int last = columnCount() - 1;
    const KeyedRowSignals signal{[this](int first, int end) { beginRemoveRows({}, first, end); },
                                 [this] { endRemoveRows(); },
                                 [this](int first, int end) { beginInsertRows({}, first, end); },
                                 [this] { endInsertRows(); },
                                 [this, last](int row) { Q_EMIT dataChanged(index(row, 0), index(row, last)); }};
    updateKeyedRows(m_rows, std::move(fresh), [](const checks::ServiceRow& row) { return row.key; }, signal);
}

QString ServiceModel::deviceAt(int column) const
{
    const int at = column - FirstDevice;
    return m_matrix && at >= 0 && at < static_cast<int>(m_matrix->devices.size()) ? q(m_matrix->devices[static_cast<std::size_t>(at)])
                                                                                   : QString();
}

int ServiceModel::columnOf(const QString& device) const
{
    for (int column = FirstDevice; column < columnCount(); ++column)
        if (deviceAt(column) == device)
            return column;
    return -1;
}

int ServiceModel::find(const QString& key) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (q(m_rows[i].key) == key)
            return static_cast<int>(i);
    return -1;
}

bool ServiceModel::isAsymmetric(const QModelIndex& index) const
{
    return m_matrix->isAsymmetric(row(index.row()), static_cast<std::size_t>(index.column() - FirstDevice));
}

QString ServiceModel::sentence(const QModelIndex& index) const
{
    if (!index.isValid() || !m_matrix)
        return {};
    const checks::ServiceRow& one = row(index.row());
    const QString what = one.kind == checks::ServiceKind::Vrf    ? tr("VRF %1").arg(q(one.name))
                         : one.kind == checks::ServiceKind::Bgp  ? tr("BGP to %1").arg(q(one.name))
                         : one.kind == checks::ServiceKind::Evpn ? tr("EVPN to %1").arg(q(one.name))
                                                                 : q(one.name);
    if (index.column() < FirstDevice)
        return one.detail.empty() ? what : QString(what % u", "_s % q(one.detail));
    const checks::ServiceCell& cell = one.cells.at(static_cast<std::size_t>(index.column() - FirstDevice));
    const QString intends = !cell.intended          ? tr("not intended")
                            : cell.intends.empty() ? tr("intended")
                                                   : tr("intended (%1)").arg(q(cell.intends));
    const QString runs = !cell.running        ? tr("the device was not heard")
                         : cell.runs.empty()  ? (*cell.running ? tr("runs") : tr("does not run"))
                         : *cell.running      ? tr("runs (%1)").arg(q(cell.runs))
                                              : tr("does not run (%1)").arg(q(cell.runs));
    QString text = deviceAt(index.column()) % u": "_s % what % u", "_s % intends % u", "_s % runs;
    if (isAsymmetric(index)) {
        const int peer = m_matrix->peers.at(static_cast<std::size_t>(index.column() - FirstDevice));
        text += u"; "_s % tr("its MLAG peer %1 differs").arg(q(m_matrix->devices.at(static_cast<std::size_t>(peer))));
    }
    return text;
}

int ServiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ServiceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_matrix ? 0 : FirstDevice + static_cast<int>(m_matrix->devices.size());
}

QVariant ServiceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_matrix)
        return {};
    const checks::ServiceRow& one = row(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return sentence(index);
    if (index.column() == Name)
        return role == Qt::DisplayRole && one.kind == checks::ServiceKind::Evpn ? QVariant(tr("EVPN %1").arg(q(one.name)))
               : role == Qt::DisplayRole && one.kind == checks::ServiceKind::Bgp ? QVariant(tr("BGP %1").arg(q(one.name)))
               : role == Qt::DisplayRole                                         ? QVariant(q(one.name))
                                                                                 : QVariant();
    if (index.column() == Detail)
        return role == Qt::DisplayRole ? QVariant(q(one.detail)) : QVariant();
    const checks::ServiceCell& cell = one.cells.at(static_cast<std::size_t>(index.column() - FirstDevice));
    if (role == kStatusRole)
        return static_cast<int>(statusOfCell(cell, isAsymmetric(index)));
    return role == Qt::DisplayRole ? QVariant(wordOfCell(one, cell, isAsymmetric(index))) : QVariant();
}

QVariant ServiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == Name)
        return tr("Service");
    return section == Detail ? tr("What it is") : deviceAt(section);
}

} // namespace fc::ui
