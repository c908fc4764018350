#include "app/common/workspace.h"

#include "engine/manual_overlay.h"
#include "gnmi_grpc/grpc_device_writer.h"
#include "schema/schema_locator.h"

#include <algorithm>
#include <filesystem>

namespace fc::app {

Result<std::unique_ptr<Workspace>> Workspace::open(Profile profile)
{
    Result<Secrets> secrets = Secrets::read(profile);
    if (!secrets)
        return std::move(secrets).error();
    Result<std::unique_ptr<Links>> links = Links::open(std::move(profile), std::move(*secrets));
    if (!links)
        return std::move(links).error();
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(*links)));
    if (const std::string& file = workspace->profile().fabricFile; !file.empty()) {
        Result<intent::FabricFile> fabric = intent::readFabricFile(file);
        if (!fabric)
            return std::move(fabric).error();
        workspace->m_fabric = std::move(*fabric);
    }
    Result<std::shared_ptr<const schema::SchemaIndex>> index = schema::openBundledIndex();
    if (!index)
        return std::move(index).error();
    workspace->m_schema = std::move(*index);
    Result<store::SqliteStore> store = store::openSqliteStore({workspace->profile().storePath, {}});
    if (!store)
        return std::move(store).error();
    workspace->m_store = std::move(*store);
    Workspace* self = workspace.get();
    self->m_clock = std::make_shared<RealClock>();
    self->m_differ = std::make_unique<diff::TreeDiff>(self->m_schema);
    self->m_timer = std::make_unique<gnmi::ThreadTimer>();
    self->m_running = std::make_unique<engine::GnmiRunningReader>(self->fleet(), self->m_schema);
    self->m_writer = gnmi_grpc::makeDeviceWriter(
        [self](const std::string& name) -> Result<gnmi_grpc::TargetOptions> {
            Result<model::FabricDevice> device = self->fleet().device(name);
            if (!device)
                return std::move(device).error();
            return self->links().targetOf(*device);
        },
        self->links().pins());
    return workspace;
}

Result<std::unique_ptr<intent::IntentSource>> Workspace::netboxSource(intent::KeptSource::EmptyClasses empty) const
{
    if (profile().netbox.url.empty())
        return makeError(ErrorCode::Usage, "the profile names no NetBox")
            .about(profile().name)
            .nowIs("there is no intent to compare with")
            .doNext("add [netbox] url to the profile, or use --intent DIR");
    netbox::NetboxOptions options = m_links->netboxOptions();
    options.readPolicies = std::ranges::any_of(m_fabric.entries(), [](const intent::FabricFile::Entry& entry) {
        return entry.key == intent::FabricKey::VrfRedistributePolicy;
    });
    return std::unique_ptr<intent::IntentSource>(std::make_unique<intent::KeptSource>(
        std::make_unique<netbox::NetboxSource>(std::move(options), m_links->netboxHttp(), m_clock), snapshots(), empty));
}

Result<std::unique_ptr<engine::IntentProvider>> Workspace::netboxIntent() const
{
    Result<std::unique_ptr<intent::IntentSource>> source = netboxSource();
    if (!source)
        return std::move(source).error();
    return withChanges(engine::mappedIntent(std::move(*source), m_schema, profile().gnmi.port,
                                            [this] { return checkRules(); }, m_fabric));
}

std::unique_ptr<engine::IntentProvider> Workspace::withChanges(std::unique_ptr<engine::IntentProvider> intent) const
{
    return engine::withManualChanges(std::move(intent), *m_store.manual, m_schema);
}

Result<std::unique_ptr<engine::IntentProvider>> Workspace::intentFrom(const std::string& pathOrEmpty) const
{
    if (pathOrEmpty.empty())
        return netboxIntent();
    if (std::filesystem::is_directory(pathOrEmpty))
        return withChanges(engine::treeFolderIntent(pathOrEmpty, m_schema));
    return withChanges(engine::mappedIntent(std::make_unique<intent::SnapshotFileSource>(pathOrEmpty), m_schema,
                                            profile().gnmi.port, [this] { return checkRules(); }, m_fabric));
}

engine::EnginePorts Workspace::ports(engine::IntentProvider& intent)
{
    return {m_schema,          intent,          m_links->fleet(),        *m_writer, *m_running, *m_store.journal,
            *m_store.decisions, *m_store.leases, *m_store.plans, *m_timer,  *m_clock,
            m_store.manual.get()};
}

engine::EngineSettings Workspace::engineSettings() const
{
    engine::EngineSettings settings;
    settings.profileName = profile().name;
    settings.production = profile().production;
    settings.tls = profile().gnmi.tls;
    settings.poll = profile().netbox.poll;
    return settings;
}

} // namespace fc::app
