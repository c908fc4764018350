#include "sim/device/constraints.h"

#include "sim/device/candidate.h"

#include <algorithm>

namespace fc::sim {

namespace {

std::vector<model::NodeId> chainOf(const schema::SchemaIndex& index, model::NodeId node)
{
    std::vector<model::NodeId> chain;
    for (; node != model::NodeId{}; node = index.parent(node))
        chain.push_back(node);
    std::ranges::reverse(chain);
    return chain;
}

bool holdsBelow(const model::TreeNode& node, const std::vector<model::NodeId>& chain, std::size_t depth,
                const std::string& value)
{
    if (depth == chain.size()) {
        if (!node.value)
            return false;
        if (!node.value->isList())
            return toString(*node.value) == value;
        return std::ranges::any_of(node.value->list(),
                                   [&](const model::Scalar& scalar) { return toString(scalar) == value; });
    }
    return std::ranges::any_of(node.children, [&](const model::TreeNodePtr& child) {
        return child->schema == chain[depth] && holdsBelow(*child, chain, depth + 1, value);
    });
}

Error refusal(ErrorCode code, const std::string& text, const std::string& subject)
{
    return makeError(code, text).about(subject).nowIs("nothing was changed");
}

} // namespace

Constraints::Constraints(const schema::SchemaIndex& index) : m_index(index)
{
    std::vector<model::NodeId> open{model::NodeId{}};
    while (!open.empty()) {
        const model::NodeId parent = open.back();
        open.pop_back();
        for (const model::NodeId node : index.children(parent)) {
            const schema::NodeKind kind = index.kind(node);
            if (!index.isConfig(node))
                continue;
            if (kind == schema::NodeKind::Container || kind == schema::NodeKind::List) {
                open.push_back(node);
                continue;
            }
            if (kind != schema::NodeKind::Leaf && kind != schema::NodeKind::LeafList)
                continue;
            if (index.isMandatory(node) && !index.isKey(node))
                m_mandatory[parent].push_back(node);
            const schema::TypeInfo type = index.type(node);
            if (type.base != schema::BaseType::LeafRef || type.leafrefTarget == model::NodeId{})
                continue;
            Reference reference;
            reference.target = chainOf(index, type.leafrefTarget);
            const std::vector<model::NodeId> own = chainOf(index, node);
            while (reference.common < own.size() && reference.common < reference.target.size() &&
                   own[reference.common] == reference.target[reference.common])
                ++reference.common;
            reference.isKey = index.isKey(node);
            m_references.emplace(node, std::move(reference));
        }
    }
}

Status Constraints::check(const model::ConfigTree& explicitConfig, const model::ConfigTree& served) const
{
    model::InstancePath at;
    if (Status status = checkReferences(explicitConfig.root(), at, served); !status)
        return status;
    if (Status status = checkMandatory(explicitConfig.root(), at); !status)
        return status;
    return checkConditions(m_index, explicitConfig);
}

bool Constraints::referenceHolds(const Reference& reference, const std::string& value, const model::InstancePath& at,
                                 const model::ConfigTree& served) const
{
    // A key refers into its own entry. Any other leaf may refer to a sibling entry of the list that holds both.
    std::size_t scope = reference.common;
    if (!reference.isKey && scope > 0 && m_index.kind(reference.target[scope - 1]) == schema::NodeKind::List)
        --scope;
    const model::TreeNode* node =
        served.find(model::InstancePath(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(scope)));
    return node != nullptr && holdsBelow(*node, reference.target, scope, value);
}

Status Constraints::checkReferences(const model::TreeNode& node, model::InstancePath& at,
                                    const model::ConfigTree& served) const
{
    if (const auto it = m_references.find(node.schema); node.value && it != m_references.end()) {
        const Reference& reference = it->second;
        const model::LeafList values =
            node.value->isList() ? node.value->list() : model::LeafList{node.value->scalar()};
        for (const model::Scalar& scalar : values) {
            if (referenceHolds(reference, toString(scalar), at, served))
                continue;
            const std::string target = m_index.schemaPath(reference.target.back());
            return refusal(reference.isKey ? ErrorCode::NotFound : ErrorCode::Schema,
                           "failed to apply: leaf value \"" + toString(scalar) + "\" not present in (" +
                               (reference.isKey ? "../config/" + std::string(m_index.name(node.schema)) : target) + ")",
                           describe(m_index, at));
        }
    }
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        Status status = checkReferences(*child, at, served);
        at.pop_back();
        if (!status)
            return status;
    }
    return {};
}

Status Constraints::checkMandatory(const model::TreeNode& node, model::InstancePath& at) const
{
    const auto missing = [&](const model::TreeNode* parent, model::NodeId parentSchema) -> std::optional<model::NodeId> {
        const auto it = m_mandatory.find(parentSchema);
        if (it == m_mandatory.end())
            return std::nullopt;
        for (const model::NodeId leaf : it->second)
            if (parent == nullptr || model::ConfigTree::findChild(*parent, {leaf, {}}) == nullptr)
                return leaf;
        return std::nullopt;
    };
    std::optional<model::NodeId> absent = missing(&node, node.schema);
    if (!absent && !node.keys.empty())
        if (const auto config = m_index.child(node.schema, "config"))
            absent = missing(model::ConfigTree::findChild(node, {*config, {}}), *config);
    if (absent)
        return refusal(ErrorCode::Schema,
                       "failed to apply: mandatory leaf " + m_index.schemaPath(*absent) + " is missing",
                       describe(m_index, at));
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        Status status = checkMandatory(*child, at);
        at.pop_back();
        if (!status)
            return status;
    }
    return {};
}

} // namespace fc::sim
