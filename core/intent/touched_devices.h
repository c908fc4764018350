#pragma once

#include "intent/fabric_index.h"
#include "intent/snapshot_changes.h"

#include <set>
#include <string>
#include <vector>

namespace fc::intent {

/// Names of the devices whose mapped document, origins and ownership included, may differ between two snapshots, in
/// either of which they are (facts/netbox-intent.md 3.5). Never too few; policies and lists, which many may use, and
/// sites mean more than need be. What every document leans on (which classes were read and have rows, which VRFs there
/// are, whether there is MLAG, IPv6 or a trunk group anywhere) means all of them.
std::set<std::string> affectedDevices(const FabricIndex& before, const FabricIndex& after);

} // namespace fc::intent
