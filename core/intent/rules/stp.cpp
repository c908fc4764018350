#include "intent/rules/rules.h"
#include "intent/rules/words.h"

#include <algorithm>

namespace fc::intent {

namespace {

struct StpPaths
{
    PathTemplate mode, disabledVlans, portName, linkType;
};

constexpr std::array<PathRow<StpPaths>, 4> kStpPaths{{
    {&StpPaths::mode, "/stp/global/config/enabled-protocol"},
    {&StpPaths::disabledVlans, "/stp/global/config/disabled-vlan"},
    {&StpPaths::portName, "/stp/interfaces/interface/config/name"},
    {&StpPaths::linkType, "/stp/interfaces/interface/config/link-type"},
}};

constexpr std::array<Word, 3> kStpModes{{
    {"mstp", "openconfig-spanning-tree-types:MSTP"},
    {"rstp", "openconfig-spanning-tree-types:RSTP"},
    {"rapid-pvst", "openconfig-spanning-tree-types:RAPID_PVST"},
}};
constexpr std::array<Word, 2> kLinkTypes{{{"point-to-point", "P2P"}, {"shared", "SHARED"}}};

/// The VLANs over which a pair talks must not be blocked: which ones, their role in NetBox says.
void mapDisabledVlans(const RuleContext& context, const StpPaths& paths)
{
    DocumentBuilder& out = context.out;
    const FabricView& fabric = context.fabric;
    if (!fabric.says(FabricKey::StpDisabledVlanRoles))
        return;
    const auto roles = fabric.texts(FabricKey::StpDisabledVlanRoles);
    const model::Origin rule = fabric.of(FabricKey::StpDisabledVlanRoles, "stp.disabled-vlans");
    std::vector<std::string> vids;
    Origins origins;
    for (const auto& [vid, deployed] : context.deployment.vlans) {
        if (std::ranges::find(roles, deployed.vlan->role) == roles.end())
            continue;
        vids.push_back(std::to_string(vid));
        origins.push_back(out.of(*deployed.vlan, "role", "stp.disabled-vlans"));
    }
    origins.push_back(rule);
    if (vids.empty())
        out.empty(paths.disabledVlans, {}, origins);
    else
        out.leafList(paths.disabledVlans, {}, vids, origins);
}

void mapStp(const RuleContext& context, const StpPaths& paths)
{
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    if (const auto mode = fabric.text(FabricKey::StpMode))
        out.leafList(paths.mode, {}, {std::string(wordFor(kStpModes, *mode))}, {fabric.of(FabricKey::StpMode, "stp.mode")});
    mapDisabledVlans(context, paths);

    const Interface* link = context.facts.mlag.peerLink;
    if (link == nullptr)
        return;
    const auto type = fabric.text(FabricKey::StpPeerLinkType);
    if (!type)
        return;
    out.leaf(paths.portName, {link->name}, link->name, {out.of(*link, "name", "stp.peer-link")});
    out.leaf(paths.linkType, {link->name}, wordFor(kLinkTypes, *type),
             {fabric.of(FabricKey::StpPeerLinkType, "stp.peer-link"),
              out.of(*context.facts.mlag.peerLinkCable, "terminations", "stp.peer-link")});
}

} // namespace

RuleResult stpRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kStpPaths, mapStp);
}

} // namespace fc::intent
