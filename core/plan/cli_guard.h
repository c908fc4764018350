#pragma once

#include "model/cli_line.h"
#include "plan/cli_effect.h"

#include <vector>

namespace fc::plan {

/// Lines of the CLI on one device that no OpenConfig Set of an apply may take along: EOS can erase configuration that a
/// request never named (facts: eos-openconfig-mapping section 3, "foreign" config loss). One device, one apply.
class CliGuard
{
public:
    CliGuard() = default;
    /// Watches the lines that the intent claims and the device runs, but for those that approved hunks take away.
    CliGuard(const std::vector<model::IntendedCliLine>& intended, const std::vector<model::CliLine>& running,
             const std::vector<CliEffect>& approved);

    /// False: there is nothing to look at.
    bool isNeeded() const noexcept { return !m_watched.empty(); }

    /// Watched lines that are gone, each told once. Those that approved hunks bring are not among them: the apply looks
    /// after them itself.
    std::vector<model::CliLine> lost(const std::vector<model::CliLine>& now);

private:
    std::vector<model::CliLine> m_watched;
};

} // namespace fc::plan
