#pragma once

#include "sim/netbox/control.h"
#include "sim/netbox/http_call.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace fc::sim::netbox {

/// Spoils the next answers, as a broken NetBox or a proxy in front of one would. Thread-safe.
/// Set by the control verb netbox-fault:
///   {"kind": "forbidden|error|html|truncated|unavailable|slow|none", "count": 1, "path": "/api/ipam/", "delay_ms": 1000}
/// count -1: until "none"; path: only requests that start so.
class FaultSwitch
{
public:
    ControlAnswer configure(std::string_view json);

    /// The answer that replaces the real one, or nothing. Waits first if the fault says so; wake() ends the wait.
    std::optional<HttpAnswer> before(const HttpCall& call);
    /// Cuts the body of the real answer if the fault that before() counted for this call says so.
    void after(const HttpCall& call, HttpAnswer& answer);
    void wake();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_kind = "none";
    std::string m_path;
    int m_left = 0; ///< negative: without end
    std::chrono::milliseconds m_delay{0};
    bool m_awake = false;
    int m_truncate = 0; ///< answers still to be cut
};

} // namespace fc::sim::netbox
