#pragma once

#include "model/origin.h"

#include <string>
#include <vector>

namespace fc::model {

/// One line of configuration that only the CLI can express, inside the modes that lead to it. A mode is no line of
/// its own: it exists through the lines below it.
struct CliLine
{
    std::vector<std::string> context; ///< outermost first, without indentation: {"router bgp 65001"}; empty at the top
    std::string text;                 ///< without indentation
    auto operator<=>(const CliLine&) const = default;
};

/// A line that the intent wants on the device, and why.
struct IntendedCliLine
{
    CliLine line;
    std::vector<Origin> origins; ///< nearest first, never empty
};

} // namespace fc::model
