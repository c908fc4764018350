#pragma once

#include "gnmi/wire_walk.h"
#include "model/path.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fc::gnmi::wire {

constexpr std::size_t kMaxElems = 128;      ///< deeper paths are Bad
constexpr std::size_t kMaxKeysPerElem = 32; ///< more keys are Bad

struct DecodedPath
{
    model::Path path;
    std::string target;
    std::uint32_t repaired = 0; ///< texts that were not UTF-8
};

/// Serialised gnmi.Path. Accepts the old `element` form where `elem` is empty (C30); elems without a name are
/// skipped (C41); keys come out sorted. Never fails on text that is not UTF-8: it is repaired and counted.
Walk decodePath(std::string_view bytes, DecodedPath& out);

/// prefix joined with path: elems appended, origin of the prefix unless it has none (C32).
model::Path joined(const model::Path& prefix, model::Path path);

/// TypedValue -> domain value; text that is not UTF-8 is repaired and counted in `repaired`.
Walk decodeValue(const ValueView& view, WireValue& out, std::uint32_t& repaired);

/// Shortest decimal text of the number that parses back to it, as Decimal if 18 digits hold it, else as text.
model::Scalar decimalOf(double value);
model::Scalar decimalOf(float value);

} // namespace fc::gnmi::wire
