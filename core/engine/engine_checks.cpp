#include "engine/engine_impl.h"

namespace fc::engine {

/// Control strand: the findings of a fresh book, compared with those of the revision before.
void Engine::Impl::takeReport()
{
    services = book->services;
    runningServices.clear();
    servicesMoved = true;
    if (!book->report) {
        findings = nullptr;
        return;
    }
    const bool sameRevision = checked && checked->revision == book->report->revision;
    if (checked && !sameRevision)
        checkedBefore = checked;
    checked = book->report;
    findings = std::make_shared<const checks::FindingsView>(checks::viewOf(checkedBefore.get(), *checked));
    if (sameRevision)
        return;
    const checks::Summary& summary = findings->summary;
    event(summary.error > 0 ? Severity::Error : Severity::Info, "netbox", {},
          "checked the intent: " + std::to_string(summary.error) + " errors, " + std::to_string(summary.warning) +
              " warnings, " + std::to_string(summary.info) + " notes, " + std::to_string(summary.waived) + " waived",
          "revision " + checked->revision);
}

/// Control strand: a name that NetBox does not know is a finding (C53). One check at a time; what moves meanwhile is seen
/// by the next.
void Engine::Impl::recheckWithRunning()
{
    if (!book || !book->report || rechecking || stopping.stop_requested())
        return;
    checks::RunningInventory now;
    for (const auto& [name, live] : devices)
        if (live.board.hasFacts())
            now[name] = {live.board.facts().configuredPorts, live.board.facts().services.vlans};
    if (now.empty() || (recheckedBook == book && now == runningNames))
        return;
    rechecking = true;
    runningNames = now;
    recheckedBook = book;
    jobs->post([this, asked = book, now = std::move(now)] {
        auto report = ports.intent.checkedWith(*asked, now);
        control->post([this, asked, report = std::move(report)] {
            rechecking = false;
            servicesMoved = true; // looks again: something may have moved meanwhile
            if (report && asked == book) {
                checked = report;
                findings = std::make_shared<const checks::FindingsView>(checks::viewOf(checkedBefore.get(), *checked));
            }
            publish();
        });
    });
}

/// Control strand: what the devices run beside what is intended. Does nothing while that is as it was.
void Engine::Impl::mergeServices()
{
    servicesMoved = false;
    if (!book || !book->services)
        return;
    bool moved = false;
    for (const auto& [name, live] : devices) {
        if (!live.board.hasFacts())
            continue;
        const checks::RunningServices& now = live.board.facts().services;
        const auto [known, fresh] = runningServices.emplace(name, now);
        moved = moved || fresh || !(known->second == now);
        known->second = now;
    }
    if (!moved)
        return;
    auto merged = std::make_shared<checks::ServiceMatrix>(*book->services);
    for (const auto& [name, running] : runningServices)
        checks::addRunning(*merged, name, running);
    services = std::move(merged);
}

} // namespace fc::engine
