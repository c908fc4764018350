#pragma once

#include "diff/side_by_side.h"

#include <vector>

namespace fc::diff {

// Internal to this module.

/// The key of the fold that holds the CLI lines both sides have.
inline constexpr std::string_view kCliFold = "cli:/";

/// Rows of the CLI lines that the intent claims, to stand below those of the trees: a row a mode, the lines below it,
/// what both sides have folded away.
std::vector<SideRow> cliRows(const DiffResult& diff, const SideBySideOptions& options);

} // namespace fc::diff
