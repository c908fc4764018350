#include "intent/rules/route_targets.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace fc::intent {

namespace {

constexpr std::uint64_t kTwoBytes = 0xffff;
constexpr std::uint64_t kFourBytes = 0xffffffff;

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool isDottedQuad(std::string_view text)
{
    int parts = 0;
    while (true) {
        const auto dot = std::min(text.find('.'), text.size());
        const auto part = numberIn(text.substr(0, dot));
        if (!part || *part > 255)
            return false;
        ++parts;
        if (dot == text.size())
            return parts == 4;
        text.remove_prefix(dot + 1);
    }
}

} // namespace

std::string routeDistinguisherProblem(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return "has no colon";
    const std::string_view administrator = text.substr(0, colon);
    const auto number = numberIn(text.substr(colon + 1));
    const auto asNumber = numberIn(administrator);
    if (!number || (!asNumber && !isDottedQuad(administrator)))
        return "is not AS:number or address:number";
    if (asNumber && *asNumber > kFourBytes)
        return "has an AS number above 4294967295";
    const bool isShort = !asNumber || *asNumber > kTwoBytes;
    if (*number > (isShort ? kTwoBytes : kFourBytes))
        return isShort ? "leaves 16 bits behind the colon: at most 65535" : "has a number above 4294967295";
    return {};
}

TargetList targetsOf(const RuleContext& context, const std::vector<ObjectId>& ids, const model::Origin& owner)
{
    TargetList out;
    out.origins.push_back(owner);
    for (const ObjectId id : ids) {
        const RouteTarget* target = context.index.target(id);
        const std::string problem = target == nullptr ? "could not be read" : routeDistinguisherProblem(target->name);
        if (!problem.empty()) {
            out.complete = false;
            const std::string name = target == nullptr ? "a route target (id " + std::to_string(id) + ")" : "\"" + target->name + "\"";
            context.out.finding(Severity::Error, "route-targets.unusable", name + " of " + owner.display + " " + problem,
                                target == nullptr ? "check the token's right to view route targets"
                                                  : "correct the route target in NetBox",
                                target == nullptr ? owner : context.out.of(*target, "name", owner.rule));
            continue;
        }
        out.names.push_back(target->name);
        out.origins.push_back(context.out.of(*target, "name", owner.rule));
    }
    return out;
}

void mapTargets(const RuleContext& context, const PathTemplate& path, Keys keys, const std::vector<ObjectId>& ids,
                const model::Origin& owner)
{
    const TargetList targets = targetsOf(context, ids, owner);
    if (!targets.complete)
        context.out.exclude(path, keys);
    else if (targets.names.empty())
        context.out.empty(path, keys, targets.origins);
    else
        context.out.leafList(path, keys, targets.names, targets.origins);
}

void mapDistinguisher(const RuleContext& context, const PathTemplate& path, Keys keys, const std::string& own,
                      FabricKey fallback, const TemplateValues& values, const Origins& origins)
{
    DocumentBuilder& out = context.out;
    Origins from = origins;
    std::string text = own;
    if (text.empty()) {
        const auto general = context.fabric.text(fallback);
        if (!general) {
            out.exclude(path, keys);
            return context.fabric.lacks(fallback, "the route distinguisher of " + origins.front().display);
        }
        text = *general;
        from.insert(from.begin(), context.fabric.of(fallback, origins.front().rule));
    }
    std::string missing;
    const auto filled = filledTemplate(text, values, missing);
    if (missing == "router_id" && !context.fabric.says(FabricKey::BgpRouterIdInterface)) {
        out.exclude(path, keys);
        return context.fabric.lacks(FabricKey::BgpRouterIdInterface, "the route distinguisher of " + origins.front().display);
    }
    const std::string problem = filled ? routeDistinguisherProblem(*filled) : "needs {" + missing + "}, which nobody says";
    if (!problem.empty()) {
        out.exclude(path, keys);
        out.finding(Severity::Error, "route-distinguisher.unusable",
                    "the route distinguisher " + filled.value_or(text) + " of " + origins.front().display + " " + problem,
                    "correct rd_template in NetBox", origins.front());
        return;
    }
    out.leaf(path, keys, *filled, from);
}

} // namespace fc::intent
