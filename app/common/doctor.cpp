#include "app/common/doctor.h"

#include "gnmi/codec.h"
#include "http/reachability.h"
#include "http/url.h"
#include "netbox/client.h"
#include "netbox/custom_field_contract.h"
#include "netbox/netbox_source.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace fc::app {

using engine::ConnectStep;

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

std::string textOf(const nlohmann::json& row, const char* key)
{
    const auto found = row.find(key);
    return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t countOf(const nlohmann::json& row, const char* key)
{
    const auto found = row.find(key);
    return found != row.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

bool has(const std::vector<engine::ConnectChoice>& choices, const std::string& slug)
{
    return std::ranges::find(choices, slug, &engine::ConnectChoice::slug) != choices.end();
}

std::vector<std::string> slugsOf(const std::vector<engine::ConnectChoice>& choices)
{
    std::vector<std::string> out;
    for (const engine::ConnectChoice& choice : choices)
        out.push_back(choice.slug);
    return out;
}

} // namespace

bool Doctor::allPassed() const
{
    return std::ranges::none_of(m_steps, [](const ConnectStep& step) { return step.result == ConnectStep::Result::Failed; });
}

void Doctor::add(ConnectStep step)
{
    if (m_options.stop.stop_requested())
        return; // it says nothing about the fabric that somebody pressed Cancel
    m_steps.push_back(std::move(step));
    if (m_sink.step)
        m_sink.step(m_steps.back());
}

bool Doctor::step(std::string part, std::string name, bool good, std::string text, std::string advice)
{
    add({std::move(part), std::move(name), good ? ConnectStep::Result::Passed : ConnectStep::Result::Failed, std::move(text),
         good ? std::string() : std::move(advice)});
    return good;
}

bool Doctor::step(std::string part, std::string name, const Error& error)
{
    return step(std::move(part), std::move(name), false, error.text, error.next);
}

void Doctor::skip(const std::string& part, std::initializer_list<const char*> names, const std::string& why)
{
    for (const char* name : names)
        add({part, name, ConnectStep::Result::Skipped, why, {}});
}

gnmi::CallOptions Doctor::callOptions() const
{
    gnmi::CallOptions call;
    call.deadline = m_options.callTimeout;
    call.stop = m_options.stop;
    return call;
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
    const NetboxProfile& profile = m_links.profile().netbox;
    const std::string part = "netbox";
    const auto url = http::parseUrl(profile.url);
    if (profile.url.empty() || !url) {
        step(part, "url", false, profile.url.empty() ? "the profile names no NetBox" : url.error().text,
             "write [netbox] url = \"https://netbox.example\" into the profile");
        skip(part, {"dns", "tcp", "tls", "token", "version", "plugins", "worker", "custom-fields", "scope", "devices"}, "no address");
        return;
    }
    step(part, "url", true, profile.url);
    bool reachable = true;
    if (profile.proxy.empty())
        reachable = reach(part, url->host, url->port);
    else if (const auto proxy = http::parseUrl(profile.proxy))
        reachable = reach(part, proxy->host, proxy->port);
    if (!reachable) {
        skip(part, {"tls", "token", "version", "plugins", "worker", "custom-fields", "scope", "devices"}, "NetBox cannot be reached");
        return;
    }
    const netbox::Client client(m_links.netboxOptions(), m_links.netboxHttp());
    auto status = client.get("status", "", m_options.stop);
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
        skip(part, {"version", "plugins", "worker", "custom-fields", "scope", "devices"}, "NetBox does not answer us");
        return;
    }
    step(part, "token", true, "NetBox takes it");
    netbox::NetboxSource source(m_links.netboxOptions(), m_links.netboxHttp(), std::make_shared<RealClock>());
    const auto server = source.probe(m_options.stop);
    if (!server) {
        step(part, "version", server.error());
        skip(part, {"plugins", "worker", "custom-fields", "scope", "devices"}, "it is no NetBox");
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
    if (auto roles = examineScope(client))
        examineInventory(std::move(*roles));
    else
        skip(part, {"devices"}, "sites and roles are not known");
}

void Doctor::examineCustomFields(const netbox::Client& client)
{
    const std::string part = "netbox";
    const auto rows = client.list("extras/custom-fields", {}, m_options.stop);
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
    if (m_sink.script)
        m_sink.script(m_script);
    const std::size_t all = netbox::contractFields().size();
    step(part, "custom-fields", needed.empty(),
         needed.empty() ? std::to_string(all - missing.size()) + " of " + std::to_string(all) + " are there"
                        : "missing: " + listOf(needed),
         "create them: the script beside this, or fabric-orch doctor --script FILE, does it");
}

std::optional<std::vector<std::string>> Doctor::examineScope(const netbox::Client& client)
{
    const std::string part = "netbox";
    engine::ConnectChoices choices;
    for (auto& [endpoint, into] : {std::pair{"dcim/sites", &choices.sites}, std::pair{"dcim/device-roles", &choices.roles}}) {
        const auto rows = client.list(endpoint, {}, m_options.stop);
        if (!rows) {
            step(part, "scope", rows.error());
            return std::nullopt;
        }
        for (const nlohmann::json& row : *rows)
            into->push_back({textOf(row, "slug"), textOf(row, "name"), countOf(row, "device_count")});
    }
    const NetboxProfile& wanted = m_links.profile().netbox;
    std::vector<std::string> roles = wanted.roles;
    if (roles.empty())
        std::ranges::copy_if(m_links.netboxOptions().roles, std::back_inserter(roles),
                             [&](const std::string& role) { return has(choices.roles, role); });
    choices.usedRoles = roles;
    if (m_sink.choices)
        m_sink.choices(choices);
    std::vector<std::string> strangers;
    std::ranges::copy_if(wanted.sites, std::back_inserter(strangers), [&](const std::string& slug) { return !has(choices.sites, slug); });
    std::ranges::copy_if(roles, std::back_inserter(strangers), [&](const std::string& slug) { return !has(choices.roles, slug); });
    if (!strangers.empty()) {
        step(part, "scope", false, "NetBox has no such site or role: " + listOf(strangers),
             "choose among the sites " + listOf(slugsOf(choices.sites)) + " and the roles " + listOf(slugsOf(choices.roles)));
        return std::nullopt;
    }
    if (roles.empty()) {
        step(part, "scope", false, "no role is chosen, and there is none called spine or leaf",
             "choose the roles of the fabric's switches: " + listOf(slugsOf(choices.roles)));
        return std::nullopt;
    }
    step(part, "scope", true, (wanted.sites.empty() ? std::string("every site") : "sites " + listOf(wanted.sites)) + ", roles " + listOf(roles));
    return roles;
}

void Doctor::examineInventory(std::vector<std::string> roles)
{
    const std::string part = "netbox";
    netbox::NetboxOptions options = m_links.netboxOptions();
    options.roles = std::move(roles);
    netbox::NetboxSource source(std::move(options), m_links.netboxHttp(), std::make_shared<RealClock>());
    auto snapshot = source.fetch({}, m_options.stop);
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
    if (count == 0)
        step(part, "devices", false, "there is no active device in these sites and roles", "choose other sites or roles");
    else
        step(part, "devices", without.empty(),
             without.empty() ? std::to_string(count) + " devices, each with a primary address" : "without primary IPv4 address: " + listOf(without),
             "set the primary IPv4 address of these devices in NetBox, or name them with an address in the profile");
    model::FabricInventory inventory;
    for (const intent::Device& device : (*snapshot)->tables().devices) {
        model::FabricDevice row;
        row.name = device.name;
        row.role = device.role;
        row.address = device.primaryAddress;
        row.port = m_links.profile().gnmi.port;
        if (!row.name.empty())
            inventory.devices.push_back(std::move(row));
    }
    m_links.fleet().setInventory(inventory);
}

void Doctor::examineDevices()
{
    std::vector<model::FabricDevice> devices = m_links.fleet().devices();
    if (m_options.wants)
        std::erase_if(devices, [this](const model::FabricDevice& device) { return !m_options.wants(device.name); });
    for (std::size_t i = 0; i < devices.size() && !m_options.stop.stop_requested(); ++i) {
        if (m_sink.devices)
            m_sink.devices(i, devices.size());
        examineDevice(devices[i]);
    }
    if (m_sink.devices && !m_options.stop.stop_requested())
        m_sink.devices(devices.size(), devices.size());
    if (devices.empty())
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
    auto transport = m_links.fleet().transport(device.name);
    auto capabilities = transport ? (*transport)->capabilities(callOptions()) : Result<gnmi::Capabilities>(transport.error());
    const std::string& mode = m_links.profile().gnmi.tls;
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
    const auto answer = (*transport)->get(request, callOptions());
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
    const bool synced = watcher->wait(m_options.callTimeout, m_options.stop, reason);
    if (!synced && reason)
        return step(device, "subscribe", *reason);
    return step(device, "subscribe", synced, synced ? "the stream came up and is in sync" : "no sync_response in time",
                "check that the device supports STREAM subscriptions, and its load");
}

} // namespace fc::app
