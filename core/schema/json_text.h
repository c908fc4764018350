#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

/// A JSON text as parsed: members in their order, doubles included, numbers as they were written (exponents resolved).
struct JsonValue
{
    enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };
    Kind kind = Kind::Null;
    std::string name;                ///< within an object
    std::string text;                ///< of booleans, numbers and strings
    std::vector<JsonValue> children; ///< entries or members
};

/// "an object", "a number": for error texts.
std::string_view describe(JsonValue::Kind kind);

/// Errors (Parse) name the byte, counted from 1. Bounded by kMaxJsonDepth and kMaxJsonValues.
Result<JsonValue> parseJson(std::string_view json);

/// Appends `text` as a JSON string. Bytes above 0x7f pass as they are.
void appendJsonString(std::string& out, std::string_view text);

} // namespace fc::schema
