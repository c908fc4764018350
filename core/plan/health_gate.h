#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "gnmi/set_builder.h"

#include <chrono>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

/// A BGP session of a device: "network instance, neighbour address" -> "ESTABLISHED", "ACTIVE", ... as the device says.
/// Sessions that the device's configuration disables are left out.
struct BgpSessionKey
{
    std::string instance;
    std::string neighbor;
    auto operator<=>(const BgpSessionKey&) const = default;
};
using BgpSessionStates = std::map<BgpSessionKey, std::string>;

/// Port: how a device is. Blocking; thread-safe.
class HealthReader
{
public:
    virtual ~HealthReader() = default;
    /// Every enabled BGP session of the device; none where it speaks no BGP. Errors: Transport, Tls, Auth, Remote.
    virtual Result<BgpSessionStates> bgpSessions(const std::string& device, std::stop_token stop = {}) = 0;
};

/// True if the operation changes the session itself, its peer group or BGP of its instance as a whole: then it may stay
/// down until the far end was changed too.
bool concernsSession(const gnmi::SetOperation& operation, const BgpSessionKey& session);

/// What stands between two waves (facts: eos-openconfig-mapping section 4.2): the devices of the wave answer, and BGP
/// sessions that were established before their change are established again. One use a run; not thread-safe.
class HealthGate
{
public:
    struct Times
    {
        std::chrono::milliseconds longest{60'000}; ///< for a wave
        std::chrono::milliseconds between{1'000};  ///< readings
    };

    /// `reader` may be null: then every gate is open. `wait` as in ApplyContext. References outlive the gate.
    HealthGate(HealthReader* reader, Times times, const Clock& clock,
               const std::function<void(std::chrono::milliseconds, std::stop_token)>& wait)
        : m_reader(reader), m_times(times), m_clock(clock), m_wait(wait)
    {
    }

    /// Just before the first Set to a device: remembers what is established. A device that does not answer is not
    /// healthy to begin with; errors as the reader's.
    Status before(const std::string& device, std::stop_token stop);
    /// What was carried out on the device.
    void changed(const std::string& device, const std::vector<gnmi::SetOperation>& operations);

    /// After a wave: waits until its devices are healthy. `last`: no further wave, so nothing excuses a session that is
    /// down. Errors: Conflict (names the session), Transport and its kin (does not answer), Cancelled.
    Status after(const std::vector<std::string>& wave, bool last, std::stop_token stop);

private:
    struct Device
    {
        BgpSessionStates sessions;
        std::vector<gnmi::SetOperation> operations;
    };
    Status look(const std::string& device, bool last, std::stop_token stop);

    HealthReader* m_reader;
    Times m_times;
    const Clock& m_clock;
    const std::function<void(std::chrono::milliseconds, std::stop_token)>& m_wait;
    std::map<std::string, Device> m_devices;
};

} // namespace fc::plan
