#include "intent/rules/rules.h"

namespace fc::intent {

void mapVrfMembership(const RuleContext& context)
{
    const MapperPaths& paths = context.paths;
    DocumentBuilder& out = context.out;
    for (const MappedInterface& port : context.interfaces) {
        const Interface& row = *port.row;
        if (row.vrf == 0)
            continue;
        const Vrf* vrf = context.snapshot.vrf(row.vrf);
        if (vrf == nullptr) {
            out.finding(Severity::Error, "vrf-membership.vrf-unknown",
                        row.name + " is in a VRF that could not be read (id " + std::to_string(row.vrf) + ")",
                        "check the token's right to view VRFs", out.of(row, "vrf", "vrf-membership.member"));
            continue;
        }
        const Origins instance{out.of(*vrf, "name", "vrf-membership.instance"), out.of(row, "vrf", "vrf-membership.instance")};
        out.leaf(paths.instanceName, {vrf->name}, vrf->name, instance);
        out.leaf(paths.instanceType, {vrf->name}, "L3VRF", instance);
        const Origins member{out.of(row, "vrf", "vrf-membership.member"), out.of(*vrf, "name", "vrf-membership.member")};
        out.leaf(paths.memberId, {vrf->name, row.name}, row.name, member);
        out.leaf(paths.memberInterface, {vrf->name, row.name}, port.name.base, member);
        if (port.name.subinterface)
            out.leaf(paths.memberSubinterface, {vrf->name, row.name}, std::to_string(*port.name.subinterface), member);
    }
}

} // namespace fc::intent
