#include "ui/models/link_model.h"

#include "ui/bridge/qt_strings.h"
#include "ui/models/row_update.h"

#include <array>

namespace fc::ui {

using namespace Qt::StringLiterals;

LinkModel::LinkModel(QObject* parent) : QAbstractTableModel(parent) {}

void LinkModel::setView(const engine::FabricView& view)
{
    std::vector<Row> next;
    next.reserve(view.links.size());
    for (const engine::LinkView& link : view.links) {
        QStringList differs;
        for (const engine::LinkMismatch& mismatch : link.mismatches)
            differs << q(mismatch.what);
        next.push_back({q(link.link.a.device), q(link.link.a.interfaceName), q(link.link.b.device),
                        q(link.link.b.interfaceName), differs.join(u", "_s), link.state, link.a.inBitsPerSecond,
                        link.a.outBitsPerSecond});
    }
    updateRows(m_rows, std::move(next),
               {[this](int first, int last) { beginInsertRows({}, first, last); },
                [this](int first, int last) { beginRemoveRows({}, first, last); }, [this] { endInsertRows(); },
                [this] { endRemoveRows(); },
                [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1)); }});
}

int LinkModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LinkModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LinkModel::textOf(const Row& row, int column) const
{
    switch (column) {
    case DeviceA: return row.deviceA;
    case PortA: return row.portA;
    case DeviceB: return row.deviceB;
    case PortB: return row.portB;
    case State:
        switch (row.state) {
        case engine::LinkState::Up: return tr("up");
        case engine::LinkState::Down: return tr("down");
        case engine::LinkState::OneSided: return tr("seen from one side");
        case engine::LinkState::Mismatch: return tr("ends differ");
        case engine::LinkState::Unknown: return tr("unknown");
        }
        return {};
    case Differs: return row.differs;
    case RateIn: return row.in > 0 ? bitRateText(row.in) : QString();
    case RateOut: return row.out > 0 ? bitRateText(row.out) : QString();
    default: return {};
    }
}

QVariant LinkModel::sortOf(const Row& row, int column) const
{
    if (column == State)
        return static_cast<int>(row.state);
    if (column == RateIn || column == RateOut)
        return column == RateIn ? row.in : row.out;
    return textOf(row, column);
}

QVariant LinkModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool number = index.column() == RateIn || index.column() == RateOut;
    switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::TextAlignmentRole: return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case StatusRole: return static_cast<int>(index.column() == State ? statusOf(row.state) : Status::None);
    case SortRole: return sortOf(row, index.column());
    case NumberRole: return number;
    case MonoRole: return number || index.column() == PortA || index.column() == PortB;
    default: return {};
    }
}

QVariant LinkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array<const char*, ColumnCount> kTitles{
        QT_TR_NOOP("Device"), QT_TR_NOOP("Interface"), QT_TR_NOOP("Far device"), QT_TR_NOOP("Far interface"),
        QT_TR_NOOP("State"),  QT_TR_NOOP("Differs in"), QT_TR_NOOP("In"),        QT_TR_NOOP("Out")};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return tr(kTitles.at(static_cast<std::size_t>(section)));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= RateIn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace fc::ui
