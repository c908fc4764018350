#pragma once

#include "diff/tree_diff.h"
#include "gnmi/set_builder.h"
#include "model/cli_line.h"
#include "plan/cli_effect.h"

#include <string>
#include <vector>

namespace fc::plan {

/// One atomic SetRequest to be.
struct SetStep
{
    std::vector<gnmi::SetOperation> operations; ///< deletes, replaces, updates, each in the order they depend on each other
    std::vector<std::string> hunkIds;           ///< sorted
    std::vector<CliEffect> cli;                 ///< not empty: the one operation is lines for the CLI, this is what they do
    bool onlyIfLost = false; ///< approved lines once more, to be sent only if an earlier step of the same apply erased them
};

/// Turns approved hunks of one device into ordered steps (facts: eos-openconfig-mapping sections 1.11, 3 and 4.1).
/// Updates and deletes are at leaf or list-entry level, a leaf-list that shrinks is the only thing replaced.
/// 1. CLI lines that go, or that nothing has to precede
/// 2. everything but 3 and 5; entries of interfaces that change their VRF go without IP configuration
/// 3. IP configuration of those interfaces, also what EOS dropped although no hunk is about it
/// 4. CLI lines that come or change
/// 5. what the device is reached by, alone; its CLI lines in a step of their own
/// 6. CLI lines of 1 and 4 again, if an OpenConfig Set after them erased any
/// OpenConfig and CLI are never in one request: whether a target undoes the CLI half of a failed one is unproven.
/// `running` and `target` are normalised; target = running with the hunks applied. `runningCli` as read.
std::vector<SetStep> orderIntoSteps(const diff::TreeDiff& differ, const std::vector<const diff::Hunk*>& hunks,
                                    const model::ConfigTree& running, const model::ConfigTree& target,
                                    const std::vector<model::CliLine>& runningCli = {});

} // namespace fc::plan
