#include "ui/models/text_table_model.h"

#include "ui/models/keyed_rows.h"
#include "ui/models/roles.h"

#include <algorithm>

namespace fc::ui {

TextTableModel::TextTableModel(QStringList titles, std::vector<int> mono, QObject* parent)
    : QAbstractTableModel(parent), m_titles(std::move(titles)), m_mono(std::move(mono))
{
}

void TextTableModel::setRows(std::vector<TextRow> rows)
{
    const KeyedRowSignals signal{[this](int first, int last) { beginRemoveRows({}, first, last); },
                                 [this] { endRemoveRows(); },
                                 [this](int first, int last) { beginInsertRows({}, first, last); },
                                 [this] { endInsertRows(); },
                                 [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1)); }};
    updateKeyedRows(m_rows, std::move(rows), [](const TextRow& row) { return row.key; }, signal);
}

const TextRow* TextTableModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

int TextTableModel::find(const QString& key) const
{
    const auto found = std::ranges::find(m_rows, key, &TextRow::key);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int TextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    const TextRow* row = index.isValid() ? at(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return row->cells.value(index.column());
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case kStatusRole: return index.column() == 0 ? static_cast<int>(row->status) : 0;
    case kMonoRole: return std::ranges::find(m_mono, index.column()) != m_mono.end();
    default: return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_titles.value(section) : QVariant();
}

} // namespace fc::ui
