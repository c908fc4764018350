#pragma once

#include "model/config_tree.h"
#include "schema/schema_index.h"
#include "sim/device/device_facts.h"
#include "sim/device/environment.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace fc::sim {

/// 64-bit counters of one interface, as EOS serves them below state/counters.
struct InterfaceCounters
{
    std::uint64_t inOctets = 0;
    std::uint64_t outOctets = 0;
    std::uint64_t inUnicast = 0;
    std::uint64_t outUnicast = 0;
    std::uint64_t inMulticast = 0;
    std::uint64_t outMulticast = 0;
    std::uint64_t inBroadcast = 0;
    std::uint64_t outBroadcast = 0;
};

/// What outlives one rebuild of the state: since when, how often.
struct StateMemory
{
    struct Interface
    {
        bool up = false;
        std::int64_t lastChange = 0; ///< ns since the epoch
        std::uint64_t transitions = 0;
        InterfaceCounters counters;
    };
    struct Session
    {
        bool established = false;
        std::int64_t lastEstablished = 0; ///< ns since the epoch
        std::uint64_t transitions = 0;
    };
    std::map<std::string, Interface> interfaces;
    std::map<std::pair<std::string, std::string>, Session> sessions;
    std::int64_t bootTime = 0;       ///< ns since the epoch
    std::int64_t lastConfigured = 0; ///< ns since the epoch

    /// Notes what changed against `environment` at `now`.
    void note(const Environment& environment, std::int64_t now);
};

inline constexpr std::string_view kSoftwareVersion = "4.35.0F";

/// The served configuration plus all operational state: what Get on "/" answers.
/// Applied-config copies come from the schema (a "state" container beside "config"); the rest is derived from facts,
/// environment and memory. `interfaceIndex` numbers interfaces in the order of their names.
model::ConfigTree buildState(const schema::SchemaIndex& index, const model::ConfigTree& served,
                             const DeviceFacts& facts, const Environment& environment, const StateMemory& memory);

/// Leaves below /interfaces/interface[name]/state/counters.
void putCounters(const schema::SchemaIndex& index, model::TreeEditor& editor, const std::string& interface,
                 const InterfaceCounters& counters, std::uint64_t transitions);

/// A stable locally administered MAC address for a device name.
std::string chassisIdOf(std::string_view device);

} // namespace fc::sim
