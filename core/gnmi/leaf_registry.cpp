#include "gnmi/leaf_registry.h"

#include "schema/instance.h"

#include <algorithm>

namespace fc::gnmi {

namespace {

/// More "..." than this in one delete select nothing: matching would take exponential time.
constexpr std::ptrdiff_t kMaxMultiLevel = 3;

bool elemMatches(const model::PathElem& pattern, const model::PathElem& elem)
{
    // A stored name keeps its module where it would be ambiguous without; a pattern's never has one.
    if (pattern.name != "*" && pattern.name != elem.name && pattern.name != model::bareName(elem.name))
        return false;
    return std::ranges::all_of(pattern.keys, [&](const model::PathKey& key) {
        const std::string* value = elem.key(key.name);
        return value != nullptr && (key.value == "*" || key.value == *value);
    });
}

std::string childKey(std::uint32_t parent, const model::PathElem& elem)
{
    std::string key(reinterpret_cast<const char*>(&parent), sizeof parent);
    return key += model::toString(elem);
}

} // namespace

LeafRegistry::LeafRegistry(std::shared_ptr<const schema::SchemaIndex> index) : m_index(std::move(index)), m_nodes(1) {}

LeafInfo LeafRegistry::describe(model::InstancePath instance) const
{
    LeafInfo info;
    info.instance = std::move(instance);
    info.path = schema::toPath(*m_index, info.instance);
    info.node = info.instance.back().node;
    info.config = m_index->isConfig(info.node);
    info.text = model::toString(info.path);
    return info;
}

/// Several spellings of a path (with and without module, identity keys with and without prefix) become one.
LeafInfo LeafRegistry::describe(const model::Path& path) const
{
    LeafInfo info;
    info.path = path;
    if (info.path.origin == "openconfig")
        info.path.origin.clear();
    if (m_index && info.path.origin.empty() && !path.hasWildcard()) {
        Result<model::InstancePath> instance = schema::toInstancePath(*m_index, info.path);
        if (instance.ok() && !instance->empty())
            return describe(std::move(*instance));
    }
    for (model::PathElem& elem : info.path.elems)
        elem.name = std::string(model::bareName(elem.name));
    info.text = model::toString(info.path);
    return info;
}

/// Elems from the root of the tree: an origin stands first as a level of its own.
std::vector<model::PathElem> LeafRegistry::trail(const model::Path& path) const
{
    std::vector<model::PathElem> out;
    if (!path.origin.empty())
        out.push_back({path.origin + ":", {}});
    out.insert(out.end(), path.elems.begin(), path.elems.end());
    return out;
}

std::optional<std::uint32_t> LeafRegistry::childOf(std::uint32_t parent, const model::PathElem& elem) const
{
    const auto it = m_children.find(childKey(parent, elem));
    return it == m_children.end() ? std::nullopt : std::optional(it->second);
}

std::uint32_t LeafRegistry::openChild(std::uint32_t parent, const model::PathElem& elem)
{
    const auto [it, added] = m_children.try_emplace(childKey(parent, elem), static_cast<std::uint32_t>(m_nodes.size()));
    if (added) {
        m_nodes.push_back({elem, {}, std::nullopt});
        m_nodes[parent].children.push_back(it->second);
    }
    return it->second;
}

LeafId LeafRegistry::append(LeafInfo info)
{
    if (m_size % LiveSnapshot::kPageSize == 0)
        m_infos.push_back(std::make_shared<LiveSnapshot::InfoPage>());
    (*m_infos.back())[m_size % LiveSnapshot::kPageSize] = std::move(info);
    return LeafId{static_cast<std::uint32_t>(m_size++)};
}

std::optional<LeafId> LeafRegistry::intern(const model::Path& path)
{
    return intern(describe(path));
}

std::optional<LeafId> LeafRegistry::intern(const model::InstancePath& path)
{
    return path.empty() ? std::nullopt : intern(describe(path));
}

std::optional<LeafId> LeafRegistry::intern(LeafInfo info)
{
    if (info.path.elems.empty())
        return std::nullopt;
    if (m_size >= maxLeaves())
        return find(info.path);
    std::uint32_t node = 0;
    for (const model::PathElem& elem : trail(info.path))
        node = openChild(node, elem);
    if (!m_nodes[node].leaf)
        m_nodes[node].leaf = append(std::move(info));
    return m_nodes[node].leaf;
}

std::optional<LeafId> LeafRegistry::find(const model::Path& path) const
{
    std::uint32_t node = 0;
    for (const model::PathElem& elem : trail(describe(path).path)) {
        const std::optional<std::uint32_t> next = childOf(node, elem);
        if (!next)
            return std::nullopt;
        node = *next;
    }
    return m_nodes[node].leaf;
}

void LeafRegistry::collect(std::uint32_t node, std::vector<LeafId>& out) const
{
    if (m_nodes[node].leaf)
        out.push_back(*m_nodes[node].leaf);
    for (const std::uint32_t child : m_nodes[node].children)
        collect(child, out);
}

void LeafRegistry::match(std::uint32_t node, const std::vector<model::PathElem>& pattern, std::size_t depth,
                         std::vector<LeafId>& out) const
{
    if (depth == pattern.size())
        return collect(node, out);
    const model::PathElem& wanted = pattern[depth];
    if (wanted.name == "...") {
        match(node, pattern, depth + 1, out);
        for (const std::uint32_t child : m_nodes[node].children)
            match(child, pattern, depth, out);
        return;
    }
    // The usual delete names one entry with all its keys: no need to look at its thousand siblings.
    const bool exact = wanted.name != "*" && !wanted.keys.empty() &&
                       std::ranges::none_of(wanted.keys, [](const model::PathKey& key) { return key.value == "*"; });
    if (const std::optional<std::uint32_t> entry = exact ? childOf(node, wanted) : std::nullopt)
        return match(*entry, pattern, depth + 1, out);
    for (const std::uint32_t child : m_nodes[node].children)
        if (elemMatches(wanted, m_nodes[child].elem))
            match(child, pattern, depth + 1, out);
}

std::vector<LeafId> LeafRegistry::below(const model::Path& pattern) const
{
    std::vector<LeafId> out;
    const std::vector<model::PathElem> elems = trail(describe(pattern).path);
    if (std::ranges::count(elems, "...", &model::PathElem::name) > kMaxMultiLevel)
        return out;
    match(0, elems, 0, out);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace fc::gnmi
