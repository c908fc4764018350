#pragma once

#include "diff/cli_diff.h"
#include "diff/dependencies.h"
#include "diff/hunk.h"
#include "diff/hunk_rules.h"
#include "diff/normalise.h"
#include "model/config_tree.h"
#include "model/origin.h"
#include "schema/ownership.h"
#include "schema/schema_index.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace fc::diff {

/// Something the device runs, the intent does not speak for, and nobody touches.
struct UnmanagedItem
{
    model::InstancePath at; ///< outermost entry or leaf
    model::Path path;
    std::size_t leaves = 0; ///< leaves in it
};

/// Something the device runs that a rule calls no difference.
struct HiddenItem
{
    model::InstancePath at;
    model::Path path;
    std::string reason;
};

struct DiffResult
{
    std::vector<Hunk> hunks; ///< in tree order, then those about CLI lines
    std::vector<UnmanagedItem> unmanaged;
    std::vector<HiddenItem> hidden;
    model::ConfigTree intended; ///< as compared (normalised)
    model::ConfigTree running;  ///< as compared (normalised)
    std::vector<CliPair> cli;   ///< CLI lines that the intent claims; `hunk` is an index into `hunks`
    std::size_t cliUnclaimed = 0; ///< CLI lines of the device that it does not
};

/// What a device should be. Refers to its parts.
struct IntendedSide
{
    const model::ConfigTree& tree;
    const schema::Ownership& ownership;
    const model::Provenance& provenance;
    const std::vector<model::IntendedCliLine>& cli;
};

/// What a device is. Refers to its parts.
struct RunningSide
{
    const model::ConfigTree& tree;
    const std::vector<model::CliLine>& cli;
};

/// Keyed, order-aware, default-aware comparison. Immutable; thread-safe; build one per schema index.
class TreeDiff
{
public:
    explicit TreeDiff(std::shared_ptr<const schema::SchemaIndex> index,
                      const std::vector<NormaliseRule>& rules = eosNormaliseRules());

    const Normaliser& normaliser() const noexcept { return m_normaliser; }
    const schema::SchemaIndex& index() const noexcept { return m_normaliser.index(); }

    const HunkRules& rules() const noexcept { return m_rules; }

    /// Never fails: what cannot be compared is not in the trees. Hunk order is tree order, ids are stable.
    DiffResult compare(const std::string& device, const model::ConfigTree& intended,
                       const model::ConfigTree& running, const schema::Ownership& ownership,
                       const model::Provenance& provenance = {}) const;
    /// The same with the lines that only the CLI can express.
    DiffResult compare(const std::string& device, const IntendedSide& intended, const RunningSide& running) const;

private:
    Normaliser m_normaliser;
    HunkRules m_rules;
    Dependencies m_dependencies;
};

/// `running` after the hunks were carried out; both sides as a DiffResult holds them. CLI lines are not in trees.
model::ConfigTree applyHunks(const schema::SchemaIndex& index, const model::ConfigTree& running,
                             std::span<const Hunk> hunks);
model::ConfigTree applyHunks(const schema::SchemaIndex& index, const model::ConfigTree& running,
                             std::span<const Hunk* const> hunks);

} // namespace fc::diff
