#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

/// Who approved which hunks, and why: what a RunStarted event remembers, so that the history needs no other store.
struct ApprovalNote
{
    std::string who;
    std::string when;   ///< ISO 8601 UTC, of the latest of them
    std::string reason; ///< as given; may be empty
    std::vector<std::string> hunks; ///< ids
    std::vector<std::string> acknowledged{}; ///< warnings that were read: "leaf3: C10: a subnet is on several pairs"
    bool operator==(const ApprovalNote&) const = default;
};

/// JSON text for store::JournalEvent::data.
std::string encodeApprovals(const std::vector<ApprovalNote>& approvals);
/// Errors: Parse. Empty text is no approvals.
Result<std::vector<ApprovalNote>> decodeApprovals(std::string_view text);

} // namespace fc::plan
