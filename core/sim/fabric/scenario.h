#pragma once

#include "base/result.h"
#include "sim/fabric/blueprint.h"
#include "sim/netbox/netbox_api.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::sim {

/// Something typed on a switch behind everybody's back.
struct DeviceEdit
{
    std::string device;
    std::string path;                 ///< gNMI path text
    std::optional<std::string> value; ///< JSON_IETF that replaces the node; empty: the node is deleted
    std::string why;                  ///< for people: what happened
};

/// Changes that turn an untouched lab into a story. Plain data; apply the NetBox edits with NetboxApi::apply().
struct Scenario
{
    std::string name;
    std::vector<DeviceEdit> deviceEdits;
    std::vector<NetboxEdit> netboxEdits;
    std::chrono::seconds netboxEditAge{60}; ///< how long ago the NetBox edits were made when the lab starts
    std::vector<std::string> notInSync;     ///< devices with a difference between intent and running
};

/// "in-sync": nothing. "demo": the last leaf but one was touched by hand (three places), the second pair lacks a VLAN
/// and its addresses that NetBox has had for a minute. Error: Usage (unknown name; fabric too small for the demo).
Result<Scenario> scenario(std::string_view name, const FabricBlueprint& fabric);

} // namespace fc::sim
