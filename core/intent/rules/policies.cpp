#include "intent/policy_terms.h"
#include "intent/rules/bgp_settings.h"
#include "intent/rules/policy_sets.h"

#include <algorithm>
#include <set>

namespace fc::intent {

namespace {

struct PolicyPaths
{
    PolicySetPaths sets;
    PathTemplate definition, name, statement, result, prefixSet, prefixOptions, communitySet, communityOptions;
    PathTemplate localPreference, med, nextHop, origin, prependAs, communities, communityMethod, communityAction;
};

constexpr std::string_view kDefinitions = "/routing-policy/policy-definitions/policy-definition";
constexpr std::array<PathRow<PolicyPaths>, 16> kPolicyPaths{{
    {&PolicyPaths::definition, ""},
    {&PolicyPaths::name, "/config/name"},
    {&PolicyPaths::statement, "/statements/statement/config/name"},
    {&PolicyPaths::result, "/statements/statement/actions/config/policy-result"},
    {&PolicyPaths::prefixSet, "/statements/statement/conditions/match-prefix-set/config/prefix-set"},
    {&PolicyPaths::prefixOptions, "/statements/statement/conditions/match-prefix-set/config/match-set-options"},
    {&PolicyPaths::communitySet, "/statements/statement/conditions/bgp-conditions/match-community-set/config/community-set"},
    {&PolicyPaths::communityOptions,
     "/statements/statement/conditions/bgp-conditions/match-community-set/config/match-set-options"},
    {&PolicyPaths::localPreference, "/statements/statement/actions/bgp-actions/config/set-local-pref"},
    {&PolicyPaths::med, "/statements/statement/actions/bgp-actions/config/set-med"},
    {&PolicyPaths::nextHop, "/statements/statement/actions/bgp-actions/config/set-next-hop"},
    {&PolicyPaths::origin, "/statements/statement/actions/bgp-actions/config/set-route-origin"},
    {&PolicyPaths::prependAs, "/statements/statement/actions/bgp-actions/set-as-path-prepend/config/asn"},
    {&PolicyPaths::communities, "/statements/statement/actions/bgp-actions/set-community/inline/config/arista-communities"},
    {&PolicyPaths::communityMethod, "/statements/statement/actions/bgp-actions/set-community/config/method"},
    {&PolicyPaths::communityAction, "/statements/statement/actions/bgp-actions/set-community/config/options"},
}};

/// netbox-bgp leaves set_actions free; these spellings are understood.
struct SetAction
{
    std::string_view key;
    PathTemplate PolicyPaths::*path;
};
constexpr std::array<SetAction, 9> kSetActions{{
    {"local-preference", &PolicyPaths::localPreference},
    {"local_preference", &PolicyPaths::localPreference},
    {"med", &PolicyPaths::med},
    {"metric", &PolicyPaths::med},
    {"next-hop", &PolicyPaths::nextHop},
    {"next_hop", &PolicyPaths::nextHop},
    {"origin", &PolicyPaths::origin},
    {"as-path-prepend", &PolicyPaths::prependAs},
    {"as_path_prepend", &PolicyPaths::prependAs},
}};

/// "65000:1 65000:2" -> each.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0)
            out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string mapSets(const RuleContext& context, const PolicyPaths& paths, const std::string& policy, const std::string& statement,
                    const PolicyTerm& term, const model::Origin& owner)
{
    for (const auto& [key, value] : term.sets) {
        if (key == "community" || key == "communities") {
            context.out.leafList(paths.communities, {policy, statement}, words(value), {owner});
            context.out.leaf(paths.communityMethod, {policy, statement}, "INLINE", {owner});
            context.out.leaf(paths.communityAction, {policy, statement}, "REPLACE", {owner});
            continue;
        }
        const auto action = std::ranges::find(kSetActions, std::string_view(key), &SetAction::key);
        if (action == kSetActions.end())
            return "it sets \"" + key + "\", which is not mapped";
        context.out.leaf(paths.*(action->path), {policy, statement}, value, {owner});
    }
    return {};
}

std::string mapConditions(const RuleContext& context, const PolicyPaths& paths, const std::string& policy,
                          const std::string& statement, const PolicyTerm& term, const model::Origin& owner)
{
    DocumentBuilder& out = context.out;
    if (!term.asPathLists.empty())
        return "it matches an AS-path list, which EOS does not take over OpenConfig";
    if (term.hasCustomMatch)
        return "it has a match of its own (match_custom), which nobody interprets";
    if (term.prefixLists.size() + term.prefixListsV6.size() > 1)
        return "it matches several prefix lists; OpenConfig takes one";
    if (term.communityLists.size() + (term.communities.empty() ? 0U : 1U) > 1)
        return "it matches several community lists; OpenConfig takes one";
    for (const auto* lists : {&term.prefixLists, &term.prefixListsV6}) {
        if (lists->empty())
            continue;
        const PolicyContainer* list = context.index.prefixList(lists->front());
        const std::string problem = list == nullptr ? "its prefix list could not be read" : mapPrefixSet(context, paths.sets, *list);
        if (!problem.empty())
            return problem;
        out.leaf(paths.prefixSet, {policy, statement}, list->name, {owner});
        out.leaf(paths.prefixOptions, {policy, statement}, "ANY", {owner});
    }
    std::string set;
    if (!term.communityLists.empty()) {
        const PolicyContainer* list = context.index.communityList(term.communityLists.front());
        const std::string problem =
            list == nullptr ? "its community list could not be read" : mapCommunitySet(context, paths.sets, *list);
        if (!problem.empty())
            return problem;
        set = list->name;
    } else if (!term.communities.empty()) {
        set = policy + "-" + statement;
        if (std::string problem = mapCommunities(context, paths.sets, set, term.communities, owner); !problem.empty())
            return problem;
    }
    if (!set.empty()) {
        out.leaf(paths.communitySet, {policy, statement}, set, {owner});
        out.leaf(paths.communityOptions, {policy, statement}, "ANY", {owner});
    }
    return {};
}

std::string mapStatement(const RuleContext& context, const PolicyPaths& paths, const std::string& policy, const PolicyRule& rule)
{
    DocumentBuilder& out = context.out;
    const PolicyTerm term = policyTermOf(rule);
    const std::string statement = std::to_string(rule.index);
    const model::Origin owner = out.of(ObjectClass::RoutingPolicyRule, rule, "index", "policy.statement");
    if (!term.readable)
        return "a rule is not what netbox-bgp sends";
    if (term.continueEntry)
        return "it continues at another rule, which OpenConfig cannot say";
    if (rule.action != "permit" && rule.action != "deny")
        return "its action is \"" + rule.action + "\"";
    out.leaf(paths.statement, {policy, statement}, statement, {owner});
    out.leaf(paths.result, {policy, statement}, rule.action == "permit" ? "ACCEPT_ROUTE" : "REJECT_ROUTE",
             {out.of(ObjectClass::RoutingPolicyRule, rule, "action", "policy.statement")});
    if (std::string problem = mapConditions(context, paths, policy, statement, term, owner); !problem.empty())
        return problem;
    return mapSets(context, paths, policy, statement, term, owner);
}

void mapPolicy(const RuleContext& context, const PolicyPaths& paths, const PolicyContainer& policy)
{
    DocumentBuilder& out = context.out;
    const model::Origin owner = out.of(ObjectClass::RoutingPolicy, policy, "name", "policy.definition");
    const auto rules = context.index.rulesOf(ObjectClass::RoutingPolicyRule, policy.id);
    std::string problem = rules.empty() ? "it has no rules" : "";
    out.leaf(paths.name, {policy.name}, policy.name, {owner});
    for (const PolicyRule* rule : rules) {
        problem = mapStatement(context, paths, policy.name, *rule);
        if (!problem.empty()) {
            problem = "rule " + std::to_string(rule->index) + ": " + problem;
            break;
        }
    }
    if (problem.empty())
        return;
    out.exclude(paths.definition, {policy.name});
    out.finding(Severity::Error, "policy.not-expressible", "routing policy " + policy.name + " cannot be mapped: " + problem,
                "change the policy in NetBox, or take it off the sessions and configure it on the device", owner);
}

void mapPrefixFilter(const RuleContext& context, const PolicyPaths& paths, ObjectId id)
{
    const PolicyContainer* list = context.index.prefixList(id);
    if (list == nullptr)
        return;
    if (const std::string problem = mapPrefixSet(context, paths.sets, *list); !problem.empty())
        context.out.finding(Severity::Error, "policy.not-expressible", problem + ", which OpenConfig cannot say",
                            "change the list in NetBox",
                            context.out.of(ObjectClass::PrefixList, *list, "name", "policy.prefix-list"));
}

/// Policies and lists that the device's sessions, groups or redistribution use; the others stay in NetBox.
class PolicyRuleSet final : public Rule
{
public:
    explicit PolicyRuleSet(PolicyPaths paths) : m_paths(std::move(paths)) {}

