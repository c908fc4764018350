#pragma once

#include "gnmi/live_store.h"
#include "gnmi/session.h"
#include "gnmi/timer.h"
#include "gnmi/transport.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fc::gnmi {

struct SessionStatus
{
    SessionState state = SessionState::Idle;
    std::optional<Error> error;              ///< why it is not live; cleared by the next sync
    std::chrono::milliseconds retryIn{0};    ///< Backoff only: length of the wait that began with this status
    std::uint64_t reconnects = 0;            ///< streams begun after the first
    bool syncMissing = false;                ///< Live without a sync_response
    std::vector<model::Path> refusedPaths;   ///< subscriptions the device would not take; the rest runs
};

/// Follows sessions. Calls come on telemetry and timer threads, one at a time per session: do not block, do not
/// destroy the session from inside.
class SessionListener
{
public:
    virtual ~SessionListener() = default;
    virtual void sessionChanged(const std::string& device, const SessionStatus& status) = 0;
    /// Something changed in the live store since the last drain(); once until then.
    virtual void leavesChanged(const std::string& device) = 0;
};

struct DeviceSessionParts
{
    std::string device;
    std::shared_ptr<Transport> transport;
    SubscribeRequest request;
    std::shared_ptr<const schema::SchemaIndex> schema; ///< may be null: no JSON, no typed tree
    BackoffPolicy backoff;
    /// Without a sync_response for so long the stream counts as live if it brought anything (C92; what it did not bring
    /// stays stale), and as lost if it brought nothing.
    std::chrono::milliseconds syncTimeout{30'000};
};

/// Keeps one device's subscription running: connects, waits, connects again, feeds the live store.
/// All functions may be called from any thread and return at once. After the destructor the listener is not called.
class DeviceSession
{
public:
    /// `timer`, `clock` and `listener` outlive the session.
    DeviceSession(DeviceSessionParts parts, Timer& timer, const Clock& clock, SessionListener& listener);
    ~DeviceSession();
    DeviceSession(const DeviceSession&) = delete;
    DeviceSession& operator=(const DeviceSession&) = delete;

    void start();
    void stop();
    /// Drops the stream, or the wait, and connects anew.
    void reconnect();
    SessionStatus status() const;
    LiveStore& store();

private:
    class Core;
    std::shared_ptr<Core> m_core;
};

} // namespace fc::gnmi
