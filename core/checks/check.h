#pragma once

#include "checks/fabric_facts.h"
#include "checks/finding_sink.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::checks {

using CheckFunction = void (*)(const FabricFacts& facts, FindingSink& out);

/// One built-in check (facts/netbox-intent.md 4.2).
struct Check
{
    std::string_view id;    ///< "C21"
    Severity severity;      ///< the heaviest it reports
    std::string_view title; ///< for people, a statement of what is wrong
    CheckFunction run;
    /// Classes without whose rows it would only raise false alarm: if NetBox showed none, it is skipped.
    std::vector<ObjectClass> needs;
    bool needsRunning = false; ///< compares with devices, so it is skipped where none was read
};

/// All of them, in order of their ids.
const std::vector<Check>& builtInChecks();
/// nullptr if there is none.
const Check* builtInCheck(std::string_view id);

} // namespace fc::checks
