#include "plan/health_gate.h"

#include "model/path.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr std::string_view kEstablished = "ESTABLISHED";

std::string keyIn(const model::PathElem& elem, std::string_view name)
{
    const std::string* value = elem.key(name);
    return value == nullptr ? std::string() : *value;
}

} // namespace

bool concernsSession(const gnmi::SetOperation& operation, const BgpSessionKey& session)
{
    if (operation.path.origin == "cli")
        return operation.jsonIetf.find("router bgp") != std::string::npos;
    const std::vector<model::PathElem>& elems = operation.path.elems;
    const auto at = [&](std::string_view name) {
        return std::ranges::find_if(elems, [&](const model::PathElem& elem) { return model::bareName(elem.name) == name; });
    };
    const auto instance = at("network-instance");
    if (instance == elems.end() || keyIn(*instance, "name") != session.instance)
        return false;
    if (at("protocols") == elems.end())
        return std::next(instance) == elems.end(); // the whole instance, or nothing of its routing
    if (const auto neighbor = at("neighbor"); neighbor != elems.end())
        return keyIn(*neighbor, "neighbor-address") == session.neighbor;
    return true; // peer groups, the instance's AS, all neighbours at once
}

Status HealthGate::before(const std::string& device, std::stop_token stop)
{
    if (m_reader == nullptr)
        return {};
    auto sessions = m_reader->bgpSessions(device, stop);
    if (!sessions)
        return std::move(sessions).error();
    std::erase_if(*sessions, [](const auto& session) { return session.second != kEstablished; });
    m_devices[device] = {std::move(*sessions), {}};
    return {};
}

void HealthGate::changed(const std::string& device, const std::vector<gnmi::SetOperation>& operations)
{
    auto& known = m_devices[device].operations;
    known.insert(known.end(), operations.begin(), operations.end());
}

Status HealthGate::look(const std::string& device, bool last, std::stop_token stop)
{
    auto now = m_reader->bgpSessions(device, stop);
    if (!now)
        return std::move(now).error();
    const Device& known = m_devices[device];
    for (const auto& [session, was] : known.sessions) {
        const auto is = now->find(session);
        if (is == now->end() || is->second == kEstablished)
            continue; // what is not configured any more was taken away on purpose: the device is verified
        const bool excused = !last && std::ranges::any_of(known.operations, [&key = session](const auto& operation) {
            return concernsSession(operation, key);
        });
        if (!excused)
            return makeError(ErrorCode::Conflict, "the BGP session with " + session.neighbor + " (" + session.instance +
                                                      ") was established before the change and is " + is->second)
                .about(device);
    }
    return {};
}

Status HealthGate::after(const std::vector<std::string>& wave, bool last, std::stop_token stop)
{
    if (m_reader == nullptr)
        return {};
    const SteadyTime until = m_clock.steady() + m_times.longest;
    for (const std::string& device : wave) {
        if (!m_devices.contains(device))
            continue;
        for (;;) {
            Status healthy = look(device, last, stop);
            if (healthy)
                break;
            if (stop.stop_requested())
                return makeError(ErrorCode::Cancelled, "stopped while waiting for the device to be healthy").about(device);
            if (m_clock.steady() >= until) {
                const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_times.longest).count();
                return std::move(std::move(healthy).error())
                    .nowIs("it runs what was sent; " + std::to_string(seconds) + " s were waited")
                    .doNext("look at the device before anything else is sent");
            }
            m_wait(m_times.between, stop);
        }
    }
    return {};
}

} // namespace fc::plan
