#include "diff/cli_rules.h"

#include "model/cli_text.h"

#include <algorithm>

namespace fc::diff {

namespace {

/// The first words of the line, at a word's end.
bool startsWithWords(std::string_view line, std::string_view words)
{
    return line.starts_with(words) && (line.size() == words.size() || line[words.size()] == ' ');
}

const CliMode* modeOf(const std::vector<std::string>& context, std::string_view* star)
{
    if (context.empty())
        return nullptr;
    const auto found = std::ranges::find_if(
        eosCliModes(), [&](const CliMode& mode) { return fitsMode(mode.mode, context.front(), star); });
    return found == eosCliModes().end() ? nullptr : &*found;
}

model::CliLine lineOf(const CliChange& change)
{
    return {change.context, change.after.empty() ? change.before : change.after};
}

} // namespace

const std::vector<CliRule>& eosCliRules()
{
    static const std::vector<CliRule> rules = {
        {"management api gnmi", "provider", false, false, "", "restarts the gNMI agent"},
        {"", "service routing protocols model", true, true, "", "takes effect after a reload"},
        {"", "ip virtual-router mac-address", true, true, "", "changes the gateway's MAC address"},
        {"interface *", "autostate", true, false, "autostate", ""},
        {"interface *", "switchport trunk group", false, false, "", ""},
        {"router bgp *", "bgp default ipv4-unicast", true, false, "", ""},
        {"router bgp *", "maximum-paths", true, false, "", "changes over which paths traffic goes"},
    };
    return rules;
}

const std::vector<CliMode>& eosCliModes()
{
    static const std::vector<CliMode> modes = {
        {"interface *", "/interfaces/interface[name={k}]", "", "{k}"},
        {"vlan *", "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id={k}]", "", "VLAN {k}"},
        {"vrf instance *", "/network-instances/network-instance[name={k}]", "", "VRF {k}"},
        {"router bgp *", "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]",
         "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp/global/config/as",
         "BGP, default"},
        {"router ospf *",
         "/network-instances/network-instance[name=default]/protocols/protocol[identifier=OSPF][name={k}]",
         "", "OSPF, default"},
        {"mlag configuration", "/arista/eos/mlag/config", "", "MLAG"},
        {"management *", "", "", "System"},
    };
    return modes;
}

bool fitsMode(std::string_view pattern, std::string_view text, std::string_view* star)
{
    if (!pattern.ends_with('*'))
        return text == pattern;
    const std::string_view head = pattern.substr(0, pattern.size() - 1);
    if (!text.starts_with(head) || text.size() == head.size())
        return false;
    if (star != nullptr)
        *star = text.substr(head.size());
    return true;
}

const CliRule* cliRuleOf(const model::CliLine& line)
{
    if (line.context.size() > 1)
        return nullptr;
    const std::string_view mode = line.context.empty() ? std::string_view() : std::string_view(line.context.front());
    const std::string_view text = model::positiveForm(line.text);
    const auto found = std::ranges::find_if(eosCliRules(), [&](const CliRule& rule) {
        return fitsMode(rule.mode, mode) && startsWithWords(text, rule.prefix);
    });
    return found == eosCliRules().end() ? nullptr : &*found;
}

std::string cliTopic(const model::CliLine& line)
{
    const CliRule* rule = cliRuleOf(line);
    return rule != nullptr && rule->single ? std::string(rule->prefix)
                                           : model::comparableLine(model::positiveForm(line.text));
}

std::string cliFeature(const std::vector<std::string>& context)
{
    if (context.empty())
        return "Whole device";
    std::string_view star;
    const CliMode* mode = modeOf(context, &star);
    if (mode == nullptr)
        return context.front();
    std::string label(mode->label);
    if (const std::size_t from = label.find("{k}"); from != std::string::npos)
        label.replace(from, 3, star);
    return label;
}

bool cliTouchesManagement(const std::vector<std::string>& context)
{
    return !context.empty() &&
           (context.front().starts_with("management ") || context.front().starts_with("interface Management"));
}

std::vector<std::string> cliRisks(const CliChange& change)
{
    std::vector<std::string> words;
    if (const CliRule* rule = cliRuleOf(lineOf(change)); rule != nullptr && !rule->risk.empty())
        words.emplace_back(rule->risk);
    if (cliTouchesManagement(change.context))
        words.emplace_back(kTouchesManagement);
    std::ranges::sort(words);
    return words;
}

std::string cliCommandOf(const CliChange& change)
{
    if (!change.after.empty())
        return change.after;
    const CliRule* rule = cliRuleOf({change.context, change.before});
    const bool isNegative = model::positiveForm(change.before).size() != change.before.size();
    // The value need not be named where there can be only one, and some commands do not take it.
    return model::negated(rule != nullptr && rule->single && !isNegative ? rule->prefix
                                                                         : std::string_view(change.before));
}

} // namespace fc::diff
