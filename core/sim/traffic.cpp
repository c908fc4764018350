#include "sim/traffic.h"

#include "base/digest.h"

namespace fc::sim {

namespace {

constexpr double kMeanPacket = 700.0; ///< bytes

double fraction(std::uint64_t hash)
{
    return static_cast<double>(hash % 10'000) / 10'000.0;
}

} // namespace

double Traffic::rateOf(const model::LinkEnd& end, std::uint64_t tick) const
{
    if (end.device.empty())
        return 2'000.0;
    const std::uint64_t identity = fnv1a(end.device + "/" + end.interfaceName, m_seed * 0x9e3779b97f4a7c15ULL + 1);
    const double mean = 200'000.0 + fraction(identity) * 20'000'000.0;
    return mean * (0.75 + 0.5 * fraction(fnv1a(std::to_string(tick), identity)));
}

InterfaceCounters Traffic::passed(const model::LinkEnd& end, const model::LinkEnd& far, std::uint64_t tick,
                                  double seconds) const
{
    InterfaceCounters counters;
    counters.outOctets = static_cast<std::uint64_t>(rateOf(end, tick) * seconds);
    counters.inOctets = static_cast<std::uint64_t>(rateOf(far, tick) * seconds);
    counters.outUnicast = static_cast<std::uint64_t>(static_cast<double>(counters.outOctets) / kMeanPacket);
    counters.inUnicast = static_cast<std::uint64_t>(static_cast<double>(counters.inOctets) / kMeanPacket);
    counters.outMulticast = counters.outUnicast / 500 + 1;
    counters.inMulticast = counters.inUnicast / 500 + 1;
    counters.outBroadcast = counters.outUnicast / 5000;
    counters.inBroadcast = counters.inUnicast / 5000;
    return counters;
}

} // namespace fc::sim
