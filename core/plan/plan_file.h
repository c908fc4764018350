#pragma once

#include "base/result.h"
#include "plan/plan.h"
#include "schema/schema_index.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace fc::plan {

inline constexpr std::size_t kMaxPlanBytes = 64U << 20U;

/// The plan document: the JSON shape of cli.md plus fingerprints and, as its last member, the sha256 of all bytes
/// before it. Same plan, same bytes.
std::string writePlan(const schema::SchemaIndex& index, const Plan& plan);

/// Errors: Refused (altered: the digest does not fit, or an id or fingerprint does not follow from its hunk),
/// Parse (not a plan, too large, too deep), Schema (made with another schema release).
Result<Plan> readPlan(const schema::SchemaIndex& index, std::string_view text);

/// The digest a plan document carries, without further checks; empty if there is none.
std::string digestInPlan(std::string_view text);

} // namespace fc::plan
