#pragma once

#include "ui/models/palette_model.h"

#include <cstdint>
#include <optional>
#include <string>

namespace fc::ui {

/// What a person may type bare to find whatever it stands for.
struct BareThing
{
    std::string address;               ///< IPv4 or IPv6 in canonical text
    std::string mac;                   ///< "00:1c:73:00:00:01"
    std::optional<std::uint32_t> asn;  ///< a number may be all three of these
    std::optional<std::uint32_t> vlan; ///< 1 to 4094
    std::optional<std::uint32_t> vni;  ///< 1 to 16777215
    bool isEmpty() const { return address.empty() && mac.empty() && !asn && !vlan && !vni; }
};

/// Reads "10.0.250.11" (a prefix length is ignored), "fd00::1", MACs with ":", "-", "." or no separators, "65001",
/// "AS65001", "AS 1.10", "vlan 40", "vni 110040", and "#40". Anything else is empty.
BareThing readBareThing(const QString& text);

/// Devices, ports, NetBox objects, services, running and live entries that the text names, best first, at most
/// kAnswers; nothing for text that is no bare thing.
inline constexpr std::size_t kAnswers = 24;
std::vector<PaletteEntry> answersTo(const engine::FabricView& view, const QString& text);

} // namespace fc::ui
