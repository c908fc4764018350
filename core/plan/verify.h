#pragma once

#include "gnmi/set_builder.h"
#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <map>
#include <string>
#include <vector>

namespace fc::plan {

// Independent of core/diff on purpose: a mistake there must not confirm itself here. Compares flat values only.

/// Leaf path text -> value text, as a device sent it.
using FlatValues = std::map<std::string, std::string>;

/// Leaves at and below the operations' paths.
FlatValues flatValuesAt(const schema::SchemaIndex& index, const std::vector<gnmi::SetOperation>& operations,
                        const model::ConfigTree& tree);

/// Paths to read for judging the operations: each operation's own. Sorted, none inside another.
std::vector<model::Path> pathsOf(const schema::SchemaIndex& index, const std::vector<gnmi::SetOperation>& operations);

/// What is not as the operations left it; empty if all is. `before` are the values from before the Set: a deleted leaf
/// may come back as the device's own default, but not as what it was.
/// "/interfaces/...: expected \"host1\", the device runs \"hacked\"".
std::vector<std::string> differencesAfter(const schema::SchemaIndex& index,
                                          const std::vector<gnmi::SetOperation>& operations, const FlatValues& before,
                                          const model::ConfigTree& now);

/// True if everything at the operations' paths is as it was before.
bool isAsBefore(const schema::SchemaIndex& index, const std::vector<gnmi::SetOperation>& operations,
                const FlatValues& before, const model::ConfigTree& now);

} // namespace fc::plan
