#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"
#include "sim/device/set_operation.h"

#include <string>
#include <vector>

namespace fc::sim {

/// EOS drops the addresses of an interface whose VRF membership a Set changes, also those that the same Set brings
/// (eos-openconfig-mapping.md section 4.1). Returns the candidate without them.
model::ConfigTree dropAddressesOfMovedInterfaces(const schema::SchemaIndex& index, const model::ConfigTree& before,
                                                 const model::ConfigTree& candidate);

/// The CLI contexts ("interface Vlan4090", "router bgp") whose CLI-only lines an operation erases: EOS loses foreign
/// configuration when a container at, above or below an interface or BGP is replaced, or the thing itself deleted
/// (section 3, "foreign" config loss). `contexts` are the device's top-level CLI lines.
std::vector<std::string> contextsErasedBy(const schema::SchemaIndex& index, const SetOperation& operation,
                                          const std::vector<std::string>& contexts);

} // namespace fc::sim
