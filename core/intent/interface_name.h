#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fc::intent {

/// What an EOS interface is, decided by its name: NetBox types are too coarse (facts/netbox-intent.md 2.2).
enum class InterfaceKind { Ethernet, PortChannel, Svi, Loopback, Management, Vxlan, Unknown };

struct InterfaceName
{
    InterfaceKind kind = InterfaceKind::Unknown;
    std::string base;                         ///< "Ethernet1" of "Ethernet1.100"
    std::optional<std::uint32_t> subinterface; ///< 100 of "Ethernet1.100"
    std::optional<std::uint32_t> number;       ///< 34 of "Vlan34", 999 of "Port-Channel999"; not for "Ethernet1/1"
};

InterfaceName parseInterfaceName(std::string_view name);

} // namespace fc::intent
