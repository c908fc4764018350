#pragma once

#include "support/demo_fabric.h"
#include "support/recorded_netbox.h"

#include "engine/intent_book.h"
#include "schema/schema_locator.h"

#include <functional>
#include <stdexcept>

namespace fc::test {

/// A snapshot as a source of intent; keeps nothing, never changes.
class SnapshotSource final : public intent::IntentSource
{
public:
    explicit SnapshotSource(intent::IntentSnapshotPtr snapshot) : m_snapshot(std::move(snapshot)) {}
    Result<intent::IntentSnapshotPtr> fetch(const intent::FetchProgressSink&, std::stop_token) override { return m_snapshot; }
    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token) override
    {
        intent::ChangePoll nothing;
        nothing.watermark = since;
        return nothing;
    }
    std::string name() const override { return "recorded NetBox"; }

private:
    intent::IntentSnapshotPtr m_snapshot;
};

inline std::shared_ptr<const schema::SchemaIndex> bundledIndex()
{
    static const auto index = schema::openBundledIndex().value();
    return index;
}

/// The recorded ten-device fabric, mapped with the demo's fabric file; `edit` changes NetBox before.
inline engine::IntentBookPtr recordedBook(const std::function<void(intent::IntentTables&)>& edit = {})
{
    static const intent::IntentSnapshotPtr recorded = recordedSnapshot().value();
    intent::IntentSnapshotPtr snapshot = recorded;
    if (edit) {
        intent::IntentTables tables = recorded->tables();
        edit(tables);
        snapshot = std::make_shared<const intent::IntentSnapshot>(std::move(tables), recorded->info());
    }
    auto provider = engine::mappedIntent(std::make_unique<SnapshotSource>(snapshot), bundledIndex(), 6030, {}, demoFabric());
    return provider->load({}, {}).value();
}

} // namespace fc::test
