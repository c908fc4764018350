#pragma once

#include "sim/fabric/blueprint.h"
#include "sim/fabric/description.h"

#include <vector>

namespace fc::sim {

/// The rows a NetBox holds for this fabric, tables in an order in which they can be created (a row refers only to
/// earlier tables, except devices: primary_ip4, mlag_peer and vtep_interface point ahead).
/// A row is in written form: plain choice values and ids, fields that keep their default left out. Ids count from 1
/// per table and depend on the description alone.
std::vector<FabricBlueprint::Table> netboxRows(const FabricDescription& fabric);

} // namespace fc::sim
