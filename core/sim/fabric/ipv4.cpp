#include "sim/fabric/ipv4.h"

#include <charconv>

namespace fc::sim {

namespace {

/// Takes a decimal number of at most `limit` from the front of text; leading zeros are refused.
bool takeNumber(std::string_view& text, unsigned limit, unsigned& out)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), out);
    if (result.ec != std::errc() || out > limit)
        return false;
    const auto used = static_cast<std::size_t>(result.ptr - text.data());
    if (used > 1 && text.front() == '0')
        return false;
    text.remove_prefix(used);
    return true;
}

bool takeAddress(std::string_view& text, Ipv4& out)
{
    out = 0;
    for (int octet = 0; octet < 4; ++octet) {
        unsigned value = 0;
        if (octet > 0) {
            if (text.empty() || text.front() != '.')
                return false;
            text.remove_prefix(1);
        }
        if (!takeNumber(text, 255, value))
            return false;
        out = out << 8U | value;
    }
    return true;
}

} // namespace

Result<Ipv4> parseIpv4(std::string_view text)
{
    Ipv4 address = 0;
    std::string_view rest = text;
    if (!takeAddress(rest, address) || !rest.empty())
        return makeError(ErrorCode::Parse, "not an IPv4 address").about(std::string(text));
    return address;
}

Result<Ipv4Prefix> parseIpv4Prefix(std::string_view text)
{
    Ipv4Prefix prefix;
    std::string_view rest = text;
    bool good = takeAddress(rest, prefix.address) && !rest.empty() && rest.front() == '/';
    if (good) {
        rest.remove_prefix(1);
        good = takeNumber(rest, 32, prefix.length) && rest.empty();
    }
    if (!good)
        return makeError(ErrorCode::Parse, "not an IPv4 prefix").about(std::string(text));
    return prefix;
}

std::string toText(Ipv4 address)
{
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        text += std::to_string(address >> static_cast<unsigned>(shift) & 255U);
        if (shift > 0)
            text += '.';
    }
    return text;
}

std::string toText(const Ipv4Prefix& prefix)
{
    return toText(prefix.address) + "/" + std::to_string(prefix.length);
}

} // namespace fc::sim
