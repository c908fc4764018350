#pragma once

#include "intent/mapper.h"

#include <QAbstractItemModel>
#include <QString>

#include <memory>
#include <vector>

namespace fc::ui {

/// What one device should be, as a tree, each value with the object it comes from; the CLI lines are the last branch,
/// under the modes that lead to them. Keys of list entries stand in the name of the entry.
class IntentTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, ValueColumn, From, Field, Rule, Edited, ColumnCount };

    explicit IntentTreeModel(QObject* parent = nullptr);
    ~IntentTreeModel() override;

    /// The same device again keeps what it can: only what moved is told. null empties the tree.
    void setDocument(std::shared_ptr<const intent::IntentDocument> document,
                     std::shared_ptr<const schema::SchemaIndex> schema);
    int leaves() const { return m_leaves; }
    int lines() const { return m_lines; }

    /// Path of a node, or "cli MODE / LINE": what indexOf() understands.
    QString pathAt(const QModelIndex& index) const;
    /// Nearest first; empty for containers.
    const std::vector<model::Origin>& originsAt(const QModelIndex& index) const;
    bool isLeaf(const QModelIndex& index) const;
    /// The node, or the nearest one above it that is there; invalid if there is none.
    QModelIndex indexOf(const QString& path) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item;
    std::unique_ptr<Item> build();
    void addNode(Item& above, const model::TreeNode& node, model::InstancePath& path);
    void addLine(Item& root, const model::IntendedCliLine& line);
    void merge(Item& have, Item& fresh, const QModelIndex& index);
    const Item* itemAt(const QModelIndex& index) const;

    std::shared_ptr<const intent::IntentDocument> m_document;
    std::shared_ptr<const schema::SchemaIndex> m_schema;
    std::unique_ptr<Item> m_root;
    int m_leaves = 0, m_lines = 0;
};

/// "2026-11-22 08:01" of an ISO 8601 text; empty stays empty.
QString editedText(const std::string& iso);

} // namespace fc::ui
