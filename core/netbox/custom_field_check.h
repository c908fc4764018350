#pragma once

#include "intent/finding.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace fc::netbox {

/// Check C52 over the definitions of custom fields, as /api/extras/custom-fields/ lists them: a field of the contract
/// that is missing though the fabric needs it, has another type, is on other objects, or is there twice under names that
/// mean the same. `hasBgp`: without netbox-bgp its objects have no fields. `source` is NetBox's address, for links.
std::vector<intent::Finding> customFieldFindings(const std::vector<nlohmann::json>& definitions, bool hasBgp,
                                                 const std::string& source);

} // namespace fc::netbox
