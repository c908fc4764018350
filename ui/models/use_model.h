#pragma once

#include "ui/models/object_uses.h"

#include <QAbstractTableModel>

namespace fc::ui {

/// The values and CLI lines that come from one object; texts are made when they are drawn.
class UseModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { DeviceColumn, PathColumn, ValueColumn, FieldColumn, RuleColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// -1: none.
    void setObject(std::shared_ptr<const ObjectUses> uses, int object, std::shared_ptr<const schema::SchemaIndex> schema);
    QString deviceAt(int row) const;
    /// As IntentTreeModel::indexOf() understands it.
    QString pathAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ObjectUse& use(int row) const;

    std::shared_ptr<const ObjectUses> m_uses;
    std::shared_ptr<const schema::SchemaIndex> m_schema;
    int m_object = -1;
};

} // namespace fc::ui
