#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "plan/plan.h"
#include "store/decision_store.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace fc::plan {

/// Where a hunk stands. None: nobody decided, or it was withdrawn, or an apply used the approval up.
struct HunkDecision
{
    std::optional<store::Decision> decision; ///< Approve, Reject or Defer
    std::string who;
    std::string when;
    std::string reason;
};

/// Decisions of a plan's hunks by hunk id.
using DecisionView = std::unordered_map<std::string, HunkDecision>;

/// Reads what is stored for the hunks of `plan`. A decision made on an earlier plan counts while the hunk's
/// fingerprint is the same. Errors: Refused (a stored record was altered, or it was made on a plan of this id with
/// another content), Storage.
Result<DecisionView> decisionsOf(const Plan& plan, const store::DecisionStore& store);

/// Which hunks a decision is about.
struct HunkSelection
{
    std::vector<std::string> ids; ///< full ids or unique prefixes of at least 4 digits
    bool all = false;
    std::vector<std::string> devices; ///< narrows `all`; empty = every device
};

/// Resolves a selection. Errors: NotFound names the id, Usage for an ambiguous prefix or an empty selection.
Result<std::vector<const diff::Hunk*>> selectHunks(const Plan& plan, const HunkSelection& selection);

/// Whether whoever approves has read the warnings about the devices.
enum class Warnings : std::uint8_t { Unread, Acknowledged };

/// Stores one decision for each hunk, all or none. Devices that were not read completely cannot be approved
/// (they have no hunks). Approvals of a device with warnings need them acknowledged, now or since the last apply there;
/// an acknowledgement is recorded with them. Returns what was recorded about hunks.
/// Errors: those of selectHunks, Refused (names a warning that is open), Storage.
Result<std::vector<store::DecisionRecord>> decide(const Plan& plan, const HunkSelection& selection,
                                                  store::Decision decision, const std::string& who,
                                                  const std::string& reason, const Clock& clock,
                                                  store::DecisionStore& store, Warnings warnings = Warnings::Unread);

/// Approved hunks whose `needs` are not approved: hunk id -> missing ids. Empty: the set is closed.
std::unordered_map<std::string, std::vector<std::string>> openNeeds(const DevicePlan& device,
                                                                    const DecisionView& decisions);

} // namespace fc::plan
