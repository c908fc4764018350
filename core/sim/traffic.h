#pragma once

#include "model/fabric.h"
#include "sim/device/state_builder.h"

#include <cstdint>
#include <string>

namespace fc::sim {

/// How much traffic a port sends, from a seed: the same seed gives the same bytes in the same ticks.
/// What one end sends the other receives.
class Traffic
{
public:
    explicit Traffic(std::uint64_t seed) : m_seed(seed) {}

    /// What passed a port during `seconds` ending with tick number `tick`; `far` may be empty.
    InterfaceCounters passed(const model::LinkEnd& end, const model::LinkEnd& far, std::uint64_t tick,
                             double seconds) const;

private:
    /// Bytes per second sent by an end around this tick.
    double rateOf(const model::LinkEnd& end, std::uint64_t tick) const;

    std::uint64_t m_seed;
};

} // namespace fc::sim
