#pragma once

#include "sim/netbox/control.h"
#include "sim/netbox/netbox_api.h"
#include "sim/sim_fabric.h"

#include <functional>
#include <string>
#include <string_view>

namespace fc::sim {

/// Steers a running lab: the verbs of `fabric-lab ctl`, each with a JSON body, answered with JSON.
///
///   set      {"device","path","value"}      delete {"device","path"}       cli   {"device","text"}
///   fault    {"device","kind","argument"}   link   {"device","interface","state":"up"|"down"}
///   freeze   {"state":"on"|"off"}           reboot {"device","off_ms"}     stats {}   stop {}
///   netbox   {"method","url","body"}: one call to the NetBox API, as the owner of its tokens
///
/// A refusal is {"error":{"code","text","subject","state","next"}} with status 400, 404 or 502. Thread-safe.
class LabControl
{
public:
    /// `fabric` must outlive this. `stop` is called by the verb of that name, on the caller's thread; it must not block.
    LabControl(SimFabric& fabric, std::function<void()> stop) : m_fabric(fabric), m_stop(std::move(stop)) {}

    /// The NetBox that `netbox` calls go to; set before the first call.
    void setNetbox(NetboxApi* netbox) { m_netbox = netbox; }

    ControlAnswer handle(std::string_view verb, std::string_view jsonBody);

private:
    ControlAnswer stats() const;
    ControlAnswer netbox(std::string_view jsonBody);

    SimFabric& m_fabric;
    std::function<void()> m_stop;
    NetboxApi* m_netbox = nullptr;
};

} // namespace fc::sim
