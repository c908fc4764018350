#pragma once

#include "plan/set_steps.h"

#include <vector>

namespace fc::plan {

// Internal to this module.

/// Approved hunks about CLI lines, in the Sets they go with (facts: eos-openconfig-mapping section 4.1).
struct CliPhases
{
    std::vector<const diff::Hunk*> early; ///< what goes, before the thing it is in goes; and what nothing has to precede
    std::vector<const diff::Hunk*> late;  ///< after everything they lean on
    std::vector<const diff::Hunk*> management; ///< may cut the session: last, alone
};

/// Hunks that are not about CLI lines are left out. Without OpenConfig operations beside them the early ones are late:
/// one Set is enough.
CliPhases phasesOf(const std::vector<const diff::Hunk*>& hunks, bool withOpenConfig);

/// One Set with origin cli. `running` is what the device has now. Precondition: hunks is not empty.
SetStep cliStep(const std::vector<const diff::Hunk*>& hunks, const std::vector<model::CliLine>& running);

/// The lines of `hunks` that are meant to run, once more: sent only if an OpenConfig Set erased one of them. Without
/// operations if there are none.
SetStep reassertion(const std::vector<const diff::Hunk*>& hunks);

} // namespace fc::plan
