#include "plan/cli_effect.h"

#include "model/cli_text.h"

#include <algorithm>

namespace fc::plan {

bool runs(const std::vector<model::CliLine>& running, const model::CliLine& line)
{
    const std::string wanted = model::comparableLine(line.text);
    return std::ranges::any_of(running, [&](const model::CliLine& each) {
        return each.context == line.context && (each.text == line.text || model::comparableLine(each.text) == wanted);
    });
}

std::vector<std::string> differencesAfter(const std::vector<CliEffect>& effects, const std::vector<model::CliLine>& now)
{
    std::vector<std::string> differences;
    for (const CliEffect& effect : effects)
        if (runs(now, effect.line) != effect.present)
            differences.push_back(model::toString(effect.line) + (effect.present
                                                                      ? ": expected, the device does not run it"
                                                                      : ": expected to be gone, the device still runs it"));
    return differences;
}

bool isAsBefore(const std::vector<CliEffect>& effects, const std::vector<model::CliLine>& now)
{
    return std::ranges::all_of(effects,
                               [&](const CliEffect& effect) { return runs(now, effect.line) == effect.wasPresent; });
}

} // namespace fc::plan
