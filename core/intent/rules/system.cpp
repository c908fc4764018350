#include "intent/rules/rules.h"

namespace fc::intent {

namespace {

struct SystemPaths
{
    PathTemplate hostname, managementAddress, grpcName, grpcEnabled;
};

constexpr std::array<PathRow<SystemPaths>, 4> kSystemPaths{{
    {&SystemPaths::hostname, "/system/config/hostname"},
    {&SystemPaths::managementAddress, "/lldp/config/management-address/interface"},
    {&SystemPaths::grpcName, "/system/grpc-servers/grpc-server/config/name"},
    {&SystemPaths::grpcEnabled, "/system/grpc-servers/grpc-server/config/enable"},
}};

void mapSystem(const RuleContext& context, const SystemPaths& paths)
{
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    out.leaf(paths.hostname, {}, context.device.name, {out.of(context.device, "name", "system.hostname")});

    if (fabric.flag(FabricKey::LldpManagementAddress).value_or(false)) {
        if (const Interface* port = context.facts.managementPort)
            out.leaf(paths.managementAddress, {}, port->name,
                     {out.of(*port, "mgmt_only", "system.lldp"),
                      fabric.of(FabricKey::LldpManagementAddress, "system.lldp")});
        else
            out.finding(Severity::Warning, "system.no-management-port",
                        context.device.name + " has no management-only interface, so LLDP announces none",
                        "mark the management port as \"management only\" in NetBox",
                        out.of(context.device, "name", "system.lldp"));
    }

    const auto name = fabric.text(FabricKey::GrpcName);
    if (!name)
        return;
    const Origins named{fabric.of(FabricKey::GrpcName, "system.grpc")};
    out.leaf(paths.grpcName, {*name}, *name, named);
    if (const auto enabled = fabric.leafText(FabricKey::GrpcEnabled))
        out.leaf(paths.grpcEnabled, {*name}, *enabled, {fabric.of(FabricKey::GrpcEnabled, "system.grpc")});
}

} // namespace

RuleResult systemRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kSystemPaths, mapSystem);
}

} // namespace fc::intent
