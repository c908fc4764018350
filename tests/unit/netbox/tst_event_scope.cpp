#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "netbox/event_scope.h"

using namespace fc;
using namespace fc::test;
using intent::ObjectClass;

namespace {

const intent::IntentSnapshot& scopedLab()
{
    static const auto kLab = recordedSnapshot().value();
    return *kLab;
}

std::string textOfScope(const netbox::EventScope& scope)
{
    if (scope.wholeFabric)
        return "whole fabric";
    std::string out;
    for (const std::string& device : scope.devices)
        out += (out.empty() ? "" : " ") + device;
    return out;
}

template <typename Rows, typename Condition>
std::int64_t idWhere(const Rows& rows, Condition condition)
{
    const auto it = std::ranges::find_if(rows, condition);
    return it == rows.end() ? -1 : it->id;
}

std::int64_t portId(const std::string& device, const std::string& name)
{
    return idWhere(scopedLab().tables().interfaces, [&](const intent::Interface& row) {
        return row.name == name && scopedLab().device(row.device)->name == device;
    });
}

std::int64_t addressId(const std::string& address, const std::string& device = {})
{
    return idWhere(scopedLab().tables().addresses, [&](const intent::IpAddress& row) {
        if (row.address != address)
            return false;
        const intent::Interface* port = scopedLab().interfaceWith(row.assignedObject);
        return device.empty() || (port != nullptr && scopedLab().device(port->device)->name == device);
    });
}

std::int64_t vlanId(std::int64_t vid)
{
    return idWhere(scopedLab().tables().vlans, [vid](const intent::Vlan& row) { return row.vid == vid; });
}

} // namespace

