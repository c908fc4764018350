#include "gnmi/device_session.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace fc::gnmi {

class DeviceSession::Core : public std::enable_shared_from_this<DeviceSession::Core>
{
public:
    Core(DeviceSessionParts parts, Timer& timer, const Clock& clock, SessionListener& listener)
        : m_parts(std::move(parts)), m_timer(timer), m_backoff(m_parts.backoff), m_listener(&listener),
          m_store(m_parts.schema, clock, [this] { leavesChanged(); })
    {
    }

    void handle(SessionEvent event, std::optional<Error> error = {}, std::uint32_t generation = 0);
    void received(std::string_view message, std::uint32_t generation);
    void ended(std::optional<Error> reason, std::uint32_t generation);
    void close();

    SessionStatus status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }
    LiveStore& store() { return m_store; }

private:
    void connect();
    void wait(std::chrono::milliseconds delay);
    void watchSync(std::uint32_t generation);
    void syncOverdue(std::uint32_t generation);
    bool dropRefusedPath(const Error& error);
    void notify();
    void leavesChanged();

    const DeviceSessionParts m_parts;
    Timer& m_timer;

    mutable std::mutex m_mutex;
    SessionStatus m_status;
    SubscribeRequest m_request = m_parts.request; ///< without what the device refused
    Backoff m_backoff;
    std::uint32_t m_generation = 0; ///< of the stream whose events count; 0: none
    bool m_openedBefore = false;
    std::unique_ptr<SubscribeCall> m_call;
    Handle m_retry;
    Handle m_syncWatch; ///< while Syncing
    std::uint64_t m_messagesBefore = 0; ///< counter when the stream began

    std::mutex m_listenerMutex; ///< held during a call of the listener
    SessionListener* m_listener;

    LiveStore m_store;
};

namespace {

/// Forwards to the session as long as it lives; each stream has its own, so late calls are told apart.
template <typename Core>
class Sink final : public SubscribeSink
{
public:
    Sink(std::weak_ptr<Core> core, std::uint32_t generation) : m_core(std::move(core)), m_generation(generation) {}

    void opened() override
    {
        if (const auto core = m_core.lock())
            core->handle(SessionEvent::Opened, {}, m_generation);
    }
    void received(std::string_view message) override
    {
        if (const auto core = m_core.lock())
            core->received(message, m_generation);
    }
    void ended(std::optional<Error> reason) override
    {
        if (const auto core = m_core.lock())
            core->ended(std::move(reason), m_generation);
    }

private:
    std::weak_ptr<Core> m_core;
    std::uint32_t m_generation;
};

} // namespace

void DeviceSession::Core::handle(SessionEvent event, std::optional<Error> error, std::uint32_t generation)
{
    std::unique_ptr<SubscribeCall> dropped; // cancelled without the lock
    Handle droppedRetry;
    Handle droppedWatch;
    SessionAction action = SessionAction::None;
    std::chrono::milliseconds delay{0};
    {
        const std::lock_guard lock(m_mutex);
        if (generation != 0 && generation != m_generation)
            return;
        if (event == SessionEvent::Refused && error && dropRefusedPath(*error))
            event = SessionEvent::Lost;
        m_status.syncMissing = false;
        const std::optional<SessionStep> taken = step(m_status.state, event);
        if (!taken)
            return;
        action = taken->action;
        m_status.state = taken->next;
        if (taken->next != SessionState::Syncing)
            droppedWatch = std::move(m_syncWatch);
        m_status.retryIn = std::chrono::milliseconds{0};
        if (event == SessionEvent::Opened && std::exchange(m_openedBefore, true))
            ++m_status.reconnects;
        if (event == SessionEvent::Synced) {
            m_status.error.reset();
            m_backoff.reset();
        }
        if (event == SessionEvent::Lost || event == SessionEvent::Refused)
            m_status.error = std::move(error);
        if (action == SessionAction::Wait || action == SessionAction::Close) {
            m_generation = 0;
            dropped = std::move(m_call);
        }
        if (action == SessionAction::Wait) {
            const bool pathDropped = m_status.error && m_status.error->code != ErrorCode::Transport &&
                                     eventOf(m_status.error) == SessionEvent::Refused;
            delay = pathDropped ? std::chrono::milliseconds{0} : m_backoff.next();
            m_status.retryIn = delay;
        } else {
            droppedRetry = std::move(m_retry);
        }
    }
    if (action == SessionAction::Wait || action == SessionAction::Close)
        m_store.endStream();
    notify();
    if (action == SessionAction::Connect)
        connect();
    else if (action == SessionAction::Wait)
        wait(delay);
    else if (event == SessionEvent::Opened)
        watchSync(generation);
}

void DeviceSession::Core::watchSync(std::uint32_t generation)
{
    Handle handle = m_timer.after(m_parts.syncTimeout, [core = weak_from_this(), generation] {
        if (const auto alive = core.lock())
            alive->syncOverdue(generation);
    });
    const std::lock_guard lock(m_mutex);
    if (m_status.state == SessionState::Syncing && m_generation == generation)
        m_syncWatch = std::move(handle);
}

