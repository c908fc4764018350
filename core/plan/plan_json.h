#pragma once

#include "base/result.h"
#include "plan/plan.h"
#include "schema/schema_index.h"

#include <string>
#include <string_view>

namespace fc::plan {

/// The document of cli.md without its digest; ends with "\n}".
std::string planJson(const schema::SchemaIndex& index, const Plan& plan);

/// The reverse. Recomputes id and fingerprint of each hunk and refuses those that differ.
Result<Plan> planFromJson(const schema::SchemaIndex& index, std::string_view text);

} // namespace fc::plan
