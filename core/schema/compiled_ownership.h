#pragma once

#include "schema/instance_pattern.h"
#include "schema/ownership.h"

#include <vector>

namespace fc::schema {

/// Ownership rules resolved against an index, for many questions. Immutable; thread-safe.
class CompiledOwnership
{
public:
    CompiledOwnership(const SchemaIndex& index, const Ownership& ownership);

    /// True if a running-only value of this leaf is ours to remove.
    bool leaf(const model::InstancePath& path) const;
    /// True if a running-only entry of this list is ours to remove as a whole.
    bool entry(const model::InstancePath& path) const;
    /// True if a rule names this entry by its keys and owns entries of a list inside: they are ours to remove even
    /// where the intent does not have the entry around them (an interface that leaves its device's last-used VRF).
    bool inside(const model::InstancePath& entry) const;
    /// True if nothing at or below the path is ours, whatever the intent says there.
    bool excluded(const model::InstancePath& path) const;

private:
    struct Rule
    {
        InstancePattern pattern;
        OwnedScope scope;
    };
    bool m_everything;
    std::vector<Rule> m_rules;
};

} // namespace fc::schema
