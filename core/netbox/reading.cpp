#include "netbox/reading.h"

#include "netbox/custom_field_check.h"
#include "netbox/parallel.h"
#include "netbox/table_reader.h"

#include <algorithm>
#include <array>

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

} // namespace

Reading::Reading(const NetboxOptions& options, const Client& client, const intent::FetchProgressSink& progress)
    : m_options(options), m_client(client), m_progress(progress)
{
    info.source = client.baseUrl();
}

Reading::Reading(const NetboxOptions& options, const Client& client, const intent::FetchProgressSink& progress,
                 const intent::IntentSnapshot& base)
    : tables(base.tables()), info(base.info()), m_options(options), m_client(client), m_progress(progress),
      m_hasBgp(base.info().plugins.contains("netbox_bgp"))
{
}

bool Reading::hasScope() const
{
    return info.read.at(static_cast<std::size_t>(ObjectClass::Device)) && !tables.devices.empty();
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
    if (!isSupportedVersion(info.serverVersion))
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
    const auto workers = status->find("rq-workers-running");
    if (workers != status->end() && workers->is_number_integer() && *workers == 0)
        warn("netbox.no-worker", intent::Severity::Info, "NetBox runs no background worker: its webhooks are never sent",
             "start an rqworker if webhooks are used; polling works without it");
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
    for (intent::Finding& finding : customFieldFindings(*rows, m_hasBgp, info.source))
        info.findings.push_back(std::move(finding));
    return {};
}

template <typename T>
Status Reading::read(ObjectClass objectClass, const std::vector<Query>& queries, std::vector<T>& table,
                     std::stop_token stop, const std::function<void(const nlohmann::json&)>& look)
{
    auto rows = readTable<T>(m_client, objectClass, queries, stop, look);
    if (!rows)
        return std::move(rows).error();
    table = std::move(rows).value();
    tell(objectClass, table.size());
    return {};
}

// reading_scope.cpp reads with it too.
template Status Reading::read(ObjectClass, const std::vector<Query>&, std::vector<intent::Site>&, std::stop_token,
                              const std::function<void(const nlohmann::json&)>&);
template Status Reading::read(ObjectClass, const std::vector<Query>&, std::vector<intent::Device>&, std::stop_token,
                              const std::function<void(const nlohmann::json&)>&);

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
        if (classes.contains(ObjectClass::BgpSession)) {
            tasks.push_back([this, queries = byDevice(ObjectClass::BgpSession)](std::stop_token taskStop) {
                return read(ObjectClass::BgpSession, queries, tables.sessions, taskStop, [this](const nlohmann::json& row) {
                    // The field came with the release that stopped merging (0.19).
                    m_policiesMerged = !row.contains("extra_attributes");
                });
            });
        }
    }
    m_steps = m_step + tasks.size();
    if (auto status = runParallel(std::move(tasks), m_options.parallel, stop); !status)
        return status;
    if (classes.contains(ObjectClass::IpAddress) || classes.contains(ObjectClass::Prefix)) {
        if (auto status = readUnassigned(stop); !status)
            return status;
    }

    // Ten mostly empty tables are a third of a small read: they are asked for only when something points at them.
    if (m_hasBgp && (m_options.readPolicies || refersToPolicies())) {
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
    if (m_policiesMerged && classes.contains(ObjectClass::BgpSession))
        subtractInheritedPolicies();
    return checkRows();
}

Status Reading::readAll(std::stop_token stop)
{
    constexpr std::size_t kClassesWithoutPolicies = 16;
    if (hasScope()) {
        std::set<ObjectClass> missing;
        for (const ObjectClass objectClass : allClasses()) {
            if (!info.read.at(static_cast<std::size_t>(objectClass)))
                missing.insert(objectClass);
        }
        // Two requests fill this table, and only one of them may have been answered.
        missing.insert(ObjectClass::IpAddress);
        return readAgain(missing, stop);
    }
    m_steps = kClassesWithoutPolicies;
    info.findings.clear();
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
    m_step = 0;
    m_rows = 0;
    if (classes.contains(ObjectClass::Site) || classes.contains(ObjectClass::Device)) {
        const auto before = idsOf(tables.devices);
        if (auto status = readScope(stop); !status)
            return status;
        if (classes.contains(ObjectClass::Site) || idsOf(tables.devices) != before)
            wanted = allClasses();
        else
            wanted.insert(ObjectClass::Cable); // its ends carry the names of their devices
    }
    // Unassigned addresses are found through prefixes, and both land in one table.
    if (wanted.contains(ObjectClass::Prefix))
        wanted.insert(ObjectClass::IpAddress);
    // A policy may be referred to now that was not before: its whole family is read then.
    if (wanted.contains(ObjectClass::BgpPeerGroup) || wanted.contains(ObjectClass::BgpSession)) {
        wanted.insert({ObjectClass::BgpPeerGroup, ObjectClass::BgpSession});
        wanted.insert(kPolicyClasses.begin(), kPolicyClasses.end());
    }
    return readRest(wanted, stop);
}

} // namespace fc::netbox
