#pragma once

#include "base/result.h"
#include "gnmi/transport.h"
#include "model/fabric.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace fc::engine {

/// Opens a transport to a device; lazy, so it fails only where the settings are wrong (unreadable password file).
using ConnectFunction = std::function<Result<std::shared_ptr<gnmi::Transport>>(const model::FabricDevice& device)>;

/// Which devices there are, where they answer, and one transport for each. Thread-safe.
/// NetBox gives the devices; the profile's [[device]] entries override address and port or add devices.
class Fleet
{
public:
    Fleet(ConnectFunction connect, std::vector<model::FabricDevice> overrides);

    /// Takes over what the intent says; transports of devices whose address moved are dropped.
    void setInventory(const model::FabricInventory& inventory);
    /// With overrides applied; inventory order, then devices that only the profile knows.
    std::vector<model::FabricDevice> devices() const;
    /// Errors: NotFound (no such device), and what `connect` says.
    Result<std::shared_ptr<gnmi::Transport>> transport(const std::string& device);
    /// Errors: NotFound.
    Result<model::FabricDevice> device(const std::string& name) const;

private:
    ConnectFunction m_connect;
    std::vector<model::FabricDevice> m_overrides;
    mutable std::mutex m_mutex;
    std::vector<model::FabricDevice> m_devices;
    std::map<std::string, std::shared_ptr<gnmi::Transport>> m_transports;
};

} // namespace fc::engine
