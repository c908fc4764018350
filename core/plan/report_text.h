#pragma once

#include <string>

namespace fc::plan {

/// A hunkLines() line as the ```diff fence of Markdown colours it: a change becomes its old and its new line.
std::string diffLine(const std::string& line);

} // namespace fc::plan
