#include "base/near_word.h"

#include <algorithm>

namespace fc {

namespace {

/// Levenshtein distance, one row of the table at a time.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

std::string nearestWord(std::string_view word, const std::vector<std::string>& candidates)
{
    std::string best;
    std::size_t least = word.size() / 2 + 1;
    for (const std::string& candidate : candidates)
        if (const std::size_t distance = editDistance(word, candidate); distance < least) {
            best = candidate;
            least = distance;
        }
    return best;
}

} // namespace fc
