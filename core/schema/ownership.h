#pragma once

#include "model/config_tree.h"
#include "model/path.h"
#include "schema/schema_index.h"

#include <vector>

namespace fc::schema {

/// Which part of a device's configuration the intent speaks for. What it does not own is "unmanaged": shown and
/// counted, never touched.
enum class OwnedScope {
    Leaf,    ///< this leaf: a running-only value is removed if the intent has the enclosing list entry
    /// Membership of this list: a running-only entry is removed as a whole; its content is not owned by this. Inside an
    /// entry that the intent does not have this holds only if the pattern names that entry by its exact keys.
    Entries,
    Subtree, ///< everything at and below
    Excluded ///< everything at and below is not ours, whatever other rules say (Management0, VLAN 1)
};

struct OwnershipRule
{
    model::Path pattern; ///< schema path; keys optional, values may be globs ("Vlan*"); missing keys match all
    OwnedScope scope = OwnedScope::Leaf;
};

class Ownership
{
public:
    /// Owns the whole document (plan --intent DIR).
    static Ownership everything();
    Ownership() = default;
    explicit Ownership(std::vector<OwnershipRule> rules) : m_rules(std::move(rules)) {}

    const std::vector<OwnershipRule>& rules() const noexcept { return m_rules; }
    bool ownsEverything() const noexcept { return m_everything; }
    /// One question at a time; CompiledOwnership answers many. Rules the index has no path for own nothing.
    bool ownsLeaf(const SchemaIndex& index, const model::InstancePath& leaf) const;
    bool ownsEntry(const SchemaIndex& index, const model::InstancePath& entry) const;

private:
    std::vector<OwnershipRule> m_rules;
    bool m_everything = false;
};

} // namespace fc::schema
