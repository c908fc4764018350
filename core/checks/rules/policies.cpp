#include "checks/rules/rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace fc::checks {

namespace {

/// One kind of list: its containers, its rules, and how a routing policy's rule refers to it.
struct ListKind
{
    ObjectClass containerClass;
    ObjectClass ruleClass;
    std::string what;
    const std::vector<intent::PolicyContainer>* containers = nullptr;
    const std::vector<intent::PolicyRule>* rules = nullptr;
};

std::vector<ListKind> listKinds(const FabricFacts& facts)
{
    const intent::IntentTables& t = facts.tables();
    using enum ObjectClass;
    return {{RoutingPolicy, RoutingPolicyRule, "routing policy", &t.routingPolicies, &t.routingPolicyRules},
            {PrefixList, PrefixListRule, "prefix list", &t.prefixLists, &t.prefixListRules},
            {CommunityList, CommunityListRule, "community list", &t.communityLists, &t.communityListRules},
            {AsPathList, AsPathListRule, "AS path list", &t.asPathLists, &t.asPathListRules}};
}

using References = std::map<std::pair<ObjectClass, ObjectId>, std::set<const DeviceFacts*>>;

/// A relation in a rule's remaining fields: one object or id, or a list of them.
std::vector<ObjectId> relationIds(const nlohmann::json& content, const char* key)
{
    std::vector<ObjectId> out;
    const auto add = [&](const nlohmann::json& item) {
        const nlohmann::json& id = item.is_object() && item.contains("id") ? item["id"] : item;
        if (id.is_number_integer())
            out.push_back(id.get<ObjectId>());
    };
    const auto it = content.is_object() ? content.find(key) : content.end();
    if (!content.is_object() || it == content.end())
        return out;
    if (it->is_array())
        std::ranges::for_each(*it, add);
    else
        add(*it);
    return out;
}

References referencesOf(const FabricFacts& facts)
{
    References out;
    const auto refer = [&](ObjectClass objectClass, ObjectId id, const DeviceFacts* device) {
        if (id != 0)
            out[{objectClass, id}].insert(device);
    };
    const auto settings = [&](const auto& row, const DeviceFacts* device) {
        for (const auto* list : {&row.importPolicies, &row.exportPolicies})
            for (const ObjectId id : *list)
                refer(ObjectClass::RoutingPolicy, id, device);
        refer(ObjectClass::PrefixList, row.prefixListIn, device);
        refer(ObjectClass::PrefixList, row.prefixListOut, device);
    };
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr)
            continue;
        settings(*session->row, session->device);
        if (session->group != nullptr)
            settings(*session->group, session->device);
    }
    for (const intent::PolicyRule& rule : facts.tables().routingPolicyRules) {
        const auto users = out.find({ObjectClass::RoutingPolicy, rule.container});
        const nlohmann::json content = nlohmann::json::parse(rule.content, nullptr, false);
        if (users == out.end() || content.is_discarded())
            continue;
        const auto devices = users->second;
        const std::pair<const char*, ObjectClass> kMatches[] = {{"match_ip_address", ObjectClass::PrefixList},
                                                                {"match_ipv6_address", ObjectClass::PrefixList},
                                                                {"match_community_list", ObjectClass::CommunityList},
                                                                {"match_aspath_list", ObjectClass::AsPathList}};
        for (const auto& [key, objectClass] : kMatches)
            for (const ObjectId id : relationIds(content, key))
                for (const DeviceFacts* device : devices)
                    refer(objectClass, id, device);
    }
    return out;
}

