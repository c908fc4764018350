#include "netbox/webhook_receiver.h"

#include <utility>

namespace fc::netbox {

WebhookReceiver::WebhookReceiver(Secret secret, const Clock& clock, Look look, Refused refused, ChangePacer::Times times)
    : m_gate(std::move(secret), clock), m_clock(clock), m_look(std::move(look)), m_refused(std::move(refused)), m_pacer(times),
      m_thread([this](std::stop_token stop) { run(std::move(stop)); })
{
}

WebhookReceiver::~WebhookReceiver() = default;

int WebhookReceiver::deliver(std::string_view signature, std::string_view body)
{
    WebhookGate::Verdict verdict = m_gate.judge(signature, body);
    if (verdict.status != 204) {
        if (m_refused)
            m_refused(verdict.status, verdict.reason);
        return verdict.status;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_pacer.note(m_clock.steady());
        if (m_events.size() < kToldEvents)
            m_events.push_back(std::move(verdict.event));
    }
    m_wake.notify_one();
    return verdict.status;
}

void WebhookReceiver::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const SteadyTime now = m_clock.steady();
        if (m_pacer.take(now)) {
            const std::vector<WebhookEvent> events = std::exchange(m_events, {});
            lock.unlock();
            m_look(events);
            lock.lock();
            continue;
        }
        const std::size_t known = m_pacer.waiting();
        const auto moved = [&] { return m_pacer.waiting() != known; };
        if (const auto due = m_pacer.due())
            m_wake.wait_for(lock, stop, *due - now, moved);
        else
            m_wake.wait(lock, stop, moved);
    }
}

} // namespace fc::netbox
