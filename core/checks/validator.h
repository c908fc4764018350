#pragma once

#include "checks/check.h"
#include "checks/own_check.h"
#include "checks/waiver.h"

#include <string>
#include <vector>

namespace fc::checks {

/// What belongs to one fabric: settings of the checks, what a team added, what somebody decided to live with.
struct Rulebook
{
    Settings settings;
    std::vector<OwnCheck> own;
    std::vector<Waiver> waivers;
    std::vector<intent::Finding> problems; ///< of the files themselves: a check that could not be read, ...
};

/// Runs all checks over a snapshot and puts the waivers on what they find. `today` is "2026-11-23", for their expiry;
/// `alsoFound` are findings of the mapper and of the reading, told in the same report. Pure; any thread; does not fail:
/// a check that cannot be run says so under `skipped`.
Report validate(intent::IntentSnapshotPtr snapshot, const Rulebook& rulebook, const std::string& today,
                const std::vector<intent::Finding>& alsoFound = {}, RunningInventory running = {});

} // namespace fc::checks
