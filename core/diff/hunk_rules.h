#pragma once

#include "diff/hunk.h"
#include "schema/instance_pattern.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fc::diff {

/// Keys of an entry as people say them: joined by blanks, identities without their module.
std::string keyText(const schema::SchemaIndex& index, const model::InstanceStep& entry);

/// What is said about hunks beyond the comparison: the group they belong to and what is risky about them. Tables
/// resolved against one schema index. Immutable; thread-safe.
class HunkRules
{
public:
    explicit HunkRules(const schema::SchemaIndex& index);

    /// "Ethernet12", "VLAN 50", "BGP, gold": what people call the thing around `at`.
    std::string feature(const model::InstancePath& at) const;
    /// Plain words, sorted, each once.
    std::vector<std::string> risks(const Hunk& hunk) const;
    /// True if the path is part of how the device is reached: such changes go last and alone.
    bool touchesManagement(const model::InstancePath& at) const;
    /// Keys of the nearest list entry as people say them.
    std::string nearestKey(const model::InstancePath& at) const;

private:
    enum class When : std::uint8_t { Any, Adds, Removes, Changes, BecomesFalse, Shrinks };
    struct Feature
    {
        schema::InstancePattern pattern;
        std::string_view label; ///< {k}: keys of the last entry on the path; {o}: of the one above
    };
    struct Risk
    {
        schema::InstancePattern pattern;
        When when;
        std::string_view words;
    };
    struct FeatureRule;
    struct RiskRule;
    static const std::vector<FeatureRule>& featureRules();
    static const std::vector<RiskRule>& riskRules();

    bool holds(const Risk& risk, const Hunk& hunk) const;

    const schema::SchemaIndex& m_index;
    std::vector<Feature> m_features; ///< deepest first
    std::vector<Risk> m_risks;
};

} // namespace fc::diff
