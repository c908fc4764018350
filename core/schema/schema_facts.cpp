#include "schema/schema_facts.h"

#include "schema/type_ids.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace fc::schema {

namespace {

constexpr std::array<std::string_view, 11> kKindNames{
    "root", "container", "list", "leaf", "leaf-list", "rpc", "action", "input", "output", "notification", "anydata"};
constexpr std::array<std::string_view, 20> kBaseNames{
    "none",  "binary", "bits",  "boolean", "decimal64", "empty",  "enumeration", "identityref", "instance-identifier",
    "int8",  "int16",  "int32", "int64",   "leafref",   "string", "uint8",       "uint16",      "uint32",
    "uint64", "union"};
constexpr std::array<std::string_view, 3> kStatusNames{"current", "deprecated", "obsolete"};

/// Marks every type that a node reaches, members included.
std::vector<bool> usedTypes(const SchemaFacts& facts)
{
    std::vector<bool> used(facts.types.size(), false);
    for (const NodeFact& node : facts.nodes)
        if (node.type < used.size())
            used[node.type] = true;
    for (std::size_t i = facts.types.size(); i-- > 0;)
        if (used[i])
            for (const std::uint32_t member : facts.types[i].members)
                used[member] = true;
    return used;
}

std::vector<std::size_t> typeDepths(const std::vector<TypeFact>& types)
{
    std::vector<std::size_t> depth(types.size(), 0);
    for (std::size_t i = 0; i < types.size(); ++i)
        for (const std::uint32_t member : types[i].members)
            depth[i] = std::max(depth[i], depth[member] + 1);
    return depth;
}

void canonicaliseTypes(SchemaFacts& facts)
{
    const std::vector<bool> used = usedTypes(facts);
    const std::vector<std::size_t> depth = typeDepths(facts.types);
    const std::vector<std::string> ids = typeIds(facts.types);
    std::vector<std::uint32_t> order(facts.types.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(depth[a], ids[a], a) < std::tie(depth[b], ids[b], b);
    });

    std::vector<TypeFact> types;
    std::vector<std::uint32_t> moved(facts.types.size(), kNoType);
    const std::string* previous = nullptr;
    for (const std::uint32_t old : order) {
        if (!used[old])
            continue;
        if (!previous || *previous != ids[old]) {
            types.push_back(facts.types[old]);
            for (std::uint32_t& member : types.back().members)
                member = moved[member];
        }
        moved[old] = static_cast<std::uint32_t>(types.size() - 1);
        previous = &ids[old];
    }
    facts.types = std::move(types);
    for (NodeFact& node : facts.nodes)
        if (node.type < moved.size())
            node.type = moved[node.type];
}

} // namespace

bool pathLess(std::string_view a, std::string_view b)
{
    const auto [itA, itB] = std::ranges::mismatch(a, b);
    if (itA == a.end() || itB == b.end())
        return itA == a.end() && itB != b.end();
    const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c) + 1; };
    return rank(*itA) < rank(*itB);
}

void canonicalise(SchemaFacts& facts)
{
    std::ranges::sort(facts.modules, {}, &ModuleFact::name);
    std::ranges::stable_sort(facts.nodes, pathLess, &NodeFact::path);
    std::ranges::stable_sort(facts.absent, pathLess, &AbsentFact::path);
    canonicaliseTypes(facts);
}

std::string_view toString(NodeKind kind)
{
    return kKindNames[static_cast<std::size_t>(kind)];
}

std::string_view toString(BaseType base)
{
    return kBaseNames[static_cast<std::size_t>(base)];
}

std::string_view toString(NodeStatus status)
{
    return kStatusNames[static_cast<std::size_t>(status)];
}

} // namespace fc::schema