void checkPrefixRule(FindingSink& out, const intent::PolicyContainer& list, const intent::PolicyRule& rule,
                     const std::vector<const DeviceFacts*>& devices)
{
    const nlohmann::json content = nlohmann::json::parse(rule.content, nullptr, false);
    if (!content.is_object())
        return;
    std::string prefix;
    for (const char* key : {"prefix", "prefix_custom"}) {
        const auto it = content.find(key);
        if (it == content.end())
            continue;
        if (it->is_string())
            prefix = it->get<std::string>();
        else if (it->is_object() && it->contains("prefix") && (*it)["prefix"].is_string())
            prefix = (*it)["prefix"].get<std::string>();
    }
    const auto network = IpNetwork::parse(prefix);
    if (!network)
        return;
    const auto bound = [&](const char* key) {
        const auto it = content.find(key);
        return it != content.end() && it->is_number_integer() ? it->get<std::int64_t>() : std::int64_t{-1};
    };
    const std::int64_t ge = bound("ge");
    const std::int64_t le = bound("le");
    const auto outside = [&](std::int64_t value) { return value >= 0 && (value < network->length() || value > network->width()); };
    if (outside(ge) || outside(le) || (ge >= 0 && le >= 0 && ge > le))
        out.error("rule " + std::to_string(rule.index) + " of prefix list " + list.name + " can match nothing")
            .about(ObjectClass::PrefixList, list).about(ObjectClass::PrefixListRule, rule).on(devices).aspect("length")
            .wants(std::to_string(network->length()) + " <= ge <= le <= " + std::to_string(network->width()),
                   (ge < 0 ? "" : "ge " + std::to_string(ge)) + (le < 0 ? "" : " le " + std::to_string(le)))
            .hint("correct ge and le");
}

} // namespace

void policyContent(const FabricFacts& facts, FindingSink& out)
{
    const References references = referencesOf(facts);
    for (const ListKind& kind : listKinds(facts)) {
        std::map<ObjectId, std::vector<const intent::PolicyRule*>> rules;
        for (const intent::PolicyRule& rule : *kind.rules)
            rules[rule.container].push_back(&rule);
        for (const intent::PolicyContainer& list : *kind.containers) {
            const auto users = references.find({kind.containerClass, list.id});
            std::vector<const DeviceFacts*> devices;
            if (users != references.end())
                devices.assign(users->second.begin(), users->second.end());
            std::ranges::sort(devices, {}, &DeviceFacts::name);
            const auto& own = rules[list.id];
            if (own.empty() && users != references.end())
                out.error(kind.what + " " + list.name + " is used and has no rules")
                    .about(kind.containerClass, list).on(devices).aspect("empty").wants("at least one rule", "none")
                    .hint("add rules, or take it off the sessions");
            std::map<std::int64_t, const intent::PolicyRule*> byIndex;
            for (const intent::PolicyRule* rule : own) {
                if (!byIndex.emplace(rule->index, rule).second)
                    out.error(kind.what + " " + list.name + " has two rules " + std::to_string(rule->index))
                        .about(kind.containerClass, list).about(kind.ruleClass, *rule).on(devices).aspect("index")
                        .wants("one", "two").hint("number one of them anew");
                if (kind.containerClass == ObjectClass::PrefixList)
                    checkPrefixRule(out, list, *rule, devices);
            }
        }
    }
}

void externalPolicy(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions()) {
        if (session->device == nullptr || !session->isExternal())
            continue;
        const intent::BgpSession& row = *session->row;
        const intent::BgpPeerGroup* group = session->group;
        const bool in = !row.importPolicies.empty() || row.prefixListIn != 0 ||
                        (group != nullptr && (!group->importPolicies.empty() || group->prefixListIn != 0));
        const bool outward = !row.exportPolicies.empty() || row.prefixListOut != 0 ||
                             (group != nullptr && (!group->exportPolicies.empty() || group->prefixListOut != 0));
        if (!in || !outward)
            out.warning("session " + row.display + " leaves the fabric and " +
                        (!in && !outward ? "has no policy" : in ? "announces everything" : "accepts everything"))
                .about(row).on(session->device).wants("a policy in and out", !in && !outward ? "none" : in ? "in only" : "out only")
                .hint("add a routing policy or prefix list to the session or its group");
    }
}

void externalMaximum(const FabricFacts& facts, FindingSink& out)
{
    for (const auto& session : facts.sessions())
        if (session->device != nullptr && session->isExternal() && !session->options.maximumRoutes)
            out.info("session " + session->row->display + " leaves the fabric and takes any number of routes")
                .about(*session->row).on(session->device).wants("maximum_routes", "not set").hint("set maximum_routes in bgp_options");
}

} // namespace fc::checks
