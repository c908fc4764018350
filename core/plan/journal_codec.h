#pragma once

#include "base/result.h"
#include "gnmi/set_builder.h"
#include "plan/cli_effect.h"
#include "plan/verify.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::plan {

/// What a StepSending event remembers: enough to tell later, from a re-read alone, whether the step is in force.
struct StepData
{
    std::vector<gnmi::SetOperation> operations;
    FlatValues before;
    std::vector<CliEffect> cli{}; ///< not empty: the step is CLI lines, and these are what to look at

    bool isCli() const noexcept { return !cli.empty(); }
};

/// JSON text for store::JournalEvent::data.
std::string encodeStepData(const StepData& data);
/// Errors: Parse.
Result<StepData> decodeStepData(std::string_view text);

/// "update /interfaces/...: \"host1\"", "delete /...": one line for people.
std::string describe(const gnmi::SetOperation& operation);

} // namespace fc::plan