class TstEventScope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhomAChangeConcerns_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<qint64>("id");
        QTest::addColumn<QString>("devices");
        const auto& t = scopedLab().tables();
        const auto row = [](const char* name, const char* type, std::int64_t id, const char* devices) {
            QTest::newRow(name) << QString::fromLatin1(type) << qint64(id) << QString::fromLatin1(devices);
        };
        const char* everybody = "leaf1 leaf2 leaf3 leaf4 leaf5 leaf6 leaf7 leaf8 spine1 spine2";
        const char* leafs = "leaf1 leaf2 leaf3 leaf4 leaf5 leaf6 leaf7 leaf8";
        row("device and its MLAG peer", "dcim.device", scopedLab().deviceNamed("leaf7")->id, "leaf7 leaf8");
        row("device without peer", "dcim.device", scopedLab().deviceNamed("spine1")->id, "spine1");
        row("uplink: both ends, and the peer", "dcim.interface", portId("leaf7", "Ethernet11"), "leaf7 leaf8 spine1");
        row("host port", "dcim.interface", portId("leaf3", "Ethernet1"), "leaf3 leaf4");
        row("cable", "dcim.cable", scopedLab().interfaceWith(portId("leaf5", "Ethernet12"))->cable, "leaf5 spine2");
        row("cable termination", "dcim.cabletermination", 1, everybody);
        row("underlay address: both ends of the session", "ipam.ipaddress", addressId("10.0.1.1"), "leaf1 leaf2 spine1");
        row("management address", "ipam.ipaddress", addressId("172.16.0.31"), "leaf7 leaf8");
        row("address outside, of a session", "ipam.ipaddress", addressId("10.90.90.1"), "leaf7 leaf8");
        row("VLAN with a VNI", "ipam.vlan", vlanId(40), "leaf1 leaf2 leaf5 leaf6");
        row("VLAN of one pair", "ipam.vlan", vlanId(34), "leaf3 leaf4");
        row("VLAN of every pair", "ipam.vlan", vlanId(4090), leafs);
        row("VLAN group", "ipam.vlangroup", t.vlanGroups.front().id, leafs);
        row("L2VPN", "vpn.l2vpn", t.l2vpns.front().id, "leaf1 leaf2 leaf5 leaf6");
        row("its termination", "vpn.l2vpntermination", t.l2vpnTerminations.front().id, "leaf1 leaf2 leaf5 leaf6");
        row("VRF", "ipam.vrf", t.vrfs.front().id, "leaf3 leaf4 leaf7 leaf8");
        row("route target of the VRF", "ipam.routetarget", t.vrfs.front().importTargets.front(), "leaf3 leaf4 leaf7 leaf8");
        row("route target of the L2VPN", "ipam.routetarget", t.l2vpns.front().importTargets.front(), "leaf1 leaf2 leaf5 leaf6");
        row("AS of a pair: it and its neighbours", "ipam.asn", scopedLab().deviceNamed("leaf1")->asn, "leaf1 leaf2 spine1 spine2");
        row("session: both ends", "netbox_bgp.bgpsession",
            idWhere(t.sessions, [&](const intent::BgpSession& s) {
                return scopedLab().device(s.device)->name == "leaf1" && s.remoteAddressText == "10.0.1.0";
            }),
            "leaf1 spine1");
        row("peer group", "netbox_bgp.bgppeergroup",
            idWhere(t.peerGroups, [](const intent::BgpPeerGroup& g) { return g.name == "underlay_ibgp"; }), leafs);
        row("prefix", "ipam.prefix", t.prefixes.front().id, "");
        row("policy that nobody uses", "netbox_bgp.routingpolicy", 1, "");
        row("community list that nobody uses", "netbox_bgp.communitylist", 1, "");
        row("site", "dcim.site", t.sites.front().id, "whole fabric");
        row("device role", "dcim.devicerole", 1, "whole fabric");
        row("custom field", "extras.customfield", 1, "whole fabric");
        row("something new", "plugin.thing", 1, "whole fabric");
        row("an object that is gone", "dcim.interface", 999999, "");
    }
    void knowsWhomAChangeConcerns()
    {
        QFETCH(QString, type);
        QFETCH(qint64, id);
        QFETCH(QString, devices);
        QVERIFY(id > 0);
        FC_COMPARE(textOfScope(netbox::scopeOf(type.toStdString(), id, scopedLab())), devices.toStdString());
    }

    void countsWhereAnAddressWasAndWhereItIs()
    {
        intent::IntentTables tables = scopedLab().tables();
        const std::int64_t moved = addressId("172.16.0.50");
        for (intent::IpAddress& row : tables.addresses) {
            if (row.id == moved)
                row.assignedObject = portId("spine2", "Management0");
        }
        for (intent::Device& row : tables.devices) {
            if (row.primaryIp == moved)
                row.primaryIp = 0;
        }
        const intent::IntentSnapshot after(std::move(tables), scopedLab().info());
        const auto scope = netbox::scopeOf("ipam.ipaddress", moved, scopedLab(), after);
        QVERIFY2(scope.devices.contains("spine2"), textOfScope(scope).c_str());
        QVERIFY(scope.devices.size() >= 2U);
    }

    void aPolicyConcernsEverySessionThatUsesItOrWhoseGroupDoes()
    {
        intent::IntentTables tables = scopedLab().tables();
        for (intent::BgpPeerGroup& group : tables.peerGroups) {
            if (group.name == "evpn-spine")
                group.exportPolicies = {5};
        }
        intent::PolicyRule& rule = tables.routingPolicyRules.emplace_back();
        rule.id = 50;
        rule.container = 5;
        const intent::IntentSnapshot snapshot(std::move(tables), scopedLab().info());
        const std::string all = "leaf1 leaf2 leaf3 leaf4 leaf5 leaf6 leaf7 leaf8 spine1 spine2";
        FC_COMPARE(textOfScope(netbox::scopeOf("netbox_bgp.routingpolicy", 5, snapshot)), all);
        FC_COMPARE(textOfScope(netbox::scopeOf("netbox_bgp.routingpolicyrule", 50, snapshot)), all);
        FC_COMPARE(textOfScope(netbox::scopeOf("netbox_bgp.prefixlist", 7, snapshot)), all); // a rule of a policy may name it
    }
};

FC_REGISTER_TEST(TstEventScope);
#include "tst_event_scope.moc"
