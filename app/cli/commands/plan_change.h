#pragma once

#include "app/cli/context.h"

namespace fc::app {

/// `plan change add|list|withdraw`: what people ask for by hand, beside the intent.
void addPlanChange(CLI::App& plan, Context& context);

} // namespace fc::app
