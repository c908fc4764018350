#pragma once

#include "sim/device/sim_device.h"
#include "sim/scheduler.h"
#include "sim/server/device_server.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <set>

namespace fc::sim {

class SubscribeReactor;

/// What the RPC handlers of one device share; outlives server restarts. Thread-safe.
class ServiceState
{
public:
    ServiceState(SimDevice& simulated, Scheduler& timer, LoginRule rule)
        : device(simulated), scheduler(timer), m_login(std::move(rule))
    {
    }

    SimDevice& device;
    Scheduler& scheduler;
    std::atomic<std::uint64_t> setRpcs{0};
    std::atomic<std::uint64_t> getRpcs{0};
    std::atomic<std::uint64_t> notifications{0};

    Faults faults() const;
    void setFaults(const Faults& faults);
    /// The armed Set failure, taken once.
    std::optional<std::string> takeSetError();
    /// The armed erasure of CLI-only lines, taken once.
    std::optional<std::string> takeErasure();

    /// OK, or UNAUTHENTICATED with EOS's words.
    grpc::Status authenticate(const grpc::CallbackServerContext& context) const;

    void recordSet(std::vector<SetRecord> records);
    std::vector<SetRecord> lastSet() const;

    void addStream(const std::shared_ptr<SubscribeReactor>& stream);
    void removeStream(const SubscribeReactor* stream);
    std::size_t streamCount() const;
    std::vector<std::shared_ptr<SubscribeReactor>> streams() const;

private:
    const LoginRule m_login;
    mutable std::mutex m_mutex;
    Faults m_faults;
    std::vector<SetRecord> m_lastSet;
    std::vector<std::shared_ptr<SubscribeReactor>> m_streams;
};

/// Error -> gRPC status: codes of gnmi-protocol.md S23 and S34, text with the path it is about.
grpc::Status toStatus(const Error& error);
std::int64_t nowNanoseconds();

} // namespace fc::sim
