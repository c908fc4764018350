#pragma once

#include "model/value.h"
#include "schema/schema_index.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace fc::diff {

/// A leaf's value as a tree view shows it: free text quoted, identities without module, [34, 40] for leaf-lists.
std::string shownValue(const schema::SchemaIndex& index, model::NodeId leaf, const model::Value& value);

/// Byte range (from, length) of `text` that `other` does not share at its start and end. Never cuts a character.
std::pair<std::size_t, std::size_t> differingRange(std::string_view text, std::string_view other);

/// "Ethernet2" before "Ethernet10".
bool naturalLess(std::string_view a, std::string_view b);

} // namespace fc::diff