    void map(const RuleContext& context) const override
    {
        std::set<ObjectId> policies;
        std::set<ObjectId> prefixLists;
        const auto use = [&](const auto& row) {
            policies.insert(row.importPolicies.begin(), row.importPolicies.end());
            policies.insert(row.exportPolicies.begin(), row.exportPolicies.end());
            prefixLists.insert({row.prefixListIn, row.prefixListOut});
        };
        for (const BgpPeerGroup* group : groupsOf(context))
            use(*group);
        for (const BgpSession* session : activeSessions(context))
            use(*session);
        useForRedistribution(context, policies);
        for (const ObjectId id : policies) {
            if (const PolicyContainer* policy = context.index.policy(id))
                mapPolicy(context, m_paths, *policy);
        }
        for (const ObjectId id : prefixLists)
            mapPrefixFilter(context, m_paths, id);
    }

private:
    static void useForRedistribution(const RuleContext& context, std::set<ObjectId>& policies)
    {
        const auto name = context.fabric.text(FabricKey::VrfRedistributePolicy);
        if (!name || context.facts.vrfs.empty())
            return;
        if (const PolicyContainer* policy = context.index.policyNamed(*name))
            policies.insert(policy->id);
        else
            context.out.finding(Severity::Error, "policy.unknown",
                                "NetBox has no routing policy " + *name + ", which the fabric file names",
                                "create it in NetBox, or correct vrf.redistribute_policy");
    }

    PolicyPaths m_paths;
};

} // namespace

RuleResult policyRule(const schema::SchemaIndex& index)
{
    PolicyPaths paths;
    auto sets = PolicySetPaths::resolve(index);
    if (!sets)
        return std::move(sets).error();
    paths.sets = std::move(sets).value();
    if (Status status = resolvePaths(index, kPolicyPaths, paths, kDefinitions); !status)
        return std::move(status).error();
    return std::unique_ptr<Rule>(std::make_unique<PolicyRuleSet>(std::move(paths)));
}

} // namespace fc::intent
