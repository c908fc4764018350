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
