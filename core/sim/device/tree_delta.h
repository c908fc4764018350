#pragma once

#include "model/config_tree.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace fc::sim {

/// One change between two states of a document.
struct TreeChange
{
    model::InstancePath path;
    std::optional<model::Value> value; ///< the new value of a leaf; nullopt: `removed` is gone with all below
    model::TreeNodePtr removed;
};

/// Removals first, then leaves that are new or different, in tree order. Skips what both share.
std::vector<TreeChange> deltaBetween(const model::ConfigTree& before, const model::ConfigTree& after);

/// A key for hash tables; not against tampering.
std::uint64_t hashOf(const model::InstancePath& path);

} // namespace fc::sim
