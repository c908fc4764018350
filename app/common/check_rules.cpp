#include "app/common/workspace.h"

#include "checks/fabric_settings.h"
#include "checks/own_check.h"
#include "checks/waiver.h"

namespace fc::app {

namespace {

intent::Finding problemWith(const char* rule, const Error& error)
{
    intent::Finding out;
    out.rule = rule;
    out.severity = intent::Severity::Warning;
    out.message = error.text + (error.subject.empty() ? "" : " [" + error.subject + "]") + "; " + error.state;
    out.hint = error.next;
    return out;
}

} // namespace

engine::CheckRules Workspace::checkRules() const
{
    engine::CheckRules rules;
    rules.today = toIso8601(m_clock->now()).substr(0, std::string_view("2026-11-23").size());
    rules.rulebook.settings = checks::settingsFrom(m_fabric);
    if (!profile().checks.waivers.empty()) {
        Result<std::vector<checks::Waiver>> waivers = checks::readWaivers(profile().checks.waivers);
        if (waivers)
            rules.rulebook.waivers = std::move(*waivers);
        else
            rules.rulebook.problems.push_back(problemWith("waiver", waivers.error()));
    }
    if (!profile().checks.folder.empty()) {
        Result<checks::OwnCheckFolder> own = checks::readOwnChecks(profile().checks.folder);
        if (own) {
            rules.rulebook.own = std::move(own->checks);
            rules.rulebook.problems.insert(rules.rulebook.problems.end(), own->problems.begin(), own->problems.end());
        } else {
            rules.rulebook.problems.push_back(problemWith("own-checks", own.error()));
        }
    }
    return rules;
}

} // namespace fc::app
