#include "app/cli/doctor.h"

#include "gnmi/codec.h"
#include "http/reachability.h"
#include "http/url.h"
#include "netbox/client.h"
#include "netbox/custom_field_contract.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace fc::app {

namespace {

constexpr std::chrono::milliseconds kReachTimeout{5'000};
constexpr const char* kHostname = "/system/config/hostname";

/// Waits for the first sync_response or the end.
class SyncWatcher final : public gnmi::SubscribeSink
{
public:
    void opened() override {}
    void received(std::string_view message) override
    {
        const auto decoded = gnmi::decodeSubscribeResponse(message);
        const std::lock_guard lock(m_mutex);
        m_synced = m_synced || (decoded && decoded->kind == gnmi::SubscribeMessage::Kind::Sync);
        m_moved.notify_all();
    }
    void ended(std::optional<Error> reason) override
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_reason = std::move(reason);
        m_moved.notify_all();
    }
    /// True if the sync came. `error` is why it did not, if the device said so.
    bool wait(std::chrono::milliseconds time, std::stop_token stop, std::optional<Error>& error)
    {
        std::unique_lock lock(m_mutex);
        m_moved.wait_for(lock, stop, time, [this] { return m_synced || m_ended; });
        error = m_reason;
        return m_synced;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_moved;
    bool m_synced = false;
    bool m_ended = false;
    std::optional<Error> m_reason;
};

std::string listOf(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 12;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
        out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kShown ? out + " and " + std::to_string(names.size() - kShown) + " more" : out;
}

} // namespace

std::string_view toString(DoctorStep::Result result)
{
    switch (result) {
    case DoctorStep::Result::Passed: return "passed";
    case DoctorStep::Result::Failed: return "failed";
    case DoctorStep::Result::Skipped: break;
    }
    return "skipped";
}

bool Doctor::allPassed() const
{
    return std::ranges::none_of(m_steps, [](const DoctorStep& step) { return step.result == DoctorStep::Result::Failed; });
}

bool Doctor::step(std::string part, std::string name, bool good, std::string text, std::string advice)
{
    m_steps.push_back({std::move(part), std::move(name), good ? DoctorStep::Result::Passed : DoctorStep::Result::Failed,
                       std::move(text), good ? std::string() : std::move(advice)});
    m_tell(m_steps.back());
    return good;
}

bool Doctor::step(std::string part, std::string name, const Error& error)
{
    return step(std::move(part), std::move(name), false, error.text, error.next);
}

void Doctor::skip(const std::string& part, std::initializer_list<const char*> names, const std::string& why)
{
    for (const char* name : names) {
        m_steps.push_back({part, name, DoctorStep::Result::Skipped, why, {}});
        m_tell(m_steps.back());
    }
}

bool Doctor::reach(const std::string& part, const std::string& host, std::uint16_t port)
{
    using http::Reachability;
    const Reachability found = http::reachabilityOf(host, port, kReachTimeout);
    const std::string where = host + " port " + std::to_string(port);
    if (!step(part, "dns", found != Reachability::NoSuchHost,
              found == Reachability::NoSuchHost ? host + " does not resolve" : host + " resolves",
              "check the name, and this machine's name servers")) {
        skip(part, {"tcp"}, "its name does not resolve");
        return false;
    }
    switch (found) {
    case Reachability::Open: return step(part, "tcp", true, where + " is open");
    case Reachability::Refused:
        return step(part, "tcp", false, where + " refuses the connection", "check that the server runs there, and the port");
    case Reachability::TimedOut:
        return step(part, "tcp", false, where + " does not answer", "check address, route and firewalls");
    case Reachability::Unreachable:
    case Reachability::NoSuchHost: break;
    }
    return step(part, "tcp", false, where + " is unreachable", "check address and route");
}

void Doctor::examineNetbox()
{
    const NetboxProfile& profile = m_workspace.profile().netbox;
    const std::string part = "netbox";
    const auto url = http::parseUrl(profile.url);
    if (profile.url.empty() || !url) {
        step(part, "url", false, profile.url.empty() ? "the profile names no NetBox" : url.error().text,
             "write [netbox] url = \"https://netbox.example\" into the profile");
        skip(part, {"dns", "tcp", "tls", "token", "version", "plugins", "worker", "custom-fields", "devices"}, "no address");
        return;
    }
    step(part, "url", true, profile.url);
    bool reachable = true;
    if (profile.proxy.empty())
        reachable = reach(part, url->host, url->port);
    else if (const auto proxy = http::parseUrl(profile.proxy))
        reachable = reach(part, proxy->host, proxy->port);
    if (!reachable) {
        skip(part, {"tls", "token", "version", "plugins", "worker", "custom-fields", "devices"}, "NetBox cannot be reached");
        return;
    }
    const netbox::Client client(m_workspace.netboxOptions(), m_workspace.netboxHttp());
    auto status = client.get("status", "", m_context.stopToken());
    const bool tlsFailed = !status && status.error().code == ErrorCode::Tls;
    if (tlsFailed)
        step(part, "tls", status.error());
    else if (url->scheme != "https")
        step(part, "tls", true, "none: the address is http, so the token crosses the network in clear text");
    else
        step(part, "tls", true, profile.verify ? "the certificate is trusted" : "the certificate is NOT verified (verify = false)");
    if (tlsFailed || !status) {
        if (tlsFailed)
            skip(part, {"token"}, "there is no connection");
        else
            step(part, "token", status.error());
        skip(part, {"version", "plugins", "worker", "custom-fields", "devices"}, "NetBox does not answer us");
        return;
    }
    step(part, "token", true, "NetBox takes it");
    netbox::NetboxSource source(m_workspace.netboxOptions(), m_workspace.netboxHttp(), std::make_shared<RealClock>());
    const auto server = source.probe(m_context.stopToken());
    if (!server) {
        step(part, "version", server.error());
        skip(part, {"plugins", "worker", "custom-fields", "devices"}, "it is no NetBox");
        return;
    }
    step(part, "version", netbox::isSupportedVersion(server->version), "NetBox " + server->version, "4.2 is the oldest that works: upgrade");
    const auto bgp = server->plugins.find("netbox_bgp");
    step(part, "plugins", bgp != server->plugins.end(),
         bgp != server->plugins.end() ? "netbox-bgp " + bgp->second : "netbox-bgp is not loaded, so there is no BGP in the intent",
         "install the netbox-bgp that fits NetBox " + server->version +
             "; one that does not fit is skipped with a line in NetBox's log only");
    step(part, "worker", true,
         server->workersRunning > 0 ? std::to_string(server->workersRunning) + " running"
                                    : "none running: NetBox would send no webhooks, polling works without");
    examineCustomFields(client);
    examineInventory();
}

void Doctor::examineCustomFields(const netbox::Client& client)
{
    const std::string part = "netbox";
    const auto rows = client.list("extras/custom-fields", {}, m_context.stopToken());
    if (!rows) {
        step(part, "custom-fields", rows.error());
        return;
    }
    std::vector<std::string> present;
    for (const nlohmann::json& row : *rows) {
        if (const auto name = row.find("name"); name != row.end() && name->is_string())
            present.push_back(name->get<std::string>());
    }
    const auto missing = netbox::missingFields(present);
    std::vector<std::string> needed;
    for (const netbox::ContractField* field : missing) {
        if (field->needed)
            needed.push_back(std::string(field->name) + " (" + std::string(field->meaning) + ")");
    }
    if (!missing.empty())
        m_script = netbox::creationScript(missing, client.baseUrl());
    const std::size_t all = netbox::contractFields().size();
    step(part, "custom-fields", needed.empty(),
         needed.empty() ? std::to_string(all - missing.size()) + " of " + std::to_string(all) + " are there"
                        : "missing: " + listOf(needed),
         "create them: fabric-orch doctor --script FILE writes the curl lines that do it");
}

void Doctor::examineInventory()
{
    const std::string part = "netbox";
    auto source = m_workspace.netboxSource();
    auto snapshot = source ? (*source)->fetch({}, m_context.stopToken()) : Result<intent::IntentSnapshotPtr>(source.error());
    if (!snapshot) {
        step(part, "devices", snapshot.error());
        return;
    }
    std::vector<std::string> without;
    for (const intent::Device& device : (*snapshot)->tables().devices) {
        if (device.primaryAddress.empty())
            without.push_back(device.name.empty() ? "id " + std::to_string(device.id) : device.name);
    }
    const std::size_t count = (*snapshot)->tables().devices.size();
    step(part, "devices", without.empty(),
         without.empty() ? std::to_string(count) + " devices, each with a primary address" : "without primary IPv4 address: " + listOf(without),
         "set the primary IPv4 address of these devices in NetBox, or name them with an address in the profile");
    model::FabricInventory inventory;
    for (const intent::Device& device : (*snapshot)->tables().devices) {
        model::FabricDevice row;
        row.name = device.name;
        row.role = device.role;
        row.address = device.primaryAddress;
        row.port = m_workspace.profile().gnmi.port;
        if (!row.name.empty())
            inventory.devices.push_back(std::move(row));
    }
    m_workspace.fleet().setInventory(inventory);
}

void Doctor::examineDevices()
{
    bool any = false;
    for (const model::FabricDevice& device : m_workspace.fleet().devices()) {
        if (!m_context.wants(device.name) || m_context.stopToken().stop_requested())
            continue;
        any = true;
        examineDevice(device);
    }
    if (!any)
        step("devices", "inventory", false, "there is no device to look at", "set sites and roles in the profile, or add [[device]] entries");
}

void Doctor::examineDevice(const model::FabricDevice& device)
{
    const std::string& part = device.name;
    if (device.address.empty()) {
        step(part, "address", false, "no address is known", "set its primary IPv4 address in NetBox");
        skip(part, {"dns", "tcp", "tls", "capabilities", "get", "subscribe"}, "no address");
        return;
    }
    if (!reach(part, device.address, device.port)) {
        skip(part, {"tls", "capabilities", "get", "subscribe"}, "it cannot be reached");
        return;
    }
    auto transport = m_workspace.fleet().transport(device.name);
    auto capabilities = transport ? (*transport)->capabilities(m_context.callOptions()) : Result<gnmi::Capabilities>(transport.error());
    const std::string& mode = m_workspace.profile().gnmi.tls;
    if (!capabilities && capabilities.error().code == ErrorCode::Tls) {
        step(part, "tls", capabilities.error());
        skip(part, {"capabilities", "get", "subscribe"}, "there is no session");
        return;
    }
    step(part, "tls", true, mode == "off" ? "none (tls = \"off\")" : mode == "skip-verify" ? "NOT verified (tls = \"skip-verify\")" : "trusted");
    if (!capabilities) {
        step(part, "capabilities", capabilities.error());
        skip(part, {"get", "subscribe"}, "it does not serve us");
        return;
    }
    step(part, "capabilities", true,
         "gNMI " + (capabilities->gnmiVersion.empty() ? std::string("of unknown version") : capabilities->gnmiVersion) + ", " +
             std::to_string(capabilities->models.size()) + " models");
    gnmi::GetRequest request;
    request.paths.push_back(*model::parsePath(kHostname));
    const auto answer = (*transport)->get(request, m_context.callOptions());
    std::string hostname;
    if (answer) {
        for (const gnmi::RawNotification& notification : answer->notifications) {
            for (const auto& update : notification.updates)
                hostname = gnmi::toJsonText(update.value);
        }
    }
    std::erase(hostname, '"');
    if (!answer)
        step(part, "get", answer.error());
    else
        step(part, "get", hostname.empty() || hostname == device.name,
             hostname.empty() ? "it answers; no host name is configured" : "its host name is " + hostname,
             "the address belongs to another device: correct it in NetBox, or the device's host name");
    examineSubscribe(part, **transport);
}

bool Doctor::examineSubscribe(const std::string& device, gnmi::Transport& transport)
{
    gnmi::SubscribeRequest request;
    gnmi::Subscription subscription;
    subscription.path = *model::parsePath(kHostname);
    request.subscriptions.push_back(std::move(subscription));
    auto watcher = std::make_shared<SyncWatcher>();
    auto call = transport.subscribe(request, watcher);
    if (!call)
        return step(device, "subscribe", call.error());
    std::optional<Error> reason;
    const bool synced = watcher->wait(m_context.callOptions().deadline, m_context.stopToken(), reason);
    if (!synced && reason)
        return step(device, "subscribe", *reason);
    return step(device, "subscribe", synced, synced ? "the stream came up and is in sync" : "no sync_response in time",
                "check that the device supports STREAM subscriptions, and its load");
}

} // namespace fc::app
