#include "discovery/schema_diff.h"

#include "discovery/type_words.h"
#include "schema/schema_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace fc::discovery {

using schema::NodeId;
using schema::SchemaIndex;

namespace {

/// A release as paths, in an order in which a parent precedes its subtree.
struct Paths
{
    std::map<std::string, NodeId, std::less<>> nodes;
    std::set<std::string, std::less<>> absent;

    explicit Paths(const SchemaIndex& index)
    {
        for (std::uint32_t id = 1; id <= index.nodeCount(); ++id)
            nodes.emplace(index.schemaPath(NodeId{id}), NodeId{id});
        for (std::size_t i = 0; i < index.absentCount(); ++i)
            absent.insert(index.absentPath(i));
    }
};

std::string parentOf(const std::string& path)
{
    return path.substr(0, path.rfind('/'));
}

std::string shape(const SchemaIndex& index, NodeId node)
{
    std::string out(schema::toString(index.kind(node)));
    const schema::TypeInfo& type = index.type(node);
    if (type.base != schema::BaseType::None)
        out += " " + typeSignature(index, type);
    const std::vector<NodeId> keys = index.keys(node);
    for (const NodeId key : keys)
        out.append(" key ").append(index.name(key));
    for (const std::string_view value : index.defaults(node))
        out.append(" default ").append(value);
    if (!index.units(node).empty())
        out.append(" units ").append(index.units(node));
    if (index.isOrderedByUser(node))
        out += " ordered by user";
    return out;
}

std::string served(const SchemaIndex& index, NodeId node)
{
    return std::string(index.isConfig(node) ? "rw" : "ro") + ", " + accessWords(index.access(node));
}

} // namespace

std::string_view toString(SchemaChangeKind kind)
{
    static constexpr std::array<std::string_view, 6> kNames{"added",    "removed",      "deviated",
                                                            "restored", "type changed", "access changed"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<SchemaChange> diffSchemas(const SchemaIndex& first, const SchemaIndex& second)
{
    const Paths a(first), b(second);
    std::vector<SchemaChange> changes;
    const auto stands = [](const Paths& paths, const std::string& parent) {
        return parent.empty() || paths.nodes.contains(parent);
    };
    for (const auto& [path, node] : a.nodes) {
        const auto other = b.nodes.find(path);
        if (other == b.nodes.end()) {
            if (stands(b, parentOf(path)))
                changes.push_back({b.absent.contains(path) ? SchemaChangeKind::Deviated : SchemaChangeKind::Removed, path,
                                   shape(first, node), {}});
            continue;
        }
        const std::string before = shape(first, node), after = shape(second, other->second);
        if (before != after)
            changes.push_back({SchemaChangeKind::TypeChanged, path, before, after});
        const std::string had = served(first, node), has = served(second, other->second);
        if (had != has && first.type(node).base != schema::BaseType::None)
            changes.push_back({SchemaChangeKind::AccessChanged, path, had, has});
    }
    for (const auto& [path, node] : b.nodes)
        if (!a.nodes.contains(path) && stands(a, parentOf(path)))
            changes.push_back({a.absent.contains(path) ? SchemaChangeKind::Restored : SchemaChangeKind::Added, path, {},
                               shape(second, node)});
    std::ranges::stable_sort(changes, {}, &SchemaChange::path);
    return changes;
}

} // namespace fc::discovery
