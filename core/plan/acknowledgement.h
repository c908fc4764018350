#pragma once

#include "base/result.h"
#include "plan/approval_note.h"
#include "store/decision_store.h"

#include <string>
#include <vector>

namespace fc::plan {

/// A finding of severity Warning about a device: it blocks nothing, but whoever approves says that it was read
/// (facts/netbox-intent.md 4.1).
struct Warning
{
    std::string fingerprint; ///< of the finding: rule and objects, not its wording
    std::string text;        ///< "C10: a subnet is on several pairs"
    bool operator==(const Warning&) const = default;
};

/// Warnings of one device.
struct DeviceWarnings
{
    std::string device;
    std::vector<Warning> warnings;
};

/// Records that somebody read the warnings, to be stored together with the approvals. They are decisions under a key of
/// their own, so an apply uses them up like approvals: the next approval is asked again.
std::vector<store::DecisionRecord> acknowledgements(const DeviceWarnings& of, const std::string& planId,
                                                    const std::string& planDigest, const std::string& who,
                                                    const std::string& reason, const std::string& when);

/// The records that acknowledge warnings of the device, in their order; none for those that nobody acknowledged since
/// the last apply. Errors: those of the store.
Result<std::vector<store::DecisionRecord>> acknowledged(const DeviceWarnings& of, const store::DecisionStore& store);

/// Refused unless all warnings are acknowledged; names the first that is not. Errors: those of the store.
Status checkAcknowledged(const DeviceWarnings& of, const store::DecisionStore& store);

/// Adds what was acknowledged to the note of the same person and reason, or as a note of its own.
void addTo(std::vector<ApprovalNote>& notes, const DeviceWarnings& of, const std::vector<store::DecisionRecord>& records);

} // namespace fc::plan
