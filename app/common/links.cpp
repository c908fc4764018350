#include "app/common/links.h"

#include "gnmi_grpc/grpc_transport.h"
#include "http/httplib_client.h"

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

Result<Secrets> Secrets::read(const Profile& profile)
{
    Result<Secret> token = profile.netbox.token.read();
    if (!token)
        return std::move(token).error();
    Result<Secret> password = profile.gnmi.password.read();
    if (!password)
        return std::move(password).error();
    return Secrets{std::move(*token), std::move(*password)};
}

Result<std::unique_ptr<Links>> Links::open(Profile profile, Secrets secrets)
{
    std::unique_ptr<Links> links(new Links(std::move(profile), std::move(secrets)));
    Links* self = links.get();
    auto pins = gnmi_grpc::PinStore::open(self->m_profile.storePath + "/certificates");
    if (!pins)
        return std::move(pins).error();
    self->m_pins = std::move(*pins);
    self->m_runtime = std::make_unique<gnmi_grpc::GrpcRuntime>();
    self->m_fleet = std::make_unique<engine::Fleet>(
        [self](const model::FabricDevice& device) {
            return gnmi_grpc::makeTransport(*self->m_runtime, self->targetOf(device), self->m_pins);
        },
        self->m_profile.devices);
    return links;
}

gnmi_grpc::TargetOptions Links::targetOf(const model::FabricDevice& device) const
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
    target.password = m_secrets.gnmiPassword;
    return target;
}

netbox::NetboxOptions Links::netboxOptions() const
{
    const NetboxProfile& netbox = m_profile.netbox;
    netbox::NetboxOptions options;
    options.baseUrl = netbox.url;
    options.token = m_secrets.netboxToken;
    options.sites = netbox.sites;
    if (!netbox.roles.empty())
        options.roles = netbox.roles;
    return options;
}

std::shared_ptr<HttpClient> Links::netboxHttp() const
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

} // namespace fc::app
