#pragma once

#include "base/result.h"
#include "sim/device/sim_device.h"
#include "sim/scheduler.h"
#include "sim/server/faults.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fc::sim {

/// User and password of gRPC metadata; both empty: nobody is asked.
struct LoginRule
{
    std::string username;
    std::string password;
};

/// PEM texts; empty: plaintext.
struct ServerTls
{
    std::string certificate;
    std::string key;
    std::string clientCa; ///< if set, clients must show a certificate signed by it
};

/// One operation of the last accepted Set, for `ctl stats`.
struct SetRecord
{
    std::string op;   ///< "delete", "replace", "update"
    std::string path;
    std::string value; ///< JSON text; empty for delete
};

struct DeviceStats
{
    std::uint64_t setRpcs = 0;
    std::uint64_t getRpcs = 0;
    std::uint64_t streams = 0;       ///< open now
    std::uint64_t notifications = 0; ///< messages sent on streams
    std::vector<SetRecord> lastSet;
};

/// The gNMI server of one device on a loopback port. Thread-safe.
class DeviceServer
{
public:
    /// `device` and `scheduler` must outlive the server. `modelNames` fill the Capabilities answer.
    DeviceServer(SimDevice& device, Scheduler& scheduler, LoginRule login, ServerTls tls);
    ~DeviceServer();
    DeviceServer(const DeviceServer&) = delete;
    DeviceServer& operator=(const DeviceServer&) = delete;

    /// Listens on 127.0.0.1. Port 0 takes a free one, which later starts keep. Error: Transport (port taken).
    Status start(std::uint16_t port);
    /// Ends all streams and frees the port.
    void stop();
    bool isRunning() const;
    std::uint16_t port() const noexcept { return m_port; }

    Faults faults() const;
    /// Takes effect at once: streams end or resume, the port closes or opens.
    Status setFaults(const Faults& faults);
    DeviceStats stats() const;

private:
    struct Running;

    SimDevice& m_device;
    Scheduler& m_scheduler;
    const LoginRule m_login;
    const ServerTls m_tls;
    std::uint16_t m_port = 0;
    std::shared_ptr<class ServiceState> m_state;
    mutable std::mutex m_mutex;
    std::unique_ptr<Running> m_running;
};

} // namespace fc::sim
