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

namespace {

struct Looked
{
    std::vector<std::string> differences;
    bool isAsBefore = false;
};

Result<Looked> look(const schema::SchemaIndex& index, RunningReader& reader, const std::string& device,
                    const StepData& step, std::stop_token stop)
{
    if (step.isCli()) {
        auto now = reader.readCli(device, stop);
        if (!now)
            return std::move(now).error();
        return Looked{differencesAfter(step.cli, *now), isAsBefore(step.cli, *now)};
    }
    auto now = reader.read(device, pathsOf(index, step.operations), stop);
    if (!now)
        return std::move(now).error();
    return Looked{differencesAfter(index, step.operations, step.before, *now),
                  isAsBefore(index, step.operations, step.before, *now)};
}

} // namespace

Result<std::vector<std::string>> readDifferences(const schema::SchemaIndex& index, RunningReader& reader,
                                                 const std::string& device, const StepData& step, std::stop_token stop)
{
    auto looked = look(index, reader, device, step, stop);
    if (!looked)
        return std::move(looked).error();
    return std::move(looked->differences);
}

Result<Judgement> readJudgement(const schema::SchemaIndex& index, RunningReader& reader, const std::string& device,
                                const StepData& step, std::stop_token stop)
{
    auto looked = look(index, reader, device, step, stop);
    if (!looked)
        return std::move(looked).error();
    const std::vector<std::string>& differences = looked->differences;
    if (differences.empty())
        return Judgement{Force::Applied, "the device runs all of what was sent"};
    if (looked->isAsBefore)
        return Judgement{Force::NotApplied, "the device runs what it ran before; nothing of what was sent is in force"};
    constexpr std::size_t kNamed = 5;
    std::string text = "the device runs neither all of what was sent nor what it ran before: ";
    for (std::size_t i = 0; i < differences.size() && i < kNamed; ++i)
        text += (i > 0 ? "; " : "") + differences[i];
    if (differences.size() > kNamed)
        text += "; and " + std::to_string(differences.size() - kNamed) + " more";
    return Judgement{Force::Partly, text};
}

} // namespace fc::plan
