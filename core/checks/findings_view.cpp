#include "checks/findings_view.h"

namespace fc::checks {

FindingsView viewOf(const Report* earlier, const Report& now)
{
    FindingsView out;
    out.revision = now.revision;
    out.earlierRevision = earlier == nullptr ? std::string() : earlier->revision;
    out.findings = compareReports(earlier == nullptr ? now : *earlier, now);
    out.skipped = now.skipped;
    out.summary = now.summary();
    return out;
}

} // namespace fc::checks
