#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace fc::sim {

/// The far end of a physical port.
struct PortEnd
{
    bool carrier = false;       ///< both ends enabled, cable not cut
    bool speaksLldp = false;    ///< a switch of this fabric; hosts stay silent
    std::string device;
    std::string port;
    std::string managementAddress;
    std::string chassisId;
    bool operator==(const PortEnd&) const = default;
};

struct SessionEnd
{
    bool established = false;
    std::string routerId;
    std::uint32_t prefixes = 0; ///< received per address family
    bool operator==(const SessionEnd&) const = default;
};

/// What a device sees of the world around it. Computed by the fabric, a value.
struct Environment
{
    std::map<std::string, PortEnd> ports;                                    ///< by interface name
    std::map<std::pair<std::string, std::string>, SessionEnd> sessions;      ///< (instance, neighbour address)
    std::map<std::string, bool> up;                                          ///< interface -> operationally up
    bool operator==(const Environment&) const = default;
};

} // namespace fc::sim
