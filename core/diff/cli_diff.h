#pragma once

#include "diff/hunk.h"
#include "model/cli_line.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fc::diff {

/// A line that the intent claims, on both sides.
struct CliPair
{
    std::vector<std::string> context;
    std::string topic;    ///< cliTopic() of both
    std::string intended; ///< empty: not intended
    std::string running;  ///< empty: not running
    int hunk = -1;        ///< index into CliDiff::hunks; -1 where both say the same
};

struct CliDiff
{
    std::vector<CliPair> lines; ///< claimed lines in the order of the intent, then stale ones as they run
    std::vector<Hunk> hunks;    ///< in the order of `lines`
    std::size_t unclaimed = 0;  ///< running lines that nobody here speaks for: OpenConfig covers them, or no one does
};

/// Line by line within its context. Claimed are lines that the intent names and, if it names any at all, lines that
/// fall under eosCliRules(); all others are never touched. Lines of `running` may stand in any order. Pure.
CliDiff compareCli(const std::string& device, const std::vector<model::IntendedCliLine>& intended,
                   const std::vector<model::CliLine>& running);

/// Origins a hunk about a line rests on: those of the intended line, and for a stale one those of the first line that
/// the intent has in its mode.
std::vector<model::Origin> cliOriginsOf(const CliChange& change, const std::vector<model::IntendedCliLine>& intended);

/// The running line on the subject of `change`; empty if there is none, or only what the default says.
std::string runningLineOf(const CliChange& change, const std::vector<model::CliLine>& running);
std::string intendedLineOf(const CliChange& change, const std::vector<model::IntendedCliLine>& intended);

} // namespace fc::diff
