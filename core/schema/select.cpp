#include "schema/instance.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace fc::schema {

namespace {

using model::InstancePath;
using model::Path;
using model::PathElem;
using model::TreeNode;

bool isAnyDepth(const PathElem& elem)
{
    return elem.name == "...";
}

bool nameMatches(const SchemaIndex& index, const PathElem& elem, NodeId node)
{
    if (elem.name == "*" || elem.name == "...")
        return true;
    const std::string_view prefix = model::modulePrefix(elem.name);
    if (index.name(node) != model::bareName(elem.name) || !(prefix.empty() || index.module(node) == prefix))
        return false;
    // A bare name that modules share means the one the index prefers; all of them if it prefers none.
    const auto preferred = index.child(index.parent(node), elem.name);
    return !preferred || *preferred == node;
}

/// The schema node of each elem if no name is a wildcard and the path means one node, else empty.
std::vector<NodeId> nodesOf(const SchemaIndex& index, const Path& pattern)
{
    std::vector<NodeId> nodes;
    const Result<NodeId> last = index.resolve(pattern);
    for (NodeId node = last ? last.value() : NodeId{}; index.kind(node) != NodeKind::Root; node = index.parent(node))
        nodes.push_back(node);
    std::ranges::reverse(nodes);
    return nodes.size() == pattern.elems.size() ? nodes : std::vector<NodeId>();
}

/// What an elem asks of the entries of one list: a canonical text per key, nullopt where any will do.
using WantedKeys = std::vector<std::optional<std::string>>;

Result<WantedKeys> wantedKeys(const SchemaIndex& index, const PathElem& elem, NodeId node)
{
    const std::vector<NodeId> keys = index.keys(node);
    WantedKeys wanted(keys.size());
    for (const model::PathKey& given : elem.keys) {
        const auto it = std::ranges::find_if(
            keys, [&](NodeId key) { return index.name(key) == model::bareName(given.name); });
        if (it == keys.end())
            return makeError(ErrorCode::Schema, std::string(index.name(node)) + " has no key " + given.name);
        if (given.value == "*")
            continue;
        Result<model::Scalar> value = parseScalar(index, *it, given.value);
        if (!value)
            return makeError(ErrorCode::Schema, "key " + given.name + ": " + value.error().text);
        wanted[static_cast<std::size_t>(it - keys.begin())] = model::toString(*value);
    }
    return wanted;
}

/// Walks the tree once with the set of pattern positions reached so far, so that "..." neither repeats nor misses.
class Selection
{
public:
    Selection(const SchemaIndex& index, const Path& pattern)
        : m_index(index), m_elems(pattern.elems), m_nodes(nodesOf(index, pattern))
    {
    }

    std::vector<InstancePath> run(const TreeNode& root)
    {
        visit(root, closed({0}));
        return std::move(m_found);
    }

private:
    /// Positions are sorted and unique; one that stands at "..." is also behind it.
    std::vector<std::size_t> closed(std::vector<std::size_t> positions) const
    {
        for (std::size_t i = 0; i < positions.size(); ++i)
            if (positions[i] < m_elems.size() && isAnyDepth(m_elems[positions[i]]))
                positions.push_back(positions[i] + 1);
        std::ranges::sort(positions);
        positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
        return positions;
    }

    void visit(const TreeNode& node, const std::vector<std::size_t>& positions)
    {
        if (positions.back() == m_elems.size())
            m_found.push_back(m_path);
        if (positions.front() == m_elems.size())
            return;
        for (const model::TreeNodePtr& child : node.children) {
            std::vector<std::size_t> next;
            for (const std::size_t position : positions)
                if (position < m_elems.size() && matches(position, *child))
                    next.push_back(isAnyDepth(m_elems[position]) ? position : position + 1);
            if (next.empty())
                continue;
            m_path.push_back({child->schema, child->keys});
            visit(*child, closed(std::move(next)));
            m_path.pop_back();
        }
    }

    bool isMeant(std::size_t position, NodeId node) const
    {
        return m_nodes.empty() ? nameMatches(m_index, m_elems[position], node) : m_nodes[position] == node;
    }

    bool matches(std::size_t position, const TreeNode& node)
    {
        const auto [it, isNew] = m_wanted.try_emplace({position, node.schema});
        if (isNew && isMeant(position, node.schema)) {
            Result<WantedKeys> wanted = wantedKeys(m_index, m_elems[position], node.schema);
            if (wanted)
                it->second = std::move(*wanted);
        }
        if (!it->second)
            return false;
        const WantedKeys& wanted = *it->second;
        for (std::size_t i = 0; i < std::min(wanted.size(), node.keys.size()); ++i)
            if (wanted[i] && *wanted[i] != node.keys[i])
                return false;
        return true;
    }

    const SchemaIndex& m_index;
    const std::vector<PathElem>& m_elems;
    std::vector<NodeId> m_nodes; ///< see nodesOf()
    /// By elem and schema node: nullopt if the elem never means such a node.
    std::map<std::pair<std::size_t, NodeId>, std::optional<WantedKeys>> m_wanted;
    InstancePath m_path;
    std::vector<InstancePath> m_found;
};

void addDescendants(const SchemaIndex& index, NodeId node, std::set<NodeId>& out)
{
    for (const NodeId child : index.children(node))
        if (out.insert(child).second)
            addDescendants(index, child, out);
}

/// Whether the schema has any node the pattern could mean.
Status couldExist(const SchemaIndex& index, const Path& pattern)
{
    std::set<NodeId> reached{NodeId{}};
    for (const PathElem& elem : pattern.elems) {
        std::set<NodeId> next;
        std::optional<Error> keyError;
        if (isAnyDepth(elem)) {
            next = reached;
            for (const NodeId node : reached)
                addDescendants(index, node, next);
        } else {
            for (const NodeId node : reached) {
                for (const NodeId child : index.children(node)) {
                    if (!nameMatches(index, elem, child))
                        continue;
                    Result<WantedKeys> wanted = wantedKeys(index, elem, child);
                    if (wanted)
                        next.insert(child);
                    else if (!keyError)
                        keyError = std::move(wanted).error();
                }
            }
        }
        if (next.empty()) {
            const std::string reason =
                keyError ? keyError->text : "no such node below " + index.schemaPath(*reached.begin());
            return makeError(ErrorCode::Schema, model::toString(elem) + ": " + reason)
                .about(model::toString(pattern));
        }
        reached = std::move(next);
    }
    return {};
}

} // namespace

Result<std::vector<InstancePath>> select(const SchemaIndex& index, const model::ConfigTree& tree,
                                         const Path& pattern)
{
    if (!pattern.origin.empty() && pattern.origin != "openconfig")
        return makeError(ErrorCode::Schema, "origin " + pattern.origin + " is not described by the schema")
            .about(model::toString(pattern));
    std::vector<InstancePath> found = Selection(index, pattern).run(tree.root());
    if (found.empty())
        if (Status status = couldExist(index, pattern); !status)
            return std::move(status).error();
    return found;
}

} // namespace fc::schema
