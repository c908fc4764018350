#pragma once

#include "base/result.h"
#include "checks/expression.h"
#include "checks/finding_sink.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fc::checks {

/// Text with fields in braces: "{device.name} {name} has MTU {mtu}". "{{" is a brace.
struct MessageTemplate
{
    using Part = std::variant<std::string, std::vector<std::string>>; ///< plain text, or path of a field
    std::vector<Part> parts;
};

/// A check that a team wrote, from a TOML file:
///
///     [[check]]
///     name = "uplink-mtu"           # letters, digits, - and _; at most 40
///     class = "interface"
///     select = 'device.role == "leaf" and name in ["Ethernet11", "Ethernet12"]'   # without it, every row
///     condition = "mtu == 9214"     # what must hold
///     severity = "error"            # error, warning (default) or info
///     message = "{device.name} {name} has MTU {mtu}"
///     hint = "set it to 9214"
struct OwnCheck
{
    std::string name;
    ObjectClass objectClass = ObjectClass::Device;
    Severity severity = Severity::Warning;
    std::optional<Expression> select;
    Expression condition;
    MessageTemplate message;
    std::string hint;
};

/// Errors: Usage with file and line: syntax, unknown key, class or field, a built-in name, a missing part; Parse: more
/// than 500 checks or over 1 MiB.
Result<std::vector<OwnCheck>> ownChecksFromText(std::string_view text, const std::string& name);

/// Every *.toml of a folder, in order of their names. A file that cannot be used is a problem (Warning), and the others
/// still count. Errors: NotFound if there is no such folder.
struct OwnCheckFolder
{
    std::vector<OwnCheck> checks;
    std::vector<intent::Finding> problems;
};
Result<OwnCheckFolder> readOwnChecks(const std::string& folder);

/// Runs one check over every row of its class. Empty, or why it stopped early: its budget of work is used up.
/// Reports at most 1,000 rows.
std::string runOwnCheck(const OwnCheck& check, const FabricFacts& facts, FindingSink& out);

} // namespace fc::checks
