#pragma once

#include "intent/deployment.h"
#include "intent/fabric_file.h"
#include "intent/fabric_index.h"
#include "intent/interface_name.h"

#include <optional>
#include <string>
#include <vector>

namespace fc::intent {

/// One interface of a device, with what its name says.
struct MappedInterface
{
    const Interface* row = nullptr;
    InterfaceName name;
};

/// What several rules ask about one device. Pointers live as long as the snapshot.
struct DeviceFacts
{
    const Site* site = nullptr;

    std::optional<std::int64_t> asNumber; ///< of the device; else the one local AS of its sessions
    const Asn* asn = nullptr;             ///< the row, where there is one
    const BgpSession* asnFrom = nullptr;  ///< the session that names it, where the device does not

    const Interface* routerIdPort = nullptr; ///< bgp.router_id_interface
    const IpAddress* routerId = nullptr;

    const Interface* vtep = nullptr; ///< loopback of the VXLAN tunnels; nullptr: no VTEP
    const IpAddress* vtepAddress = nullptr;

    const Interface* managementPort = nullptr; ///< the management-only one

    struct Mlag
    {
        const Device* peer = nullptr;           ///< nullptr: no MLAG
        const Interface* localInterface = nullptr; ///< SVI of the VLAN whose role the fabric file names
        const Vlan* vlan = nullptr;
        const IpAddress* peerAddress = nullptr; ///< of the peer's SVI of that VLAN
        const Interface* peerLink = nullptr;    ///< LAG whose members are cabled to the peer
        const Interface* peerLinkMember = nullptr;
        const Cable* peerLinkCable = nullptr;
    } mlag;

    std::vector<const Vrf*> vrfs; ///< in which the device has an interface or session; by name
    bool speaksBgp = false;       ///< it has an active session
};

/// `interfaces` are those of the device that are mapped.
DeviceFacts deviceFacts(const FabricIndex& index, const Device& device, const FabricFile& fabric,
                        const std::vector<MappedInterface>& interfaces, const Deployment& deployment);

/// The custom field decides; without it, the loopback that shares an anycast address (facts/netbox-intent.md 2.11).
const Interface* vtepInterface(const IntentSnapshot& snapshot, const Device& device);

/// VRF of a session: that of its local address, else of the interface that has it. nullptr: the default instance.
const Vrf* vrfOf(const IntentSnapshot& snapshot, const BgpSession& session);

/// "{router_id}:{vid}" with what is known filled in; nullopt if something it needs is not, and `missing` says what.
struct TemplateValues
{
    std::string asNumber, routerId, vni, vid;
};
std::optional<std::string> filledTemplate(std::string_view text, const TemplateValues& values, std::string& missing);

} // namespace fc::intent
