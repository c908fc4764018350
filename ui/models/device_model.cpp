#include "ui/models/device_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/row_update.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace fc::ui {

namespace {

/// Worst first: what needs a person comes on top when a state column is sorted.
int urgency(engine::ConfigState state)
{
    using enum engine::ConfigState;
    switch (state) {
    case Failed: return 0;
    case Drift: return 1;
    case NotCompared: return 2;
    case Pending: return 3;
    case Applying: return 4;
    case Approved: return 5;
    case Unknown: return 6;
    case Verified: return 7;
    case InSync: return 8;
    }
    return 9;
}

int urgency(engine::HealthState state)
{
    using enum engine::HealthState;
    switch (state) {
    case Unreachable: return 0;
    case Degraded: return 1;
    case Late: return 2;
    case Unknown: return 3;
    case Healthy: return 4;
    }
    return 5;
}

} // namespace

DeviceModel::DeviceModel(QObject* parent) : QAbstractTableModel(parent) {}

DeviceModel::Row DeviceModel::rowOf(const engine::DeviceView& device, int position, SystemTime now)
{
    Row row(ColumnCount);
    const auto set = [&](Column column, const QString& text, QVariant sort = {}, Status status = Status::None) {
        row[static_cast<std::size_t>(column)] = {text, sort.isValid() ? std::move(sort) : QVariant(text), status};
    };
    const model::FabricDevice& facts = device.device;
    set(Name, q(facts.name), position);
    set(Role, q(facts.role));
    set(Config, configBadge(device), urgency(device.config) * 10000 - openHunks(device), statusOf(device.config));
    set(Health, healthBadge(device, now), urgency(device.health), statusOf(device.health));
    set(Address, q(facts.address) + u':' + QString::number(facts.port));
    set(RouterId, q(facts.routerId), position);
    set(Asn, facts.asn == 0 ? QString() : QString::number(facts.asn), facts.asn);
    set(Pair, q(facts.mlagPeer));
    const int open = openHunks(device);
    set(Hunks, open == 0 ? QString() : QString::number(open), open);
    set(Rate, device.updatesPerSecond > 0 ? countText(device.updatesPerSecond) : QString(), device.updatesPerSecond);
    const double age = device.lastData ? std::chrono::duration<double>(now - *device.lastData).count() : 1e12;
    set(Age, device.lastData ? ageText(*device.lastData, now) : QString(), age);
    return row;
}

void DeviceModel::setView(const engine::FabricView& view, SystemTime now)
{
    std::vector<Row> next;
    next.reserve(view.devices.size());
    for (const engine::DeviceView& device : view.devices)
        next.push_back(rowOf(device, static_cast<int>(next.size()), now));
    updateRows(m_rows, std::move(next),
               {[this](int first, int last) { beginInsertRows({}, first, last); },
                [this](int first, int last) { beginRemoveRows({}, first, last); }, [this] { endInsertRows(); },
                [this] { endRemoveRows(); },
                [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1)); }});
}

QString DeviceModel::nameAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : m_rows[static_cast<std::size_t>(row)][Name].text;
}

int DeviceModel::rowOf(const QString& name) const
{
    const auto it = std::ranges::find_if(m_rows, [&](const Row& row) { return row[Name].text == name; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int DeviceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DeviceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeviceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const Cell& cell = m_rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    const bool number = index.column() == Asn || index.column() >= Hunks;
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::TextAlignmentRole: return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case StatusRole: return static_cast<int>(cell.status);
    case SortRole: return cell.sort;
    case NumberRole: return number;
    case MonoRole: return number || index.column() == Address || index.column() == RouterId;
    default: return {};
    }
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array<const char*, ColumnCount> kTitles{
        QT_TR_NOOP("Device"), QT_TR_NOOP("Role"), QT_TR_NOOP("Config"), QT_TR_NOOP("Health"), QT_TR_NOOP("Management"),
        QT_TR_NOOP("Router ID"), QT_TR_NOOP("AS"), QT_TR_NOOP("Pair with"), QT_TR_NOOP("Hunks"), QT_TR_NOOP("Updates/s"),
        QT_TR_NOOP("Age")};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return tr(kTitles.at(static_cast<std::size_t>(section)));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Asn || section >= Hunks ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace fc::ui
