#pragma once

#include "model/path.h"
#include "model/value.h"

#include <string>
#include <variant>

namespace fc::sim {

enum class SetKind { Delete, Replace, Update };

struct JsonText
{
    std::string text; ///< RFC 7951 or plain JSON
};

/// CLI lines, one or many; meaningful with origin "cli" only.
struct CliText
{
    std::string text;
};

/// monostate for Delete.
using SetPayload = std::variant<std::monostate, JsonText, model::Value, CliText>;

/// One operation of a Set: absolute path (prefix joined), origin "" (OpenConfig) or "cli".
struct SetOperation
{
    SetKind kind = SetKind::Update;
    model::Path path;
    SetPayload payload;
};

} // namespace fc::sim
