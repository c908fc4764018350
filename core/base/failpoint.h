#pragma once

#include <string_view>

namespace fc {

/// Names a point where a test may stop the process: with FC_FAILPOINT=name in the environment the process
/// kills itself (SIGKILL) there; FC_FAILPOINT=name:N does so at the Nth pass. Costs one branch otherwise.
void failpoint(std::string_view name);

} // namespace fc
