#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "schema/document_rules.h"
#include "schema/schema_index.h"

namespace fc::sim {

/// What a configuration must satisfy as a whole before a device takes it: references, mandatory leaves and the
/// conditions under which EOS accepts a subtree. Built once per index; immutable and thread-safe.
/// Errors: NotFound for a list entry whose config leaf contradicts its key (EOS says so), Schema for the rest.
class Constraints
{
public:
    explicit Constraints(const schema::SchemaIndex& index);

    /// `explicitConfig` is what was set, `served` the same with what EOS adds: references may point to both.
    Status check(const model::ConfigTree& explicitConfig, const model::ConfigTree& served) const;

private:
    const schema::SchemaIndex& m_index;
    schema::DocumentRules m_rules;
};

/// The "when" conditions of EOS's models that the lab's configuration can meet (eos-openconfig-mapping.md section 1.4):
/// which interface type, switchport mode or protocol a subtree belongs to.
Status checkConditions(const schema::SchemaIndex& index, const model::ConfigTree& explicitConfig);

} // namespace fc::sim
