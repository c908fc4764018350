#include "schema/compiled_ownership.h"

#include <algorithm>

namespace fc::schema {

Ownership Ownership::everything()
{
    Ownership ownership;
    ownership.m_everything = true;
    return ownership;
}

bool Ownership::ownsLeaf(const SchemaIndex& index, const model::InstancePath& leaf) const
{
    return CompiledOwnership(index, *this).leaf(leaf);
}

bool Ownership::ownsEntry(const SchemaIndex& index, const model::InstancePath& entry) const
{
    return CompiledOwnership(index, *this).entry(entry);
}

CompiledOwnership::CompiledOwnership(const SchemaIndex& index, const Ownership& ownership)
    : m_everything(ownership.ownsEverything())
{
    for (const OwnershipRule& rule : ownership.rules())
        if (auto pattern = InstancePattern::compile(index, rule.pattern))
            m_rules.push_back({std::move(*pattern), rule.scope});
}

bool CompiledOwnership::excluded(const model::InstancePath& path) const
{
    return std::ranges::any_of(m_rules, [&](const Rule& rule) {
        return rule.scope == OwnedScope::Excluded && rule.pattern.covers(path);
    });
}

bool CompiledOwnership::inside(const model::InstancePath& entry) const
{
    return !excluded(entry) && std::ranges::any_of(m_rules, [&](const Rule& rule) {
        return rule.scope == OwnedScope::Entries && rule.pattern.namesEntryAbove(entry);
    });
}

bool CompiledOwnership::leaf(const model::InstancePath& path) const
{
    if (excluded(path))
        return false;
    return m_everything || std::ranges::any_of(m_rules, [&](const Rule& rule) {
        return (rule.scope == OwnedScope::Leaf && rule.pattern.matches(path)) ||
               (rule.scope == OwnedScope::Subtree && rule.pattern.covers(path));
    });
}

bool CompiledOwnership::entry(const model::InstancePath& path) const
{
    if (excluded(path))
        return false;
    return m_everything || std::ranges::any_of(m_rules, [&](const Rule& rule) {
        return (rule.scope == OwnedScope::Entries && rule.pattern.matches(path)) ||
               (rule.scope == OwnedScope::Subtree && rule.pattern.covers(path));
    });
}

} // namespace fc::schema
