#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "diff/tree_diff.h"
#include "gnmi/set_builder.h"
#include "plan/cli_effect.h"
#include "plan/fresh_state.h"
#include "plan/plan.h"
#include "store/decision_store.h"

#include <string>
#include <vector>

namespace fc::plan {

class ApprovedSet;

/// What has to hold when approvals become bytes.
struct MintRequest
{
    const diff::TreeDiff& differ;
    const Plan& plan;
    const std::string& device;
    const store::DecisionStore& decisions;
    const FreshState& fresh; ///< device and intent as just read
};

/// The ordered steps of one device.
struct DeviceSteps
{
    std::vector<ApprovedSet> sets;   ///< empty if nothing is approved for the device
    std::vector<store::DecisionRecord> approvals; ///< the records the bytes rest on
};

/// The one place where an ApprovedSet comes from. Reads the stored decisions, checks that they are about exactly these
/// hunks, that the approved set is closed over `needs`, that no touched path and no origin moved, orders the
/// operations into steps and freezes each step's bytes.
/// Errors: Refused (altered decision or plan, open needs), Stale (names what moved), NotFound (device not in the
/// plan), Incomplete (device was not read when planned), Storage.
Result<DeviceSteps> mintApprovedSets(const MintRequest& request);

/// One atomic SetRequest that people approved: the exact bytes, and what they mean. Movable only.
class ApprovedSet
{
public:
    ApprovedSet(ApprovedSet&&) noexcept = default;
    ApprovedSet& operator=(ApprovedSet&&) noexcept = default;
    ApprovedSet(const ApprovedSet&) = delete;
    ApprovedSet& operator=(const ApprovedSet&) = delete;

    const std::string& device() const noexcept { return m_device; }
    const std::string& planId() const noexcept { return m_planId; }
    const std::string& bytes() const noexcept { return m_bytes; }   ///< a serialised gnmi.SetRequest
    const std::string& digest() const noexcept { return m_digest; } ///< sha256 of bytes, hex
    int step() const noexcept { return m_step; }                    ///< 1..steps
    int steps() const noexcept { return m_steps; } ///< those that are certainly sent, and this one
    const std::vector<std::string>& hunkIds() const noexcept { return m_hunkIds; }
    /// In the order of the bytes; for people, the journal and verification.
    const std::vector<gnmi::SetOperation>& operations() const noexcept { return m_operations; }
    /// What the lines of a Set with origin cli do; empty for an OpenConfig Set.
    const std::vector<CliEffect>& cliEffects() const noexcept { return m_cliEffects; }
    /// Approved lines once more: to be sent only if an earlier Set of the same apply made the device lose one of them.
    bool onlyIfLost() const noexcept { return m_onlyIfLost; }

private:
    ApprovedSet() = default;
    friend Result<DeviceSteps> mintApprovedSets(const MintRequest& request);

    std::string m_device;
    std::string m_planId;
    std::string m_bytes;
    std::string m_digest;
    int m_step = 1;
    int m_steps = 1;
    std::vector<std::string> m_hunkIds;
    std::vector<gnmi::SetOperation> m_operations;
    std::vector<CliEffect> m_cliEffects;
    bool m_onlyIfLost = false;
};

} // namespace fc::plan
