#include "intent/inventory.h"

#include "intent/deployment.h"
#include "intent/device_facts.h"
#include "intent/interface_name.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::intent {

namespace {

using model::FabricDevice;
using model::FabricInventory;
using model::FabricLink;
using model::FabricNeighbour;
using model::LinkEnd;

int tierOf(const std::string& role)
{
    if (role.find("spine") != std::string::npos)
        return role.find("super") != std::string::npos ? 0 : 1;
    if (role.find("leaf") != std::string::npos)
        return 2;
    return 3;
}

std::string addressOf(const IntentSnapshot& snapshot, const Interface* row)
{
    if (row == nullptr)
        return {};
    const auto own = ownAddresses(snapshot, *row);
    return own.empty() ? std::string() : own.front()->address;
}

const Interface* interfaceNamed(const IntentSnapshot& snapshot, const Device& device, std::string_view name)
{
    const auto& rows = snapshot.interfacesOf(device.id);
    const auto it = std::ranges::find(rows, name, &Interface::name);
    return it == rows.end() ? nullptr : *it;
}

std::vector<std::string> servicesOf(const IntentSnapshot& snapshot, const Device& device)
{
    std::vector<std::string> out;
    const Deployment deployment = deploymentOf(snapshot, device);
    for (const auto& [vid, deployed] : deployment.vlans) {
        const Vlan* vlan = deployed.vlan;
        const auto& ends = snapshot.tables().l2vpnTerminations;
        const bool stretched = std::ranges::any_of(ends, [vlan](const L2vpnTermination& end) {
            return end.assignedType == namesOf(ObjectClass::Vlan).type && end.assignedObject == vlan->id;
        });
        if (stretched)
            out.push_back("VLAN " + std::to_string(vid));
    }
    std::set<ObjectId> vrfs;
    for (const Interface* row : snapshot.interfacesOf(device.id))
        vrfs.insert(row->vrf);
    for (const ObjectId id : vrfs) {
        const Vrf* vrf = snapshot.vrf(id);
        if (vrf != nullptr && vrf->l3vni)
            out.push_back(vrf->name + " " + std::to_string(*vrf->l3vni));
    }
    return out;
}

FabricDevice deviceOf(const IntentSnapshot& snapshot, const Device& row)
{
    FabricDevice out;
    out.name = row.name;
    out.role = row.role;
    out.address = row.primaryAddress;
    out.netboxId = row.id;
    out.netboxUrl = snapshot.pageUrl(ObjectClass::Device, row.id);
    const Asn* asn = snapshot.asn(row.asn);
    const std::int64_t number = asn != nullptr ? asn->number : row.asNumber;
    if (number > 0 && number <= 0xffffffffLL)
        out.asn = static_cast<std::uint32_t>(number);
    out.routerId = addressOf(snapshot, interfaceNamed(snapshot, row, "Loopback0"));
    out.vtepAddress = addressOf(snapshot, vtepInterface(snapshot, row));
    if (const Device* peer = snapshot.device(row.mlagPeer))
        out.mlagPeer = peer->name;
    out.mlagDomain = row.mlagDomain;
    out.services = servicesOf(snapshot, row);
    return out;
}

class NeighbourBook
{
public:
    void add(const std::string& kind, const std::string& name, const std::string& detail, LinkEnd end)
    {
        FabricNeighbour& neighbour = m_byName[name];
        if (neighbour.name.empty()) {
            neighbour.name = name;
            neighbour.kind = kind;
            neighbour.detail = detail;
        }
        if (std::ranges::find(neighbour.attachedTo, end) == neighbour.attachedTo.end())
            neighbour.attachedTo.push_back(std::move(end));
    }
    std::vector<FabricNeighbour> take()
    {
        std::vector<FabricNeighbour> out;
        for (auto& [name, neighbour] : m_byName) {
            std::ranges::sort(neighbour.attachedTo);
            out.push_back(std::move(neighbour));
        }
        std::ranges::sort(out, [](const auto& a, const auto& b) { return naturalLess(a.name, b.name); });
        return out;
    }

private:
    std::map<std::string, FabricNeighbour> m_byName;
};

void addCables(const IntentSnapshot& snapshot, FabricInventory& out, NeighbourBook& neighbours)
{
    const auto& type = namesOf(ObjectClass::Interface).type;
    for (const Cable& cable : snapshot.tables().cables) {
        // Breakouts have several ends a side: end n goes with end n, a shorter side repeats its last.
        if (cable.a.empty() || cable.b.empty())
            continue;
        const std::size_t strands = std::max(cable.a.size(), cable.b.size());
        for (std::size_t i = 0; i < strands; ++i) {
            const CableEnd& a = cable.a[std::min(i, cable.a.size() - 1)];
            const CableEnd& b = cable.b[std::min(i, cable.b.size() - 1)];
            if (a.objectType != type || b.objectType != type)
                continue;
            const bool ownsA = snapshot.device(a.device) != nullptr;
            const bool ownsB = snapshot.device(b.device) != nullptr;
            LinkEnd endA{a.deviceName, a.objectName};
            LinkEnd endB{b.deviceName, b.objectName};
            if (ownsA && ownsB) {
                if (endB < endA)
                    std::swap(endA, endB);
                out.links.push_back(FabricLink{endA, endB, cable.id, snapshot.pageUrl(ObjectClass::Cable, cable.id)});
            } else if (ownsA != ownsB) {
                const CableEnd& far = ownsA ? b : a;
                neighbours.add("host", far.deviceName, far.objectName, ownsA ? endA : endB);
            }
        }
    }
    std::ranges::sort(out.links, [](const FabricLink& x, const FabricLink& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
}

/// A host port without a cable still tells who is on it: members of an MLAG port-channel carry the host's name.
void addDescribedHosts(const IntentSnapshot& snapshot, NeighbourBook& neighbours)
{
    for (const Interface& row : snapshot.tables().interfaces) {
        const Interface* lag = snapshot.interfaceWith(row.lag);
        const Device* device = snapshot.device(row.device);
        if (row.cable != 0 || row.description.empty() || lag == nullptr || !lag->mlagId || device == nullptr)
            continue;
        std::string detail = "named by the port's description";
        for (const ObjectId id : lag->taggedVlans) {
            if (const Vlan* vlan = snapshot.vlan(id))
                detail = "VLAN " + std::to_string(vlan->vid);
        }
        neighbours.add("host", row.description, detail, LinkEnd{device->name, row.name});
    }
}

/// Far ends of BGP sessions that no device of the fabric owns.
void addExternalPeers(const IntentSnapshot& snapshot, NeighbourBook& neighbours)
{
    for (const BgpSession& session : snapshot.tables().sessions) {
        const Device* device = snapshot.device(session.device);
        const IpAddress* remote = snapshot.address(session.remoteAddress);
        if (device == nullptr || (remote != nullptr && remote->assignedObject != 0) || session.remoteAddressText.empty())
            continue;
        const IpAddress* local = snapshot.address(session.localAddress);
        const Interface* port = local == nullptr ? nullptr : snapshot.interfaceWith(local->assignedObject);
        const Asn* asn = snapshot.asn(session.remoteAs);
        const std::string number = asn == nullptr ? std::string() : "AS" + std::to_string(asn->number);
        const std::string name = remote != nullptr && !remote->dnsName.empty() ? remote->dnsName
                                 : number.empty()                               ? session.remoteAddressText
                                                                                : number;
        neighbours.add("external", name, number.empty() ? session.remoteAddressText : number + " " + session.remoteAddressText,
                       LinkEnd{device->name, port == nullptr ? std::string() : port->name});
    }
}

} // namespace

FabricInventory inventoryOf(const IntentSnapshot& snapshot)
{
    FabricInventory out;
    for (const Site& site : snapshot.tables().sites)
        out.name += (out.name.empty() ? "" : "+") + site.slug;
    for (const Device& row : snapshot.tables().devices) {
        if (!row.name.empty())
            out.devices.push_back(deviceOf(snapshot, row));
    }
    std::ranges::sort(out.devices, [](const FabricDevice& a, const FabricDevice& b) {
        const int tierA = tierOf(a.role);
        const int tierB = tierOf(b.role);
        return tierA != tierB ? tierA < tierB : naturalLess(a.name, b.name);
    });
    NeighbourBook neighbours;
    addCables(snapshot, out, neighbours);
    addDescribedHosts(snapshot, neighbours);
    addExternalPeers(snapshot, neighbours);
    out.neighbours = neighbours.take();
    return out;
}

} // namespace fc::intent