void DeviceSession::Core::syncOverdue(std::uint32_t generation)
{
    std::uint64_t before = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_generation != generation || m_status.state != SessionState::Syncing)
            return;
        before = m_messagesBefore;
    }
    if (m_store.counters().messages == before)
        return ended(makeError(ErrorCode::Transport, "the device took the subscription and sent nothing")
                         .about(m_parts.device)
                         .doNext("look at the log of the device"),
                     generation);
    handle(SessionEvent::Synced, {}, generation);
    {
        const std::lock_guard lock(m_mutex);
        m_status.syncMissing = m_status.state == SessionState::Live;
    }
    notify();
}

void DeviceSession::Core::connect()
{
    const std::uint32_t generation = m_store.beginStream();
    const std::uint64_t before = m_store.counters().messages;
    SubscribeRequest request;
    {
        const std::lock_guard lock(m_mutex);
        m_generation = generation;
        m_messagesBefore = before;
        request = m_request;
    }
    auto call = m_parts.transport->subscribe(request, std::make_shared<Sink<Core>>(weak_from_this(), generation));
    if (!call.ok())
        return ended(std::move(call).error(), generation);
    std::unique_ptr<SubscribeCall> late;
    const std::lock_guard lock(m_mutex);
    if (m_generation == generation)
        m_call = std::move(*call);
    else
        late = std::move(*call); // it ended, or was stopped, before we got here
}

void DeviceSession::Core::wait(std::chrono::milliseconds delay)
{
    Handle handle = m_timer.after(delay, [core = weak_from_this()] {
        if (const auto alive = core.lock())
            alive->handle(SessionEvent::RetryDue);
    });
    const std::lock_guard lock(m_mutex);
    if (m_status.state == SessionState::Backoff)
        m_retry = std::move(handle);
}

void DeviceSession::Core::received(std::string_view message, std::uint32_t generation)
{
    std::string failure;
    const SubscribeMessage::Kind kind = m_store.ingest(message, &failure, generation);
    if (kind == SubscribeMessage::Kind::Sync)
        handle(SessionEvent::Synced, {}, generation);
    else if (kind == SubscribeMessage::Kind::Failure)
        ended(makeError(ErrorCode::Remote, "the device ended the stream: " + failure).about(m_parts.device), generation);
}

void DeviceSession::Core::ended(std::optional<Error> reason, std::uint32_t generation)
{
    const SessionEvent event = eventOf(reason);
    if (!reason)
        reason = makeError(ErrorCode::Transport, "the device ended the stream without an error").about(m_parts.device);
    handle(event, std::move(reason), generation);
}

/// One path the device does not take kills the whole RPC (C113): if the error names it, go on without it.
bool DeviceSession::Core::dropRefusedPath(const Error& error)
{
    if (error.code == ErrorCode::Auth || error.code == ErrorCode::Refused || m_request.subscriptions.size() < 2)
        return false;
    auto worst = m_request.subscriptions.end();
    std::size_t longest = 0;
    for (auto it = m_request.subscriptions.begin(); it != m_request.subscriptions.end(); ++it) {
        const std::string text = model::toString(it->path).substr(1); // servers differ about the leading slash
        if (text.size() > longest && error.text.find(text) != std::string::npos) {
            longest = text.size();
            worst = it;
        }
    }
    if (worst == m_request.subscriptions.end())
        return false;
    m_status.refusedPaths.push_back(worst->path);
    m_request.subscriptions.erase(worst);
    return true;
}

void DeviceSession::Core::notify()
{
    const std::lock_guard guard(m_listenerMutex);
    if (m_listener != nullptr)
        m_listener->sessionChanged(m_parts.device, status());
}

void DeviceSession::Core::leavesChanged()
{
    const std::lock_guard guard(m_listenerMutex);
    if (m_listener != nullptr)
        m_listener->leavesChanged(m_parts.device);
}

void DeviceSession::Core::close()
{
    {
        const std::lock_guard guard(m_listenerMutex);
        m_listener = nullptr;
    }
    handle(SessionEvent::Stop);
}

DeviceSession::DeviceSession(DeviceSessionParts parts, Timer& timer, const Clock& clock, SessionListener& listener)
    : m_core(std::make_shared<Core>(std::move(parts), timer, clock, listener))
{
}

DeviceSession::~DeviceSession()
{
    m_core->close();
}

void DeviceSession::start()
{
    m_core->handle(SessionEvent::Start);
}

void DeviceSession::stop()
{
    m_core->handle(SessionEvent::Stop);
}

void DeviceSession::reconnect()
{
    m_core->handle(SessionEvent::Stop);
    m_core->handle(SessionEvent::Start);
}

SessionStatus DeviceSession::status() const
{
    return m_core->status();
}

LiveStore& DeviceSession::store()
{
    return m_core->store();
}

} // namespace fc::gnmi
