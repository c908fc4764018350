#pragma once

#include "intent/intent_snapshot.h"

#include <string>
#include <utility>
#include <vector>

namespace fc::test {

using namespace fc::intent;

/// NetBox rows of a synthetic fabric: 4 spines, leafs in MLAG pairs, 2 VRFs, 200 VLANs of which each pair carries 20 as
/// L2VNI and gateway, 4 hosts a pair, an AS number of 4 bytes a pair. Ids are counted over all classes.
class ClosIntent
{
public:
    static constexpr int kSpines = 4;
    static constexpr int kVlans = 200;
    static constexpr int kVlansOfAPair = 20;
    static constexpr int kHosts = 4;

    explicit ClosIntent(int leafs)
    {
        addShared();
        for (int number = 0; number < kSpines; ++number)
            addSpine(number);
        for (int number = 0; number < leafs; ++number)
            addLeaf(number);
        for (int number = 0; number < leafs; ++number)
            addLinks(number);
    }

    IntentTables tables;

private:
    static std::string quad(int a, int b, int number)
    {
        return std::to_string(a) + "." + std::to_string(b) + "." + std::to_string(number / 250) + "." +
               std::to_string(number % 250 + 1);
    }

    template <typename T>
    T& add(std::vector<T>& rows)
    {
        T& row = rows.emplace_back();
        row.id = ++m_id;
        return row;
    }

    ObjectId asn(std::int64_t number)
    {
        Asn& row = add(tables.asns);
        row.number = number;
        return row.id;
    }

    ObjectId vlan(std::int64_t vid, std::string name, std::string role)
    {
        Vlan& row = add(tables.vlans);
        row.vid = vid;
        row.name = std::move(name);
        row.role = std::move(role);
        row.status = "active";
        row.site = m_site;
        return row.id;
    }

    void addShared()
    {
        Site& site = add(tables.sites);
        site.name = "DC1";
        site.slug = "dc1";
        site.anycastGatewayMac = "c001.cafe.babe";
        site.vxlanUdpPort = 4789;
        m_site = site.id;
        m_spineAs = asn(65000);
        for (int number = 0; number < 2; ++number) {
            RouteTarget& target = add(tables.routeTargets);
            target.name = "1:" + std::to_string(100001 + number);
            Vrf& vrf = add(tables.vrfs);
            vrf.name = number == 0 ? "gold" : "silver";
            vrf.l3vni = 100001 + number;
            vrf.rdTemplate = "{router_id}:" + std::to_string(1 + number);
            vrf.importTargets = vrf.exportTargets = {target.id};
        }
        for (int number = 0; number < kVlans; ++number)
            addStretchedVlan(100 + number);
        m_peerVlan = vlan(4090, "mlag-peer", "mlag-peer");
        m_ibgpVlan = vlan(4091, "mlag-ibgp", "mlag-ibgp");
        m_underlay = group("underlay", m_spineAs, "ipv4-unicast", R"({"maximum_routes":12000})");
        m_ibgp = group("underlay_ibgp", 0, "ipv4-unicast", R"({"remote_as":"internal","next_hop_self":true})");
        m_evpnLeaf = group("evpn-leaf", m_spineAs, "l2vpn-evpn",
                           R"({"name":"evpn","ebgp_multihop":3,"update_source":"Loopback0","send_community":["extended"]})");
        m_evpnSpine = group("evpn-spine", 0, "l2vpn-evpn",
                            R"({"name":"evpn","ebgp_multihop":3,"update_source":"Loopback0","next_hop_unchanged":true})");
    }

    void addStretchedVlan(int vid)
    {
        const ObjectId id = vlan(vid, "v" + std::to_string(vid), "tenant");
        RouteTarget& target = add(tables.routeTargets);
        target.name = std::to_string(vid) + ":" + std::to_string(110000 + vid);
        const ObjectId targetId = target.id;
        L2vpn& l2vpn = add(tables.l2vpns);
        l2vpn.name = "VNI" + std::to_string(110000 + vid);
        l2vpn.status = "active";
        l2vpn.identifier = 110000 + vid;
        l2vpn.importTargets = l2vpn.exportTargets = {targetId};
        l2vpn.rdTemplate = "{router_id}:{vid}";
        const ObjectId l2vpnId = l2vpn.id;
        L2vpnTermination& end = add(tables.l2vpnTerminations);
        end.l2vpn = l2vpnId;
        end.assignedType = "ipam.vlan";
        end.assignedObject = id;
        m_vlans.push_back(id);
    }

