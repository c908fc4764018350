#pragma once

#include "base/result.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Private to core/checks: files that are a list of tables of texts.
namespace fc::checks {

struct TomlRow
{
    std::string where; ///< "waivers.toml:3"
    std::map<std::string, std::string, std::less<>> values;

    std::string text(std::string_view key) const
    {
        const auto it = values.find(key);
        return it == values.end() ? std::string() : it->second;
    }
};

/// Every [[table]] of a TOML text, all of whose keys must be in `known` and hold texts. Errors: Usage with file and
/// line; `stateNow` is what an Error says of the state of things.
Result<std::vector<TomlRow>> tomlRows(std::string_view text, const std::string& name, const std::string& table,
                                      const std::set<std::string>& known, const std::string& stateNow);

/// At most 1 MiB. Errors: NotFound, Parse (too large), Storage.
Result<std::string> readRulesFile(const std::string& file, const std::string& stateNow);

} // namespace fc::checks
