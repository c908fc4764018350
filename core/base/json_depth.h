#pragma once

#include <string_view>

namespace fc {

/// Deepest nesting of arrays and objects taken from a file or a foreign server. Printing and copying a document
/// recurse, so a deeper one is refused before it is parsed.
inline constexpr int kDeepestJson = 96;

/// True if brackets outside of strings nest deeper than `most`. Does not check that the text is JSON.
bool nestsTooDeep(std::string_view json, int most = kDeepestJson);

} // namespace fc
