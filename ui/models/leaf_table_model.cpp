#include "ui/models/leaf_table_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/roles.h"
#include "ui/models/status.h"

#include <QMimeData>

#include <algorithm>

namespace fc::ui {

namespace {

bool differs(const discovery::ConsistencyRow& row)
{
    return row.values.size() == 2 && row.values[0] != row.values[1];
}

} // namespace

LeafTableModel::LeafTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void LeafTableModel::setShape(Shape shape)
{
    m_shape = shape;
    rebuild();
}

void LeafTableModel::clear()
{
    m_devices.clear();
    rebuild();
}

void LeafTableModel::put(discovery::DeviceLeaves leaves)
{
    const std::string device = leaves.device;
    m_devices.insert_or_assign(device, std::move(leaves));
    rebuild();
}

void LeafTableModel::put(const std::string& device, const std::string& path, const std::string& value)
{
    discovery::DeviceLeaves& leaves = m_devices[device];
    leaves.device = device;
    leaves.problem.clear();
    const auto it = std::ranges::find(leaves.leaves, path, &discovery::LeafValue::path);
    if (it == leaves.leaves.end())
        leaves.leaves.push_back({{}, path, value});
    else if (it->value == value)
        return;
    else
        it->value = value;
    rebuild();
}

void LeafTableModel::rebuild()
{
    beginResetModel();
    std::vector<discovery::DeviceLeaves> devices;
    for (const auto& [name, leaves] : m_devices)
        devices.push_back(leaves);
    m_table = discovery::compareDevices(devices);
    if (comparesTwo())
        std::ranges::stable_partition(m_table.rows, [](const discovery::ConsistencyRow& row) { return differs(row); });
    m_rows.clear();
    for (const discovery::DeviceLeaves& device : devices)
        if (!device.problem.empty())
            m_rows.push_back({device.device, {}, device.problem, false, true});
    for (const discovery::ConsistencyRow& row : m_table.rows)
        for (std::size_t i = 0; i < row.values.size(); ++i)
            if (row.values[i])
                m_rows.push_back({m_table.devices[i], row.path, *row.values[i],
                                  !row.everyoneDiffers && row.values.size() > 1 && row.values[i] != row.usual, false});
    std::ranges::stable_sort(m_rows, [](const Row& a, const Row& b) {
        const auto rank = [](const Row& row) { return row.outlier ? 0 : row.problem ? 1 : 2; };
        return rank(a) < rank(b);
    });
    endResetModel();
}

QString LeafTableModel::summary() const
{
    if (comparesTwo()) {
        const auto rows = std::ranges::count_if(m_table.rows, [](const discovery::ConsistencyRow& row) { return differs(row); });
        return rows == 0 ? tr("%1 and %2 say the same").arg(q(m_table.devices[0]), q(m_table.devices[1]))
                         : tr("%1 and %2 differ in %3 of %4 leaves")
                               .arg(q(m_table.devices[0]), q(m_table.devices[1]))
                               .arg(rows)
                               .arg(m_table.rows.size());
    }
    return q(m_table.summary());
}

QString LeafTableModel::path(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (m_shape == Shape::Devices)
        return row >= 0 && at < m_rows.size() ? q(m_rows[at].path) : QString();
    return row >= 0 && at < m_table.rows.size() ? q(m_table.rows[at].path) : QString();
}

QString LeafTableModel::device(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return m_shape == Shape::Devices && row >= 0 && at < m_rows.size() ? q(m_rows[at].device) : QString();
}

int LeafTableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_shape == Shape::Devices ? m_rows.size() : m_table.rows.size());
}

int LeafTableModel::columnCount(const QModelIndex&) const
{
    return m_shape == Shape::Devices ? 3 : static_cast<int>(m_table.devices.size()) + 1;
}

QVariant LeafTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    if (role == kMonoRole)
        return column > 0 || m_shape == Shape::Consistency;
    if (m_shape == Shape::Devices) {
        const Row& line = m_rows[row];
        if (role == kStatusRole && column == 0)
            return static_cast<int>(line.outlier ? Status::Changed : line.problem ? Status::NoData : Status::None);
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
            return {};
        return column == 0 ? q(line.device) : column == 1 ? q(line.value) : q(line.path);
    }
    const discovery::ConsistencyRow& line = m_table.rows[row];
    if (column == 0)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? q(line.path) : QVariant();
    const auto& value = line.values[column - 1];
    if (role == kStatusRole && comparesTwo())
        return differs(line) ? QVariant(static_cast<int>(Status::Changed)) : QVariant();
    if (role == kStatusRole && !line.everyoneDiffers && line.outliers > 0 && value != line.usual)
        return static_cast<int>(Status::Changed);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return value ? q(*value) : tr("not there");
    return {};
}

Qt::ItemFlags LeafTableModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList LeafTableModel::mimeTypes() const
{
    return {QStringLiteral("text/plain")};
}

QMimeData* LeafTableModel::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData; // the caller takes it
    if (!indexes.isEmpty())
        data->setText(path(indexes.front().row()));
    return data;
}

QVariant LeafTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (m_shape == Shape::Consistency)
        return section == 0 ? tr("Leaf") : q(m_table.devices[static_cast<std::size_t>(section - 1)]);
    return section == 0 ? tr("Device") : section == 1 ? tr("Value") : tr("Instance");
}

} // namespace fc::ui
