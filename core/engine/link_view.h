#pragma once

#include "engine/device_facts.h"
#include "engine/fabric_view.h"

namespace fc::engine {

/// Octets at a moment, to make rates of. Keeps the last two samples of each port.
class RateMeter
{
public:
    /// Bits per second since the previous sample; 0 until two samples are there or after a counter reset.
    double rate(const std::string& port, std::uint64_t octets, std::int64_t atNs);

private:
    struct Sample
    {
        std::uint64_t octets = 0;
        std::int64_t atNs = 0;
        double rate = 0.0;
    };
    std::map<std::string, Sample> m_samples;
};

/// Both ends of a link side by side. `a`, `b`: facts of the two devices, null where nothing is known (no data, not
/// managed). Mismatches: MTU, subnet, description is not one; oper-status; LLDP against the cable.
LinkView linkView(const model::FabricLink& link, const DeviceFacts* a, const DeviceFacts* b, RateMeter& meter);

} // namespace fc::engine
