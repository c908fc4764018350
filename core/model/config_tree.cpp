#include "model/config_tree.h"

#include "base/digest.h"

#include <algorithm>
#include <unordered_map>

namespace fc::model {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value)
{
    hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U);
    return hash;
}

std::uint64_t hashOf(const TreeNode& node)
{
    std::uint64_t hash = mix(0x51ed270b, node.schema.value);
    for (const std::string& key : node.keys)
        hash = mix(hash, fnv1a(key));
    if (node.value)
        hash = mix(hash, fnv1a(toString(*node.value), 0x100 + (node.value->isList() ? 1U : 0U)));
    for (const TreeNodePtr& child : node.children)
        hash = mix(hash, child->hash);
    return hash;
}

std::size_t countLeaves(const TreeNode& node)
{
    std::size_t count = node.value ? 1 : 0;
    for (const TreeNodePtr& child : node.children)
        count += countLeaves(*child);
    return count;
}

void sortChildren(std::vector<TreeNodePtr>& children, const KeepsOrder& keepsOrder)
{
    std::ranges::stable_sort(children, {}, [](const TreeNodePtr& child) { return child->schema; });
    for (auto first = children.begin(); first != children.end();) {
        const auto last = std::find_if(first, children.end(), [&](const TreeNodePtr& child) {
            return child->schema != (*first)->schema;
        });
        if (last - first > 1 && !(keepsOrder && keepsOrder((*first)->schema)))
            std::sort(first, last, [](const TreeNodePtr& a, const TreeNodePtr& b) { return a->keys < b->keys; });
        first = last;
    }
}

} // namespace

bool sameTree(const TreeNode& a, const TreeNode& b)
{
    if (&a == &b)
        return true;
    if (a.hash != b.hash || a.schema != b.schema || a.keys != b.keys || a.value != b.value)
        return false;
    return std::ranges::equal(a.children, b.children,
                              [](const TreeNodePtr& x, const TreeNodePtr& y) { return sameTree(*x, *y); });
}

ConfigTree::ConfigTree()
{
    static const TreeNodePtr empty = [] {
        TreeNode node;
        node.hash = hashOf(node);
        return std::make_shared<const TreeNode>(std::move(node));
    }();
    m_root = empty;
}

const TreeNode* ConfigTree::findChild(const TreeNode& parent, const InstanceStep& step)
{
    const auto first = std::ranges::lower_bound(parent.children, step.node, {},
                                                [](const TreeNodePtr& child) { return child->schema; });
    const auto last = std::ranges::upper_bound(first, parent.children.end(), step.node, {},
                                               [](const TreeNodePtr& child) { return child->schema; });
    // Lists are sorted by key unless the user orders them: a hit here is right for both, a miss only for the former.
    const auto byKey = std::ranges::lower_bound(first, last, step.keys, {},
                                                [](const TreeNodePtr& child) -> const auto& { return child->keys; });
    if (byKey != last && (*byKey)->keys == step.keys)
        return byKey->get();
    for (auto it = first; it != last; ++it)
        if ((*it)->keys == step.keys)
            return it->get();
    return nullptr;
}

const TreeNode* ConfigTree::find(const InstancePath& path) const
{
    const TreeNode* node = m_root.get();
    for (const InstanceStep& step : path) {
        node = findChild(*node, step);
        if (node == nullptr)
            return nullptr;
    }
    return node;
}

std::size_t ConfigTree::leafCount() const
{
    return countLeaves(*m_root);
}

bool operator==(const ConfigTree& a, const ConfigTree& b)
{
    return sameTree(*a.m_root, *b.m_root);
}

/// An editable node. Closed: `shared` is the truth. Open: the other members are.
struct TreeEditor::Node
{
    TreeNodePtr shared;
    NodeId schema;
    std::vector<std::string> keys;
    std::optional<Value> value;
    std::vector<std::unique_ptr<Node>> children;
    /// Empty, or all children by hash of schema node and keys: a list of thousands would otherwise be searched from
    /// end to end for every leaf that is set.
    std::unordered_multimap<std::uint64_t, Node*> byStep;
    static constexpr std::size_t kIndexFrom = 24;

    static std::unique_ptr<Node> closed(TreeNodePtr tree)
    {
        auto node = std::make_unique<Node>();
        node->schema = tree->schema;
        node->keys = tree->keys;
        node->shared = std::move(tree);
        return node;
    }

    void openUp()
    {
        if (!shared)
            return;
        value = shared->value;
        children.reserve(shared->children.size());
        for (const TreeNodePtr& child : shared->children)
            children.push_back(closed(child));
        shared = nullptr;
    }

