#include "sim/netbox/webhook_sender.h"

#include "base/hmac.h"
#include "base/log.h"
#include "sim/netbox/view.h"

#include <httplib.h>

#include <map>

namespace fc::sim::netbox {

namespace {

constexpr time_t kDeliverySeconds = 5;

std::string wordOfEvent(const std::string& action)
{
    return action == "create" ? "created" : action == "delete" ? "deleted" : "updated";
}

/// The first and last state that a request gave an object.
struct Touched
{
    const Change* first = nullptr;
    const Change* last = nullptr;
};

std::string bodyOf(const Touched& touched, const HttpCall& call, const Store& now)
{
    const Change& change = *touched.last;
    const View view(now, {});
    const RowPtr& row = change.after ? change.after : change.before;
    const auto raw = [&](const RowPtr& state) { return state ? view.raw(*change.model, *state) : Json(nullptr); };
    const bool created = touched.first->action == "create" && change.action != "delete";
    const Json body = {{"event", created ? "created" : wordOfEvent(change.action)},
                       {"timestamp", change.time},
                       {"object_type", change.model->label},
                       {"data", view.print(*change.model, *row)},
                       {"request",
                        {{"id", change.requestId},
                         {"path", call.path},
                         {"path_info", call.path},
                         {"method", call.method},
                         {"GET", Json::object()},
                         {"user", change.user}}},
                       {"snapshots", {{"prechange", raw(touched.first->before)}, {"postchange", raw(change.after)}}}};
    return body.dump();
}

} // namespace

WebhookSender::WebhookSender() : m_thread([this](std::stop_token stop) { run(std::move(stop)); }) {}

WebhookSender::~WebhookSender() = default;

ControlAnswer WebhookSender::configure(std::string_view json, const Store& now)
{
    const Json wish = Json::parse(json, nullptr, false);
    if (!wish.is_object() || !wish.contains("url") || !wish["url"].is_string())
        return {400, R"({"error":"netbox-webhook needs {\"url\": ...}"})"};
    const std::lock_guard lock(m_mutex);
    m_hook.url = wish["url"].get<std::string>();
    m_hook.secret = wish.contains("secret") && wish["secret"].is_string() ? wish["secret"].get<std::string>() : "";
    m_told = now.changes().empty() ? 0 : now.changes().back()->id;
    m_queue.clear();
    return {};
}

void WebhookSender::look(const HttpCall& call, const Store& now)
{
    const std::lock_guard lock(m_mutex);
    if (m_hook.url.empty() || now.changes().empty() || now.changes().back()->id <= m_told)
        return;
    std::vector<std::pair<const Model*, Id>> order;
    std::map<std::pair<const Model*, Id>, Touched> touched;
    for (const ChangePtr& change : now.changes()) {
        if (change->id <= m_told)
            continue;
        Touched& object = touched[{change->model, change->objectId}];
        if (object.first == nullptr) {
            object.first = change.get();
            order.emplace_back(change->model, change->objectId);
        }
        object.last = change.get();
    }
    m_told = now.changes().back()->id;
    for (const auto& key : order)
        m_queue.push_back({m_hook, bodyOf(touched.at(key), call, now)});
    m_wake.notify_one();
}

void WebhookSender::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_queue.empty(); })) {
        const Delivery delivery = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        const auto path = delivery.hook.url.find('/', delivery.hook.url.find("//") + 2);
        httplib::Client client(delivery.hook.url.substr(0, path));
        client.set_connection_timeout(kDeliverySeconds);
        client.set_read_timeout(kDeliverySeconds);
        httplib::Headers headers;
        if (!delivery.hook.secret.empty())
            headers.emplace("X-Hook-Signature", hmacSha512Hex(delivery.hook.secret, delivery.body));
        const auto answer = client.Post(path == std::string::npos ? "/" : delivery.hook.url.substr(path).c_str(), headers,
                                        delivery.body, "application/json");
        if (!answer || answer->status / 100 != 2)
            log::info("lab-netbox", "a webhook to " + delivery.hook.url + " was not taken");
        lock.lock();
    }
}

} // namespace fc::sim::netbox
