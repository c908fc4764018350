#include "ui/models/detail_models.h"

#include "ui/models/row_update.h"

namespace fc::ui {

using namespace Qt::StringLiterals;

void DetailRowModel::setRows(std::vector<DetailRow> rows)
{
    updateRows(m_rows, std::move(rows),
               {[this](int first, int last) { beginInsertRows({}, first, last); },
                [this](int first, int last) { beginRemoveRows({}, first, last); }, [this] { endInsertRows(); },
                [this] { endRemoveRows(); },
                [this](int first, int last) { Q_EMIT dataChanged(index(first), index(last)); }});
}

int DetailRowModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DetailRowModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const DetailRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::AccessibleTextRole: {
        QString text = wordOf(row.status) + u", "_s + row.title + u", "_s + row.detail;
        if (!row.right.isEmpty())
            text += u", "_s + row.right;
        if (row.mark != Status::None)
            text += u", "_s + wordOf(row.mark);
        return text;
    }
    case StatusRole: return static_cast<int>(row.status);
    case DetailRole: return row.detail;
    case RightRole: return row.right;
    case MarkRole: return static_cast<int>(row.mark);
    case IdRole: return row.id;
    default: return {};
    }
}

void LinkCompareModel::setDetail(const LinkDetail& detail)
{
    std::vector<LinkComparison> rows = detail.rows;
    m_detail.title = detail.title;
    if (m_detail.left != detail.left || m_detail.right != detail.right) {
        m_detail.left = detail.left;
        m_detail.right = detail.right;
        Q_EMIT headerDataChanged(Qt::Horizontal, 1, 2);
    }
    updateRows(m_detail.rows, std::move(rows),
               {[this](int first, int last) { beginInsertRows({}, first, last); },
                [this](int first, int last) { beginRemoveRows({}, first, last); }, [this] { endInsertRows(); },
                [this] { endRemoveRows(); },
                [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, 2)); }});
}

int LinkCompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_detail.rows.size());
}

int LinkCompareModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant LinkCompareModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LinkComparison& row = m_detail.rows[static_cast<std::size_t>(index.row())];
    const QString& text = index.column() == 0 ? row.label : index.column() == 1 ? row.left : row.right;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text;
    case Qt::AccessibleTextRole: return row.differs ? QString(text + u", "_s + tr("differs")) : text;
    case DiffersRole: return row.differs;
    default: return {};
    }
}

QVariant LinkCompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? QString() : section == 1 ? m_detail.left : m_detail.right;
}

} // namespace fc::ui
