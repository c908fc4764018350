#pragma once

#include "intent/fabric_index.h"
#include "intent/snapshot_changes.h"

#include <set>
#include <string>
#include <vector>

namespace fc::intent {

/// Names of the devices whose mapped document may differ between two snapshots, in either of which they are
/// (facts/netbox-intent.md 3.5). Never too few; policies and lists, which many may use, and sites mean more than need be.
std::set<std::string> affectedDevices(const FabricIndex& before, const FabricIndex& after);

/// The same for changes that are known already.
std::set<std::string> affectedDevices(const FabricIndex& before, const FabricIndex& after,
                                      const std::vector<ObjectChange>& changes);

} // namespace fc::intent
