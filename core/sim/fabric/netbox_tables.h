#pragma once

#include "sim/fabric/blueprint.h"
#include "sim/fabric/description.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fc::sim::rows {

using Json = nlohmann::ordered_json;
using Id = std::int64_t;

/// Tables while they are filled. add() gives the row its id.
class Tables
{
public:
    Id add(const std::string& endpoint, Json row);
    Json& row(const std::string& endpoint, Id id);
    std::vector<FabricBlueprint::Table> finish() const;

private:
    std::vector<std::pair<std::string, std::vector<Json>>> m_tables;
    std::vector<Json>& table(const std::string& endpoint);
};

/// Ids of rows that later rows refer to.
struct Known
{
    Id site = 0;
    std::map<std::uint32_t, Id> asn;
    std::map<std::string, Id> routeTarget;
    std::map<std::string, Id> vrf;
    std::map<std::string, Id> role;
    std::map<std::string, Id> deviceRole;
    std::map<unsigned, Id> vlan;
    std::map<std::string, Id> device;
    std::map<std::pair<std::string, std::string>, Id> interface; ///< device, name
    std::map<std::pair<Ipv4, std::string>, Id> address;          ///< own (not virtual) addresses; "" = on no device
};

/// The custom field set the console reads, and its choice set.
void addCustomFields(Tables& tables);
void addIpam(Tables& tables, Known& known, const FabricDescription& fabric);
void addDevices(Tables& tables, Known& known, const FabricDescription& fabric);
void addAddresses(Tables& tables, Known& known, const FabricDescription& fabric);
void addBgp(Tables& tables, const Known& known, const FabricDescription& fabric);

} // namespace fc::sim::rows
