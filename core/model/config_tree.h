#pragma once

#include "base/strong_id.h"
#include "model/value.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fc::model {

/// A node of the schema index. 0 is the root. Stable within one index file only.
using NodeId = StrongId<struct NodeIdTag>;

/// One step of an instance path: the schema node and, for list entries, the key values in schema key order.
struct InstanceStep
{
    NodeId node;
    std::vector<std::string> keys;
    auto operator<=>(const InstanceStep&) const = default;
};

/// From the root (not included) down to a node. Schema-resolved twin of model::Path.
using InstancePath = std::vector<InstanceStep>;

/// A node of an instance document. Immutable once shared; subtrees are shared between trees.
/// Children are sorted by (schema node, keys); entries of lists that are "ordered-by user" keep insertion order
/// among themselves. Key leaves are children of their entry like other leaves.
struct TreeNode
{
    NodeId schema;
    std::vector<std::string> keys;
    std::optional<Value> value; ///< leaf and leaf-list only
    std::vector<std::shared_ptr<const TreeNode>> children;
    std::uint64_t hash = 0; ///< over schema, keys, value and children; equal trees have equal hashes
};
using TreeNodePtr = std::shared_ptr<const TreeNode>;

/// An immutable document (configuration or state of one device). Cheap to copy; thread-safe to read.
class ConfigTree
{
public:
    ConfigTree();
    explicit ConfigTree(TreeNodePtr root) : m_root(std::move(root)) {}

    const TreeNode& root() const noexcept { return *m_root; }
    const TreeNodePtr& rootPtr() const noexcept { return m_root; }
    bool isEmpty() const noexcept { return m_root->children.empty(); }
    std::uint64_t hash() const noexcept { return m_root->hash; }

    /// nullptr if absent.
    const TreeNode* find(const InstancePath& path) const;
    /// The child of `parent` for that step, or nullptr.
    static const TreeNode* findChild(const TreeNode& parent, const InstanceStep& step);
    /// Number of leaves and leaf-lists.
    std::size_t leafCount() const;

    /// Structural equality (hash first, then content).
    friend bool operator==(const ConfigTree& a, const ConfigTree& b);

private:
    TreeNodePtr m_root;
};

bool sameTree(const TreeNode& a, const TreeNode& b);

/// True for lists whose entries keep insertion order ("ordered-by user"); SchemaIndex::keepsOrder() makes one.
using KeepsOrder = std::function<bool(NodeId)>;

/// Edits a tree: opens only what is touched and shares the rest. Not thread-safe; one use.
class TreeEditor
{
public:
    /// Without `keepsOrder` every list is sorted by its keys.
    explicit TreeEditor(ConfigTree base = {}, KeepsOrder keepsOrder = {});
    ~TreeEditor();
    TreeEditor(TreeEditor&&) noexcept;
    TreeEditor& operator=(TreeEditor&&) noexcept;

    /// Creates missing ancestors (list entries without their key leaves: the caller sets those).
    void set(const InstancePath& path, Value value);
    /// Container or list entry that exists without content.
    void ensure(const InstancePath& path);
    /// Puts a whole subtree at path, replacing what is there.
    void graft(const InstancePath& path, const TreeNode& subtree);
    /// Removes the node and everything below; ancestors that become empty containers go too. False if absent.
    bool erase(const InstancePath& path);
    /// Moves an entry of a user-ordered list to `position` among its siblings of the same list.
    void moveEntry(const InstancePath& path, std::size_t position);

    ConfigTree commit() &&;

private:
    struct Node;
    std::unique_ptr<Node> m_root;
    KeepsOrder m_keepsOrder;
    Node& open(const InstancePath& path);
};

} // namespace fc::model
