#include "intent/policy_terms.h"

#include <nlohmann/json.hpp>

namespace fc::intent {

namespace {

using nlohmann::json;

json contentOf(const PolicyRule& rule)
{
    return json::parse(rule.content, nullptr, false);
}

const json* member(const json& object, const char* name)
{
    const auto it = object.find(name);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

/// A dict with an id, or a bare number (as change log rows and netbox-bgp up to 0.15 have it).
ObjectId idOf(const json& value)
{
    if (value.is_number_integer())
        return value.get<ObjectId>();
    const json* id = value.is_object() ? member(value, "id") : nullptr;
    return id != nullptr && id->is_number_integer() ? id->get<ObjectId>() : 0;
}

std::vector<ObjectId> idsOf(const json& row, const char* name)
{
    std::vector<ObjectId> out;
    const json* list = member(row, name);
    if (list != nullptr && list->is_array()) {
        for (const json& item : *list)
            out.push_back(idOf(item));
    }
    return out;
}

ObjectId idOf(const json& row, const char* name)
{
    const json* value = member(row, name);
    return value == nullptr ? 0 : idOf(*value);
}

std::optional<std::int64_t> numberOf(const json& row, const char* name)
{
    const json* value = member(row, name);
    return value != nullptr && value->is_number_integer() ? std::optional(value->get<std::int64_t>()) : std::nullopt;
}

std::string textOf(const json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_array()) {
        std::string out;
        for (const json& item : value)
            out += (out.empty() ? "" : " ") + textOf(item);
        return out;
    }
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What a rule says itself instead of referring to an object; empty if it does not.
std::string ownText(const json& row, const char* key)
{
    const json* custom = member(row, key);
    return custom != nullptr && custom->is_string() ? custom->get<std::string>() : std::string();
}

} // namespace

PolicyTerm policyTermOf(const PolicyRule& rule)
{
    PolicyTerm out;
    const json row = contentOf(rule);
    out.readable = row.is_object();
    if (!out.readable)
        return out;
    out.prefixLists = idsOf(row, "match_ip_address");
    out.prefixListsV6 = idsOf(row, "match_ipv6_address");
    out.communities = idsOf(row, "match_community");
    out.communityLists = idsOf(row, "match_community_list");
    out.asPathLists = idsOf(row, "match_aspath_list");
    out.continueEntry = numberOf(row, "continue_entry");
    const json* custom = member(row, "match_custom");
    out.hasCustomMatch = custom != nullptr && !custom->empty();
    if (const json* sets = member(row, "set_actions"); sets != nullptr && sets->is_object()) {
        for (const auto& [key, value] : sets->items())
            out.sets.emplace_back(key, textOf(value));
    } else if (sets != nullptr && !sets->empty()) {
        out.readable = false;
    }
    return out;
}

PrefixTerm prefixTermOf(const PolicyRule& rule)
{
    PrefixTerm out;
    const json row = contentOf(rule);
    if (!row.is_object())
        return out;
    out.prefix = idOf(row, "prefix");
    out.text = ownText(row, "prefix_custom");
    out.ge = numberOf(row, "ge");
    out.le = numberOf(row, "le");
    return out;
}

CommunityTerm communityTermOf(const PolicyRule& rule)
{
    CommunityTerm out;
    const json row = contentOf(rule);
    if (!row.is_object())
        return out;
    out.community = idOf(row, "community");
    out.text = ownText(row, "community_custom");
    return out;
}

} // namespace fc::intent
