#pragma once

#include "base/result.h"
#include "gnmi/messages.h"
#include "model/path.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::gnmi {

struct SetOperation
{
    enum class Kind : std::uint8_t { Delete, Replace, Update };
    Kind kind = Kind::Update;
    model::Path path;     ///< absolute, without wildcards for Replace and Update
    std::string jsonIetf; ///< the value; empty for Delete. With origin "cli" the lines, sent as ascii_val
    bool operator==(const SetOperation&) const = default;
};

std::string_view toString(SetOperation::Kind kind);

/// The exact bytes of one gnmi.SetRequest. Same operations, same bytes: map keys are sorted. The prefix is never set,
/// an origin stands in the path that has it. Targets execute deletes, then replaces, then updates, each in the order
/// given here (gNMI 3.4.3). Errors Usage: no operations, a value missing, not JSON, or a wildcard where none may be.
Result<std::string> buildSetRequest(const std::vector<SetOperation>& operations);

/// Reads bytes made by buildSetRequest, in execution order. Parse if they are not a SetRequest or hold what
/// buildSetRequest never writes (prefix, extensions, union_replace, unknown fields).
Result<std::vector<SetOperation>> parseSetRequest(std::string_view bytes);

struct SetAnswer
{
    struct Operation
    {
        std::string op; ///< "delete", "replace", "update", "invalid", "union_replace" or the number
        model::Path path; ///< prefix joined
    };
    std::int64_t timestamp = 0; ///< ns since the epoch; 0 if the device sent none
    std::vector<Operation> operations; ///< may be empty although the Set was done (C76)
};

/// An OK SetResponse. A deprecated message with a code other than 0 is an Error Remote (C76).
Result<SetAnswer> parseSetResponse(std::string_view bytes);

} // namespace fc::gnmi
