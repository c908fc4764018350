#include "sim/fabric/netbox_rows.h"

#include "sim/fabric/netbox_tables.h"

#include <algorithm>

namespace fc::sim {

namespace rows {

std::vector<Json>& Tables::table(const std::string& endpoint)
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&endpoint](const auto& entry) { return entry.first == endpoint; });
    if (found != m_tables.end())
        return found->second;
    return m_tables.emplace_back(endpoint, std::vector<Json>{}).second;
}

Id Tables::add(const std::string& endpoint, Json row)
{
    auto& target = table(endpoint);
    const auto id = static_cast<Id>(target.size() + 1);
    Json withId = {{"id", id}};
    withId.update(row);
    target.push_back(std::move(withId));
    return id;
}

Json& Tables::row(const std::string& endpoint, Id id)
{
    return table(endpoint).at(static_cast<std::size_t>(id - 1));
}

std::vector<FabricBlueprint::Table> Tables::finish() const
{
    std::vector<FabricBlueprint::Table> result;
    for (const auto& [endpoint, entries] : m_tables) {
        FabricBlueprint::Table out{endpoint, {}};
        out.rows.reserve(entries.size());
        for (const auto& entry : entries)
            out.rows.push_back(entry.dump());
        result.push_back(std::move(out));
    }
    return result;
}

} // namespace rows

std::vector<FabricBlueprint::Table> netboxRows(const FabricDescription& fabric)
{
    rows::Tables tables;
    rows::Known known;
    rows::addCustomFields(tables);
    known.site = tables.add("dcim/sites", {{"name", fabric.siteName},
                                           {"slug", fabric.siteSlug},
                                           {"status", "active"},
                                           {"custom_fields",
                                            {{"anycast_gateway_mac", fabric.virtualRouterMac},
                                             {"underlay_mtu", fabric.underlayMtu},
                                             {"vxlan_udp_port", fabric.vxlanUdpPort}}}});
    rows::addIpam(tables, known, fabric);
    rows::addDevices(tables, known, fabric);
    rows::addAddresses(tables, known, fabric);
    rows::addBgp(tables, known, fabric);
    for (const auto& extra : fabric.extraRows)
        tables.add(extra.endpoint, rows::Json::parse(extra.json, nullptr, false));
    return tables.finish();
}

} // namespace fc::sim
