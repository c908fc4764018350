#pragma once

#include "checks/service_matrix.h"
#include "gnmi/live_snapshot.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fc::engine {

/// What a port reports of itself, as far as the topology shows it.
struct PortFacts
{
    std::string oper;        ///< "UP", "DOWN", "LOWER_LAYER_DOWN", ...
    std::string admin;
    std::string description;
    std::string mtu;         ///< routed IPv4 MTU, bytes
    std::string address;     ///< first IPv4 address with length
    std::string lldpNeighbour; ///< "spine1 Ethernet3"
    std::optional<std::uint64_t> inOctets, outOctets;
    std::int64_t countersAt = 0; ///< ns, device time of the counters
};

/// What a device reports of itself beyond its configuration.
struct DeviceFacts
{
    std::map<std::string, PortFacts> ports; ///< by interface name
    std::set<std::string> configuredPorts; ///< names of the interfaces in its configuration
    std::string softwareVersion;
    std::optional<SystemTime> configuredAt; ///< last-configuration-timestamp
    std::size_t sessionsUp = 0, sessionsDown = 0; ///< BGP neighbours
    checks::RunningServices services;
};

/// Picks those facts out of a live snapshot. Resolves its paths once; immutable and thread-safe.
class FactReader
{
public:
    explicit FactReader(const schema::SchemaIndex& index);
    DeviceFacts read(const gnmi::LiveSnapshot& snapshot) const;

private:
    enum class Fact : std::uint8_t {
        Oper, Admin, Description, SubMtu, SviMtu, SubAddressLength, SviAddressLength, LldpName, LldpPort,
        InOctets, OutOctets, Software, ConfiguredAt, SessionState, PortName, VlanId, InstanceName, VlanVni, VrfVni
    };
    std::map<model::NodeId, Fact> m_facts;
};

} // namespace fc::engine
