#pragma once

#include <string>
#include <string_view>

namespace fc::gnmi {

/// Well-formed UTF-8 as the protobuf library checks it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view text) noexcept;

/// `text` with every byte that does not belong to a well-formed sequence replaced by U+FFFD.
std::string repairedUtf8(std::string_view text);

} // namespace fc::gnmi
