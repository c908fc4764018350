#pragma once

#include "model/path.h"
#include "schema/schema_index.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::discovery {

/// Ways to carry a path to another tool.
enum class UseAs : std::uint8_t { XPath, GnmiPath, Gnmic, Pygnmi, PythonDict, Go, Json, FabricOrch };

/// In the order in which they are offered.
const std::vector<UseAs>& useAsForms();
std::string_view toString(UseAs form); ///< "XPath", "gNMI path", "gnmic", ...

/// Where the pasted command goes. Passwords are never part of it: gnmic reads GNMIC_PASSWORD, the Python script
/// GNMI_PASSWORD, fabric-orch FABRIC_PASSWORD.
struct UseAsTarget
{
    std::string host = "leaf1";
    std::uint16_t port = 6030;
    std::string user = "admin";
    bool insecure = false;
};

/// Text that can be pasted and run. `path` names the node; keys that are not given, or "*", stay wildcards where the
/// form has them (Python dict, Go and JSON get "<name>" in their place). `value` is JSON text for the forms that hold a
/// value; empty: a placeholder that says the type.
std::string useAs(UseAs form, const schema::SchemaIndex& index, schema::NodeId node, const model::Path& path,
                  const UseAsTarget& target, const std::string& value = {});

/// The schema path of the node with every list key as "*", overlaid with the keys that `given` has for the same steps.
model::Path pathOf(const schema::SchemaIndex& index, schema::NodeId node, const model::Path& given = {});

} // namespace fc::discovery
