#pragma once

#include "app/common/links.h"
#include "app/common/profile.h"
#include "diff/tree_diff.h"
#include "engine/engine.h"
#include "engine/running_reader.h"
#include "intent/fabric_file.h"
#include "intent/kept_source.h"
#include "store_sqlite/sqlite_store.h"

#include <memory>
#include <string>

namespace fc::app {

/// Adapters for one profile, plugged together: the only place that picks them. Destroy engines before it.
class Workspace
{
public:
    /// Opens schema and store, reads secrets; does not touch the network.
    /// Errors: those of the secrets, the fabric file, the schema locator and the store.
    static Result<std::unique_ptr<Workspace>> open(Profile profile);

    const Profile& profile() const noexcept { return m_links->profile(); }
    /// How its devices and NetBox are reached.
    Links& links() noexcept { return *m_links; }
    /// What the profile's fabric file says; nothing if it names none.
    const intent::FabricFile& fabricFile() const noexcept { return m_fabric; }
    const std::shared_ptr<const schema::SchemaIndex>& schema() const noexcept { return m_schema; }
    const diff::TreeDiff& differ() const noexcept { return *m_differ; }
    const Clock& clock() const noexcept { return *m_clock; }
    engine::Fleet& fleet() noexcept { return m_links->fleet(); }
    plan::RunningReader& running() noexcept { return *m_running; }
    plan::DeviceWriter& writer() noexcept { return *m_writer; }
    store::SqliteStore& store() noexcept { return m_store; }

    /// The intent of the profile's NetBox. Errors: Usage if the profile names none.
    Result<std::unique_ptr<engine::IntentProvider>> netboxIntent() const;
    /// The same as snapshots, unmapped; each good one is kept in the store. Errors as netboxIntent().
    Result<std::unique_ptr<intent::IntentSource>>
    netboxSource(intent::KeptSource::EmptyClasses empty = intent::KeptSource::EmptyClasses::Refused) const;
    /// The snapshots that were kept.
    intent::SnapshotShelf snapshots() const { return intent::SnapshotShelf(profile().storePath + "/snapshots"); }
    /// `pathOrEmpty`: a folder of trees, a snapshot file, or empty for NetBox.
    Result<std::unique_ptr<engine::IntentProvider>> intentFrom(const std::string& pathOrEmpty) const;

    /// Settings, waivers and own checks of the profile as they are now, and today's date. A file that cannot be used is a
    /// problem in the rulebook: then its waivers or checks do not count.
    engine::CheckRules checkRules() const;

    /// Ports for an engine on `intent`, which outlives it.
    engine::EnginePorts ports(engine::IntentProvider& intent);
    engine::EngineSettings engineSettings() const;

private:
    explicit Workspace(std::unique_ptr<Links> links) : m_links(std::move(links)) {}
    /// With the open manual changes of the store laid over it.
    std::unique_ptr<engine::IntentProvider> withChanges(std::unique_ptr<engine::IntentProvider> intent) const;

    std::unique_ptr<Links> m_links;
    intent::FabricFile m_fabric;
    std::shared_ptr<Clock> m_clock;
    std::shared_ptr<const schema::SchemaIndex> m_schema;
    std::unique_ptr<diff::TreeDiff> m_differ;
    store::SqliteStore m_store;
    std::unique_ptr<gnmi::ThreadTimer> m_timer;
    std::unique_ptr<plan::RunningReader> m_running;
    std::unique_ptr<plan::DeviceWriter> m_writer;
};

} // namespace fc::app
