#pragma once

#include "checks/finding.h"

#include <string>
#include <vector>

namespace fc::checks {

/// The newest report beside the one of the revision before it, as people see it. An immutable value.
struct FindingsView
{
    std::string revision;
    std::string earlierRevision; ///< empty: there was none, everything counts as Same
    std::vector<ComparedFinding> findings; ///< sorted by before()
    std::vector<Skipped> skipped;
    Summary summary; ///< of the newest report
};

/// `earlier` may be null.
FindingsView viewOf(const Report* earlier, const Report& now);

} // namespace fc::checks
