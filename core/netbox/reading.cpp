#include "netbox/reading.h"

#include "netbox/parallel.h"
#include "netbox/table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace fc::netbox {

namespace {

using intent::ObjectClass;

constexpr const char* kInterfaceFields =
    "id,url,display,device,name,type,enabled,parent,lag,mtu,mac_address,mgmt_only,description,mode,untagged_vlan,"
    "tagged_vlans,mark_connected,cable,cable_end,vrf,tags,custom_fields,last_updated";

constexpr std::array<ObjectClass, 9> kPolicyClasses{
    ObjectClass::RoutingPolicy, ObjectClass::RoutingPolicyRule, ObjectClass::PrefixList,
    ObjectClass::PrefixListRule, ObjectClass::Community, ObjectClass::CommunityList,
    ObjectClass::CommunityListRule, ObjectClass::AsPathList, ObjectClass::AsPathListRule};

/// "4.7.3" or "v4.2.1-Docker-3.2.0" -> 4, 7. {0, 0} if it is not a version.
std::pair<int, int> majorMinor(std::string_view text)
{
    if (text.starts_with('v'))
        text.remove_prefix(1);
    int major = 0;
    int minor = 0;
    const auto [dot, error] = std::from_chars(text.data(), text.data() + text.size(), major);
    if (error != std::errc() || dot == text.data() + text.size() || *dot != '.')
        return {0, 0};
    std::from_chars(dot + 1, text.data() + text.size(), minor);
    return {major, minor};
}

std::set<ObjectClass> allClasses()
{
    std::set<ObjectClass> out;
    for (const intent::ObjectClassNames& names : intent::objectClasses())
        out.insert(names.objectClass);
    return out;
}

template <typename T>
std::vector<std::string> idsOf(const std::vector<T>& rows)
{
    std::vector<std::string> out;
    out.reserve(rows.size());
    for (const T& row : rows)
        out.push_back(std::to_string(row.id));
    return out;
}

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

Reading::Reading(const NetboxOptions& options, const Client& client, const intent::FetchProgressSink& progress)
    : m_options(options), m_client(client), m_progress(progress)
{
    info.source = client.baseUrl();
}

void Reading::warn(std::string rule, intent::Severity severity, std::string message, std::string hint)
{
    intent::Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    info.findings.push_back(std::move(finding));
}

void Reading::tell(ObjectClass objectClass, std::size_t rows)
{
    const std::scoped_lock lock(m_mutex);
    info.read.at(static_cast<std::size_t>(objectClass)) = true;
    ++m_step;
    m_rows += rows;
    if (m_progress)
        m_progress({std::string(intent::namesOf(objectClass).key), m_step, std::max(m_step, m_steps), m_rows});
}

Status Reading::readServer(std::stop_token stop)
{
    auto status = m_client.get("status", "", stop);
    if (!status)
        return std::move(status).error();
    const auto version = status->find("netbox-version");
    if (!status->is_object() || version == status->end() || !version->is_string())
        return makeError(ErrorCode::Unsupported, "this is not a NetBox: its status names no version")
            .about("NetBox " + m_client.baseUrl())
            .nowIs("the intent was not read; what was read before stays as it is")
            .doNext("check the NetBox URL in the profile");
    info.serverVersion = version->get<std::string>();
    if (majorMinor(info.serverVersion) < std::pair{4, 2})
        return makeError(ErrorCode::Unsupported, "NetBox " + info.serverVersion + " is too old: 4.2 is the oldest that works")
            .about("NetBox " + m_client.baseUrl())
            .nowIs("the intent was not read; what was read before stays as it is")
            .doNext("upgrade NetBox");
    if (const auto plugins = status->find("plugins"); plugins != status->end() && plugins->is_object()) {
        for (const auto& [name, pluginVersion] : plugins->items())
            info.plugins[name] = pluginVersion.is_string() ? pluginVersion.get<std::string>() : std::string();
    }
    m_hasBgp = info.plugins.contains("netbox_bgp");
    if (!m_hasBgp)
        warn("netbox.bgp-plugin-missing", intent::Severity::Info,
             info.plugins.contains("netbox_routing") ? "netbox-routing is not supported yet; BGP is not read"
                                                     : "the netbox-bgp plugin is not loaded; BGP is not read",
             "install a netbox-bgp that fits NetBox " + info.serverVersion + " if it should be");
    return {};
}

Status Reading::readCustomFields(std::stop_token stop)
{
    auto rows = m_client.list("extras/custom-fields", {}, stop);
    if (!rows) {
        if (rows.error().code != ErrorCode::Auth)
            return std::move(rows).error();
        warn("netbox.custom-fields-hidden", intent::Severity::Warning,
             "the token may not view custom fields, so it is unknown whether the ones that EVPN needs exist",
             "give the user the view right on extras.customfield");
        return {};
    }
    std::string missing;
    for (const char* wanted : {"bgp_asn", "mlag_domain_id", "mlag_peer", "mlag_id", "l3vni", "rd_template"}) {
        const bool there = std::ranges::any_of(*rows, [wanted](const nlohmann::json& row) {
            const auto name = row.find("name");
            return name != row.end() && *name == wanted;
        });
        if (!there)
            missing += (missing.empty() ? "" : ", ") + std::string(wanted);
    }
    if (!missing.empty())
        warn("netbox.custom-field-missing", intent::Severity::Info, "NetBox lacks custom fields: " + missing,
             "create them if the fabric uses what they stand for");
    return {};
}

template <typename T>
Status Reading::read(ObjectClass objectClass, const std::vector<Query>& queries, std::vector<T>& table,
                     std::stop_token stop)
{
    auto rows = readTable<T>(m_client, objectClass, queries, m_options.cursorPaging, stop);
    if (!rows)
        return std::move(rows).error();
    table = std::move(rows).value();
    tell(objectClass, table.size());
    return {};
}

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
    auto rows = readTable<intent::IpAddress>(m_client, ObjectClass::IpAddress, queries, m_options.cursorPaging, stop);
    if (!rows)
        return std::move(rows).error();
    std::erase_if(*rows, [](const intent::IpAddress& row) { return row.assignedObject != 0; });
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

bool Reading::refersToPolicies() const
{
    const auto refers = [](const auto& row) {
        return !row.importPolicies.empty() || !row.exportPolicies.empty() || row.prefixListIn != 0 || row.prefixListOut != 0;
    };
    return std::ranges::any_of(tables.sessions, refers) || std::ranges::any_of(tables.peerGroups, refers);
}

Status Reading::readRest(const std::set<ObjectClass>& classes, std::stop_token stop)
{
    Query site;
    for (const std::string& slug : m_options.sites)
        site.emplace_back("site", slug);
    Query interfaces = site;
    interfaces.emplace_back("fields", kInterfaceFields);
    const auto ids = idsOf(tables.devices);
    const auto byDevice = [&](ObjectClass objectClass) {
        return chunked(m_client, intent::namesOf(objectClass).endpoint, {}, "device_id", ids);
    };

    std::vector<Task> tasks;
    const auto plan = [&](ObjectClass objectClass, std::vector<Query> queries, auto& table) {
        if (!classes.contains(objectClass))
            return;
        tasks.push_back([this, objectClass, queries = std::move(queries), &table](std::stop_token taskStop) {
            return read(objectClass, queries, table, taskStop);
        });
    };
    plan(ObjectClass::Interface, {interfaces}, tables.interfaces);
    plan(ObjectClass::IpAddress, byDevice(ObjectClass::IpAddress), tables.addresses);
    plan(ObjectClass::Cable, {site}, tables.cables);
    plan(ObjectClass::Prefix, {{}}, tables.prefixes);
    plan(ObjectClass::Vlan, {{}}, tables.vlans);
    plan(ObjectClass::VlanGroup, {{}}, tables.vlanGroups);
    plan(ObjectClass::Vrf, {{}}, tables.vrfs);
    plan(ObjectClass::RouteTarget, {{}}, tables.routeTargets);
    plan(ObjectClass::Asn, {{}}, tables.asns);
    plan(ObjectClass::Role, {{}}, tables.roles);
    plan(ObjectClass::L2vpn, {{{"type", "vxlan-evpn"}}}, tables.l2vpns);
    plan(ObjectClass::L2vpnTermination, {{}}, tables.l2vpnTerminations);
    if (m_hasBgp) {
        plan(ObjectClass::BgpPeerGroup, {{}}, tables.peerGroups);
        plan(ObjectClass::BgpSession, byDevice(ObjectClass::BgpSession), tables.sessions);
    }
    m_steps = m_step + tasks.size();
    if (auto status = runParallel(std::move(tasks), m_options.parallel, stop); !status)
        return status;
    if (classes.contains(ObjectClass::IpAddress) || classes.contains(ObjectClass::Prefix)) {
        if (auto status = readUnassigned(stop); !status)
            return status;
    }

    // Ten mostly empty tables are a third of a small read: they are asked for only when something points at them.
    if (m_hasBgp && refersToPolicies()) {
        tasks.clear();
        plan(ObjectClass::RoutingPolicy, {{}}, tables.routingPolicies);
        plan(ObjectClass::RoutingPolicyRule, {{}}, tables.routingPolicyRules);
        plan(ObjectClass::PrefixList, {{}}, tables.prefixLists);
        plan(ObjectClass::PrefixListRule, {{}}, tables.prefixListRules);
        plan(ObjectClass::Community, {{}}, tables.communities);
        plan(ObjectClass::CommunityList, {{}}, tables.communityLists);
        plan(ObjectClass::CommunityListRule, {{}}, tables.communityListRules);
        plan(ObjectClass::AsPathList, {{}}, tables.asPathLists);
        plan(ObjectClass::AsPathListRule, {{}}, tables.asPathListRules);
        m_steps = m_step + tasks.size();
        if (auto status = runParallel(std::move(tasks), m_options.parallel, stop); !status)
            return status;
    }
    keepInScope();
    return {};
}

Status Reading::readAll(std::stop_token stop)
{
    constexpr std::size_t kClassesWithoutPolicies = 16;
    m_steps = kClassesWithoutPolicies;
    if (auto status = readServer(stop); !status)
        return status;
    if (auto status = readCustomFields(stop); !status)
        return status;
    if (auto status = readScope(stop); !status)
        return status;
    return readRest(allClasses(), stop);
}

Status Reading::readAgain(const std::set<ObjectClass>& classes, std::stop_token stop)
{
    std::set<ObjectClass> wanted = classes;
    if (classes.contains(ObjectClass::Site) || classes.contains(ObjectClass::Device)) {
        if (auto status = readScope(stop); !status)
            return status;
        wanted = allClasses();
    }
    // Unassigned addresses are found through prefixes, and both land in one table.
    if (wanted.contains(ObjectClass::Prefix))
        wanted.insert(ObjectClass::IpAddress);
    // A policy may be referred to now that was not before: its whole family is read then.
    if (wanted.contains(ObjectClass::BgpPeerGroup) || wanted.contains(ObjectClass::BgpSession))
        wanted.insert(kPolicyClasses.begin(), kPolicyClasses.end());
    return readRest(wanted, stop);
}

} // namespace fc::netbox
