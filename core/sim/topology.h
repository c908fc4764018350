#pragma once

#include "model/fabric.h"
#include "sim/device/device_facts.h"
#include "sim/device/environment.h"
#include "sim/fabric/blueprint.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace fc::sim {

/// What the fabric knows of one device when it works out who sees whom.
struct DeviceInput
{
    std::string name;
    std::string managementAddress;
    std::vector<std::string> ports;
    std::shared_ptr<const DeviceFacts> facts;
    bool isOff = false; ///< rebooting: no port of it has light
};

/// EOS's names of ports that exist whatever is configured.
bool isPhysicalPort(std::string_view interface);

/// The cables of a fabric, hosts and border included, with what has been cut. Plain data, no threads.
class Topology
{
public:
    explicit Topology(const FabricBlueprint& blueprint);

    /// Physical ports of a device: those with a cable; a device has its configured ones besides.
    std::vector<std::string> cabledPorts(const std::string& device) const;
    /// False if no cable ends there.
    bool setCut(const model::LinkEnd& end, bool cut);
    /// The other end; an empty device if there is none.
    model::LinkEnd farEnd(const model::LinkEnd& end) const;

    /// The world as each device sees it. A link is up iff both ends are enabled and it is not cut; hosts are always
    /// on. A BGP session is established iff both ends configure each other with the right AS and the way is up.
    std::map<std::string, Environment> environments(const std::vector<DeviceInput>& devices) const;

private:
    std::map<model::LinkEnd, model::LinkEnd> m_far;
    std::map<std::string, std::set<std::string>> m_externals; ///< device -> interfaces behind which a border stands
    std::set<model::LinkEnd> m_cut;
};

} // namespace fc::sim
