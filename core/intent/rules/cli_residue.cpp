#include "intent/rules/bgp_settings.h"
#include "intent/rules/rules.h"

#include <algorithm>
#include <map>
#include <optional>

namespace fc::intent {

namespace {

using model::CliLine;
using Place = FabricCliBlock::Place;

/// What a block of the fabric file may name in braces, with where it comes from.
struct Placeholder
{
    std::string text;
    Origins origins;
};
using Placeholders = std::map<std::string, Placeholder, std::less<>>;

Placeholders placeholdersOf(const RuleContext& context)
{
    const DocumentBuilder& out = context.out;
    const DeviceFacts& facts = context.facts;
    Placeholders known;
    known["name"] = {context.device.name, {out.of(context.device, "name", "cli.block")}};
    if (facts.asNumber)
        known["asn"] = {std::to_string(*facts.asNumber), {out.of(context.device, "custom_fields.bgp_asn", "cli.block")}};
    if (facts.routerId != nullptr)
        known["router_id"] = {facts.routerId->address, {out.of(*facts.routerId, "address", "cli.block")}};
    if (facts.vtep != nullptr)
        known["vtep_interface"] = {facts.vtep->name, {out.of(*facts.vtep, "name", "cli.block")}};
    if (facts.mlag.localInterface != nullptr)
        known["mlag_local_interface"] = {facts.mlag.localInterface->name,
                                         {out.of(*facts.mlag.localInterface, "name", "cli.block")}};
    if (facts.mlag.peerLink != nullptr)
        known["mlag_peer_link"] = {facts.mlag.peerLink->name, {out.of(*facts.mlag.peerLink, "name", "cli.block")}};
    for (const FabricKeyInfo& info : fabricKeys()) {
        if (auto text = context.fabric.leafText(info.key))
            known[std::string(info.name)] = {std::move(*text), {context.fabric.of(info.key, "cli.block")}};
    }
    return known;
}

/// nullopt if a placeholder has no value; `missing` says which. Origins of those used are appended.
std::optional<std::string> filled(std::string_view text, const Placeholders& known, Origins& origins, std::string& missing)
{
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            return out + std::string(text);
        const auto it = known.find(text.substr(open + 1, close - open - 1));
        if (it == known.end()) {
            missing = std::string(text.substr(open + 1, close - open - 1));
            return std::nullopt;
        }
        out += std::string(text.substr(0, open)) + it->second.text;
        for (const model::Origin& origin : it->second.origins) {
            if (std::ranges::find(origins, origin) == origins.end())
                origins.push_back(origin);
        }
        text.remove_prefix(close + 1);
    }
    return out;
}

bool isFor(const RuleContext& context, const FabricCliBlock& block)
{
    const auto& roles = block.roles;
    if (!roles.empty() && std::ranges::find(roles, context.device.role) == roles.end())
        return false;
    if (block.when == "bgp")
        return context.facts.asNumber.has_value();
    if (block.when == "mlag")
        return context.facts.mlag.peer != nullptr;
    return block.when != "vtep" || context.facts.vtep != nullptr;
}

/// Indented lines are inside the line above them, as a running-config shows it.
void mapBlock(const RuleContext& context, const FabricCliBlock& block, const Placeholders& known)
{
    const model::Origin file = context.fabric.file().origin(block, "cli.block");
    std::vector<std::string> outer;
    if (!block.context.empty())
        outer.push_back(block.context);
    for (const std::string& text : block.lines) {
        CliLine line;
        Origins origins{file};
        std::string missing;
        std::vector<std::string> parts = outer;
        parts.push_back(text);
        for (const std::string& part : parts) {
            if (auto complete = filled(part, known, origins, missing))
                line.context.push_back(std::move(*complete));
        }
        if (!missing.empty()) {
            context.out.finding(Severity::Warning, "cli.placeholder-unknown",
                                "a CLI line of the fabric file needs {" + missing + "}, which nobody says: " + text,
                                "say it in NetBox or the fabric file, or correct the line", file);
            continue;
        }
        line.text = std::move(line.context.back());
        line.context.pop_back();
        context.out.cliLine(std::move(line), std::move(origins));
    }
}

void mapBlocks(const RuleContext& context, Place place, const Placeholders& known)
{
    for (const FabricCliBlock& block : context.fabric.file().cli()) {
        if (block.place == place && isFor(context, block))
            mapBlock(context, block, known);
    }
}

/// Trunk groups of port-channels: the leaf is read-only there.
void mapTrunkGroups(const RuleContext& context)
{
    for (const MappedInterface& port : context.interfaces) {
        if (port.name.kind != InterfaceKind::PortChannel)
            continue;
        for (const std::string& group : port.row->trunkGroups)
            context.out.cliLine({{"interface " + port.row->name}, "switchport trunk group " + group},
                                {context.out.of(*port.row, "custom_fields.trunk_groups", "cli.trunk-group")});
    }
}

void mapVirtualRouterAddresses(const RuleContext& context)
{
    const auto form = context.fabric.text(FabricKey::VarpForm);
    if (!form || *form != "cli")
        return;
    for (const MappedInterface& port : context.interfaces) {
        if (port.name.kind != InterfaceKind::Svi)
            continue;
        for (const IpAddress* address : sharedAddresses(context.snapshot, *port.row)) {
            if (address->role != "vip")
                continue;
            const char* command = address->family == 4 ? "ip virtual-router address " : "ipv6 virtual-router address ";
            context.out.cliLine({{"interface " + port.row->name}, command + address->address},
                                {context.out.of(*address, "role", "cli.virtual-router"),
                                 context.out.of(*port.row, "name", "cli.virtual-router"),
                                 context.fabric.of(FabricKey::VarpForm, "cli.virtual-router")});
        }
    }
}

/// The shared gateway MAC has no path at all. Every VTEP needs it: hosts behind any of them may use the gateway.
void mapGatewayMac(const RuleContext& context)
{
    const DeviceFacts& facts = context.facts;
    if (facts.vtep == nullptr)
        return;
    const bool own = !context.device.anycastGatewayMac.empty();
    const std::string mac = own ? context.device.anycastGatewayMac : facts.site == nullptr ? "" : facts.site->anycastGatewayMac;
    if (mac.empty())
        return;
    context.out.cliLine({{}, "ip virtual-router mac-address " + mac},
                        {own ? context.out.of(context.device, "custom_fields.anycast_gateway_mac", "cli.gateway-mac")
                             : context.out.of(*facts.site, "custom_fields.anycast_gateway_mac", "cli.gateway-mac")});
}

/// Prefix lists on a session or group, which OpenConfig knows only inside policies.
void mapPrefixFilters(const RuleContext& context)
{
    if (!context.facts.asNumber)
        return;
    const std::string bgp = "router bgp " + std::to_string(*context.facts.asNumber);
    const auto filter = [&](const auto& row, const std::string& peer, const std::string& vrf, ObjectId list,
                            const char* direction, const char* field) {
        const PolicyContainer* prefixes = context.index.prefixList(list);
        if (prefixes == nullptr)
            return;
        std::vector<std::string> modes{bgp};
        if (!vrf.empty())
            modes.push_back("vrf " + vrf);
        modes.emplace_back(prefixes->family == "ipv6" ? "address-family ipv6" : "address-family ipv4");
        context.out.cliLine({modes, "neighbor " + peer + " prefix-list " + prefixes->name + " " + direction},
                            {context.out.of(row, field, "cli.prefix-filter"),
                             context.out.of(ObjectClass::PrefixList, *prefixes, "name", "cli.prefix-filter")});
    };
    for (const BgpPeerGroup* group : groupsOf(context)) {
        filter(*group, groupName(context.index, *group), "", group->prefixListIn, "in", "prefix_list_in");
        filter(*group, groupName(context.index, *group), "", group->prefixListOut, "out", "prefix_list_out");
    }
    for (const BgpSession* session : activeSessions(context)) {
        const Vrf* vrf = vrfOf(context.snapshot, *session);
        const std::string vrfName = vrf == nullptr ? std::string() : vrf->name;
        filter(*session, session->remoteAddressText, vrfName, session->prefixListIn, "in", "prefix_list_in");
        filter(*session, session->remoteAddressText, vrfName, session->prefixListOut, "out", "prefix_list_out");
    }
}

} // namespace

void mapCliResidue(const RuleContext& context)
{
    const Placeholders known = placeholdersOf(context);
    mapBlocks(context, Place::First, known);
    mapTrunkGroups(context);
    mapVirtualRouterAddresses(context);
    mapGatewayMac(context);
    mapPrefixFilters(context);
    mapBlocks(context, Place::Last, known);
}

} // namespace fc::intent
