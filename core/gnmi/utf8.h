#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fc::gnmi {

/// Well-formed UTF-8 as the protobuf library checks it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view text) noexcept;

/// `text` with every byte that does not belong to a well-formed sequence replaced by U+FFFD.
std::string repairedUtf8(std::string_view text);

/// `bytes` as text; where they are no UTF-8: repaired, and counted in `repaired`.
std::string textOf(std::string_view bytes, std::uint32_t& repaired);

} // namespace fc::gnmi
