#include "ui/models/finding_model.h"

#include "intent/inventory.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/keyed_rows.h"
#include "ui/models/roles.h"
#include "ui/models/status.h"

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

Status statusOf(const checks::Finding& finding)
{
    if (finding.waivedBy)
        return Status::Deferred;
    return finding.severity == checks::Severity::Error     ? Status::Fault
           : finding.severity == checks::Severity::Warning ? Status::Warning
                                                           : Status::Info;
}

QString levelWord(const checks::Finding& finding)
{
    if (finding.waivedBy)
        return FindingModel::tr("waived");
    return finding.severity == checks::Severity::Error     ? FindingModel::tr("error")
           : finding.severity == checks::Severity::Warning ? FindingModel::tr("warning")
                                                           : FindingModel::tr("note");
}

bool FindingModel::Row::operator==(const Row& other) const
{
    return device == other.device && found.change == other.found.change && found.finding == other.found.finding;
}

void FindingModel::setView(const checks::FindingsView& view, FindingOrder order, bool onlyMoved)
{
    std::vector<Row> fresh;
    for (const checks::ComparedFinding& found : view.findings) {
        if (onlyMoved && found.change == checks::Change::Same)
            continue;
        if (order == FindingOrder::ByRule || found.finding.devices.empty()) {
            fresh.push_back({found, {}});
            continue;
        }
        for (const std::string& device : found.finding.devices)
            fresh.push_back({found, device});
    }
    if (order == FindingOrder::ByDevice)
        std::ranges::stable_sort(fresh, [](const Row& a, const Row& b) {
            return a.device != b.device && intent::naturalLess(a.device, b.device);
        });
    const KeyedRowSignals signal{[this](int first, int last) { beginRemoveRows({}, first, last); },
                                 [this] { endRemoveRows(); },
                                 [this](int first, int last) { beginInsertRows({}, first, last); },
                                 [this] { endInsertRows(); },
                                 [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }};
    updateKeyedRows(m_rows, std::move(fresh), [](const Row& row) { return row.found.finding.fingerprint + " " + row.device; }, signal);
}

QString FindingModel::deviceOf(int row) const
{
    const Row& one = m_rows.at(static_cast<std::size_t>(row));
    const auto& devices = one.found.finding.devices;
    return q(!one.device.empty() ? one.device : devices.empty() ? std::string() : devices.front());
}

int FindingModel::find(const QString& fingerprint, const QString& device) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (q(m_rows[i].found.finding.fingerprint) == fingerprint && (device.isEmpty() || deviceOf(static_cast<int>(i)) == device))
            return static_cast<int>(i);
    return -1;
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    const checks::Finding& finding = row.found.finding;
    if (role == kStatusRole && index.column() == Level)
        return static_cast<int>(statusOf(finding));
    if (role == kStatusRole && index.column() == Since && row.found.change != checks::Change::Same)
        return static_cast<int>(row.found.change == checks::Change::New ? Status::Added : Status::InSync);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == kMonoRole)
        return index.column() == Rule;
    if (role == Qt::ToolTipRole && index.column() == Text)
        return q(finding.message);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Level: return levelWord(finding);
    case Rule: return q(finding.rule);
    case Device: {
        const QString first = deviceOf(index.row());
        const int more = static_cast<int>(finding.devices.size()) - 1;
        return !row.device.empty() || more < 1 ? first : tr("%1 and %2 more").arg(first).arg(more);
    }
    case Text: return q(finding.message);
    case Since: return row.found.change == checks::Change::New ? tr("new") : row.found.change == checks::Change::Fixed ? tr("fixed") : QString();
    default: return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Level: return tr("Level");
    case Rule: return tr("Check");
    case Device: return tr("Device");
    case Text: return tr("What is wrong");
    case Since: return tr("Change");
    default: return {};
    }
}

} // namespace fc::ui
