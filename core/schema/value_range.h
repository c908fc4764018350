#pragma once

#include <cstdint>
#include <string_view>

namespace fc::schema {

/// Tests against a YANG range or length expression ("1..4094 | 5000", bounds may be min and max). An empty
/// expression allows everything. A bound that is not a number of the kind allows nothing: unreadable is not unlimited.
bool inSignedRange(std::string_view range, std::int64_t value);
bool inUnsignedRange(std::string_view range, std::uint64_t value);
/// `scaled` is the value times 10^fractionDigits.
bool inDecimalRange(std::string_view range, std::int64_t scaled, std::uint8_t fractionDigits);

} // namespace fc::schema
