#pragma once

#include "model/fabric.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fc::sim {

/// One simulated switch as it boots: what an operator would have typed.
struct DeviceBlueprint
{
    std::string name;
    std::string role;              ///< "spine", "leaf"
    std::string managementAddress; ///< as in the configuration; the server itself listens on loopback
    std::string configJson;        ///< explicit configuration, RFC 7951 document
    std::string cliResidue;        ///< lines that only the CLI can express, indented by 3 as EOS shows them
};

/// Hosts and the border, which the lab plays so that links have a far end.
struct NeighbourBlueprint
{
    std::string name;
    std::string kind; ///< "host" or "external"
    std::string detail;
    std::vector<model::LinkEnd> attachedTo;
};

/// A whole fabric: the devices, the cables between them, and the rows of its NetBox per endpoint path. A row is a JSON
/// object as NetBox takes it (ids and plain choice values, defaults left out) or as NetBox gives it (nested objects);
/// sim/netbox reads both.
struct FabricBlueprint
{
    struct Table
    {
        std::string endpoint;          ///< "dcim/interfaces", "plugins/bgp/session"
        std::vector<std::string> rows; ///< one JSON object each, ascending id
    };
    std::string name;
    std::vector<DeviceBlueprint> devices;
    std::vector<model::FabricLink> cables;
    std::vector<NeighbourBlueprint> neighbours;
    std::vector<Table> netbox;
};

} // namespace fc::sim
