#include "schema/index_data.h"

#include <algorithm>

namespace fc::schema {

namespace {

/// Modules that gNMI's default origin means.
constexpr std::string_view kOpenConfigPrefix = "openconfig-";

/// Ids [first, last) of the children of that bare name: siblings are sorted by name.
std::pair<std::uint32_t, std::uint32_t> namedRange(const PackView& pack, const PackNode& parent, std::string_view name)
{
    const auto children = pack.nodes.subspan(parent.firstChild, parent.childCount);
    const auto nameOf = [&](const PackNode& child) { return pack.string(child.name); };
    const auto first = std::ranges::lower_bound(children, name, {}, nameOf) - children.begin();
    const auto last = std::ranges::upper_bound(children, name, {}, nameOf) - children.begin();
    return {parent.firstChild + static_cast<std::uint32_t>(first), parent.firstChild + static_cast<std::uint32_t>(last)};
}

void appendNamed(const PackView& pack, const PackNode& parent, std::string_view name, std::vector<NodeId>& out)
{
    const std::string_view module = model::modulePrefix(name);
    const auto range = namedRange(pack, parent, model::bareName(name));
    for (std::uint32_t id = range.first; id < range.second; ++id)
        if (module.empty() || pack.string(pack.nodes[id].module) == module)
            out.push_back(NodeId{id});
}

/// A node on the way down an unprefixed path, and how far it is from what unprefixed names mean first: one bit per
/// step, the top step highest (paths have at most 64 steps), so that the smallest number is the preferred reading.
struct Candidate
{
    NodeId node;
    std::uint64_t cost = 0;
};

/// Keeps the cheapest; true if it is the only one.
bool reduceToPreferred(std::vector<Candidate>& candidates)
{
    const std::uint64_t least = std::ranges::min(candidates, {}, &Candidate::cost).cost;
    std::erase_if(candidates, [least](const Candidate& candidate) { return candidate.cost != least; });
    return candidates.size() == 1;
}

std::string listed(const SchemaIndex& index, const std::vector<Candidate>& candidates)
{
    std::string out;
    for (const Candidate& candidate : candidates)
        out += (out.empty() ? "" : ", ") + index.schemaPath(candidate.node);
    return out;
}

} // namespace

bool SchemaIndex::isForeign(NodeId node) const
{
    const NodeId above = parent(node);
    return above.value == 0 ? !module(node).starts_with(kOpenConfigPrefix) : module(node) != module(above);
}

std::optional<NodeId> SchemaIndex::child(NodeId parent, std::string_view name) const
{
    std::vector<NodeId> found = childrenNamed(parent, name);
    if (found.size() > 1)
        std::erase_if(found, [this](NodeId node) { return isForeign(node); });
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::vector<NodeId> SchemaIndex::childrenNamed(NodeId parent, std::string_view name) const
{
    std::vector<NodeId> found;
    appendNamed(m_data->pack, m_data->node(parent), name, found);
    return found;
}

bool SchemaIndex::isOnlyOfItsName(NodeId node) const
{
    const PackNode& above = m_data->node(parent(node));
    const std::string_view own = name(node);
    const std::uint32_t last = above.firstChild + above.childCount - 1; // siblings are sorted by name
    return (node.value <= above.firstChild || name(NodeId{node.value - 1}) != own) &&
           (node.value >= last || name(NodeId{node.value + 1}) != own);
}

std::string SchemaIndex::schemaPath(NodeId node) const
{
    std::vector<NodeId> steps;
    for (; parent(node) != node; node = parent(node))
        steps.push_back(node);
    std::string path;
    std::string_view current;
    for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
        path.push_back('/');
        if (module(*it) != current)
            path.append(module(*it)).push_back(':');
        path += name(*it);
        current = module(*it);
    }
    return path.empty() ? "/" : path;
}

std::string SchemaIndex::absentPath(std::size_t i) const
{
    const AbsentNode node = absent(i);
    std::string path = node.absentParent ? absentPath(*node.absentParent) : schemaPath(node.parent);
    const std::string_view above = node.absentParent ? absent(*node.absentParent).module : module(node.parent);
    if (path == "/")
        path.clear();
    path.push_back('/');
    if (node.module != above)
        path.append(node.module).push_back(':');
    return path.append(node.name);
}

Result<NodeId> SchemaIndex::resolve(const model::Path& path) const
{
    // Several modules may define a node of one name, so all that fit are followed until the path decides.
    std::vector<Candidate> candidates{{NodeId{0}, 0}};
    std::vector<Candidate> next;
    std::vector<NodeId> found;
    for (const model::PathElem& elem : path.elems) {
        next.clear();
        for (const Candidate& candidate : candidates) {
            found.clear();
            appendNamed(m_data->pack, m_data->node(candidate.node), elem.name, found);
            for (const NodeId node : found)
                next.push_back({node, candidate.cost << 1U | (isForeign(node) ? 1U : 0U)});
        }
        if (next.empty())
            return makeError(ErrorCode::Schema, "no node '" + elem.name + "' under " + listed(*this, candidates) +
                                                    " in " + std::string(release()))
                .about(model::toString(path))
                .doNext("check the spelling of the path");
        candidates.swap(next);
    }
    if (!reduceToPreferred(candidates))
        return makeError(ErrorCode::Schema,
                         "the path is ambiguous without module prefix: " + listed(*this, candidates))
            .about(model::toString(path))
            .doNext("prefix the name with its module");
    return candidates.front().node;
}

} // namespace fc::schema
