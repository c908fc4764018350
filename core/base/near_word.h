#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fc {

/// What somebody who typed `word` may have meant: the candidate that takes the fewest letters changed, added or taken
/// away; the first of several. Empty if none is near (more than half of the letters would change).
std::string nearestWord(std::string_view word, const std::vector<std::string>& candidates);

} // namespace fc
