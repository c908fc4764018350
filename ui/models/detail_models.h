#pragma once

#include "ui/models/inspector.h"

#include <QAbstractListModel>
#include <QAbstractTableModel>

namespace fc::ui {

/// Hunks or links of the inspector. Rows are compared by value: only what changed is announced.
class DetailRowModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { StatusRole = Qt::UserRole + 1, DetailRole, RightRole, MarkRole, IdRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<DetailRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<DetailRow> m_rows;
};

/// Three columns: what, left end, right end.
class LinkCompareModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { DiffersRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    void setDetail(const LinkDetail& detail);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    LinkDetail m_detail;
};

} // namespace fc::ui
