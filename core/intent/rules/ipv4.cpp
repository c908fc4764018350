#include "intent/rules/rules.h"

namespace fc::intent {

namespace {

struct AddressPaths
{
    const PathTemplate& ip;
    const PathTemplate& length;
    const PathTemplate& type;
};

void mapAddress(const RuleContext& context, const Interface& row, const IpAddress& address, const AddressPaths& paths,
                Keys keys)
{
    DocumentBuilder& out = context.out;
    const Origins origins{out.of(address, "address", "ipv4.address"), out.of(row, "name", "ipv4.address")};
    out.leaf(paths.ip, keys, address.address, origins);
    out.leaf(paths.length, keys, std::to_string(address.prefixLength), origins);
    if (address.role == "secondary")
        out.leaf(paths.type, keys, "SECONDARY", {out.of(address, "role", "ipv4.secondary")});
}

/// The MTU a person sets in NetBox is the routed one; the layer-2 leaf is not to be used on EOS.
void mapMtu(const RuleContext& context, const Interface& row, const PathTemplate& path, Keys keys)
{
    const Origins origins{context.out.of(row, "mtu", "ipv4.mtu")};
    if (row.mtu)
        context.out.leaf(path, keys, std::to_string(*row.mtu), origins);
    else
        context.out.empty(path, keys, origins);
}

void mapSvi(const RuleContext& context, const MappedInterface& port, const std::vector<const IpAddress*>& addresses)
{
    const MapperPaths& paths = context.paths;
    const Interface& row = *port.row;
    const Vlan* vlan = context.snapshot.vlan(row.untaggedVlan);
    if (vlan != nullptr) {
        context.out.leaf(paths.sviVlan, {row.name}, std::to_string(vlan->vid),
                         {context.out.of(row, "untagged_vlan", "ipv4.svi"), context.out.of(*vlan, "vid", "ipv4.svi")});
    } else if (port.name.number) {
        context.out.leaf(paths.sviVlan, {row.name}, std::to_string(*port.name.number),
                         {context.out.of(row, "name", "ipv4.svi")});
    }
    mapMtu(context, row, paths.sviMtu, {row.name});
    for (const IpAddress* address : addresses)
        mapAddress(context, row, *address, {paths.sviAddressIp, paths.sviAddressLength, paths.sviAddressType},
                   {row.name, address->address});
}

void mapRoutedPort(const RuleContext& context, const MappedInterface& port,
                   const std::vector<const IpAddress*>& addresses)
{
    const MapperPaths& paths = context.paths;
    DocumentBuilder& out = context.out;
    const Interface& row = *port.row;
    const std::string index = std::to_string(port.name.subinterface.value_or(0));
    const Keys keys{port.name.base, index};
    if (addresses.empty()) {
        out.empty(paths.subMtu, keys, {out.of(row, "mtu", "ipv4.mtu")});
        if (row.mtu)
            out.finding(Severity::Info, "ipv4.mtu-without-address",
                        row.name + " has an MTU but no IPv4 address; the MTU is not mapped",
                        "give it an address, or clear the MTU in NetBox", out.of(row, "mtu", "ipv4.mtu"));
        return;
    }
    const Origins routed{out.of(*addresses.front(), "assigned_object", "ipv4.enabled"), out.of(row, "name", "ipv4.enabled")};
    out.leaf(paths.subIndex, keys, index, routed);
    out.leaf(paths.subV4Enabled, keys, "true", routed);
    mapMtu(context, row, paths.subMtu, keys);
    for (const IpAddress* address : addresses)
        mapAddress(context, row, *address, {paths.subAddressIp, paths.subAddressLength, paths.subAddressType},
                   {port.name.base, index, address->address});
}

} // namespace

void mapIpv4(const RuleContext& context)
{
    for (const MappedInterface& port : context.interfaces) {
        for (const IpAddress* row : context.snapshot.addressesOf(port.row->id)) {
            if (row->family == 4 && row->status != "active")
                context.out.finding(Severity::Info, "ipv4.address-not-active",
                                    row->address + " on " + port.row->name + " is \"" + row->status +
                                        "\" in NetBox, so the device should not have it",
                                    "make it active in NetBox if it should", context.out.of(*row, "status", "ipv4.address"));
        }
        const auto addresses = ownAddresses(context.snapshot, *port.row);
        if (port.name.kind == InterfaceKind::Svi) {
            mapSvi(context, port, addresses);
            continue;
        }
        const bool switched = !port.row->mode.empty() || port.row->lag != 0;
        if (switched && !addresses.empty()) {
            context.out.finding(Severity::Error, "ipv4.address-on-switched-port",
                                port.row->name + " has an IPv4 address and is a switched port or LAG member",
                                "remove the address, or the mode and LAG, in NetBox",
                                context.out.of(*port.row, "mode", "ipv4.address"));
            context.out.exclude(context.paths.subAddresses, {port.name.base, "0"});
            continue;
        }
        mapRoutedPort(context, port, addresses);
    }
}

} // namespace fc::intent
