#pragma once

#include "app/cli/context.h"

namespace fc::app {

/// `discover subscribe`, below the `discover` group.
void addDiscoverSubscribe(CLI::App& group, Context& context);

} // namespace fc::app
