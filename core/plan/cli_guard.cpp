#include "plan/cli_guard.h"

#include "diff/cli_diff.h"

#include <algorithm>

namespace fc::plan {

CliGuard::CliGuard(const std::vector<model::IntendedCliLine>& intended, const std::vector<model::CliLine>& running,
                   const std::vector<CliEffect>& approved)
{
    for (const diff::CliPair& pair : diff::compareCli({}, intended, running).lines) {
        const model::CliLine line{pair.context, pair.running};
        const bool isDecided =
            std::ranges::any_of(approved, [&](const CliEffect& effect) { return effect.line == line; });
        if (!line.text.empty() && !isDecided)
            m_watched.push_back(line);
    }
}

std::vector<model::CliLine> CliGuard::lost(const std::vector<model::CliLine>& now)
{
    const auto gone = std::stable_partition(m_watched.begin(), m_watched.end(),
                                            [&](const model::CliLine& line) { return runs(now, line); });
    std::vector<model::CliLine> lines(gone, m_watched.end());
    m_watched.erase(gone, m_watched.end());
    return lines;
}

} // namespace fc::plan
