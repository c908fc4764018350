#include "support/fake_console.h"

#include "plan/plan.h"

namespace fc::test {

FakeConsole::FakeConsole() : FakeConsole(labView()) {}

FakeConsole::FakeConsole(engine::FabricView first)
    : m_view(std::make_shared<const engine::FabricView>(std::move(first)))
{
    for (const auto& [device, text, severity] :
         {std::tuple{"leaf5", "gNMI stream closed, deadline exceeded", engine::Severity::Error},
          std::tuple{"leaf7", "Ethernet12 mtu 9214 -> 1500 by admin, ssh session", engine::Severity::Warning},
          std::tuple{"leaf2", "sample late by 11 s", engine::Severity::Warning},
          std::tuple{"leaf3", "compared, 4 differences", engine::Severity::Info}}) {
        engine::EventRecord event;
        event.time = m_view->time;
        event.severity = severity;
        event.source = "gnmi";
        event.device = device;
        event.text = text;
        addEvent(event);
    }
    auto copy = std::make_shared<engine::FabricView>(*m_view);
    copy->lastEventId = m_events.size();
    m_view = std::move(copy);
}

void FakeConsole::publish(engine::FabricView next)
{
    {
        const std::lock_guard lock(m_mutex);
        next.generation = m_view->generation + 1;
        next.lastEventId = m_events.size();
        m_view = std::make_shared<const engine::FabricView>(std::move(next));
    }
    const std::lock_guard lock(m_wakes->mutex);
    for (const auto& [id, wake] : m_wakes->wakes)
        wake();
}

void FakeConsole::addEvent(engine::EventRecord event)
{
    const std::lock_guard lock(m_mutex);
    event.id = m_events.size() + 1;
    m_events.push_back(std::move(event));
}

std::vector<FakeConsole::Decision> FakeConsole::decisions() const
{
    const std::lock_guard lock(m_mutex);
    return m_decisions;
}

int FakeConsole::applies() const
{
    const std::lock_guard lock(m_mutex);
    return m_applies;
}

int FakeConsole::refreshes() const
{
    const std::lock_guard lock(m_mutex);
    return m_refreshes;
}

std::vector<std::string> FakeConsole::reconnects() const
{
    const std::lock_guard lock(m_mutex);
    return m_reconnects;
}

std::shared_ptr<const engine::FabricView> FakeConsole::view() const
{
    const std::lock_guard lock(m_mutex);
    return m_view;
}

Handle FakeConsole::onViewChanged(std::function<void()> wake)
{
    const std::lock_guard lock(m_wakes->mutex);
    const int id = m_wakes->next++;
    m_wakes->wakes.emplace(id, std::move(wake));
    return Handle([wakes = m_wakes, id] {
        const std::lock_guard inner(wakes->mutex);
        wakes->wakes.erase(id);
    });
}

std::vector<engine::EventRecord> FakeConsole::eventsSince(std::uint64_t after, std::size_t limit) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<engine::EventRecord> events;
    for (const engine::EventRecord& event : m_events) {
        if (event.id > after && events.size() < limit)
            events.push_back(event);
    }
    return events;
}

void FakeConsole::refresh()
{
    const std::lock_guard lock(m_mutex);
    ++m_refreshes;
}

void FakeConsole::decide(std::vector<std::string> hunkIds, engine::Verdict verdict, std::string who, std::string reason)
{
    engine::FabricView next = *view();
    for (const std::string& id : hunkIds) {
        switch (verdict) {
        case engine::Verdict::Approve: next.decisions[id] = "approved"; break;
        case engine::Verdict::Reject: next.decisions[id] = "rejected"; break;
        case engine::Verdict::Defer: next.decisions[id] = "deferred"; break;
        case engine::Verdict::Clear: next.decisions.erase(id); break;
        }
    }
    for (engine::DeviceView& device : next.devices) {
        const plan::DevicePlan* planned = nullptr;
        for (const plan::DevicePlan& candidate : next.plan->devices) {
            if (candidate.name == device.device.name)
                planned = &candidate;
        }
        device.approved = device.rejected = device.deferred = 0;
        for (std::size_t i = 0; planned != nullptr && i < planned->hunks.size(); ++i) {
            const auto it = next.decisions.find(planned->hunks[i].id);
            if (it == next.decisions.end())
                continue;
            device.approved += it->second == "approved";
            device.rejected += it->second == "rejected";
            device.deferred += it->second == "deferred";
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        m_decisions.push_back({std::move(hunkIds), verdict, std::move(who), std::move(reason)});
    }
    publish(std::move(next));
}

void FakeConsole::apply(std::string)
{
    const std::lock_guard lock(m_mutex);
    ++m_applies;
}

void FakeConsole::reconnect(std::string device)
{
    const std::lock_guard lock(m_mutex);
    m_reconnects.push_back(std::move(device));
}

void FakeConsole::compareIntent(std::string before, std::string after)
{
    const std::lock_guard lock(m_mutex);
    m_comparisons.emplace_back(std::move(before), std::move(after));
}

std::vector<std::pair<std::string, std::string>> FakeConsole::comparisons() const
{
    const std::lock_guard lock(m_mutex);
    return m_comparisons;
}

} // namespace fc::test
