#pragma once

#include "schema/schema_index.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

/// Folders in which packs ("<release>.fcs") are looked for, in order: $FC_SCHEMA_DIR (alone, if set),
/// <folder of this program>/../share/fabric-console/schema, /usr/share/fabric-console/schema.
std::vector<std::string> schemaFolders();

/// Opens the pack that comes with the program. Errors: NotFound (lists the folders), Parse (damaged).
Result<std::shared_ptr<const SchemaIndex>> openBundledIndex(std::string_view release = "eos-4.35.0F");

} // namespace fc::schema
