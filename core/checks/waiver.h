#pragma once

#include "base/result.h"
#include "checks/finding.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::checks {

/// Somebody's decision to live with a finding. From a TOML file:
///
///     [[waiver]]
///     rule = "C36"
///     object = "leaf*"      # name, "type:id", page or fingerprint; * and ? stand for anything
///     reason = "the lab has no management VRF"
///     user = "anna"
///     expires = "2027-01-31" # last day it holds; without it, no end
struct Waiver
{
    std::string rule;
    std::string object;
    std::string reason;
    std::string user;
    std::string expires; ///< "2027-01-31" or empty
    std::string file;    ///< where it is written, "waivers.toml:3"
};

/// Reads a file of waivers. Every waiver needs rule, object, reason and user.
/// Errors: NotFound; Usage with file and line: TOML syntax, unknown or missing key, a date that is none; Parse: over 1 MiB.
Result<std::vector<Waiver>> readWaivers(const std::string& file);
/// The same from text; `name` is what errors call it.
Result<std::vector<Waiver>> waiversFromText(std::string_view text, const std::string& name);

/// Marks what the waivers cover. An expired one covers nothing and is told in `told` (Warning), one that covers nothing
/// any more as well (Info).
void applyWaivers(const std::vector<Waiver>& waivers, const std::string& today, std::vector<Finding>& findings,
                  std::vector<intent::Finding>& told);

} // namespace fc::checks
