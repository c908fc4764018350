#pragma once

#include "diff/tree_diff.h"
#include "gnmi/set_builder.h"

#include <string>
#include <vector>

namespace fc::plan {

/// One atomic SetRequest to be.
struct SetStep
{
    std::vector<gnmi::SetOperation> operations; ///< deletes, replaces, updates, each in the order they depend on each other
    std::vector<std::string> hunkIds;           ///< sorted
};

/// Turns approved hunks of one device into ordered steps (facts: eos-openconfig-mapping sections 1.11, 3 and 4.1).
/// Updates and deletes are at leaf or list-entry level, a leaf-list that shrinks is the only thing replaced.
/// 1. everything but 2 and 3; entries of interfaces that change their VRF go without IP configuration
/// 2. IP configuration of those interfaces, also what EOS dropped although no hunk is about it
/// 3. what the device is reached by, alone
/// `running` and `target` are normalised; target = running with the hunks applied.
std::vector<SetStep> orderIntoSteps(const diff::TreeDiff& differ, const std::vector<const diff::Hunk*>& hunks,
                                    const model::ConfigTree& running, const model::ConfigTree& target);

} // namespace fc::plan
