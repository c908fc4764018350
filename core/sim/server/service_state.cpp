#include "sim/server/service_state.h"

#include "sim/server/subscribe_reactor.h"

#include <algorithm>
#include <chrono>

namespace fc::sim {

Faults ServiceState::faults() const
{
    const std::lock_guard lock(m_mutex);
    return m_faults;
}

void ServiceState::setFaults(const Faults& faults)
{
    {
        const std::lock_guard lock(m_mutex);
        m_faults = faults;
    }
    for (const std::shared_ptr<SubscribeReactor>& stream : streams())
        stream->faultsChanged(faults);
}

std::optional<std::string> ServiceState::takeSetError()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_faults.setError, std::nullopt);
}

std::optional<std::string> ServiceState::takeErasure()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_faults.eraseCli, std::nullopt);
}

grpc::Status ServiceState::authenticate(const grpc::CallbackServerContext& context) const
{
    const Faults now = faults();
    const auto refused = [](const char* text) { return grpc::Status(grpc::StatusCode::UNAUTHENTICATED, text); };
    if (now.wrongAuth || now.unauthenticated)
        return refused("Login incorrect");
    if (m_login.username.empty())
        return grpc::Status::OK;
    const auto& metadata = context.client_metadata();
    const auto user = metadata.find("username");
    const auto password = metadata.find("password");
    if (user == metadata.end() || password == metadata.end())
        return refused("no username and password in the request metadata");
    const auto same = [](grpc::string_ref given, const std::string& wanted) {
        return std::string_view(given.data(), given.size()) == wanted;
    };
    if (!same(user->second, m_login.username) || !same(password->second, m_login.password))
        return refused("Login incorrect");
    return grpc::Status::OK;
}

void ServiceState::recordSet(std::vector<SetRecord> records)
{
    const std::lock_guard lock(m_mutex);
    m_lastSet = std::move(records);
}

std::vector<SetRecord> ServiceState::lastSet() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastSet;
}

void ServiceState::addStream(const std::shared_ptr<SubscribeReactor>& stream)
{
    const std::lock_guard lock(m_mutex);
    m_streams.push_back(stream);
}

void ServiceState::removeStream(const SubscribeReactor* stream)
{
    // The reactor may end with the last reference; that must not happen under the lock.
    std::shared_ptr<SubscribeReactor> removed;
    const std::lock_guard lock(m_mutex);
    const auto it = std::ranges::find_if(m_streams, [&](const auto& held) { return held.get() == stream; });
    if (it == m_streams.end())
        return;
    removed = std::move(*it);
    m_streams.erase(it);
}

std::size_t ServiceState::streamCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_streams.size();
}

std::vector<std::shared_ptr<SubscribeReactor>> ServiceState::streams() const
{
    const std::lock_guard lock(m_mutex);
    return m_streams;
}

grpc::Status toStatus(const Error& error)
{
    std::string text = error.text;
    if (!error.subject.empty())
        text += ": " + error.subject;
    switch (error.code) {
    case ErrorCode::NotFound:
        return {grpc::StatusCode::NOT_FOUND, text};
    case ErrorCode::Unsupported:
        return {grpc::StatusCode::UNIMPLEMENTED, text};
    case ErrorCode::Internal:
        return {grpc::StatusCode::INTERNAL, text};
    default:
        return {grpc::StatusCode::INVALID_ARGUMENT, text};
    }
}

std::int64_t nowNanoseconds()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(RealClock().now().time_since_epoch()).count();
}

} // namespace fc::sim
