#pragma once

#include "app/cli/context.h"

#include <string>
#include <vector>

namespace fc::app {

// What the discover commands ask in the same way.

/// The --path options. Error Usage names the one that is no gNMI path.
Result<std::vector<model::Path>> pathsFrom(const std::vector<std::string>& texts);

/// What the target of the command line says of itself.
Result<gnmi::Capabilities> askCapabilities(Context& context);

} // namespace fc::app
