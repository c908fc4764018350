#pragma once

#include "netbox/change_pacer.h"
#include "netbox/webhook_gate.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace fc::netbox {

/// Deliveries in, calls to look at NetBox out: gate, pacer and a thread of its own. What the deliveries say is handed on
/// for the event list only.
class WebhookReceiver
{
public:
    /// `look` gets the events since the last call (at most kToldEvents of them) and may block; called on the receiver's
    /// thread. `refused` is told about deliveries that do not count, on the caller's thread; may be empty.
    using Look = std::function<void(const std::vector<WebhookEvent>& events)>;
    using Refused = std::function<void(int status, const std::string& reason)>;
    static constexpr std::size_t kToldEvents = 1000;

    WebhookReceiver(Secret secret, const Clock& clock, Look look, Refused refused = {}, ChangePacer::Times times = {});
    ~WebhookReceiver();
    WebhookReceiver(const WebhookReceiver&) = delete;
    WebhookReceiver& operator=(const WebhookReceiver&) = delete;

    /// Returns the HTTP status to answer with, at once. Thread-safe.
    int deliver(std::string_view signature, std::string_view body);
    WebhookGate::Counts counts() const { return m_gate.counts(); }

private:
    void run(std::stop_token stop);

    WebhookGate m_gate;
    const Clock& m_clock;
    Look m_look;
    Refused m_refused;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    ChangePacer m_pacer;
    std::vector<WebhookEvent> m_events;
    std::jthread m_thread; ///< last: ends first
};

} // namespace fc::netbox
