#pragma once

#include "engine/fabric_view.h"
#include "store/journal.h"

#include <vector>

namespace fc::engine {

/// The newest runs of a journal as people read them, newest first. Errors: those of the journal.
Result<std::vector<HistoryEntry>> readHistory(const store::Journal& journal, std::size_t limit);
/// One run by id. Errors: NotFound, Refused (the chain is broken).
Result<HistoryEntry> readHistoryEntry(const store::Journal& journal, const std::string& run);

} // namespace fc::engine
