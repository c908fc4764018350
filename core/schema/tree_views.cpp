#include "schema/tree_views.h"

#include "schema/instance.h"
#include "schema/scalar_compare.h"

namespace fc::schema {

namespace {

using model::ConfigTree;
using model::InstancePath;
using model::TreeNode;
using model::TreeNodePtr;

/// Takes out of a tree what `drop` says, subtree by subtree, and shares the rest.
class Pruner
{
public:
    Pruner(const SchemaIndex& index, std::function<bool(const TreeNode&)> drop)
        : m_index(index), m_drop(std::move(drop))
    {
    }

    ConfigTree run(const ConfigTree& tree)
    {
        collect(tree.root());
        if (m_dropped.empty())
            return tree;
        model::TreeEditor editor(tree, m_index.keepsOrder());
        for (const InstancePath& path : m_dropped)
            editor.erase(path);
        // Erasing takes emptied containers along; those whose presence means something have to come back.
        for (const InstancePath& path : m_presence)
            editor.ensure(path);
        return std::move(editor).commit();
    }

private:
    void collect(const TreeNode& node)
    {
        for (const TreeNodePtr& child : node.children) {
            m_path.push_back({child->schema, child->keys});
            if (m_drop(*child)) {
                m_dropped.push_back(m_path);
            } else {
                if (m_index.isPresence(child->schema))
                    m_presence.push_back(m_path);
                collect(*child);
            }
            m_path.pop_back();
        }
    }

    const SchemaIndex& m_index;
    std::function<bool(const TreeNode&)> m_drop;
    InstancePath m_path;
    std::vector<InstancePath> m_dropped;
    std::vector<InstancePath> m_presence;
};

bool isKeyOf(const SchemaIndex& index, const TreeNode& child)
{
    return child.value && index.isKey(child.schema);
}

bool hasConfig(const SchemaIndex& index, const TreeNode& node)
{
    if (!index.isConfig(node.schema))
        return false;
    bool onlyKeys = true;
    for (const TreeNodePtr& child : node.children) {
        if (isKeyOf(index, *child))
            continue;
        onlyKeys = false;
        if (hasConfig(index, *child))
            return true;
    }
    return onlyKeys;
}

bool hasState(const SchemaIndex& index, const TreeNode& node)
{
    if (!index.isConfig(node.schema))
        return true;
    for (const TreeNodePtr& child : node.children)
        if (!isKeyOf(index, *child) && hasState(index, *child))
            return true;
    return false;
}

void visitLeaves(const TreeNode& node, InstancePath& path,
                 const std::function<void(const InstancePath&, const model::Value&)>& visit)
{
    for (const TreeNodePtr& child : node.children) {
        path.push_back({child->schema, child->keys});
        if (child->value)
            visit(path, *child->value);
        visitLeaves(*child, path, visit);
        path.pop_back();
    }
}

} // namespace

ConfigTree filterConfig(const SchemaIndex& index, const ConfigTree& tree)
{
    return Pruner(index, [&](const TreeNode& node) {
        return !isKeyOf(index, node) && !hasConfig(index, node);
    }).run(tree);
}

ConfigTree filterState(const SchemaIndex& index, const ConfigTree& tree)
{
    return Pruner(index, [&](const TreeNode& node) {
        return !isKeyOf(index, node) && !hasState(index, node);
    }).run(tree);
}

void forEachLeaf(const ConfigTree& tree,
                 const std::function<void(const InstancePath&, const model::Value&)>& visit)
{
    InstancePath path;
    visitLeaves(tree.root(), path, visit);
}

std::optional<model::Value> leafDefault(const SchemaIndex& index, NodeId leaf)
{
    const std::vector<std::string_view> texts = index.defaults(leaf);
    if (texts.empty())
        return std::nullopt;
    model::LeafList list;
    for (const std::string_view text : texts) {
        Result<model::Scalar> scalar = parseScalar(index, leaf, text);
        if (!scalar)
            return std::nullopt;
        list.push_back(std::move(*scalar));
    }
    if (index.kind(leaf) != NodeKind::LeafList)
        return model::Value(std::move(list.front()));
    sortLeafList(index, leaf, list);
    return model::Value(std::move(list));
}

ConfigTree withoutDefaults(const SchemaIndex& index, const ConfigTree& tree)
{
    return Pruner(index, [&](const TreeNode& node) {
        return node.value && index.isConfig(node.schema) && !index.isKey(node.schema) &&
               isDefault(index, node.schema, *node.value);
    }).run(tree);
}

} // namespace fc::schema
