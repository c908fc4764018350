#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <functional>
#include <optional>

namespace fc::schema {

/// What gNMI calls CONFIG: nodes that are configuration. An entry that held nothing but state (a learned neighbour)
/// goes; one that held nothing but its keys stays. Shares what it does not change.
model::ConfigTree filterConfig(const SchemaIndex& index, const model::ConfigTree& tree);
/// What gNMI calls STATE: nodes that are not configuration, with the key leaves of the entries they are in.
model::ConfigTree filterState(const SchemaIndex& index, const model::ConfigTree& tree);

/// Every leaf and leaf-list in tree order, key leaves included. The references live for the call only.
void forEachLeaf(const model::ConfigTree& tree,
                 const std::function<void(const model::InstancePath&, const model::Value&)>& visit);

/// The schema default in canonical form; nullopt if the leaf has none.
std::optional<model::Value> leafDefault(const SchemaIndex& index, NodeId leaf);
/// Without configuration leaves that equal their schema default. Key leaves and state stay; containers that become
/// empty go, unless their presence says something.
model::ConfigTree withoutDefaults(const SchemaIndex& index, const model::ConfigTree& tree);

} // namespace fc::schema
