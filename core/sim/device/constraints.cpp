#include "sim/device/constraints.h"

#include "sim/device/candidate.h"

namespace fc::sim {

namespace {

/// As EOS says it.
Error refusal(const schema::SchemaIndex& index, const schema::DocumentFault& fault)
{
    using Kind = schema::DocumentFault::Kind;
    const std::string other = index.schemaPath(fault.other);
    std::string text;
    switch (fault.kind) {
    case Kind::KeyCopy:
        text = "leaf value \"" + fault.value + "\" not present in (../config/" +
               std::string(index.name(fault.at.back().node)) + ")";
        break;
    case Kind::Reference: text = "leaf value \"" + fault.value + "\" not present in (" + other + ")"; break;
    case Kind::Mandatory: text = "mandatory leaf " + other + " is missing"; break;
    }
    return makeError(fault.kind == Kind::KeyCopy ? ErrorCode::NotFound : ErrorCode::Schema, "failed to apply: " + text)
        .about(describe(index, fault.at))
        .nowIs("nothing was changed");
}

} // namespace

Constraints::Constraints(const schema::SchemaIndex& index) : m_index(index), m_rules(index) {}

Status Constraints::check(const model::ConfigTree& explicitConfig, const model::ConfigTree& served) const
{
    if (const auto faults = m_rules.faults(explicitConfig, served, 1); !faults.empty())
        return refusal(m_index, faults.front());
    return checkConditions(m_index, explicitConfig);
}

} // namespace fc::sim
