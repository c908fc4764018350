#include "diff/cli_diff.h"

#include "diff/cli_rules.h"
#include "model/cli_text.h"

#include <map>
#include <utility>

namespace fc::diff {

namespace {

using model::CliLine;
using model::IntendedCliLine;

using Place = std::pair<std::vector<std::string>, std::string>; ///< context and topic

Place placeOf(const CliLine& line)
{
    return {line.context, cliTopic(line)};
}

bool isImplied(const CliLine& line)
{
    const CliRule* rule = cliRuleOf(line);
    return rule != nullptr && !rule->implied.empty() && line.text == rule->implied;
}

Hunk hunkOf(const std::string& device, const CliPair& pair, const std::vector<IntendedCliLine>& intended)
{
    Hunk hunk;
    hunk.device = device;
    hunk.op = pair.running.empty() ? Op::Add : pair.intended.empty() ? Op::Remove : Op::Change;
    hunk.cli = CliChange{pair.context, pair.running, pair.intended};
    hunk.path = cliPath(pair.context, pair.topic);
    hunk.oldJson = pair.running.empty() ? std::string() : jsonText(pair.running);
    hunk.newJson = pair.intended.empty() ? std::string() : jsonText(pair.intended);
    hunk.key = pair.context.empty() ? std::string() : pair.context.back();
    hunk.feature = cliFeature(pair.context);
    hunk.origins = cliOriginsOf(*hunk.cli, intended);
    hunk.risks = cliRisks(*hunk.cli);
    seal(hunk);
    return hunk;
}

/// Claimed lines of both sides, brought together.
class Pairing
{
public:
    void intended(const CliLine& line)
    {
        CliPair& pair = at(line);
        if (pair.intended.empty())
            pair.intended = line.text;
    }

    /// False if nobody claims the line.
    bool running(const CliLine& line)
    {
        if (!m_places.contains(placeOf(line)) && cliRuleOf(line) == nullptr)
            return false;
        at(line).running = line.text;
        return true;
    }

    std::vector<CliPair> finish() && { return std::move(m_pairs); }

private:
    CliPair& at(const CliLine& line)
    {
        const auto [place, isNew] = m_places.try_emplace(placeOf(line), m_pairs.size());
        if (isNew)
            m_pairs.push_back({line.context, place->first.second, {}, {}, -1});
        return m_pairs[place->second];
    }

    std::map<Place, std::size_t> m_places;
    std::vector<CliPair> m_pairs;
};

bool saySame(const CliPair& pair)
{
    if (pair.intended.empty())
        return isImplied({pair.context, pair.running});
    if (pair.running.empty())
        return isImplied({pair.context, pair.intended});
    return model::comparableLine(pair.intended) == model::comparableLine(pair.running);
}

} // namespace

CliDiff compareCli(const std::string& device, const std::vector<IntendedCliLine>& intended,
                   const std::vector<CliLine>& running)
{
    CliDiff diff;
    if (intended.empty()) {
        diff.unclaimed = running.size();
        return diff;
    }
    Pairing pairing;
    for (const IntendedCliLine& line : intended)
        pairing.intended(line.line);
    for (const CliLine& line : running)
        diff.unclaimed += pairing.running(line) ? 0 : 1;
    diff.lines = std::move(pairing).finish();
    for (CliPair& pair : diff.lines) {
        if (saySame(pair))
            continue;
        pair.hunk = static_cast<int>(diff.hunks.size());
        diff.hunks.push_back(hunkOf(device, pair, intended));
    }
    return diff;
}

std::vector<model::Origin> cliOriginsOf(const CliChange& change, const std::vector<IntendedCliLine>& intended)
{
    const Place place = placeOf({change.context, change.after.empty() ? change.before : change.after});
    const IntendedCliLine* around = nullptr;
    for (const IntendedCliLine& line : intended) {
        if (!change.after.empty() && placeOf(line.line) == place)
            return line.origins;
        if (around == nullptr && line.line.context == change.context)
            around = &line;
    }
    return change.after.empty() && around != nullptr ? around->origins : std::vector<model::Origin>();
}

std::string runningLineOf(const CliChange& change, const std::vector<CliLine>& running)
{
    const Place place = placeOf({change.context, change.after.empty() ? change.before : change.after});
    std::string found;
    for (const CliLine& line : running)
        if (placeOf(line) == place && !(change.before.empty() && isImplied(line)))
            found = line.text;
    return found;
}

std::string intendedLineOf(const CliChange& change, const std::vector<IntendedCliLine>& intended)
{
    const Place place = placeOf({change.context, change.after.empty() ? change.before : change.after});
    for (const IntendedCliLine& line : intended)
        if (placeOf(line.line) == place)
            return line.line.text;
    return {};
}

} // namespace fc::diff
