#include "intent/rules/rules.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

struct VarpPaths
{
    PathTemplate v4, v6, ip, length, secondaryIp, secondaryLength;
};

constexpr std::array<PathRow<VarpPaths>, 6> kVarpPaths{{
    {&VarpPaths::v4, "/arista/varp/config/varp-intf-config/virtual-ip-addr/virtual-ip-addr-value"},
    {&VarpPaths::v6, "/arista/varp/config/varp-intf-config/virtual-ip6-addr/virtual-ip6-addr-value"},
    {&VarpPaths::ip, "/interfaces/interface/arista-varp/virtual-address/config/ip"},
    {&VarpPaths::length, "/interfaces/interface/arista-varp/virtual-address/config/prefix-length"},
    {&VarpPaths::secondaryIp, "/interfaces/interface/arista-varp/secondary-virtual-addresses/address/config/ip"},
    {&VarpPaths::secondaryLength,
     "/interfaces/interface/arista-varp/secondary-virtual-addresses/address/config/prefix-length"},
}};

/// `ip virtual-router address`: beside an address of the switch's own; EOS keys it as a host prefix.
void mapVirtualRouter(const RuleContext& context, const VarpPaths& paths, const Interface& svi, const IpAddress& address)
{
    const auto form = context.fabric.text(FabricKey::VarpForm);
    if (!form)
        return context.fabric.lacks(FabricKey::VarpForm, "the virtual router address of VLAN interfaces");
    if (*form == "cli") // cli_residue.cpp
        return;
    const bool isV4 = address.family == 4;
    const std::string key = address.address + (isV4 ? "/32" : "/128");
    context.out.leaf(isV4 ? paths.v4 : paths.v6, {svi.name, key}, "true",
                     {context.out.of(address, "role", "varp.address"), context.out.of(svi, "name", "varp.address"),
                      context.fabric.of(FabricKey::VarpForm, "varp.address")});
}

/// `ip address virtual`: the only address the switch has there.
void mapVirtual(const RuleContext& context, const VarpPaths& paths, const Interface& svi, const IpAddress& address,
                bool isFirst)
{
    const Origins origins{context.out.of(address, "role", "varp.anycast"), context.out.of(svi, "name", "varp.anycast")};
    const std::string length = std::to_string(address.prefixLength);
    if (isFirst) {
        context.out.leaf(paths.ip, {svi.name}, address.address, origins);
        context.out.leaf(paths.length, {svi.name}, length, origins);
    } else {
        context.out.leaf(paths.secondaryIp, {svi.name, address.address}, address.address, origins);
        context.out.leaf(paths.secondaryLength, {svi.name, address.address}, length, origins);
    }
}

void mapVarp(const RuleContext& context, const VarpPaths& paths)
{
    for (const MappedInterface& port : context.interfaces) {
        if (port.name.kind != InterfaceKind::Svi)
            continue;
        bool isFirst = true;
        for (const IpAddress* address : sharedAddresses(context.snapshot, *port.row)) {
            if (address->role == "vip") {
                mapVirtualRouter(context, paths, *port.row, *address);
            } else if (address->family == 4) {
                mapVirtual(context, paths, *port.row, *address, isFirst);
                isFirst = false;
            }
        }
    }
}

} // namespace

RuleResult varpRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kVarpPaths, mapVarp);
}

} // namespace fc::intent