    /// Precondition: open. nullptr if absent.
    Node* findChild(const InstanceStep& step)
    {
        const auto isMeant = [&](const Node& child) { return child.schema == step.node && child.keys == step.keys; };
        if (children.size() < kIndexFrom) {
            const auto it = std::ranges::find_if(children, [&](const auto& child) { return isMeant(*child); });
            return it == children.end() ? nullptr : it->get();
        }
        if (byStep.empty())
            for (const std::unique_ptr<Node>& child : children)
                byStep.emplace(stepHash(child->schema, child->keys), child.get());
        const auto [first, last] = byStep.equal_range(stepHash(step.node, step.keys));
        const auto it = std::find_if(first, last, [&](const auto& entry) { return isMeant(*entry.second); });
        return it == last ? nullptr : it->second;
    }

    Node& childFor(const InstanceStep& step)
    {
        openUp();
        if (Node* child = findChild(step))
            return *child;
        auto made = std::make_unique<Node>();
        made->schema = step.node;
        made->keys = step.keys;
        if (!byStep.empty())
            byStep.emplace(stepHash(step.node, step.keys), made.get());
        return *children.emplace_back(std::move(made));
    }

    /// Precondition: `child` is one of the children.
    std::unique_ptr<Node> takeOut(const Node* child)
    {
        const auto [first, last] = byStep.equal_range(stepHash(child->schema, child->keys));
        if (const auto known = std::find_if(first, last, [&](const auto& entry) { return entry.second == child; });
            known != last)
            byStep.erase(known);
        const auto it = std::ranges::find(children, child, &std::unique_ptr<Node>::get);
        std::unique_ptr<Node> taken = std::move(*it);
        children.erase(it);
        return taken;
    }

    static std::uint64_t stepHash(NodeId node, const std::vector<std::string>& stepKeys)
    {
        std::uint64_t hash = node.value;
        for (const std::string& key : stepKeys)
            hash = mix(hash, fnv1a(key));
        return hash;
    }

    TreeNodePtr freeze(const KeepsOrder& keepsOrder) &&;
};

TreeEditor::TreeEditor(ConfigTree base, KeepsOrder keepsOrder)
    : m_root(Node::closed(base.rootPtr())), m_keepsOrder(std::move(keepsOrder))
{
}
TreeEditor::~TreeEditor() = default;
TreeEditor::TreeEditor(TreeEditor&&) noexcept = default;
TreeEditor& TreeEditor::operator=(TreeEditor&&) noexcept = default;

TreeEditor::Node& TreeEditor::open(const InstancePath& path)
{
    Node* node = m_root.get();
    node->openUp();
    for (const InstanceStep& step : path) {
        node = &node->childFor(step);
        node->openUp();
    }
    return *node;
}

void TreeEditor::set(const InstancePath& path, Value value)
{
    open(path).value = std::move(value);
}

void TreeEditor::ensure(const InstancePath& path)
{
    open(path);
}

void TreeEditor::graft(const InstancePath& path, const TreeNode& subtree)
{
    Node& node = open(path);
    node.value = subtree.value;
    node.children.clear();
    node.byStep.clear();
    for (const TreeNodePtr& child : subtree.children)
        node.children.push_back(Node::closed(child));
}

bool TreeEditor::erase(const InstancePath& path)
{
    if (path.empty())
        return false;
    std::vector<Node*> chain{m_root.get()};
    for (const InstanceStep& step : path) {
        chain.back()->openUp();
        Node* child = chain.back()->findChild(step);
        if (child == nullptr)
            return false;
        chain.push_back(child);
    }
    for (std::size_t depth = path.size(); depth > 0; --depth) {
        Node& parent = *chain[depth - 1];
        parent.takeOut(chain[depth]);
        const bool parentIsEmptyContainer =
            depth > 1 && parent.children.empty() && !parent.value && parent.keys.empty();
        if (!parentIsEmptyContainer)
            break;
    }
    return true;
}

void TreeEditor::moveEntry(const InstancePath& path, std::size_t position)
{
    if (path.empty())
        return;
    Node& parent = open(InstancePath(path.begin(), path.end() - 1));
    const Node* entry = parent.findChild(path.back());
    if (entry == nullptr)
        return;
    std::unique_ptr<Node> moved = parent.takeOut(entry);
    std::size_t seen = 0;
    auto at = parent.children.begin();
    for (; at != parent.children.end(); ++at)
        if ((*at)->schema == path.back().node && seen++ == position)
            break;
    if (!parent.byStep.empty())
        parent.byStep.emplace(Node::stepHash(path.back().node, path.back().keys), moved.get());
    parent.children.insert(at, std::move(moved));
}

ConfigTree TreeEditor::commit() &&
{
    return ConfigTree(std::move(*m_root).freeze(m_keepsOrder));
}

TreeNodePtr TreeEditor::Node::freeze(const KeepsOrder& keepsOrder) &&
{
    if (shared)
        return std::move(shared);
    TreeNode node;
    node.schema = schema;
    node.keys = std::move(keys);
    node.value = std::move(value);
    node.children.reserve(children.size());
    for (std::unique_ptr<Node>& child : children)
        node.children.push_back(std::move(*child).freeze(keepsOrder));
    sortChildren(node.children, keepsOrder);
    node.hash = hashOf(node);
    return std::make_shared<const TreeNode>(std::move(node));
}

} // namespace fc::model
