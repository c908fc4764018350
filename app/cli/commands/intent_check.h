#pragma once

#include "app/cli/context.h"

namespace fc::app {

/// `intent check`, below the group of `intent`.
void addIntentCheck(CLI::App& group, Context& context);

} // namespace fc::app
