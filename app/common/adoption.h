#pragma once

#include "diff/tree_diff.h"
#include "engine/intent_book.h"
#include "intent/unmanaged_adoption.h"

#include <string>

namespace fc::app {

/// The NetBox objects for what a device runs and the intent does not want or does not speak for. `found` compares the
/// device with `book`. Takes a few mappings of one device. Pure; any thread. Errors: Unsupported (an intent that is not
/// from NetBox), those of intent::draftAdoption.
Result<intent::AdoptionDraft> draftAdoption(const diff::TreeDiff& differ, const intent::FabricFile& fabric,
                                            const engine::IntentBook& book, const std::string& device,
                                            const diff::DiffResult& found);

} // namespace fc::app
