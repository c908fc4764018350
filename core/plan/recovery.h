#pragma once

#include "plan/apply.h"

#include <string>
#include <vector>

namespace fc::plan {

/// What is known of a device that an interrupted apply was about.
struct RecoveredDevice
{
    std::string run;    ///< journal id
    std::string device;
    std::string state;  ///< "applied", "not applied", "partly", "unknown", "not started", "busy" (its apply still runs)
    std::string text;   ///< for people: which paths are in force and which are not; why it is still unknown
};

/// Devices whose last step was sent and never resolved, from the journal alone (what to show as "unknown, checking").
Result<std::vector<RecoveredDevice>> unresolvedDevices(const store::Journal& journal);

struct RecoveryContext
{
    const diff::TreeDiff& differ;
    RunningReader& running;
    store::Journal& journal;
    store::LeaseStore& leases;
    const Clock& clock;
    std::function<void(std::chrono::milliseconds, std::stop_token)> wait;
    std::chrono::milliseconds setDeadline{30'000};
    std::chrono::milliseconds margin{2'000};
};

/// Looks at every open run: waits until the deadline of an unanswered Set has passed, re-reads, writes the truth into
/// the journal and closes the run. Never sends a Set. A device that cannot be read stays unknown and its run open;
/// call again. Runs held by a live process are left alone.
Result<std::vector<RecoveredDevice>> recover(const RecoveryContext& context, std::stop_token stop = {});

} // namespace fc::plan
