#pragma once

#include "base/result.h"
#include "schema/schema_facts.h"

#include <string>

namespace fc::schema {

/// Facts -> the bytes that SchemaIndex::open maps (layout: pack_format.h). Precondition: facts are canonical, as
/// parseFacts and the compiler give them. The same facts give the same bytes.
/// Errors: Schema (two nodes of one name, a list without its key: names the path).
Result<std::string> packFacts(const SchemaFacts& facts);

/// Writes bytes to a temporary file beside `file` and renames it: readers see the old or the new one, never a half.
/// Errors: Storage (names the file and the reason).
Status writeFileAtomically(const std::string& file, const std::string& bytes);

} // namespace fc::schema
