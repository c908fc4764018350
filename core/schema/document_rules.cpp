#include "schema/document_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <unordered_set>

namespace fc::schema {

namespace {

using model::TreeNode;
using model::TreeNodePtr;

std::vector<NodeId> chainTo(const SchemaIndex& index, NodeId node)
{
    std::vector<NodeId> chain;
    for (; node != NodeId{}; node = index.parent(node))
        chain.push_back(node);
    std::ranges::reverse(chain);
    return chain;
}

/// Calls `visit` with the value of each leaf that the chain leads to from `node`, until it returns true.
template <typename Visit>
bool anyBelow(const TreeNode& node, std::span<const NodeId> chain, const Visit& visit)
{
    if (chain.empty()) {
        if (!node.value)
            return false;
        if (!node.value->isList())
            return visit(node.value->scalar());
        return std::ranges::any_of(node.value->list(), visit);
    }
    return std::ranges::any_of(node.children, [&](const TreeNodePtr& child) {
        return child->schema == chain.front() && anyBelow(*child, chain.subspan(1), visit);
    });
}

} // namespace

DocumentRules::DocumentRules(const SchemaIndex& index) : m_index(index)
{
    std::vector<NodeId> open{NodeId{}};
    while (!open.empty()) {
        const NodeId parent = open.back();
        open.pop_back();
        for (const NodeId node : index.children(parent)) {
            const NodeKind kind = index.kind(node);
            if (!index.isConfig(node))
                continue;
            if (kind == NodeKind::Container || kind == NodeKind::List) {
                open.push_back(node);
                continue;
            }
            if (kind != NodeKind::Leaf && kind != NodeKind::LeafList)
                continue;
            if (index.isMandatory(node) && !index.isKey(node))
                m_mandatory[parent].push_back(node);
            const TypeInfo& type = index.type(node);
            if (type.base != BaseType::LeafRef || type.leafrefTarget == NodeId{})
                continue;
            Reference reference;
            reference.target = chainTo(index, type.leafrefTarget);
            reference.isKey = index.isKey(node);
            const std::vector<NodeId> own = chainTo(index, node);
            while (reference.scope < own.size() && reference.scope < reference.target.size() &&
                   own[reference.scope] == reference.target[reference.scope])
                ++reference.scope;
            // A key refers into its own entry. Any other leaf may refer to a sibling entry of the list that holds both.
            if (!reference.isKey && reference.scope > 0 &&
                index.kind(reference.target[reference.scope - 1]) == NodeKind::List)
                --reference.scope;
            m_references.emplace(node, std::move(reference));
        }
    }
}

/// One look at one document.
class DocumentRules::Walk
{
public:
    Walk(const DocumentRules& rules, const model::ConfigTree& config, const model::ConfigTree& served, std::size_t most)
        : m_rules(rules), m_served(served), m_isSame(&config == &served), m_most(most)
    {
    }

    void references(const TreeNode& node)
    {
        m_line.push_back(&node);
        for (const TreeNodePtr& child : node.children) {
            if (m_found.size() >= m_most)
                break;
            if (!child->value)
                references(*child);
            else if (const auto it = m_rules.m_references.find(child->schema); it != m_rules.m_references.end())
                reference(it->second, *child);
        }
        m_line.pop_back();
    }

    /// `isJudged`: the entry around this config container has been found wanting for it, or not.
    void mandatory(const TreeNode& node, bool isJudged)
    {
        m_line.push_back(&node);
        std::optional<NodeId> absent;
        if (!isJudged)
            absent = missing(&node, node.schema);
        std::optional<NodeId> config;
        if (!node.keys.empty())
            config = m_rules.m_index.child(node.schema, "config");
        if (!absent && config)
            absent = missing(model::ConfigTree::findChild(node, {*config, {}}), *config);
        if (absent)
            m_found.push_back({DocumentFault::Kind::Mandatory, pathOf(m_line), *absent, {}});
        for (const TreeNodePtr& child : node.children) {
            if (m_found.size() >= m_most)
                break;
            if (!child->value)
                mandatory(*child, config == child->schema);
        }
        m_line.pop_back();
    }

    std::size_t count() const { return m_found.size(); }
    std::vector<DocumentFault> found() && { return std::move(m_found); }

private:
    void reference(const Reference& reference, const TreeNode& leaf)
    {
        const auto look = [&](const model::Scalar& scalar) {
            std::string text = model::toString(scalar);
            if (m_found.size() >= m_most || holds(reference, text))
                return;
            model::InstancePath at = pathOf(m_line);
            at.push_back({leaf.schema, leaf.keys});
            m_found.push_back({reference.isKey ? DocumentFault::Kind::KeyCopy : DocumentFault::Kind::Reference,
                               std::move(at), reference.target.back(), std::move(text)});
        };
        if (!leaf.value->isList())
            look(leaf.value->scalar());
        else
            std::ranges::for_each(leaf.value->list(), look);
    }

    /// The root, first of a line, is not part of a path.
    static model::InstancePath pathOf(std::span<const TreeNode* const> line)
    {
        model::InstancePath path;
        for (const TreeNode* node : line.subspan(1))
            path.push_back({node->schema, node->keys});
        return path;
    }

    bool holds(const Reference& reference, const std::string& value)
    {
        const TreeNode* scope = scopeOf(reference);
        if (scope == nullptr)
            return false;
        const auto chain = std::span(reference.target).subspan(reference.scope);
        if (reference.isKey)
            return anyBelow(*scope, chain, [&](const model::Scalar& scalar) { return model::toString(scalar) == value; });
        // Many leaves refer to the same few lists: each is gone through once.
        const auto [values, isNew] = m_values.try_emplace({scope, reference.target.back().value});
        if (isNew)
            anyBelow(*scope, chain, [&known = values->second](const model::Scalar& scalar) {
                known.insert(model::toString(scalar));
                return false;
            });
        return values->second.contains(value);
    }

    const TreeNode* scopeOf(const Reference& reference) const
    {
        if (m_isSame)
            return m_line[reference.scope];
        return m_served.find(pathOf(std::span(m_line).first(reference.scope + 1)));
    }

    std::optional<NodeId> missing(const TreeNode* parent, NodeId parentSchema) const
    {
        const auto it = m_rules.m_mandatory.find(parentSchema);
        if (it == m_rules.m_mandatory.end())
            return std::nullopt;
        for (const NodeId leaf : it->second)
            if (parent == nullptr || model::ConfigTree::findChild(*parent, {leaf, {}}) == nullptr)
                return leaf;
        return std::nullopt;
    }

    const DocumentRules& m_rules;
    const model::ConfigTree& m_served;
    bool m_isSame; ///< references point into the document itself
    std::size_t m_most;
    std::vector<const TreeNode*> m_line; ///< from the root down to the node that is looked at
    std::map<std::pair<const TreeNode*, std::uint32_t>, std::unordered_set<std::string>> m_values;
    std::vector<DocumentFault> m_found;
};

std::vector<DocumentFault> DocumentRules::faults(const model::ConfigTree& config, const model::ConfigTree& served,
                                                 std::size_t most) const
{
    Walk walk(*this, config, served, most);
    walk.references(config.root());
    if (walk.count() < most)
        walk.mandatory(config.root(), false);
    return std::move(walk).found();
}

} // namespace fc::schema
