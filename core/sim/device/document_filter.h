#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"

namespace fc::sim {

/// GetRequest.DataType: configuration, state, or state without the applied copies of configuration.
enum class DataKind { All, Config, State, Operational };

/// The part of `node`, which stands at `at`, that a Get of this type answers, as a document with nothing else in it.
/// Keys stay with what they identify; an entry that has nothing else left stays only if it is configuration.
model::ConfigTree filtered(const schema::SchemaIndex& index, const model::TreeNode& node,
                           const model::InstancePath& at, DataKind kind);

/// True for a state leaf that only repeats what "config" beside its container says.
bool isAppliedCopy(const schema::SchemaIndex& index, model::NodeId leaf);

} // namespace fc::sim
