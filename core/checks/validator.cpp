#include "checks/validator.h"

#include <algorithm>

namespace fc::checks {

namespace {

/// The class that keeps a check from running, if there is one.
const intent::ObjectClassNames* missingClass(const Check& check, const intent::IntentSnapshot& snapshot)
{
    for (const ObjectClass needed : check.needs)
        if (!snapshot.speaksFor(needed))
            return &intent::namesOf(needed);
    return nullptr;
}

/// What was read is not what NetBox holds: one finding that stops everybody, instead of many false ones.
void tellIncomplete(const FabricFacts& facts, std::vector<Finding>& out)
{
    const intent::IntentSnapshot& snapshot = facts.snapshot();
    FindingSink sink(facts, "snapshot.incomplete", out);
    if (snapshot.info().torn)
        sink.error("NetBox kept changing while it was read").on(facts.devices()).aspect("torn").hint("read it again when the edits are finished");
    for (const ObjectClass needed : {ObjectClass::Device, ObjectClass::Interface})
        if (!snapshot.speaksFor(needed))
            sink.error("NetBox showed no " + std::string(intent::namesOf(needed).key))
                .on(facts.devices()).aspect(std::string(intent::namesOf(needed).key))
                .hint("check the token's permissions, and site and roles of the profile");
}

} // namespace

Report validate(intent::IntentSnapshotPtr snapshot, const Rulebook& rulebook, const std::string& today,
                const std::vector<intent::Finding>& alsoFound, RunningInventory running)
{
    Report report;
    report.revision = snapshot->revision();
    const FabricFacts facts(snapshot, rulebook.settings, std::move(running));
    tellIncomplete(facts, report.findings);
    const bool usable = report.findings.empty();
    for (const Check& check : builtInChecks()) {
        const std::string id(check.id);
        if (!usable) {
            report.skipped.push_back({id, "the snapshot is incomplete"});
            continue;
        }
        if (const intent::ObjectClassNames* missing = missingClass(check, *snapshot)) {
            report.skipped.push_back({id, "NetBox showed no " + std::string(missing->key)});
            continue;
        }
        if (check.needsRunning && facts.running().empty()) {
            report.skipped.push_back({id, "no device was read"});
            continue;
        }
        FindingSink sink(facts, id, report.findings);
        check.run(facts, sink);
    }
    if (usable)
        for (const OwnCheck& check : rulebook.own) {
            FindingSink sink(facts, check.name, report.findings);
            if (const std::string stopped = runOwnCheck(check, facts, sink); !stopped.empty())
                report.skipped.push_back({check.name, stopped});
        }
    for (const auto* list : {&snapshot->info().findings, &alsoFound, &rulebook.problems})
        for (const intent::Finding& finding : *list)
            report.findings.push_back(fromIntent(finding));
    std::vector<intent::Finding> aboutWaivers;
    applyWaivers(rulebook.waivers, today, report.findings, aboutWaivers);
    for (const intent::Finding& finding : aboutWaivers)
        report.findings.push_back(fromIntent(finding));
    std::ranges::stable_sort(report.findings, before);
    return report;
}

} // namespace fc::checks
