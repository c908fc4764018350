#pragma once

#include "checks/findings_view.h"

#include <QAbstractTableModel>

#include <vector>

namespace fc::ui {

enum class Status : std::uint8_t;
enum class FindingOrder : std::uint8_t { ByRule, ByDevice };

/// What the checks found, one row a finding, or one for each device that it names.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Level, Rule, Device, Text, Since, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `onlyMoved` leaves out what was there in the revision before.
    void setView(const checks::FindingsView& view, FindingOrder order, bool onlyMoved);
    const checks::ComparedFinding& finding(int row) const { return m_rows.at(static_cast<std::size_t>(row)).found; }
    /// The device the row is about; by rule the first of those named. Empty for the fabric as a whole.
    QString deviceOf(int row) const;
    /// By fingerprint, and by device if it is not empty; -1 if there is none.
    int find(const QString& fingerprint, const QString& device = {}) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        checks::ComparedFinding found;
        std::string device; ///< by device only
        bool operator==(const Row& other) const;
    };
    std::vector<Row> m_rows;
};

/// Glyph and word of a finding: waived ones are shown as such, whatever their severity.
Status statusOf(const checks::Finding& finding);
QString levelWord(const checks::Finding& finding);

} // namespace fc::ui
