#include "intent/rules/rules.h"

namespace fc::intent {

namespace {

struct SwitchedPaths
{
    const PathTemplate& mode;
    const PathTemplate& trunk;
    const PathTemplate& native;
    const PathTemplate& access;
};

void mapTrunk(const RuleContext& context, const Interface& row, const SwitchedPaths& paths)
{
    DocumentBuilder& out = context.out;
    Origins origins{out.of(row, "tagged_vlans", "switched-vlans.trunk")};
    std::vector<std::string> vids;
    for (const ObjectId id : row.taggedVlans) {
        const Vlan* vlan = context.snapshot.vlan(id);
        if (vlan == nullptr) {
            out.finding(Severity::Error, "switched-vlans.vlan-unknown",
                        row.name + " carries a VLAN that could not be read (id " + std::to_string(id) + ")",
                        "check the token's right to view VLANs", origins.front());
            out.exclude(paths.trunk, {row.name});
            return;
        }
        vids.push_back(std::to_string(vlan->vid));
        origins.push_back(out.of(*vlan, "vid", "switched-vlans.trunk"));
    }
    if (row.mode == "tagged" && vids.empty()) {
        // An empty leaf-list means all VLANs on EOS: the opposite of what an empty list in NetBox says.
        out.finding(Severity::Warning, "switched-vlans.trunk-empty",
                    row.name + " is a trunk without VLANs in NetBox; EOS cannot say so over OpenConfig",
                    "tag at least one VLAN, or set the mode to \"tagged all\"", origins.front());
        out.exclude(paths.trunk, {row.name});
        return;
    }
    if (row.mode == "tagged-all" || vids.empty())
        out.empty(paths.trunk, {row.name}, {out.of(row, "mode", "switched-vlans.trunk")});
    else
        out.leafList(paths.trunk, {row.name}, vids, origins);
}

void mapPort(const RuleContext& context, const Interface& row, const SwitchedPaths& paths)
{
    DocumentBuilder& out = context.out;
    const Vlan* untagged = context.snapshot.vlan(row.untaggedVlan);
    const Origins mode{out.of(row, "mode", "switched-vlans.mode")};
    if (row.mode == "q-in-q") {
        out.finding(Severity::Info, "switched-vlans.q-in-q", row.name + " is a Q-in-Q port, which is not mapped",
                    "configure it on the device", mode.front());
        return;
    }
    const bool access = row.mode == "access";
    out.leaf(paths.mode, {row.name}, access ? "ACCESS" : "TRUNK", mode);
    if (untagged != nullptr) {
        out.leaf(access ? paths.access : paths.native, {row.name}, std::to_string(untagged->vid),
                 {out.of(row, "untagged_vlan", "switched-vlans.untagged"), out.of(*untagged, "vid", "switched-vlans.untagged")});
    }
    if (!access)
        mapTrunk(context, row, paths);
}

} // namespace

void mapSwitchedVlans(const RuleContext& context)
{
    const MapperPaths& paths = context.paths;
    for (const MappedInterface& port : context.interfaces) {
        if (port.row->mode.empty() || port.name.subinterface)
            continue;
        if (port.name.kind == InterfaceKind::PortChannel)
            mapPort(context, *port.row, {paths.lagMode, paths.lagTrunk, paths.lagNative, paths.lagAccess});
        else if (port.name.kind == InterfaceKind::Ethernet)
            mapPort(context, *port.row, {paths.ethernetMode, paths.ethernetTrunk, paths.ethernetNative, paths.ethernetAccess});
    }
}

} // namespace fc::intent
