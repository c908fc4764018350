#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fc::sim {

/// An IPv4 address as a number, most significant octet first, so that "the next address" is +1.
using Ipv4 = std::uint32_t;

/// An address with the length of its subnet; the host bits may be set.
struct Ipv4Prefix
{
    Ipv4 address = 0;
    unsigned length = 32; ///< 0..32
    bool operator==(const Ipv4Prefix&) const = default;

    Ipv4 mask() const { return length == 0 ? 0 : ~Ipv4(0) << (32U - length); }
    bool contains(Ipv4 other) const { return (other & mask()) == (address & mask()); }
};

/// Dotted quad without leading zeros. Error: Parse.
Result<Ipv4> parseIpv4(std::string_view text);
/// "10.0.1.0/31". Error: Parse.
Result<Ipv4Prefix> parseIpv4Prefix(std::string_view text);

std::string toText(Ipv4 address);
std::string toText(const Ipv4Prefix& prefix);

} // namespace fc::sim
