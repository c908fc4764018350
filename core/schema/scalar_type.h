#pragma once

#include "base/result.h"
#include "model/value.h"
#include "schema/schema_index.h"

#include <string>
#include <string_view>

namespace fc::schema {

/// Behind parseScalar(), the decoder and the encoder: what a text means under a type.
///
/// `homeModule` is the module of the leaf: a bare identity name that several modules define means that module's.
/// Unions are resolved from the text alone, members in order, except that members which take any text (string,
/// binary, instance-identifier) come last: the index carries no patterns, so a string member that stands first would
/// otherwise hide the others. The same text thus always becomes the same value, whatever encoding it arrived in.
Result<model::Scalar> parseByType(const TypeInfo& type, std::string_view text, std::string_view homeModule);

/// The type, or member of the union, that takes the text; nullptr if none does. Leafrefs are followed.
const TypeInfo* takingType(const TypeInfo& type, std::string_view text, std::string_view homeModule);

/// "uint16 in 1..4094", "one of LACP, STATIC": for error texts.
std::string describeType(const TypeInfo& type);

/// What the canonical text of an identity looks like without module, if that still says which one is meant;
/// otherwise, and for everything that is no identity, the text itself.
std::string bareIdentity(const TypeInfo& type, std::string_view text, std::string_view homeModule);

} // namespace fc::schema
