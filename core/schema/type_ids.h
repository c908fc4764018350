#pragma once

#include "schema/schema_facts.h"

#include <string>
#include <vector>

namespace fc::schema {

/// The id of each type in the text form. Equal content gives equal ids; different content never does.
/// Precondition: members precede the types that use them.
std::vector<std::string> typeIds(const std::vector<TypeFact>& types);

/// The optional fields of a type line, each with a leading TAB. Members are written as their ids.
std::string typeFields(const TypeFact& type, const std::vector<std::string>& ids);

/// "a,b" with what would break the line or the list escaped.
std::string joinEscaped(const std::vector<std::string>& values);
std::string escaped(std::string_view value);

} // namespace fc::schema
