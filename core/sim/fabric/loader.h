#pragma once

#include "base/result.h"
#include "sim/fabric/blueprint.h"
#include "sim/fabric/description.h"

#include <string>
#include <string_view>

namespace fc::sim {

/// Finds a fabric by what the command line names:
///   "lab-10"       resources/demo/lab-10.toml, see demoFolder()
///   "clos:SxL"     a synthetic fabric of S spines and L leafs
///   "x/y.toml"     that description
///   a folder       NAME.json documents (with NAME.cli) and, if there, netbox/*.json in the shape of a NetBox page
/// Errors: NotFound (names the places looked at), Parse (file, line, key), Usage (shape).
Result<FabricBlueprint> loadFabric(std::string_view nameOrFile);

/// Devices, cables, neighbours and NetBox rows of a description.
FabricBlueprint buildBlueprint(const FabricDescription& fabric);

/// A folder of documents; see loadFabric. Cables come from netbox/cables.json, else from shared /31 subnets.
Result<FabricBlueprint> loadFolder(const std::string& folder);

/// The fabric file that fits such a fabric, absolute: the shipped fabric.toml for lab-10 and clos, one beside the
/// description or in the folder otherwise. Empty if there is none.
std::string fabricFileOf(std::string_view nameOrFile);

/// The folder with the shipped descriptions: $FC_DEMO_DIR, else ../share/fabric-console/demo beside the program's
/// folder, else /usr/share/fabric-console/demo. Error: NotFound.
Result<std::string> demoFolder();

} // namespace fc::sim
