#pragma once

#include "model/config_tree.h"
#include "plan/journal_codec.h"
#include "schema/schema_index.h"

#include <string>
#include <string_view>

namespace fc::plan {

/// Whether a step that was sent and never answered is in force.
enum class Force { Applied, NotApplied, Partly };

std::string_view toString(Force force); ///< "applied", "not applied", "partly"

struct Judgement
{
    Force force = Force::Partly;
    std::string text; ///< what is and what is not; for people
};

/// Judges from a re-read alone.
Judgement judgeStep(const schema::SchemaIndex& index, const StepData& step, const model::ConfigTree& now);

} // namespace fc::plan