    ObjectId group(std::string name, ObjectId remoteAs, std::string family, std::string options)
    {
        BgpPeerGroup& row = add(tables.peerGroups);
        row.name = std::move(name);
        row.remoteAs = remoteAs;
        row.afiSafi = {std::move(family)};
        row.options = std::move(options);
        return row.id;
    }

    ObjectId device(std::string name, std::string role, ObjectId as, std::string address)
    {
        Device& row = add(tables.devices);
        row.name = std::move(name);
        row.role = std::move(role);
        row.status = "active";
        row.site = m_site;
        row.asn = as;
        row.primaryAddress = std::move(address);
        return row.id;
    }

    ObjectId port(ObjectId device, std::string name, std::string description = {})
    {
        Interface& row = add(tables.interfaces);
        row.device = device;
        row.name = std::move(name);
        row.description = std::move(description);
        return row.id;
    }
    Interface& last() { return tables.interfaces.back(); }

    ObjectId address(ObjectId port, std::string text, int length, std::string role = {}, ObjectId vrf = 0)
    {
        IpAddress& row = add(tables.addresses);
        row.address = std::move(text);
        row.prefixLength = length;
        row.status = "active";
        row.role = std::move(role);
        row.vrf = vrf;
        row.assignedType = "dcim.interface";
        row.assignedObject = port;
        return row.id;
    }

    void session(ObjectId device, ObjectId local, std::string remote, ObjectId remoteAs, ObjectId group)
    {
        BgpSession& row = add(tables.sessions);
        row.display = "to " + remote;
        row.status = "active";
        row.device = device;
        row.localAddress = local;
        row.remoteAddressText = std::move(remote);
        row.remoteAs = remoteAs;
        row.peerGroup = group;
        if (group == 0)
            row.afiSafi = {"ipv4-unicast"};
    }

    void cable(ObjectId a, ObjectId aDevice, ObjectId b, ObjectId bDevice)
    {
        Cable& row = add(tables.cables);
        row.a = {{"dcim.interface", a, aDevice, "", ""}};
        row.b = {{"dcim.interface", b, bDevice, "", ""}};
    }

    void addSpine(int number)
    {
        const ObjectId id = device("spine" + std::to_string(number + 1), "spine", m_spineAs, quad(172, 16, number));
        address(port(id, "Management0"), quad(172, 16, number), 16);
        last().managementOnly = true;
        m_spineLoopbacks.push_back(address(port(id, "Loopback0"), quad(10, 0, number), 32, "loopback"));
        m_spines.push_back(id);
    }

