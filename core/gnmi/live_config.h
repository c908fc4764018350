#pragma once

#include "gnmi/live_store.h"
#include "model/config_tree.h"
#include "schema/ietf_json.h"

namespace fc::gnmi {

/// Every present config leaf of the snapshot as a document, in canonical form; key leaves of the entries on the way
/// are set. Leaves whose value does not fit the schema are skipped and reported. Stale leaves count: they are the
/// last word of the device.
model::ConfigTree configTree(const schema::SchemaIndex& index, const LiveSnapshot& snapshot,
                             schema::DecodeReport* report = nullptr);

/// The same document kept up to date with little work per change. One thread at a time, away from telemetry threads.
class ConfigMirror
{
public:
    explicit ConfigMirror(std::shared_ptr<const schema::SchemaIndex> index) : m_index(std::move(index)) {}

    /// Takes the changes over; true if the document is another one now.
    bool update(const LiveStore::Changes& changes);
    const model::ConfigTree& tree() const noexcept { return m_tree; }

private:
    std::shared_ptr<const schema::SchemaIndex> m_index;
    model::ConfigTree m_tree;
};

} // namespace fc::gnmi
