#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::store {

enum class Decision : std::uint8_t {
    Approve,
    Reject,
    Defer,
    Withdraw, ///< undo: as if nothing had been decided
    Used,     ///< an apply took the approval; it does not count again
    Acknowledge ///< a warning about the device was read; not about a hunk
};

std::string_view toString(Decision decision); ///< "approve", "reject", "defer", "withdraw", "used", "acknowledge"

/// One decision about one hunk. Append-only: the latest record of a fingerprint is the one that counts.
struct DecisionRecord
{
    std::int64_t sequence = 0; ///< given by the store, rising from 1
    std::string planId;
    std::string planDigest;    ///< sha256 of the plan document that was looked at
    std::string device;
    std::string hunkId;
    std::string fingerprint;   ///< what the decision is bound to
    Decision decision = Decision::Approve;
    std::string who;           ///< user name, as the system knows it
    std::string when;          ///< ISO 8601 UTC
    std::string reason;        ///< free text; for Used the journal id
    std::string digest;        ///< sha256 over all the above but `sequence`; the store fills it in and checks it
};

/// sha256 over the record's content, each field with its length.
std::string digestOf(const DecisionRecord& record);

/// Port: decisions. Thread-safe; several processes may share one.
class DecisionStore
{
public:
    virtual ~DecisionStore() = default;

    /// All or none; durable on return. `sequence` and `digest` of the argument are ignored.
    /// Errors: Storage (disk full, damaged; says what to do).
    virtual Status record(const std::vector<DecisionRecord>& records) = 0;

    /// The latest record per fingerprint asked for, in the order asked, none for those never decided.
    /// Errors: Refused if a record does not match its digest (it was altered), Storage.
    virtual Result<std::vector<DecisionRecord>> latest(const std::vector<std::string>& fingerprints) const = 0;

    /// Every record made for a plan, oldest first. Errors as latest().
    virtual Result<std::vector<DecisionRecord>> ofPlan(const std::string& planId) const = 0;
};

} // namespace fc::store
