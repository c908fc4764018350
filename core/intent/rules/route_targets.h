#pragma once

#include "intent/rules/rules.h"

#include <string>
#include <string_view>
#include <vector>

/// Private to core/intent: route distinguishers and targets, which VRFs and MAC-VRFs share.
namespace fc::intent {

/// Why EOS would not take "a:b" as route distinguisher or target; empty if it would. An address or a number above
/// 65535 before the colon leaves 16 bits behind it (RFC 4364 4.2).
std::string routeDistinguisherProblem(std::string_view text);

/// The names of route targets and, as origins, their rows after `owner`. Targets that could not be read or are no
/// route targets become findings and `complete` is false.
struct TargetList
{
    std::vector<std::string> names;
    Origins origins;
    bool complete = true;
};
TargetList targetsOf(const RuleContext& context, const std::vector<ObjectId>& ids, const model::Origin& owner);

/// The leaf-list of targets, or why there is none.
void mapTargets(const RuleContext& context, const PathTemplate& path, Keys keys, const std::vector<ObjectId>& ids,
                const model::Origin& owner);

/// The distinguisher from `own` template of the row, else that of the fabric file.
void mapDistinguisher(const RuleContext& context, const PathTemplate& path, Keys keys, const std::string& own,
                      FabricKey fallback, const TemplateValues& values, const Origins& origins);

} // namespace fc::intent
