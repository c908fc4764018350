#include "netbox/address_range.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstdint>

namespace fc::netbox {

namespace {

using Bytes = std::array<std::uint8_t, 16>;

/// Length in bits, 0 if it is no address.
int bytesOf(const std::string& text, Bytes& out)
{
    if (::inet_pton(AF_INET, text.c_str(), out.data()) == 1)
        return 32;
    return ::inet_pton(AF_INET6, text.c_str(), out.data()) == 1 ? 128 : 0;
}

} // namespace

bool isWithin(const std::string& address, const std::string& prefix)
{
    const auto slash = prefix.find('/');
    if (slash == std::string::npos)
        return false;
    Bytes net{};
    Bytes host{};
    const int width = bytesOf(prefix.substr(0, slash), net);
    int length = 0;
    const char* end = prefix.data() + prefix.size();
    const auto [stop, error] = std::from_chars(prefix.data() + slash + 1, end, length);
    if (width == 0 || bytesOf(address, host) != width || error != std::errc() || stop != end || length < 0 || length > width)
        return false;
    for (int bit = 0; bit < length; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        if (((net[at] ^ host[at]) & (0x80U >> static_cast<unsigned>(bit % 8))) != 0)
            return false;
    }
    return true;
}

} // namespace fc::netbox
