#pragma once

#include "base/result.h"
#include "schema/schema_facts.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace fc::yang_libyang {

/// What Arista says of one path: which of Get, Set and Subscribe serve it, since which release.
struct PathSupport
{
    std::uint8_t access = schema::AccessNone;
    std::string since;
    bool stated = false; ///< the CSV gives an ACCESS; inner nodes usually have none of their own
};

/// pathreport.csv and meta-pathreport.json of an EOS release. Paths are without module prefixes and without keys.
///
/// A path that the CSV does not list is not served, even if the JSON knows it (those are removed or to come).
/// ACCESS "read+write" is Get, Set and Subscribe, "read" is Get and Subscribe, "not-supported" nothing. Where the CSV
/// gives no ACCESS the JSON decides on Get and Subscribe; Set needs "read+write" in the CSV. Where both speak, the JSON
/// can only take away.
struct PathReport
{
    std::string release; ///< "eos-4.35.0F", from the JSON; may be empty
    bool present = false; ///< the folder has a pathreport.csv
    std::unordered_map<std::string, PathSupport> paths; ///< "interfaces/interface/config/name"
};

/// Errors: Parse (names file and line). A folder without reports gives an empty one.
Result<PathReport> readPathReport(const std::string& folder);

} // namespace fc::yang_libyang
