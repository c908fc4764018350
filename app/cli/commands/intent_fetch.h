#pragma once

#include "app/cli/context.h"
#include "intent/snapshot_changes.h"

namespace fc::app {

/// `intent fetch` and `intent diff`.
void addIntentFetch(CLI::App& group, Context& context);

/// What moved, a line a class and a line an object, for people.
void printChanges(const std::vector<intent::ObjectChange>& changes);
/// The same as JSON: [{"class","id","name","change","fields":[{"field","before","after"}]}].
std::string changesJson(const std::vector<intent::ObjectChange>& changes);

} // namespace fc::app
