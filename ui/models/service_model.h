#pragma once

#include "checks/service_matrix.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace fc::ui {

enum class ServiceTable : std::uint8_t { Services, Sessions };

/// Services or sessions down, devices across. The first two columns name the row.
class ServiceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Detail, FirstDevice };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows are known by key, columns by device: only a change of the devices themselves resets the model.
    void setMatrix(std::shared_ptr<const checks::ServiceMatrix> matrix, ServiceTable table);
    const checks::ServiceRow& row(int index) const { return m_rows.at(static_cast<std::size_t>(index)); }
    /// Empty for the columns that name the row.
    QString deviceAt(int column) const;
    int columnOf(const QString& device) const; ///< -1 if there is none
    int find(const QString& key) const;        ///< -1 if there is none
    /// One sentence about a cell: "leaf1: VLAN 40 is intended and runs; the other half of the pair has it not".
    QString sentence(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isAsymmetric(const QModelIndex& index) const;

    std::shared_ptr<const checks::ServiceMatrix> m_matrix;
    std::vector<checks::ServiceRow> m_rows;
};

} // namespace fc::ui
