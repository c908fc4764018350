#pragma once

#include "model/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fc::schema {

/// Lexical forms of RFC 7950 section 9: an optional sign and decimal digits, nothing around them. nullopt if the text
/// is something else or does not fit.
std::optional<std::int64_t> readSigned(std::string_view text);
std::optional<std::uint64_t> readUnsigned(std::string_view text);
/// decimal64 text times 10^fractionDigits (0..18). nullopt if digits that matter would be lost.
std::optional<std::int64_t> readScaled(std::string_view text, std::uint8_t fractionDigits);
/// Strips zeros that say nothing but keeps one fraction digit, as RFC 7950 9.3.2 asks of the canonical form.
model::Decimal normalDecimal(std::int64_t scaled, std::uint8_t fractionDigits);

/// Base64 with padding; white space is refused. nullopt if damaged.
std::optional<std::string> readBase64(std::string_view text);

/// A JSON number without exponent: "1.5e3" -> "1500.0". Text with an exponent beyond +-40 is left as it is.
std::string plainNumber(std::string_view number);

/// Number of code points; nullopt if the bytes are not UTF-8 or hold a character YANG strings exclude (C0 controls
/// other than tab, line feed and carriage return).
std::optional<std::size_t> yangStringLength(std::string_view text);

} // namespace fc::schema
