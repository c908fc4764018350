#pragma once

#include "model/config_tree.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fc::model {

/// Where one intended value comes from. A leaf may have several, nearest first (cable, interface, rule).
struct Origin
{
    std::string type;    ///< NetBox object type "dcim.interface"; "fabric.file"; "tree.file" for plan --intent DIR; "manual"
    std::int64_t id = 0; ///< NetBox primary key; 0 where there is none
    std::string field;   ///< "description", "custom_fields.mlag_id"
    std::string display; ///< what people call it: "leaf3 Ethernet1"
    std::string url;     ///< page a person can open; empty if none
    std::string rule;    ///< mapper rule that made the leaf: "interfaces.description"
    std::string lastUpdated; ///< ISO 8601 as the source gave it; empty if unknown
    auto operator<=>(const Origin&) const = default;
};

/// Origins of every leaf of an intended document, by instance path of the leaf.
using Provenance = std::map<InstancePath, std::vector<Origin>>;

} // namespace fc::model
