#pragma once

#include <string>
#include <string_view>

namespace fc {

/// HMAC-SHA512 (RFC 2104, FIPS 180-4), 128 lower-case hex digits.
std::string hmacSha512Hex(std::string_view key, std::string_view message);

/// Compares without telling by its time where texts differ; texts of different lengths are unequal at once.
bool equalInConstantTime(std::string_view a, std::string_view b);

} // namespace fc
