#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fc::checks {

/// An IPv4 or IPv6 address with a prefix length. IPv4 lives in the first four bytes.
class IpNetwork
{
public:
    /// "10.0.0.1", 24; nullopt for anything that is no address, or a length the family does not have.
    static std::optional<IpNetwork> of(std::string_view address, int length);
    /// "10.0.0.0/24"; without a length the whole address.
    static std::optional<IpNetwork> parse(std::string_view text);

    int family() const noexcept { return m_family; }
    int length() const noexcept { return m_length; }
    int width() const noexcept { return m_family == 4 ? 32 : 128; }
    bool isHost() const noexcept { return m_length == width(); }
    bool isPointToPoint() const noexcept { return m_length + 2 >= width(); }
    /// The same with all host bits zero.
    IpNetwork network() const;
    /// True if the other lies inside (or is) this network. Host bits of both are ignored.
    bool contains(const IpNetwork& other) const;
    std::string text() const;        ///< "10.0.0.1/24"
    std::string addressText() const; ///< "10.0.0.1"

    /// By family, bits, then shorter lengths first: a network comes right before what lies inside it.
    auto operator<=>(const IpNetwork&) const = default;

private:
    int m_family = 4;
    std::array<std::uint8_t, 16> m_bytes{};
    int m_length = 0;
};

} // namespace fc::checks
