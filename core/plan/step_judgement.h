#pragma once

#include "base/result.h"
#include "plan/fresh_state.h"
#include "plan/journal_codec.h"
#include "schema/schema_index.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

/// Whether a step that was sent and never answered is in force.
enum class Force { Applied, NotApplied, Partly };

std::string_view toString(Force force); ///< "applied", "not applied", "partly"

struct Judgement
{
    Force force = Force::Partly;
    std::string text; ///< what is and what is not; for people
};

/// Reads what the step was about, values or CLI lines, and says what is not as the step left it; empty if all is.
/// Errors: those of the reader.
Result<std::vector<std::string>> readDifferences(const schema::SchemaIndex& index, RunningReader& reader,
                                                 const std::string& device, const StepData& step, std::stop_token stop);

/// Judges from such a read alone. Errors: those of the reader.
Result<Judgement> readJudgement(const schema::SchemaIndex& index, RunningReader& reader, const std::string& device,
                                const StepData& step, std::stop_token stop);

} // namespace fc::plan
