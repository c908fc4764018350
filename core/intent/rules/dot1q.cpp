#include "intent/rules/rules.h"

#include <algorithm>
#include <set>

namespace fc::intent {

namespace {

struct Dot1qPaths
{
    PathTemplate index, enabled;
};

constexpr std::array<PathRow<Dot1qPaths>, 2> kDot1qPaths{{
    {&Dot1qPaths::index, "/interfaces/interface/subinterfaces/subinterface/config/index"},
    {&Dot1qPaths::enabled, "/interfaces/interface/subinterfaces/subinterface/ipv4/config/enabled"},
}};

/// EOS takes a port with sub-interfaces for a routed one only if its own sub-interface 0 is
/// (facts: no switchport on a parent of dot1q sub-interfaces).
void mapParents(const RuleContext& context, const Dot1qPaths& paths)
{
    DocumentBuilder& out = context.out;
    std::set<std::string> done;
    for (const MappedInterface& port : context.interfaces) {
        if (!port.name.subinterface || *port.name.subinterface == 0 || !done.insert(port.name.base).second)
            continue;
        const auto parent = std::ranges::find_if(
            context.interfaces, [&](const MappedInterface& other) { return other.row->name == port.name.base; });
        const model::Origin child = out.of(*port.row, "parent", "dot1q.parent");
        if (parent == context.interfaces.end()) {
            out.finding(Severity::Warning, "dot1q.parent-missing",
                        port.row->name + " has no parent port " + port.name.base + " in NetBox",
                        "create " + port.name.base + " in NetBox", child);
            continue;
        }
        const Origins origins{out.of(*parent->row, "name", "dot1q.parent"), child};
        out.leaf(paths.index, {port.name.base, "0"}, "0", origins);
        out.leaf(paths.enabled, {port.name.base, "0"}, "true", origins);
    }
}

} // namespace

RuleResult dot1qRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kDot1qPaths, mapParents);
}

} // namespace fc::intent
