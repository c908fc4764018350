#pragma once

#include "checks/ip_network.h"
#include "checks/settings.h"
#include "intent/bgp_options.h"
#include "intent/deployment.h"
#include "intent/interface_name.h"
#include "intent/intent_snapshot.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fc::checks {

using intent::IpAddress;
using intent::ObjectClass;
using intent::ObjectId;

struct DeviceFacts;

/// One interface of a managed device with everything that hangs on it. All addresses are active ones.
struct PortFacts
{
    const intent::Interface* row = nullptr;
    intent::InterfaceName name;
    const DeviceFacts* device = nullptr;
    std::vector<const IpAddress*> own;    ///< IPv4 and IPv6, without virtual-router ones
    std::vector<const IpAddress*> shared; ///< "vip" and its kin; "anycast" on an SVI
    const PortFacts* lag = nullptr;
    std::vector<const PortFacts*> members; ///< of a LAG
    const intent::Cable* cable = nullptr;
    std::vector<const intent::CableEnd*> farEnds; ///< other end of the cable; may be outside the fabric
    std::vector<const PortFacts*> far; ///< those far ends that are ports of managed devices

    bool is(intent::InterfaceKind kind) const noexcept { return name.kind == kind; }
    bool isManagement() const noexcept { return row->managementOnly || is(intent::InterfaceKind::Management); }
    bool isSvi() const noexcept { return is(intent::InterfaceKind::Svi); }
    bool isLoopback() const noexcept { return is(intent::InterfaceKind::Loopback); }
    /// A port frames go through: Ethernet or Port-Channel with a switching mode.
    bool isSwitched() const noexcept { return !row->mode.empty() && !isSvi(); }
};

/// One side of a BGP session.
struct SessionFacts
{
    const intent::BgpSession* row = nullptr;
    const intent::BgpPeerGroup* group = nullptr;
    const DeviceFacts* device = nullptr; ///< nullptr if the device is outside the fabric
    const IpAddress* local = nullptr;
    const PortFacts* localPort = nullptr; ///< that has `local`, on whatever managed device
    std::string remoteAddress;            ///< without length
    const IpAddress* remote = nullptr;
    const PortFacts* remotePort = nullptr;
    const DeviceFacts* remoteDevice = nullptr;
    const SessionFacts* mirror = nullptr; ///< the same session as its other side has it
    ObjectId vrf = 0;
    std::int64_t localAs = 0, remoteAs = 0; ///< 0 if unknown
    std::vector<std::string> families;      ///< its own, else its group's
    intent::BgpOptions options; ///< its own over those of its group, key by key

    bool carries(std::string_view family) const;
    bool isExternal() const noexcept { return options.external || remoteDevice == nullptr; }
    bool isActive() const noexcept { return row->status == "active"; }
};

enum class Tier : std::uint8_t { Spine, Leaf, Other };

struct DeviceFacts
{
    const intent::Device* row = nullptr;
    std::string name; ///< what to call it, also when NetBox has no name
    Tier tier = Tier::Other;
    std::int64_t asn = 0; ///< 0 if unknown
    const DeviceFacts* peer = nullptr; ///< MLAG peer, if it is managed
    std::vector<const PortFacts*> ports;
    std::vector<const SessionFacts*> sessions;
    intent::Deployment deployment;
    const PortFacts* routerId = nullptr;
    const PortFacts* vtep = nullptr;
    const PortFacts* peerLink = nullptr; ///< LAG with a member cabled to the peer

    const PortFacts* port(std::string_view portName) const;
    /// Name of the pair the device is half of, or its own: equal for both peers.
    const std::string& unit() const;
};

/// One L2 service: a VLAN row and the VNIs it ends on.
struct VlanService
{
    const intent::Vlan* vlan = nullptr;
    std::vector<const intent::L2vpn*> l2vpns; ///< that it is terminated on
    std::vector<const DeviceFacts*> devices;  ///< that carry it
    /// Every VNI that NetBox names for it, ascending, without doubles.
    std::vector<std::int64_t> vnis() const;
};

