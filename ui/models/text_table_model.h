#pragma once

#include "ui/models/navigation.h"
#include "ui/models/status.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace fc::ui {

/// A row whose cells are finished texts.
struct TextRow
{
    QString key; ///< what it is, whatever it says: selections live by it
    QStringList cells;
    Status status = Status::None; ///< glyph before the first cell
    Place place; ///< where it leads
    QString url; ///< page in NetBox; empty if none
    bool operator==(const TextRow&) const = default;
};

/// A small table of texts, brought up to date by key.
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `mono`: columns with paths, values, numbers.
    TextTableModel(QStringList titles, std::vector<int> mono, QObject* parent = nullptr);

    void setRows(std::vector<TextRow> rows);
    /// nullptr outside the table.
    const TextRow* at(int row) const;
    int find(const QString& key) const; ///< -1 if there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    std::vector<int> m_mono;
    std::vector<TextRow> m_rows;
};

} // namespace fc::ui
