#include "netbox/reading.h"

#include "netbox/address_range.h"
#include "netbox/row_reader.h"
#include "netbox/table_reader.h"

#include <algorithm>
#include <map>

namespace fc::netbox {

namespace {

using intent::ObjectClass;

bool isOneOf(const std::vector<std::string>& allowed, const std::string& value)
{
    return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out.empty() ? "any" : out;
}

} // namespace

Status Reading::readScope(std::stop_token stop)
{
    Query sites;
    Query devices;
    for (const std::string& slug : m_options.sites) {
        sites.emplace_back("slug", slug);
        devices.emplace_back("site", slug);
    }
    for (const std::string& slug : m_options.roles)
        devices.emplace_back("role", slug);
    // Rendering the config context of every device is the costliest thing NetBox can be asked for by accident.
    devices.emplace_back("exclude", "config_context");
    devices.emplace_back("omit", "config_context");

    if (auto status = read(ObjectClass::Site, {sites}, tables.sites, stop); !status)
        return status;
    // Filters are checked here too: NetBox ignores parameters that it does not know.
    std::erase_if(tables.sites, [&](const intent::Site& site) { return !isOneOf(m_options.sites, site.slug); });
    for (const std::string& slug : m_options.sites) {
        if (std::ranges::find(tables.sites, slug, &intent::Site::slug) == tables.sites.end())
            return makeError(ErrorCode::NotFound, "NetBox shows no site \"" + slug + "\"")
                .about("NetBox " + m_client.baseUrl())
                .nowIs("the intent was not read; what was read before stays as it is")
                .doNext("check the site slugs in the profile, and the token's right to view sites");
    }
    if (auto status = read(ObjectClass::Device, {devices}, tables.devices, stop); !status)
        return status;
    std::erase_if(tables.devices, [&](const intent::Device& device) {
        const bool here = m_options.sites.empty() ||
                          std::ranges::find(tables.sites, device.site, &intent::Site::id) != tables.sites.end();
        const bool live = device.status == "active" || (m_options.includeStaged && device.status == "staged");
        return !here || !live || !isOneOf(m_options.roles, device.role);
    });
    if (tables.devices.empty())
        return makeError(ErrorCode::Incomplete, "NetBox shows no active device of site " + joined(m_options.sites) +
                                                    " with role " + joined(m_options.roles))
            .about("NetBox " + m_client.baseUrl())
            .nowIs("the intent was not read; what was read before stays as it is")
            .doNext("check sites and roles in the profile, and the token's right to view devices");
    if (auto status = readVirtualChassis(stop); !status)
        return status;
    std::erase_if(info.findings, [](const intent::Finding& finding) { return finding.rule == "device.unnamed"; });
    for (const intent::Device& device : tables.devices) {
        if (device.name.empty())
            warn("device.unnamed", intent::Severity::Error,
                 "the device with id " + std::to_string(device.id) + " has no name and is left out", "name it in NetBox");
    }
    return {};
}

Status Reading::readUnassigned(std::stop_token stop)
{
    std::vector<std::string> parents;
    for (const intent::Prefix& prefix : tables.prefixes)
        parents.push_back(prefix.prefix);
    const auto queries = chunked(m_client, intent::namesOf(ObjectClass::IpAddress).endpoint, {{"assigned", "false"}},
                                 "parent", parents);
    auto rows = readTable<intent::IpAddress>(m_client, ObjectClass::IpAddress, queries, stop);
    if (!rows)
        return std::move(rows).error();
    std::erase_if(*rows, [&](const intent::IpAddress& row) {
        return row.assignedObject != 0 ||
               std::ranges::none_of(parents, [&](const std::string& parent) { return isWithin(row.address, parent); });
    });
    tables.addresses.insert(tables.addresses.end(), rows->begin(), rows->end());
    return {};
}

void Reading::keepInScope()
{
    std::set<intent::ObjectId> devices;
    for (const intent::Device& device : tables.devices)
        devices.insert(device.id);
    std::erase_if(tables.interfaces, [&](const intent::Interface& row) { return !devices.contains(row.device); });
    std::set<intent::ObjectId> interfaces;
    for (const intent::Interface& row : tables.interfaces)
        interfaces.insert(row.id);
    std::erase_if(tables.addresses, [&](const intent::IpAddress& row) {
        const bool onInterface = row.assignedType == intent::namesOf(ObjectClass::Interface).type;
        return onInterface ? !interfaces.contains(row.assignedObject) : row.assignedObject != 0;
    });
    std::erase_if(tables.cables, [&](const intent::Cable& row) {
        const auto ours = [&](const intent::CableEnd& end) { return devices.contains(end.device); };
        return std::ranges::none_of(row.a, ours) && std::ranges::none_of(row.b, ours);
    });
    std::erase_if(tables.sessions, [&](const intent::BgpSession& row) { return !devices.contains(row.device); });
    std::erase_if(tables.l2vpns, [](const intent::L2vpn& row) { return row.type != "vxlan-evpn"; });
}

Status Reading::readVirtualChassis(std::stop_token stop)
{
    std::map<intent::ObjectId, std::vector<intent::Device*>> members;
    for (intent::Device& device : tables.devices) {
        if (device.virtualChassis != 0 && device.mlagPeer == 0 && device.mlagDomain.empty())
            members[device.virtualChassis].push_back(&device);
    }
    std::erase_if(members, [](const auto& entry) { return entry.second.size() != 2; });
    if (members.empty())
        return {};
    // A pair may be kept as a virtual chassis instead of the two custom fields: its domain is the MLAG domain.
    auto rows = m_client.list("dcim/virtual-chassis", {}, stop);
    if (!rows)
        return std::move(rows).error();
    for (const nlohmann::json& row : *rows) {
        RowReader in(row);
        const auto pair = members.find(in.id());
        std::string domain = in.text("domain");
        if (domain.empty())
            domain = in.text("name");
        if (!in.problem().empty())
            return makeError(ErrorCode::Parse, "NetBox gave a row that cannot be read: " + in.problem())
                .about("NetBox " + m_client.baseUrl() + "/api/dcim/virtual-chassis/")
                .nowIs("the intent was not read; what was read before stays as it is")
                .doNext("look at this object in NetBox");
        if (pair == members.end())
            continue;
        for (std::size_t i : {0U, 1U}) {
            pair->second[i]->mlagPeer = pair->second[1 - i]->id;
            pair->second[i]->mlagDomain = domain;
        }
    }
    return {};
}

void Reading::subtractInheritedPolicies()
{
    for (intent::BgpSession& session : tables.sessions) {
        const auto group = std::ranges::find(tables.peerGroups, session.peerGroup, &intent::BgpPeerGroup::id);
        if (group == tables.peerGroups.end())
            continue;
        const auto without = [](std::vector<intent::ObjectId>& own, const std::vector<intent::ObjectId>& inherited) {
            std::erase_if(own, [&](intent::ObjectId id) { return std::ranges::find(inherited, id) != inherited.end(); });
        };
        without(session.importPolicies, group->importPolicies);
        without(session.exportPolicies, group->exportPolicies);
    }
}

} // namespace fc::netbox