struct VrfService
{
    const intent::Vrf* vrf = nullptr;
    std::vector<const PortFacts*> ports; ///< without management ports
    std::vector<const DeviceFacts*> devices; ///< those of the ports, without doubles
    bool isStretched() const noexcept { return vrf->l3vni.has_value(); }
};

/// What a device runs, as far as NetBox could have named it.
struct RunningNames
{
    std::set<std::string> interfaces;
    std::set<std::int64_t> vlans;
    bool operator==(const RunningNames&) const = default;
};
/// By device name. Devices that were not read are not in it.
using RunningInventory = std::map<std::string, RunningNames, std::less<>>;

/// Everything the checks ask about one snapshot, looked up once. Immutable and safe to read from any thread; pointers
/// live as long as it does, and it keeps the snapshot alive.
class FabricFacts
{
public:
    FabricFacts(intent::IntentSnapshotPtr snapshot, Settings settings, RunningInventory running = {});
    FabricFacts(const FabricFacts&) = delete;
    FabricFacts& operator=(const FabricFacts&) = delete;

    const intent::IntentSnapshot& snapshot() const noexcept { return *m_snapshot; }
    const intent::IntentTables& tables() const noexcept { return m_snapshot->tables(); }
    const Settings& settings() const noexcept { return m_settings; }
    const RunningInventory& running() const noexcept { return m_running; }

    const std::vector<const DeviceFacts*>& devices() const noexcept { return m_deviceList; } ///< natural order
    const std::vector<std::unique_ptr<PortFacts>>& ports() const noexcept { return m_ports; }
    const std::vector<std::unique_ptr<SessionFacts>>& sessions() const noexcept { return m_sessions; }
    const std::vector<VlanService>& vlans() const noexcept { return m_vlans; } ///< every VLAN row, by id
    const std::vector<VrfService>& vrfs() const noexcept { return m_vrfs; }    ///< every VRF row, by id
    /// Halves of MLAG pairs that name each other, lower id first.
    const std::vector<std::pair<const DeviceFacts*, const DeviceFacts*>>& pairs() const noexcept { return m_pairs; }

    const DeviceFacts* device(ObjectId id) const;
    const PortFacts* port(ObjectId interfaceId) const;
    const VlanService* vlan(ObjectId id) const;
    const VrfService* vrf(ObjectId id) const;
    const intent::RouteTarget* routeTarget(ObjectId id) const;
    /// The VLAN that an SVI is for on its device; nullptr if NetBox does not say which.
    const VlanService* vlanOf(const PortFacts& svi) const;
    /// VLANs that a switched port carries by name: untagged and tagged ones.
    std::set<ObjectId> carried(const PortFacts& port) const;
    std::string vrfName(ObjectId id) const; ///< "default" for 0
    const intent::Site* siteOf(const DeviceFacts& device) const;

private:
    void addDevices();
    void addPorts();
    void addCables();
    void addSessions();
    void addServices();
    void linkSessions();

    intent::IntentSnapshotPtr m_snapshot;
    Settings m_settings;
    RunningInventory m_running;
    std::vector<std::unique_ptr<DeviceFacts>> m_devices;
    std::vector<const DeviceFacts*> m_deviceList;
    std::vector<std::unique_ptr<PortFacts>> m_ports;
    std::vector<std::unique_ptr<SessionFacts>> m_sessions;
    std::vector<VlanService> m_vlans;
    std::vector<VrfService> m_vrfs;
    std::vector<std::pair<const DeviceFacts*, const DeviceFacts*>> m_pairs;
    std::unordered_map<ObjectId, DeviceFacts*> m_deviceById;
    std::unordered_map<ObjectId, PortFacts*> m_portById;
    std::unordered_map<ObjectId, std::size_t> m_vlanById;
    std::unordered_map<ObjectId, std::size_t> m_vrfById;
    std::unordered_map<ObjectId, const intent::RouteTarget*> m_targets;
};

/// Address with its length; nullopt if NetBox holds nonsense.
std::optional<IpNetwork> networkOf(const IpAddress& row);
/// "10.0.0.1/24".
std::string textOf(const IpAddress& row);
/// Roles under which several devices may hold one address.
bool isSharedRole(std::string_view role);

} // namespace fc::checks
