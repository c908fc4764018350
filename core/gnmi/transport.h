#pragma once

#include "base/result.h"
#include "gnmi/messages.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

namespace fc::gnmi {

struct CallOptions
{
    std::chrono::milliseconds deadline{10'000}; ///< for the whole call; 0 = none
    std::stop_token stop;                       ///< ends the call early with ErrorCode::Cancelled
};

/// Receives one subscription. Calls come one at a time, from a telemetry thread that other devices share: do not
/// block, do not wait for a lock that is held longer than a few microseconds.
class SubscribeSink
{
public:
    virtual ~SubscribeSink() = default;
    /// The request is on its way: connection and handshake are done.
    virtual void opened() = 0;
    /// One gnmi.SubscribeResponse as serialised; the bytes are valid during the call only.
    virtual void received(std::string_view message) = 0;
    /// Last call, exactly once. nullopt: the device ended the stream with status OK.
    virtual void ended(std::optional<Error> reason) = 0;
};

/// A running subscription. Destroying it cancels: returns at once, received() may still run once on its thread, then
/// ended() follows with ErrorCode::Cancelled.
class SubscribeCall
{
public:
    virtual ~SubscribeCall() = default;
    /// Asks a POLL subscription for the next round.
    virtual void poll() = 0;
};

/// Port: reads from one device. Never writes: DeviceWriter does (core/plan/device_writer.h).
/// Unary calls block: call them from a worker thread; several threads may call at once. Errors name the device in
/// `subject` and the next step in `next`.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual Result<Capabilities> capabilities(const CallOptions& options = {}) = 0;
    virtual Result<GetAnswer> get(const GetRequest& request, const CallOptions& options = {}) = 0;
    /// Returns at once. A request that cannot be sent is an Error and `sink` is never called.
    virtual Result<std::unique_ptr<SubscribeCall>> subscribe(const SubscribeRequest& request,
                                                             std::shared_ptr<SubscribeSink> sink) = 0;
};

} // namespace fc::gnmi
