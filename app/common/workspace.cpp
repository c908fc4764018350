#include "app/common/workspace.h"

#include "gnmi_grpc/grpc_device_writer.h"
#include "gnmi_grpc/grpc_transport.h"
#include "http/httplib_client.h"
#include "schema/schema_locator.h"

#include <filesystem>

namespace fc::app {

namespace {

gnmi_grpc::TlsMode tlsMode(const std::string& word)
{
    if (word == "off")
        return gnmi_grpc::TlsMode::Off;
    if (word == "pin")
        return gnmi_grpc::TlsMode::Pin;
    if (word == "skip-verify")
        return gnmi_grpc::TlsMode::SkipVerify;
    return gnmi_grpc::TlsMode::Verify;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(Profile profile)
{
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(profile)));
    Result<Secret> token = workspace->m_profile.netbox.token.read();
    if (!token)
        return std::move(token).error();
    Result<Secret> password = workspace->m_profile.gnmi.password.read();
    if (!password)
        return std::move(password).error();
    if (const std::string& file = workspace->m_profile.fabricFile; !file.empty()) {
        Result<intent::FabricFile> fabric = intent::readFabricFile(file);
        if (!fabric)
            return std::move(fabric).error();
        workspace->m_fabric = std::move(*fabric);
    }
    workspace->m_token = std::move(*token);
    workspace->m_password = std::move(*password);
    Result<std::shared_ptr<const schema::SchemaIndex>> index = schema::openBundledIndex();
    if (!index)
        return std::move(index).error();
    workspace->m_schema = std::move(*index);
    Result<store::SqliteStore> store = store::openSqliteStore({workspace->m_profile.storePath, {}});
    if (!store)
        return std::move(store).error();
    workspace->m_store = std::move(*store);
    Result<std::shared_ptr<gnmi_grpc::PinStore>> pins =
        gnmi_grpc::PinStore::open(workspace->m_profile.storePath + "/certificates");
    if (!pins)
        return std::move(pins).error();
    workspace->m_pins = std::move(*pins);

    Workspace* self = workspace.get();
    self->m_clock = std::make_shared<RealClock>();
    self->m_differ = std::make_unique<diff::TreeDiff>(self->m_schema);
    self->m_timer = std::make_unique<gnmi::ThreadTimer>();
    self->m_runtime = std::make_unique<gnmi_grpc::GrpcRuntime>();
    self->m_fleet = std::make_unique<engine::Fleet>(
        [self](const model::FabricDevice& device) {
            return gnmi_grpc::makeTransport(*self->m_runtime, self->targetOf(device), self->m_pins);
        },
        self->m_profile.devices);
    self->m_running = std::make_unique<engine::GnmiRunningReader>(*self->m_fleet, self->m_schema);
    self->m_writer = gnmi_grpc::makeDeviceWriter(
        [self](const std::string& name) -> Result<gnmi_grpc::TargetOptions> {
            Result<model::FabricDevice> device = self->m_fleet->device(name);
            if (!device)
                return std::move(device).error();
            return self->targetOf(*device);
        },
        self->m_pins);
    return workspace;
}

gnmi_grpc::TargetOptions Workspace::targetOf(const model::FabricDevice& device) const
{
    const GnmiProfile& gnmi = m_profile.gnmi;
    gnmi_grpc::TargetOptions target;
    target.device = device.name;
    target.host = device.address;
    target.port = device.port;
    target.tls = tlsMode(gnmi.tls);
    target.caFile = gnmi.ca;
    target.certFile = gnmi.certificate;
    target.keyFile = gnmi.key;
    target.serverName = gnmi.serverName;
    target.username = gnmi.username;
    target.password = m_password;
    return target;
}

netbox::NetboxOptions Workspace::netboxOptions() const
{
    const NetboxProfile& netbox = m_profile.netbox;
    netbox::NetboxOptions options;
    options.baseUrl = netbox.url;
    options.token = m_token;
    options.sites = netbox.sites;
    if (!netbox.roles.empty())
        options.roles = netbox.roles;
    return options;
}

std::shared_ptr<HttpClient> Workspace::netboxHttp() const
{
    const NetboxProfile& netbox = m_profile.netbox;
    http::HttpOptions http;
    http.caFile = netbox.ca;
    http.clientCertificate = netbox.clientCertificate;
    http.clientKey = netbox.clientKey;
    http.verifyServer = netbox.verify;
    http.proxy = netbox.proxy;
    return std::make_shared<http::HttplibClient>(std::move(http));
}

Result<std::unique_ptr<intent::IntentSource>> Workspace::netboxSource(intent::KeptSource::EmptyClasses empty) const
{
    if (m_profile.netbox.url.empty())
        return makeError(ErrorCode::Usage, "the profile names no NetBox")
            .about(m_profile.name)
            .nowIs("there is no intent to compare with")
            .doNext("add [netbox] url to the profile, or use --intent DIR");
    return std::unique_ptr<intent::IntentSource>(std::make_unique<intent::KeptSource>(
        std::make_unique<netbox::NetboxSource>(netboxOptions(), netboxHttp(), m_clock), snapshots(), empty));
}

Result<std::unique_ptr<engine::IntentProvider>> Workspace::netboxIntent() const
{
    Result<std::unique_ptr<intent::IntentSource>> source = netboxSource();
    if (!source)
        return std::move(source).error();
    return engine::mappedIntent(std::move(*source), m_schema, m_profile.gnmi.port, [this] { return checkRules(); },
                                m_fabric);
}

Result<std::unique_ptr<engine::IntentProvider>> Workspace::intentFrom(const std::string& pathOrEmpty) const
{
    if (pathOrEmpty.empty())
        return netboxIntent();
    if (std::filesystem::is_directory(pathOrEmpty))
        return engine::treeFolderIntent(pathOrEmpty, m_schema);
    return engine::mappedIntent(std::make_unique<intent::SnapshotFileSource>(pathOrEmpty), m_schema,
                                m_profile.gnmi.port, [this] { return checkRules(); },
                                m_fabric);
}

engine::EnginePorts Workspace::ports(engine::IntentProvider& intent)
{
    return {m_schema,          intent,          *m_fleet,        *m_writer, *m_running, *m_store.journal,
            *m_store.decisions, *m_store.leases, *m_store.plans, *m_timer,  *m_clock};
}

engine::EngineSettings Workspace::engineSettings() const
{
    engine::EngineSettings settings;
    settings.profileName = m_profile.name;
    settings.production = m_profile.production;
    settings.tls = m_profile.gnmi.tls;
    settings.poll = m_profile.netbox.poll;
    return settings;
}

} // namespace fc::app
