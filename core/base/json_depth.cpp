#include "base/json_depth.h"

namespace fc {

bool nestsTooDeep(std::string_view json, int most)
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
            if (++depth > most)
                return true;
        } else if (letter == ']' || letter == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace fc
