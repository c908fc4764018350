#pragma once

#include <string_view>

namespace fc::sim {

/// Deepest nesting of arrays and objects the lab takes; nothing it reads comes near it. Printing and copying a
/// document recurse, so a deeper one is refused before it is parsed.
inline constexpr int kMaxJsonDepth = 64;

/// True if brackets outside of strings nest deeper than that. Does not check that the text is JSON.
inline bool nestsTooDeep(std::string_view json)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char letter = json[at];
        if (inString) {
            if (letter == '\\')
                ++at;
            else if (letter == '"')
                inString = false;
        } else if (letter == '"') {
            inString = true;
        } else if (letter == '[' || letter == '{') {
            if (++depth > kMaxJsonDepth)
                return true;
        } else if (letter == ']' || letter == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace fc::sim
