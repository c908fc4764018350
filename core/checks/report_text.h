#pragma once

#include "checks/finding.h"

#include <string>

/// A report for people and for other programs. Texts from NetBox are escaped; bad UTF-8 is replaced.
namespace fc::checks {

/// Aligned lines, one finding each, and a summary. `color`: ANSI colours for severities.
std::string toTable(const Report& report, bool color);

/// {"revision", "findings": [{"rule", "severity", "devices", "objects": [{"type", "id", "display", "url"}], "path",
/// "message", "expected", "actual", "hint", "source", "fingerprint", "waived_by": {...} or null}], "skipped",
/// "summary": {"error", "warning", "info", "waived"}}
std::string toJson(const Report& report);

/// RFC 4180 with a header line; devices and objects are separated by spaces and semicolons.
std::string toCsv(const Report& report);

/// One test case a rule: failed by unwaived errors, skipped where the check was not run; warnings and what is waived
/// is its output. Understood by Jenkins and GitLab.
std::string toJunit(const Report& report);

} // namespace fc::checks
