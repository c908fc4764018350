#pragma once

#include "intent/document_set.h"
#include "intent/fabric_index.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fc::intent {

/// All devices of one snapshot, mapped. Immutable, shared, thread-safe.
struct FabricMapping
{
    explicit FabricMapping(IntentSnapshotPtr from) : snapshot(std::move(from)), index(*snapshot) {}

    IntentSnapshotPtr snapshot;
    FabricIndex index; ///< of *snapshot
    DocumentSet documents; ///< without origins, but for those with findings
    std::map<std::string, Error> problems; ///< devices without a document, and why
    /// Devices that were mapped for this one, in the order of the snapshot; all others have the document of the mapping
    /// before.
    std::vector<std::string> mapped;
};
using FabricMappingPtr = std::shared_ptr<const FabricMapping>;

/// Maps the devices whose documents may differ from those of `before` (affectedDevices), all without one. `before` must
/// come from the same mapper. Documents that are taken over keep the revision of the snapshot they were mapped from.
FabricMappingPtr mapFabric(const Mapper& mapper, IntentSnapshotPtr snapshot, const FabricMapping* before = nullptr);

/// The documents of a mapping, each explained when somebody reads it. Keeps mapping and mapper alive.
DocumentSet explainedDocuments(FabricMappingPtr mapping, std::shared_ptr<const Mapper> mapper);

} // namespace fc::intent
