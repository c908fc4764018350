#include "intent/rules/rules.h"

namespace fc::intent {

namespace {

std::string_view typeOf(InterfaceKind kind)
{
    switch (kind) {
    case InterfaceKind::Svi: return "l3ipvlan";
    case InterfaceKind::Loopback: return "softwareLoopback";
    case InterfaceKind::PortChannel: return "ieee8023adLag";
    default: return "ethernetCsmacd";
    }
}

void describe(const RuleContext& context, const Interface& row, const PathTemplate& path, Keys keys)
{
    const Origins origins{context.out.of(row, "description", "interfaces.description")};
    if (row.description.empty())
        context.out.empty(path, keys, origins);
    else
        context.out.leaf(path, keys, row.description, origins);
}

/// "enabled: true" is the default; whose is said all the same, the fabric file decides. Without one everybody's is, so
/// that a port shut by hand shows which NetBox field wants it up.
void mapEnabled(const RuleContext& context, const Interface& row, const PathTemplate& path, Keys keys)
{
    const std::string said = context.fabric.text(FabricKey::InterfacesEnabled).value_or("all");
    Origins origins{context.out.of(row, "enabled", "interfaces.enabled")};
    const bool isSaid = !row.enabled || said == "all" || (said == "mlag" && row.mlagId);
    if (context.fabric.says(FabricKey::InterfacesEnabled))
        origins.push_back(context.fabric.of(FabricKey::InterfacesEnabled, "interfaces.enabled"));
    if (isSaid)
        context.out.leaf(path, keys, row.enabled ? "true" : "false", origins);
    else
        context.out.empty(path, keys, origins);
}

void mapSubinterface(const RuleContext& context, const MappedInterface& port)
{
    const MapperPaths& paths = context.paths;
    DocumentBuilder& out = context.out;
    const Interface& row = *port.row;
    const std::string index = std::to_string(*port.name.subinterface);
    const Keys keys{port.name.base, index};
    out.leaf(paths.subIndex, keys, index, {out.of(row, "name", "interfaces.subinterface")});
    describe(context, row, paths.subDescription, keys);
    mapEnabled(context, row, paths.subEnabled, keys);
    const Vlan* vlan = context.snapshot.vlan(row.untaggedVlan);
    if (vlan != nullptr)
        out.leaf(paths.subVlanId, keys, std::to_string(vlan->vid),
                 {out.of(row, "untagged_vlan", "interfaces.encapsulation"), out.of(*vlan, "vid", "interfaces.encapsulation")});
    else
        out.leaf(paths.subVlanId, keys, index, {out.of(row, "name", "interfaces.encapsulation")});
}

} // namespace

void mapInterfaces(const RuleContext& context)
{
    const MapperPaths& paths = context.paths;
    DocumentBuilder& out = context.out;
    for (const MappedInterface& port : context.interfaces) {
        if (port.name.subinterface) {
            mapSubinterface(context, port);
            continue;
        }
        const Interface& row = *port.row;
        const std::string& name = row.name;
        out.leaf(paths.interfaceName, {name}, name, {out.of(row, "name", "interfaces.name")});
        out.leaf(paths.interfaceType, {name}, typeOf(port.name.kind), {out.of(row, "name", "interfaces.type")});
        describe(context, row, paths.description, {name});
        mapEnabled(context, row, paths.enabled, {name});
        if (port.name.kind != InterfaceKind::Ethernet)
            continue;
        const Interface* lag = context.snapshot.interfaceWith(row.lag);
        if (lag != nullptr)
            out.leaf(paths.aggregateId, {name}, lag->name,
                     {out.of(row, "lag", "interfaces.lag"), out.of(*lag, "name", "interfaces.lag")});
        else
            out.empty(paths.aggregateId, {name}, {out.of(row, "lag", "interfaces.lag")});
    }
}

} // namespace fc::intent
