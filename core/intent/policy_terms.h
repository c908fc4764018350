#pragma once

#include "intent/entities.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fc::intent {

/// What the rows of netbox-bgp's rules say beyond index and action (PolicyRule::content).

/// One rule of a routing policy.
struct PolicyTerm
{
    std::vector<ObjectId> prefixLists;   ///< match_ip_address
    std::vector<ObjectId> prefixListsV6; ///< match_ipv6_address
    std::vector<ObjectId> communities;
    std::vector<ObjectId> communityLists;
    std::vector<ObjectId> asPathLists;
    std::optional<std::int64_t> continueEntry;
    bool hasCustomMatch = false; ///< match_custom says something: free-form, nobody interprets it
    std::vector<std::pair<std::string, std::string>> sets; ///< set_actions: "local-preference" -> "200", in key order
    bool readable = true; ///< false: the row is not what netbox-bgp sends
};
PolicyTerm policyTermOf(const PolicyRule& rule);

/// One rule of a prefix list: the prefix of a row, or its text.
struct PrefixTerm
{
    ObjectId prefix = 0;
    std::string text;
    std::optional<std::int64_t> ge;
    std::optional<std::int64_t> le;
};
PrefixTerm prefixTermOf(const PolicyRule& rule);

/// One rule of a community list: the community of a row, or its text.
struct CommunityTerm
{
    ObjectId community = 0;
    std::string text;
};
CommunityTerm communityTermOf(const PolicyRule& rule);

} // namespace fc::intent
