#include "ui/models/intent_tree_model.h"

#include "schema/instance.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/roles.h"

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

struct IntentTreeModel::Item
{
    Item* above = nullptr;
    int row = 0;
    QString name, path, value;
    std::vector<model::Origin> origins;
    bool leaf = false;
    std::vector<std::unique_ptr<Item>> children;

    Item& add(QString childName, QString childPath)
    {
        auto child = std::make_unique<Item>();
        child->name = std::move(childName);
        child->path = std::move(childPath);
        child->above = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
        return *children.back();
    }
    void number()
    {
        for (std::size_t i = 0; i < children.size(); ++i) {
            children[i]->row = static_cast<int>(i);
            children[i]->above = this;
        }
    }
};

namespace {

const QString kCliPath = u"cli"_s;

} // namespace

QString editedText(const std::string& iso)
{
    return q(iso).left(16).replace(u'T', u' ');
}

IntentTreeModel::IntentTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Item>()) {}

IntentTreeModel::~IntentTreeModel() = default;

void IntentTreeModel::addNode(Item& above, const model::TreeNode& node, model::InstancePath& path)
{
    for (const auto& child : node.children) {
        if (m_schema->isKey(child->schema))
            continue;
        path.push_back({child->schema, child->keys});
        const model::Path text = schema::toPath(*m_schema, path);
        const QString whole = q(model::toString(text));
        // The last elem as printed, keys included: "/" within keys is no border.
        model::Path last;
        last.elems.push_back(text.elems.back());
        Item& item = above.add(q(model::toString(last)).mid(1), whole);
        if (child->value) {
            item.leaf = true;
            item.value = q(model::toString(*child->value));
            if (const auto found = m_document->provenance.find(path); found != m_document->provenance.end())
                item.origins = found->second;
            ++m_leaves;
        }
        addNode(item, *child, path);
        path.pop_back();
    }
}

void IntentTreeModel::addLine(Item& root, const model::IntendedCliLine& line)
{
    Item* at = &root;
    QString path = kCliPath;
    const auto descend = [&](const std::string& words, bool always) {
        path += u" / "_s % q(words);
        const auto found = std::ranges::find_if(at->children, [&](const auto& child) { return child->path == path && !child->leaf; });
        at = !always && found != at->children.end() ? found->get() : &at->add(q(words), path);
    };
    for (const std::string& mode : line.line.context)
        descend(mode, false);
    descend(line.line.text, true);
    at->leaf = true;
    at->origins = line.origins;
    ++m_lines;
}

std::unique_ptr<IntentTreeModel::Item> IntentTreeModel::build()
{
    auto root = std::make_unique<Item>();
    m_leaves = m_lines = 0;
    if (!m_document)
        return root;
    model::InstancePath path;
    addNode(*root, m_document->tree.root(), path);
    if (!m_document->cli.empty()) {
        Item& lines = root->add(tr("CLI lines"), kCliPath);
        for (const model::IntendedCliLine& line : m_document->cli)
            addLine(lines, line);
    }
    return root;
}

void IntentTreeModel::setDocument(std::shared_ptr<const intent::IntentDocument> document,
                                  std::shared_ptr<const schema::SchemaIndex> schema)
{
    const bool same = m_document && document && m_document->device == document->device;
    m_document = std::move(document);
    m_schema = std::move(schema);
    std::unique_ptr<Item> fresh = build();
    if (same) {
        merge(*m_root, *fresh, {});
        return;
    }
    beginResetModel();
    m_root = std::move(fresh);
    endResetModel();
}

