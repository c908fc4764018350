#include "ui/models/history_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/keyed_rows.h"
#include "ui/models/roles.h"
#include "ui/models/status.h"

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

QString deviceNames(const engine::HistoryEntry& entry)
{
    QStringList names;
    for (const engine::HistoryEntry::Device& device : entry.devices)
        names << q(device.name);
    return names.join(u", "_s);
}

std::size_t changeCount(const engine::HistoryEntry& entry)
{
    std::size_t count = 0;
    for (const engine::HistoryEntry::Device& device : entry.devices)
        count += device.changes.size();
    return count;
}

} // namespace

Status statusOfResult(const std::string& result)
{
    if (result == "applied")
        return Status::Verified;
    if (result == "partly")
        return Status::Warning;
    if (result == "nothing")
        return Status::Info;
    if (result == "reverted")
        return Status::Reverted;
    return result == "refused" ? Status::Rejected : Status::Queued;
}

QString wordOfResult(const std::string& result)
{
    if (result == "applied")
        return HistoryModel::tr("applied");
    if (result == "partly")
        return HistoryModel::tr("applied in part");
    if (result == "nothing")
        return HistoryModel::tr("nothing sent");
    if (result == "reverted")
        return HistoryModel::tr("reverted");
    if (result == "refused")
        return HistoryModel::tr("refused");
    return result == "unknown, checking" ? HistoryModel::tr("unknown, checking") : q(result);
}

QString wordOfDeviceState(const std::string& state)
{
    if (state == "verified")
        return HistoryModel::tr("verified");
    if (state == "failed")
        return HistoryModel::tr("failed");
    if (state == "skipped")
        return HistoryModel::tr("skipped");
    if (state == "not started")
        return HistoryModel::tr("not started");
    return state == "unknown, checking" ? HistoryModel::tr("unknown, checking") : q(state);
}

QString reasonOf(const engine::HistoryEntry& entry)
{
    return entry.reason.empty() ? HistoryModel::tr("none given") : q(entry.reason);
}

bool HistoryModel::Row::operator==(const Row& other) const
{
    return entry.id == other.entry.id && entry.result == other.entry.result &&
           entry.devices.size() == other.entry.devices.size() && changeCount(entry) == changeCount(other.entry);
}

void HistoryModel::setEntries(const std::vector<engine::HistoryEntry>& entries)
{
    std::vector<Row> fresh;
    for (const engine::HistoryEntry& entry : entries)
        fresh.push_back({entry});
    KeyedRowSignals signal{[this](int first, int last) { beginRemoveRows({}, first, last); },
                      [this] { endRemoveRows(); },
                      [this](int first, int last) { beginInsertRows({}, first, last); },
                      [this] { endInsertRows(); },
                      [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }};
    updateKeyedRows(m_rows, std::move(fresh), [](const Row& row) { return row.entry.id; }, signal);
}

int HistoryModel::find(const QString& journal) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (q(m_rows[i].entry.id) == journal)
            return static_cast<int>(i);
    return -1;
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const engine::HistoryEntry& entry = m_rows.at(static_cast<std::size_t>(index.row())).entry;
    if (role == kStatusRole && index.column() == Result)
        return static_cast<int>(statusOfResult(entry.result));
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == kMonoRole)
        return index.column() == Time || index.column() == Changes || index.column() == Journal;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time: return dateText(entry.time, entry.time);
    case Result: return wordOfResult(entry.result);
    case Devices: return deviceNames(entry);
    case Changes: return QString::number(changeCount(entry));
    case Who: return q(entry.who);
    case Reason: return reasonOf(entry);
    case Journal: return q(entry.id);
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("When");
    case Result: return tr("Result");
    case Devices: return tr("Devices");
    case Changes: return tr("Changes");
    case Who: return tr("By");
    case Reason: return tr("Reason");
    case Journal: return tr("Journal");
    default: return {};
    }
}

} // namespace fc::ui
