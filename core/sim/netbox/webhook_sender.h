#pragma once

#include "sim/netbox/control.h"
#include "sim/netbox/http_call.h"
#include "sim/netbox/store.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace fc::sim::netbox {

/// Sends what the change log gains to one address, as NetBox's worker does: a POST for each object of a request, signed,
/// in order, never again if it fails. Off until configured by the control verb netbox-webhook:
///   {"url": "http://127.0.0.1:8000/hook", "secret": "S"}   an empty url ends it
/// Thread-safe.
class WebhookSender
{
public:
    WebhookSender();
    ~WebhookSender();
    WebhookSender(const WebhookSender&) = delete;
    WebhookSender& operator=(const WebhookSender&) = delete;

    ControlAnswer configure(std::string_view json, const Store& now);
    /// A call was answered and this is the state since: queues what is new.
    void look(const HttpCall& call, const Store& now);

private:
    struct Hook
    {
        std::string url;
        std::string secret;
    };
    struct Delivery
    {
        Hook hook;
        std::string body;
    };
    void run(std::stop_token stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Hook m_hook;
    Id m_told = 0; ///< id of the newest change that was queued
    std::deque<Delivery> m_queue;
    std::jthread m_thread; ///< last: ends first
};

} // namespace fc::sim::netbox