/// A common head and tail of the children stays, what is between is taken out and put in; what stays is merged itself.
void IntentTreeModel::merge(Item& have, Item& fresh, const QModelIndex& index)
{
    auto& old = have.children;
    auto& come = fresh.children;
    const std::size_t shorter = std::min(old.size(), come.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && old[head]->path == come[head]->path)
        ++head;
    while (tail < shorter - head && old[old.size() - 1 - tail]->path == come[come.size() - 1 - tail]->path)
        ++tail;
    const auto at = [](std::size_t row) { return static_cast<std::ptrdiff_t>(row); };
    if (const std::size_t gone = old.size() - head - tail; gone > 0) {
        beginRemoveRows(index, static_cast<int>(head), static_cast<int>(head + gone - 1));
        old.erase(old.begin() + at(head), old.begin() + at(head + gone));
        have.number();
        endRemoveRows();
    }
    std::vector<Item*> merged;
    for (std::size_t i = 0; i < come.size(); ++i)
        merged.push_back(i < head || i >= come.size() - tail ? come[i].get() : nullptr);
    if (const std::size_t more = come.size() - head - tail; more > 0) {
        beginInsertRows(index, static_cast<int>(head), static_cast<int>(head + more - 1));
        old.insert(old.begin() + at(head), std::make_move_iterator(come.begin() + at(head)),
                   std::make_move_iterator(come.begin() + at(head + more)));
        have.number();
        endInsertRows();
    }
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (merged[i] == nullptr)
            continue;
        Item& kept = *old[i];
        if (kept.value != merged[i]->value || kept.origins != merged[i]->origins || kept.leaf != merged[i]->leaf) {
            kept.value = merged[i]->value;
            kept.origins = merged[i]->origins;
            kept.leaf = merged[i]->leaf;
            Q_EMIT dataChanged(createIndex(kept.row, 0, &kept), createIndex(kept.row, ColumnCount - 1, &kept));
        }
        merge(kept, *merged[i], createIndex(kept.row, 0, &kept));
    }
}

const IntentTreeModel::Item* IntentTreeModel::itemAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Item*>(index.internalPointer()) : m_root.get();
}

QString IntentTreeModel::pathAt(const QModelIndex& index) const
{
    return itemAt(index)->path;
}

const std::vector<model::Origin>& IntentTreeModel::originsAt(const QModelIndex& index) const
{
    return itemAt(index)->origins;
}

bool IntentTreeModel::isLeaf(const QModelIndex& index) const
{
    return itemAt(index)->leaf;
}

QModelIndex IntentTreeModel::indexOf(const QString& path) const
{
    const Item* at = m_root.get();
    for (bool deeper = true; deeper && at->path != path;) {
        deeper = false;
        for (const auto& child : at->children)
            if (child->path == path || path.startsWith(child->path + u'/') || path.startsWith(child->path + u" / "_s)) {
                at = child.get();
                deeper = true;
                break;
            }
    }
    return at == m_root.get() ? QModelIndex() : createIndex(at->row, 0, at);
}

QModelIndex IntentTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const Item* above = itemAt(parent);
    if (row < 0 || row >= static_cast<int>(above->children.size()) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, above->children[static_cast<std::size_t>(row)].get());
}

QModelIndex IntentTreeModel::parent(const QModelIndex& child) const
{
    const Item* above = child.isValid() ? itemAt(child)->above : nullptr;
    return above == nullptr || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int IntentTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemAt(parent)->children.size());
}

int IntentTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant IntentTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Item& item = *itemAt(index);
    const model::Origin* from = item.origins.empty() ? nullptr : &item.origins.front();
    if (role == kMonoRole)
        return index.column() != From;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Name)
        return item.path;
    if (role == Qt::AccessibleTextRole && index.column() == Name && item.leaf)
        return from == nullptr ? QString(item.name % u", "_s % item.value)
                               : QString(item.name % u", "_s % item.value % u", "_s % tr("from %1").arg(q(from->display)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name: return item.name;
    case ValueColumn: return item.value;
    case From: return from == nullptr ? QString() : q(from->display.empty() ? from->type : from->display);
    case Field: return from == nullptr ? QString() : q(from->field);
    case Rule: return from == nullptr ? QString() : q(from->rule);
    case Edited: return from == nullptr ? QString() : editedText(from->lastUpdated);
    default: return {};
    }
}

QVariant IntentTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Configuration");
    case ValueColumn: return tr("Value");
    case From: return tr("Comes from");
    case Field: return tr("Field");
    case Rule: return tr("Rule");
    case Edited: return tr("Last change");
    default: return {};
    }
}

} // namespace fc::ui