    void addLeaf(int number)
    {
        const int pair = number / 2;
        if (number % 2 == 0)
            m_leafAs.push_back(asn(4'200'000'000 + pair));
        const ObjectId id = device("leaf" + std::to_string(number + 1), "leaf", m_leafAs.back(), quad(172, 17, number));
        m_leafs.push_back(id);
        address(port(id, "Management0"), quad(172, 17, number), 16);
        last().managementOnly = true;
        m_leafLoopbacks.push_back(address(port(id, "Loopback0", "Router-ID"), quad(10, 1, number), 32, "loopback"));
        const ObjectId vtep = port(id, "Loopback1", "VTEP");
        address(vtep, quad(10, 2, pair), 32, "anycast");
        Device& row = tables.devices.back();
        row.vtepInterface = vtep;
        row.mlagDomain = "leafs";
        row.mlagPeer = number % 2 == 0 ? 0 : m_leafs[m_leafs.size() - 2];
        if (number % 2 == 1)
            tables.devices[tables.devices.size() - 2].mlagPeer = id;
        address(port(id, "Vlan4090", "MLAG Peer-Link"), quad(10, 4, number), 31);
        m_ibgpAddresses.push_back(address(port(id, "Vlan4091", "MLAG iBGP Peering"), quad(10, 3, number), 31));
        const ObjectId peerLink = port(id, "Port-Channel999", "MLAG Peer");
        last().mode = "tagged-all";
        last().trunkGroups = {"mlag-peer"};
        m_peerPorts.push_back(port(id, "Ethernet10", "mlag peer link"));
        last().lag = peerLink;
        addServices(id, pair);
    }

    void addServices(ObjectId id, int pair)
    {
        std::vector<ObjectId> carried;
        for (int i = 0; i < kVlansOfAPair; ++i) {
            const int number = (pair * 7 + i) % kVlans;
            carried.push_back(m_vlans[static_cast<std::size_t>(number)]);
            const Vrf& vrf = tables.vrfs[static_cast<std::size_t>(number % 2)];
            const ObjectId svi = port(id, "Vlan" + std::to_string(100 + number), "subnet " + std::to_string(number));
            last().vrf = vrf.id;
            const std::string net = "10." + std::to_string(40 + number % 100) + "." + std::to_string(number / 100) + ".";
            address(svi, net + std::to_string(10 + pair % 200), 24, "", vrf.id);
            address(svi, net + "1", 24, "vip", vrf.id);
        }
        for (int host = 1; host <= kHosts; ++host) {
            const ObjectId lag = port(id, "Port-Channel" + std::to_string(host), "host" + std::to_string(host));
            last().mode = "tagged";
            last().taggedVlans = carried;
            last().mlagId = host;
            port(id, "Ethernet" + std::to_string(host), "host" + std::to_string(host));
            last().lag = lag;
        }
    }

    void addLinks(int number)
    {
        const auto leaf = static_cast<std::size_t>(number);
        const ObjectId as = m_leafAs[leaf / 2];
        for (int spine = 0; spine < kSpines; ++spine) {
            const auto s = static_cast<std::size_t>(spine);
            const int link = number * 2;
            const std::string near = quad(20 + spine, link / 60000, link % 60000 + 1);
            const std::string far = quad(20 + spine, link / 60000, link % 60000);
            const ObjectId up = port(m_leafs[leaf], "Ethernet" + std::to_string(11 + spine), "spine" + std::to_string(spine + 1));
            last().mtu = 9214;
            const ObjectId down = port(m_spines[s], "Ethernet" + std::to_string(number + 1), "leaf" + std::to_string(number + 1));
            last().mtu = 9214;
            session(m_leafs[leaf], address(up, near, 31), far, m_spineAs, m_underlay);
            session(m_spines[s], address(down, far, 31), near, as, 0);
            session(m_leafs[leaf], m_leafLoopbacks[leaf], quad(10, 0, spine), m_spineAs, m_evpnLeaf);
            session(m_spines[s], m_spineLoopbacks[s], quad(10, 1, number), as, m_evpnSpine);
            cable(up, m_leafs[leaf], down, m_spines[s]);
        }
        session(m_leafs[leaf], m_ibgpAddresses[leaf], quad(10, 3, number ^ 1), as, m_ibgp);
        if (number % 2 == 1)
            cable(m_peerPorts[leaf - 1], m_leafs[leaf - 1], m_peerPorts[leaf], m_leafs[leaf]);
    }

    ObjectId m_id = 0;
    ObjectId m_site = 0, m_spineAs = 0, m_peerVlan = 0, m_ibgpVlan = 0;
    ObjectId m_underlay = 0, m_ibgp = 0, m_evpnLeaf = 0, m_evpnSpine = 0;
    std::vector<ObjectId> m_vlans, m_spines, m_spineLoopbacks, m_leafs, m_leafAs, m_leafLoopbacks, m_ibgpAddresses, m_peerPorts;
};

/// A snapshot of it, every class read.
inline SnapshotInfo closInfo()
{
    SnapshotInfo out;
    out.source = "http://netbox.test";
    out.read.fill(true);
    return out;
}

} // namespace fc::test
