#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fc::http {

struct Url
{
    std::string scheme; ///< "http" or "https"
    std::string host;   ///< IPv6 without brackets
    std::uint16_t port = 0;
    std::string target; ///< path and query, starts with "/"; no fragment

    /// "https://host:443", IPv6 in brackets: what one connection pool is for.
    std::string origin() const;
};

/// Error Usage: not absolute, another scheme, user information, bad port, control characters or spaces.
Result<Url> parseUrl(std::string_view text);

} // namespace fc::http
