#pragma once

#include "diff/hunk.h"
#include "model/cli_line.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::diff {

/// One kind of CLI line that the intent owns wherever the mode fits: one that only runs is taken for a stale one.
struct CliRule
{
    std::string_view mode;    ///< "router bgp *" (the star stands for the rest); "" is the top
    std::string_view prefix;  ///< first words of the line, without "no"
    bool single = false;      ///< a mode has one such line: a new one takes the old one's place
    bool comesFirst = false;  ///< nothing has to be there before it (facts: eos-openconfig-mapping section 4.1, row 1)
    std::string_view implied; ///< the line a device need not print because it is the default; or empty
    std::string_view risk;    ///< plain words; or empty
};

/// The table for EOS 4.35.0F (facts: eos-openconfig-mapping section 1, "CLI only").
const std::vector<CliRule>& eosCliRules();

/// What a mode configures, in OpenConfig's words.
struct CliMode
{
    std::string_view mode;    ///< "interface *"
    std::string_view subject; ///< schema path of what has to be there; {k} is what the star stands for; or empty
    std::string_view identity; ///< leaf that makes it the mode of that name; or empty
    std::string_view label;   ///< for people, as HunkRules::feature() says it
};
const std::vector<CliMode>& eosCliModes();

/// The rule a line falls under; nullptr if none does.
const CliRule* cliRuleOf(const model::CliLine& line);

/// What two lines of one mode have in common when one takes the other's place: "maximum-paths" for all of its values,
/// the line without "no" where no rule says more.
std::string cliTopic(const model::CliLine& line);

/// True if `text` fits `pattern`, whose last character may be a star. `star` receives what it stands for.
bool fitsMode(std::string_view pattern, std::string_view text, std::string_view* star = nullptr);

/// The group a line belongs to: "Vlan4090", "BGP, default", "Whole device".
std::string cliFeature(const std::vector<std::string>& context);
/// True for lines that are part of how the device is reached: they go last and alone.
bool cliTouchesManagement(const std::vector<std::string>& context);
std::vector<std::string> cliRisks(const CliChange& change);

/// The line to type inside the context: the intended one, or what takes the running one away.
std::string cliCommandOf(const CliChange& change);

} // namespace fc::diff
