#include "plan/step_judgement.h"

namespace fc::plan {

std::string_view toString(Force force)
{
    switch (force) {
    case Force::Applied: return "applied";
    case Force::NotApplied: return "not applied";
    case Force::Partly: return "partly";
    }
    return "partly";
}

Judgement judgeStep(const schema::SchemaIndex& index, const StepData& step, const model::ConfigTree& now)
{
    const std::vector<std::string> differences = differencesAfter(index, step.operations, step.before, now);
    if (differences.empty())
        return {Force::Applied, "the device runs all of what was sent"};
    if (isAsBefore(index, step.operations, step.before, now))
        return {Force::NotApplied, "the device runs what it ran before; nothing of what was sent is in force"};
    constexpr std::size_t kNamed = 5;
    std::string text = "the device runs neither all of what was sent nor what it ran before: ";
    for (std::size_t i = 0; i < differences.size() && i < kNamed; ++i)
        text += (i > 0 ? "; " : "") + differences[i];
    if (differences.size() > kNamed)
        text += "; and " + std::to_string(differences.size() - kNamed) + " more";
    return {Force::Partly, text};
}

} // namespace fc::plan
