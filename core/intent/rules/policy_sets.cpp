#include "intent/rules/policy_sets.h"

#include "intent/policy_terms.h"

#include <charconv>

namespace fc::intent {

namespace {

constexpr std::string_view kSets = "/routing-policy/defined-sets";
constexpr std::array<PathRow<PolicySetPaths>, 7> kPolicySetPaths{{
    {&PolicySetPaths::prefixSet, "/prefix-sets/prefix-set/config/name"},
    {&PolicySetPaths::prefixMode, "/prefix-sets/prefix-set/config/mode"},
    {&PolicySetPaths::prefixIp, "/prefix-sets/prefix-set/prefixes/prefix/config/ip-prefix"},
    {&PolicySetPaths::prefixRange, "/prefix-sets/prefix-set/prefixes/prefix/config/masklength-range"},
    {&PolicySetPaths::communitySet, "/bgp-defined-sets/community-sets/community-set/config/community-set-name"},
    {&PolicySetPaths::communityMembers, "/bgp-defined-sets/community-sets/community-set/config/community-member"},
    {&PolicySetPaths::communityOptions, "/bgp-defined-sets/community-sets/community-set/config/match-set-options"},
}};

constexpr std::string_view kAny = "ANY";

/// "exact", or "24..32" where the list gives bounds.
std::string rangeOf(const std::string& prefix, const PrefixTerm& term, bool isV6)
{
    if (!term.ge && !term.le)
        return "exact";
    const auto slash = prefix.find('/');
    const std::string length = slash == std::string::npos ? "0" : prefix.substr(slash + 1);
    const std::string least = term.ge ? std::to_string(*term.ge) : length;
    const std::string most = term.le ? std::to_string(*term.le) : isV6 ? "128" : "32";
    return least + ".." + most;
}

void writeCommunitySet(const RuleContext& context, const PolicySetPaths& paths, const std::string& name,
                       const std::vector<std::string>& members, const Origins& origins)
{
    context.out.leaf(paths.communitySet, {name}, name, {origins.front()});
    context.out.leaf(paths.communityOptions, {name}, kAny, {origins.front()});
    context.out.leafList(paths.communityMembers, {name}, members, origins);
}

} // namespace

Result<PolicySetPaths> PolicySetPaths::resolve(const schema::SchemaIndex& index)
{
    PolicySetPaths paths;
    if (Status status = resolvePaths(index, kPolicySetPaths, paths, kSets); !status)
        return std::move(status).error();
    return paths;
}

std::string mapPrefixSet(const RuleContext& context, const PolicySetPaths& paths, const PolicyContainer& list)
{
    DocumentBuilder& out = context.out;
    const auto rules = context.index.rulesOf(ObjectClass::PrefixListRule, list.id);
    for (const PolicyRule* rule : rules) {
        if (rule->action != "permit")
            return "prefix list " + list.name + " has a \"" + rule->action + "\" rule";
    }
    if (rules.empty())
        return "prefix list " + list.name + " has no rules";
    const bool isV6 = list.family == "ipv6";
    const Origins owner{out.of(ObjectClass::PrefixList, list, "name", "policy.prefix-list")};
    out.leaf(paths.prefixSet, {list.name}, list.name, owner);
    out.leaf(paths.prefixMode, {list.name}, isV6 ? "IPV6" : "IPV4",
             {out.of(ObjectClass::PrefixList, list, "family", "policy.prefix-list")});
    for (const PolicyRule* rule : rules) {
        const PrefixTerm term = prefixTermOf(*rule);
        const Prefix* row = context.index.prefix(term.prefix);
        const std::string prefix = row != nullptr ? row->prefix : term.text;
        if (prefix.empty())
            return "rule " + std::to_string(rule->index) + " of prefix list " + list.name + " has no prefix";
        const std::string range = rangeOf(prefix, term, isV6);
        const Origins origins{out.of(ObjectClass::PrefixListRule, *rule, row != nullptr ? "prefix" : "prefix_custom",
                                     "policy.prefix-list")};
        out.leaf(paths.prefixIp, {list.name, prefix, range}, prefix, origins);
        out.leaf(paths.prefixRange, {list.name, prefix, range}, range, origins);
    }
    return {};
}

std::string mapCommunitySet(const RuleContext& context, const PolicySetPaths& paths, const PolicyContainer& list)
{
    std::vector<std::string> members;
    Origins origins{context.out.of(ObjectClass::CommunityList, list, "name", "policy.community-list")};
    for (const PolicyRule* rule : context.index.rulesOf(ObjectClass::CommunityListRule, list.id)) {
        if (rule->action != "permit")
            return "community list " + list.name + " has a \"" + rule->action + "\" rule";
        const CommunityTerm term = communityTermOf(*rule);
        const Community* row = context.index.community(term.community);
        members.push_back(row != nullptr ? row->value : term.text);
        if (members.back().empty())
            return "a rule of community list " + list.name + " names a community that could not be read";
        origins.push_back(context.out.of(ObjectClass::CommunityListRule, *rule, "community", "policy.community-list"));
    }
    if (members.empty())
        return "community list " + list.name + " has no rules";
    writeCommunitySet(context, paths, list.name, members, origins);
    return {};
}

std::string mapCommunities(const RuleContext& context, const PolicySetPaths& paths, const std::string& name,
                           const std::vector<ObjectId>& communities, const model::Origin& owner)
{
    std::vector<std::string> members;
    Origins origins{owner};
    for (const ObjectId id : communities) {
        const Community* row = context.index.community(id);
        if (row == nullptr)
            return owner.display + " matches a community that could not be read";
        members.push_back(row->value);
        origins.push_back(context.out.of(*row, "value", owner.rule));
    }
    writeCommunitySet(context, paths, name, members, origins);
    return {};
}

} // namespace fc::intent
