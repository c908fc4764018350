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

constexpr std::size_t kMaxModels = 10'000;

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

bool isDate(std::string_view text)
{
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
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

ModelComparison compareModels(const std::vector<gnmi::ModelData>& device, const SchemaIndex& release)
{
    ModelComparison comparison;
    comparison.release = std::string(release.release());
    comparison.truncated = device.size() > kMaxModels;
    std::map<std::string_view, std::string_view> known;
    const std::vector<schema::ModuleInfo> modules = release.modules();
    for (const schema::ModuleInfo& module : modules)
        known.emplace(module.name, module.revision);
    std::set<std::string_view> named;
    for (std::size_t i = 0; i < std::min(device.size(), kMaxModels); ++i) {
        const gnmi::ModelData& model = device[i];
        if (!named.insert(model.name).second)
            continue;
        const auto it = known.find(model.name);
        if (it == known.end())
            comparison.unknown.push_back(model.name);
        else if (isDate(model.version) && isDate(it->second) && model.version != it->second)
            comparison.revisions.push_back(model.name + ": device " + model.version + ", " + comparison.release + " " +
                                           std::string(it->second));
        else
            ++comparison.same;
    }
    for (const auto& [name, revision] : known)
        if (!named.contains(name))
            comparison.missing.emplace_back(name);
    std::ranges::sort(comparison.unknown);
    std::ranges::sort(comparison.revisions);
    return comparison;
}

std::size_t nearestRelease(const std::vector<ModelComparison>& releases)
{
    const auto distance = [](const ModelComparison& comparison) {
        return comparison.unknown.size() * 2 + comparison.revisions.size() * 2 + comparison.missing.size();
    };
    const auto it = std::ranges::min_element(releases, {}, distance);
    return static_cast<std::size_t>(it - releases.begin());
}

} // namespace fc::discovery
