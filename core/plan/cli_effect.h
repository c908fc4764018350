#pragma once

#include "model/cli_line.h"

#include <string>
#include <vector>

namespace fc::plan {

// Independent of core/diff on purpose: a mistake there must not confirm itself here. Compares single lines only.

/// What a Set of CLI lines leaves behind: a line that runs, or one that does not run any more.
struct CliEffect
{
    model::CliLine line;
    bool present = true;
    bool wasPresent = false; ///< before the Set
    bool operator==(const CliEffect&) const = default;
};

/// True if the device runs the line, whatever the spelling of MAC addresses and blanks.
bool runs(const std::vector<model::CliLine>& running, const model::CliLine& line);

/// Effects that do not hold: "router bgp 65001 / maximum-paths 8: expected, the device does not run it".
std::vector<std::string> differencesAfter(const std::vector<CliEffect>& effects,
                                          const std::vector<model::CliLine>& now);

/// True if every line is there, or not there, as before the Set.
bool isAsBefore(const std::vector<CliEffect>& effects, const std::vector<model::CliLine>& now);

} // namespace fc::plan
