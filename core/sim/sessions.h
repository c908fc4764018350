#pragma once

#include "sim/device/environment.h"
#include "sim/topology.h"

#include <map>
#include <string>
#include <vector>

namespace fc::sim {

/// Fills `sessions` of every world from the configurations and from what is up in `worlds` already. A border behind an
/// interface of `externals` (device -> interfaces) answers every session on that subnet.
void establishSessions(const std::vector<DeviceInput>& devices,
                       const std::map<std::string, std::set<std::string>>& externals,
                       std::map<std::string, Environment>& worlds);

} // namespace fc::sim
