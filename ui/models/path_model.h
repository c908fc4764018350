#pragma once

#include "discovery/path_search.h"

#include <QAbstractItemModel>
#include <QString>

#include <memory>
#include <vector>

namespace fc::ui {

/// The paths of a release as a tree or as a flat list, narrowed by a query. Rows carry no pointers: an index holds the
/// number of its entry, so a place survives a new query.
class PathModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { PathColumn, TypeColumn, AccessColumn, ServesColumn, ColumnCount };
    enum Role {
        EntryRole = Qt::UserRole + 1, ///< uint
        MarksRole,                    ///< QList<int>: begin and length of each highlighted part of the display text
        IconRole,                     ///< name of the icon before the path
        SupportRole,                  ///< int of discovery::Support
        ConfigRole,                   ///< bool
        LettersRole,                  ///< "CSG": C on-change, S sample, G get, W set
    };

    explicit PathModel(QObject* parent = nullptr);

    void setCatalog(std::shared_ptr<const discovery::PathSearch> search);
    /// Narrows; the flat list shows the best `kFlat` by rank, the tree all matches with what is above them.
    void setQuery(const QString& line, bool effectiveOnly);
    void setFlat(bool flat);
    bool isFlat() const { return m_flat; }

    const discovery::SearchResult& result() const { return m_result; }
    const discovery::Query& query() const { return m_query; }
    double milliseconds() const { return m_milliseconds; } ///< what the last query took
    /// The best match; invalid if there is none.
    QModelIndex best() const;
    discovery::EntryId entry(const QModelIndex& index) const;
    /// Invalid if the entry is not shown.
    QModelIndex indexOf(discovery::EntryId entry) const;
    const discovery::PathCatalog* catalog() const { return m_search ? &m_search->catalog() : nullptr; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// A row is dragged as its path, in text.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

    static constexpr std::size_t kFlat = 100'000;

private:
    void rebuild();
    QString display(discovery::EntryId entry) const;
    QString letters(discovery::EntryId entry) const;
    QString spoken(discovery::EntryId entry) const;

    std::shared_ptr<const discovery::PathSearch> m_search;
    discovery::Query m_query;
    discovery::SearchResult m_result;
    bool m_effectiveOnly = true;
    bool m_flat = false;
    double m_milliseconds = 0.0;
    std::vector<std::vector<std::uint32_t>> m_children; ///< shown ones, by entry
    std::vector<std::int32_t> m_row; ///< by entry: place among its siblings, -1 not shown
};

} // namespace fc::ui
