#include "intent/rules/rules.h"

namespace fc::intent {

namespace {

struct Ipv6Paths
{
    PathTemplate subIndex, subEnabled, subMtu, subIp, subLength;
    PathTemplate sviMtu, sviIp, sviLength;
};

constexpr std::array<PathRow<Ipv6Paths>, 8> kIpv6Paths{{
    {&Ipv6Paths::subIndex, "/interfaces/interface/subinterfaces/subinterface/config/index"},
    {&Ipv6Paths::subEnabled, "/interfaces/interface/subinterfaces/subinterface/ipv6/config/enabled"},
    {&Ipv6Paths::subMtu, "/interfaces/interface/subinterfaces/subinterface/ipv6/config/mtu"},
    {&Ipv6Paths::subIp, "/interfaces/interface/subinterfaces/subinterface/ipv6/addresses/address/config/ip"},
    {&Ipv6Paths::subLength,
     "/interfaces/interface/subinterfaces/subinterface/ipv6/addresses/address/config/prefix-length"},
    {&Ipv6Paths::sviMtu, "/interfaces/interface/routed-vlan/ipv6/config/mtu"},
    {&Ipv6Paths::sviIp, "/interfaces/interface/routed-vlan/ipv6/addresses/address/config/ip"},
    {&Ipv6Paths::sviLength, "/interfaces/interface/routed-vlan/ipv6/addresses/address/config/prefix-length"},
}};

void mapSvi(const RuleContext& context, const Ipv6Paths& paths, const Interface& row,
            const std::vector<const IpAddress*>& addresses)
{
    DocumentBuilder& out = context.out;
    for (const IpAddress* address : addresses) {
        const Origins origins{out.of(*address, "address", "ipv6.address"), out.of(row, "name", "ipv6.address")};
        out.leaf(paths.sviIp, {row.name, address->address}, address->address, origins);
        out.leaf(paths.sviLength, {row.name, address->address}, std::to_string(address->prefixLength), origins);
    }
    if (row.mtu)
        out.leaf(paths.sviMtu, {row.name}, std::to_string(*row.mtu), {out.of(row, "mtu", "ipv6.mtu")});
}

void mapRouted(const RuleContext& context, const Ipv6Paths& paths, const MappedInterface& port,
               const std::vector<const IpAddress*>& addresses)
{
    DocumentBuilder& out = context.out;
    const Interface& row = *port.row;
    const std::string index = std::to_string(port.name.subinterface.value_or(0));
    const Keys keys{port.name.base, index};
    const Origins routed{out.of(*addresses.front(), "assigned_object", "ipv6.enabled"), out.of(row, "name", "ipv6.enabled")};
    out.leaf(paths.subIndex, keys, index, routed);
    out.leaf(paths.subEnabled, keys, "true", routed);
    for (const IpAddress* address : addresses) {
        const Origins origins{out.of(*address, "address", "ipv6.address"), out.of(row, "name", "ipv6.address")};
        out.leaf(paths.subIp, {port.name.base, index, address->address}, address->address, origins);
        out.leaf(paths.subLength, {port.name.base, index, address->address}, std::to_string(address->prefixLength),
                 origins);
    }
    if (row.mtu)
        out.leaf(paths.subMtu, keys, std::to_string(*row.mtu), {out.of(row, "mtu", "ipv6.mtu")});
}

void mapIpv6(const RuleContext& context, const Ipv6Paths& paths)
{
    for (const MappedInterface& port : context.interfaces) {
        const auto addresses = ownAddresses(context.snapshot, *port.row, 6);
        const bool switched = !port.row->mode.empty() || port.row->lag != 0;
        if (addresses.empty())
            continue;
        if (port.name.kind == InterfaceKind::Svi)
            mapSvi(context, paths, *port.row, addresses);
        else if (switched)
            context.out.finding(Severity::Error, "ipv6.address-on-switched-port",
                                port.row->name + " has an IPv6 address and is a switched port or LAG member",
                                "remove the address, or the mode and LAG, in NetBox",
                                context.out.of(*port.row, "mode", "ipv6.address"));
        else
            mapRouted(context, paths, port, addresses);
    }
}

} // namespace

RuleResult ipv6Rule(const schema::SchemaIndex& index)
{
    return makeRule(index, kIpv6Paths, mapIpv6);
}

} // namespace fc::intent
