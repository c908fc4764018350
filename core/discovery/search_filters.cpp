#include "discovery/path_search.h"
#include "schema/schema_facts.h"

#include <algorithm>

namespace fc::discovery {

using schema::NodeId;
using schema::NodeKind;

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return lowered(text).find(part) != std::string::npos;
}

bool isKeyLike(const schema::SchemaIndex& index, NodeId node, const std::string& wanted)
{
    const auto fits = [&](NodeId key) {
        return wanted == "yes" || contains(index.name(key), wanted);
    };
    if (index.kind(node) == NodeKind::List && wanted != "yes") {
        const std::vector<NodeId> keys = index.keys(node);
        return std::ranges::any_of(keys, fits);
    }
    return index.isKey(node) && fits(node);
}

bool hasName(const schema::TypeInfo& type, const std::string& wanted)
{
    return std::ranges::any_of(type.names, [&](std::string_view name) { return contains(name, wanted); }) ||
           std::ranges::any_of(type.members, [&](const schema::TypeInfo& member) { return hasName(member, wanted); });
}

bool hasDefault(const schema::SchemaIndex& index, NodeId node, const std::string& wanted)
{
    const auto defaults = index.defaults(node);
    if (wanted == "yes" || wanted == "no")
        return defaults.empty() == (wanted == "no");
    return std::ranges::any_of(defaults, [&](std::string_view value) { return contains(value, wanted); });
}

std::uint8_t accessBit(const std::string& on)
{
    return on == "set" ? schema::AccessSet : on == "get" ? schema::AccessGet : schema::AccessSubscribe;
}

} // namespace

void PathSearch::applyFilter(const Filter& filter, std::vector<bool>& passes) const
{
    const PathCatalog& catalog = *m_catalog;
    const schema::SchemaIndex& index = catalog.schema();
    // Types and modules are few: each is judged once.
    std::vector<bool> ofNumber;
    if (filter.kind == FilterKind::Type)
        for (const std::string& type : m_lowTypes)
            ofNumber.push_back(!type.empty() && matchesGlob(filter.value, type));
    else if (filter.kind == FilterKind::Module)
        for (const std::string_view module : catalog.modules())
            ofNumber.push_back(matchesGlob(filter.value, lowered(module)));

    const auto test = [&](EntryId entry) {
        switch (filter.kind) {
        case FilterKind::Type: return bool(ofNumber[catalog.typeNumber(entry)]);
        case FilterKind::Module: return bool(ofNumber[catalog.moduleNumber(entry)]);
        case FilterKind::Kind: return schema::toString(catalog.kind(entry)) == filter.value;
        default: break;
        }
        const auto node = catalog.node(entry);
        if (!node)
            return filter.kind == FilterKind::Rw && filter.value == "no";
        const bool leaf = catalog.carriesValue(entry);
        switch (filter.kind) {
        case FilterKind::Rw:
            return (index.isConfig(*node) && (index.access(*node) & schema::AccessSet) != 0) == (filter.value == "yes");
        case FilterKind::On: return (index.access(*node) & accessBit(filter.value)) != 0;
        case FilterKind::Key: return isKeyLike(index, *node, filter.value);
        case FilterKind::Default: return leaf && hasDefault(index, *node, filter.value);
        case FilterKind::Units: return leaf && contains(index.units(*node), filter.value);
        case FilterKind::Status: return index.statusText(*node) == filter.value;
        case FilterKind::Since: return index.since(*node).starts_with(filter.value);
        case FilterKind::Enum: return leaf && hasName(index.realType(*node), filter.value);
        case FilterKind::Text:
            return node->value < m_lowTexts.size() && m_lowTexts[node->value].find(filter.value) != std::string::npos;
        default: return true;
        }
    };
    for (std::uint32_t id = 1; id < size(); ++id)
        if (passes[id])
            passes[id] = test(EntryId{id}) != filter.negated;
}

std::vector<bool> PathSearch::passing(const Query& query) const
{
    const bool allPass = query.filters.empty() && std::ranges::none_of(query.terms, &Term::negated);
    if (allPass)
        return {};
    std::vector<bool> passes(size(), true);
    Scores scores;
    for (const Term& term : query.terms) {
        if (!term.negated)
            continue;
        scores.assign(size(), 0);
        matchTerm(term.text, scores);
        for (std::uint32_t id = 1; id < size(); ++id)
            if (scores[id] > 0)
                passes[id] = false;
        // "!counter" also means values that are counters by their type.
        std::vector<bool> ofType;
        for (const std::string& type : m_lowTypes)
            ofType.push_back(type.substr(0, type.find(' ')).find(term.text) != std::string::npos);
        for (std::uint32_t id = 1; id < size(); ++id)
            if (ofType[m_catalog->typeNumber(EntryId{id})])
                passes[id] = false;
    }
    for (const Filter& filter : query.filters)
        applyFilter(filter, passes);
    return passes;
}

} // namespace fc::discovery
