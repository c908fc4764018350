#pragma once

#include "app/common/workspace.h"
#include "plan/plan.h"

#include <string>

namespace fc::app {

/// PLAN on the command line: a plan file, or the id of a stored plan.
/// Errors: NotFound; Refused (altered); Schema (made with another schema release).
Result<plan::Plan> openPlan(Workspace& workspace, const std::string& fileOrId);

/// Writes by rename, so that a reader never sees half a plan. Errors: Storage.
Status writePlanFile(const std::string& file, const std::string& document);

/// The name of the person at the keyboard, as the system knows it.
std::string currentUser();

} // namespace fc::app
