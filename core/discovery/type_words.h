#pragma once

#include "schema/schema_index.h"

#include <string>

namespace fc::discovery {

/// A type in words: "whole number 68 to 65535", "one of UP, DOWN", "text of 1 to 64 characters",
/// "as /interfaces/interface/config/name". Long lists of names are cut after `names` with how many follow.
std::string typeWords(const schema::SchemaIndex& index, const schema::TypeInfo& type, std::size_t names = 8);

/// "get, sample, on-change, set" of the access bits; "nothing" without any.
std::string accessWords(std::uint8_t access);

/// For tables and comparisons: "uint16 68..65535", "enumeration{UP|DOWN}", "union(a, b)", "leafref -> /path".
std::string typeSignature(const schema::SchemaIndex& index, const schema::TypeInfo& type);

} // namespace fc::discovery
