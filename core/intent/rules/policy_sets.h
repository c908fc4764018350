#pragma once

#include "intent/rules/rules.h"

#include <string>
#include <vector>

/// Private to core/intent: the defined sets that routing policies match on.
namespace fc::intent {

struct PolicySetPaths
{
    static Result<PolicySetPaths> resolve(const schema::SchemaIndex& index);

    PathTemplate prefixSet, prefixMode, prefixIp, prefixRange;
    PathTemplate communitySet, communityMembers, communityOptions;
};

/// `ip prefix-list`. Empty: written; else why EOS cannot be told so over OpenConfig (no sequence, no deny).
std::string mapPrefixSet(const RuleContext& context, const PolicySetPaths& paths, const PolicyContainer& list);

/// A community list as a set of that name.
std::string mapCommunitySet(const RuleContext& context, const PolicySetPaths& paths, const PolicyContainer& list);

/// Communities that a policy rule names without a list: a set of the given name.
std::string mapCommunities(const RuleContext& context, const PolicySetPaths& paths, const std::string& name,
                           const std::vector<ObjectId>& communities, const model::Origin& owner);

} // namespace fc::intent
