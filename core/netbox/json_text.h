#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace fc::netbox {

/// Bytes of an answer -> JSON. Never throws; nesting is limited to 32 levels (NetBox uses 6).
/// Error Parse says where it went wrong: truncated at byte n, not UTF-8, nested too deeply.
Result<nlohmann::json> parseJson(std::string_view text);

} // namespace fc::netbox
