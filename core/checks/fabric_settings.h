#pragma once

#include "checks/settings.h"
#include "intent/fabric_file.h"

namespace fc::checks {

/// What the fabric file says that checks go by; defaults where it says nothing. An empty file counts as none: then
/// loopbacks are taken to be announced.
Settings settingsFrom(const intent::FabricFile& fabric);

} // namespace fc::checks
