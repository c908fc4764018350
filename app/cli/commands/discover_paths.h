#pragma once

#include "app/cli/context.h"

namespace fc::app {

/// `discover paths`: the search over the schema index.
void addDiscoverPaths(CLI::App& group, Context& context);
/// `discover probe`: what a device really answers.
void addDiscoverProbe(CLI::App& group, Context& context);
/// `discover use`: a path as text for other tools.
void addDiscoverUse(CLI::App& group, Context& context);

} // namespace fc::app
