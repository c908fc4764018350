#include "intent/rules/rules.h"

namespace fc::intent {

namespace {

struct TrunkGroupPaths
{
    PathTemplate groups;
};

constexpr std::array<PathRow<TrunkGroupPaths>, 1> kTrunkGroupPaths{{
    {&TrunkGroupPaths::groups, "/interfaces/interface/ethernet/switched-vlan/config/trunk-groups"},
}};

/// Ethernet ports only: on a port-channel the leaf is read-only, so a CLI line says it (cli_residue.cpp).
void mapTrunkGroups(const RuleContext& context, const TrunkGroupPaths& paths)
{
    DocumentBuilder& out = context.out;
    for (const MappedInterface& port : context.interfaces) {
        const Interface& row = *port.row;
        if (port.name.kind != InterfaceKind::Ethernet || port.name.subinterface || row.mode.empty())
            continue;
        const Origins origins{out.of(row, "custom_fields.trunk_groups", "trunk-groups.port")};
        if (row.trunkGroups.empty())
            out.empty(paths.groups, {row.name}, origins);
        else
            out.leafList(paths.groups, {row.name}, row.trunkGroups, origins);
    }
}

} // namespace

RuleResult trunkGroupsRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kTrunkGroupPaths, mapTrunkGroups);
}

} // namespace fc::intent
