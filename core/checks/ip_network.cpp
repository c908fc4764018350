#include "checks/ip_network.h"

#include <arpa/inet.h>
#include <charconv>

namespace fc::checks {

std::optional<IpNetwork> IpNetwork::of(std::string_view address, int length)
{
    IpNetwork out;
    const std::string text(address.substr(0, INET6_ADDRSTRLEN));
    if (inet_pton(AF_INET, text.c_str(), out.m_bytes.data()) == 1)
        out.m_family = 4;
    else if (inet_pton(AF_INET6, text.c_str(), out.m_bytes.data()) == 1)
        out.m_family = 6;
    else
        return std::nullopt;
    if (length < 0 || length > out.width())
        return std::nullopt;
    out.m_length = length;
    return out;
}

std::optional<IpNetwork> IpNetwork::parse(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return of(text, text.find(':') == std::string_view::npos ? 32 : 128);
    const std::string_view digits = text.substr(slash + 1);
    int length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return of(text.substr(0, slash), length);
}

IpNetwork IpNetwork::network() const
{
    IpNetwork out = *this;
    for (int bit = 0; bit < 128; bit += 8) {
        const int keep = m_length - bit;
        if (keep >= 8)
            continue;
        const int mask = keep <= 0 ? 0 : (0xff << (8 - keep)) & 0xff;
        auto& byte = out.m_bytes.at(static_cast<std::size_t>(bit / 8));
        byte = static_cast<std::uint8_t>(byte & mask);
    }
    return out;
}

bool IpNetwork::contains(const IpNetwork& other) const
{
    if (other.m_family != m_family || other.m_length < m_length)
        return false;
    IpNetwork cut = other;
    cut.m_length = m_length;
    return cut.network().m_bytes == network().m_bytes;
}

std::string IpNetwork::addressText() const
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(m_family == 4 ? AF_INET : AF_INET6, m_bytes.data(), text.data(), text.size());
    return text.data();
}

std::string IpNetwork::text() const
{
    return addressText() + "/" + std::to_string(m_length);
}

} // namespace fc::checks
