#pragma once

#include "plan/decision.h"
#include "plan/plan.h"
#include "schema/schema_index.h"

#include <string>
#include <vector>

namespace fc::plan {

struct ReportOptions
{
    bool color = false;         ///< ANSI colours; text only
    bool showUnmanaged = false; ///< list unmanaged and hidden items, not only their number
    const DecisionView* decisions = nullptr; ///< marks hunks that are already decided
};

/// For a terminal: a block per device, one line per leaf with +, - or ~, origin behind it, a summary line last.
std::string textReport(const schema::SchemaIndex& index, const Plan& plan, const ReportOptions& options = {});

/// For tickets: a table per device and the summary on top.
std::string markdownReport(const schema::SchemaIndex& index, const Plan& plan, const ReportOptions& options = {});

/// The lines of one hunk without indentation, each starting with its glyph: "~ mtu: 1500 -> 9214".
std::vector<std::string> hunkLines(const schema::SchemaIndex& index, const diff::Hunk& hunk);

/// "11 differences on 3 devices: +6 -1 ~4; 6 in sync, 1 not read; 5 unmanaged".
std::string summaryLine(const Plan& plan);

} // namespace fc::plan
