#include "lab_edits.h"

#include "checks/fabric_settings.h"
#include "support/test_registry.h"

#include <map>
#include <set>

using namespace fc;
using namespace fc::test;
using checks::Finding;
using checks::Report;
using checks::Severity;

namespace {

/// One thing changed in NetBox that a check must find.
struct Mutation
{
    const char* rule;
    const char* what;
    Severity severity;
    const char* device; ///< that must be named; "" for the fabric as a whole
    Edit edit;
};

constexpr Severity kError = Severity::Error;
constexpr Severity kWarning = Severity::Warning;
constexpr Severity kInfo = Severity::Info;

void addPrefixList(IntentTables& t, const char* content)
{
    intent::PolicyContainer list;
    list.id = 7;
    list.name = "border-in";
    t.prefixLists.push_back(list);
    intent::PolicyRule rule;
    rule.id = 70;
    rule.container = 7;
    rule.index = 10;
    rule.content = content;
    t.prefixListRules.push_back(rule);
    session(t, "leaf7->border").prefixListIn = 7;
}

/// VLAN 40 once more, ending on another L2VPN of the same VNI with other route targets.
void splitVlan40(IntentTables& t)
{
    intent::Vlan twin = vlan(t, 40);
    twin.id = 1000;
    intent::L2vpn l2vpn = t.l2vpns.front();
    l2vpn.id = 1000;
    l2vpn.name = "VNI110040-b";
    l2vpn.importTargets = {rowNamed(t.routeTargets, "1:100001").id};
    intent::L2vpnTermination end = t.l2vpnTerminations.front();
    end.id = 1000;
    end.l2vpn = 1000;
    end.assignedObject = 1000;
    t.vlans.push_back(twin);
    t.l2vpns.push_back(l2vpn);
    t.l2vpnTerminations.push_back(end);
    port(t, "leaf2", "Port-Channel1").taggedVlans = {1000};
}

void swapUplinks(IntentTables& t)
{
    const auto spineEnd = [](intent::Cable& cable) -> std::vector<intent::CableEnd>& {
        return cable.a.front().deviceName.starts_with("spine") ? cable.a : cable.b;
    };
    std::swap(spineEnd(cableOn(t, "leaf1", "Ethernet11")), spineEnd(cableOn(t, "leaf1", "Ethernet12")));
}

const std::vector<Mutation>& mutations()
{
    static const std::vector<Mutation> kAll{
        {"C01", "VRF with the VNI of an L2VPN", kError, "leaf3", [](auto& t) { t.vrfs.front().l3vni = 110040; }},
        {"C02", "L2VPN without VNI", kError, "leaf1", [](auto& t) { t.l2vpns.front().identifier.reset(); }},
        {"C02", "L3VNI out of range", kError, "leaf3", [](auto& t) { t.vrfs.front().l3vni = 16'777'215; }},
        {"C03", "L2VPN and field disagree", kError, "leaf1", [](auto& t) { vlan(t, 40).vni = 999; }},
        {"C03", "two VLANs of a device on one VNI", kError, "leaf1",
         [](auto& t) {
             vlan(t, 34).vni = 110040;
             port(t, "leaf1", "Port-Channel1").taggedVlans.push_back(vlan(t, 34).id);
         }},
        {"C04", "route targets differ inside a pair", kError, "leaf2", splitVlan40},
        {"C05", "no import target", kError, "leaf1", [](auto& t) { t.l2vpns.front().importTargets.clear(); }},
        {"C05", "nobody imports what is exported", kWarning, "leaf3", [](auto& t) { t.vrfs.front().importTargets = {2}; }},
        {"C06", "L2VPN imports the VRF", kWarning, "leaf3", [](auto& t) { t.l2vpns.front().importTargets.push_back(1); }},
        {"C07", "route target is a word", kError, "leaf1", [](auto& t) { rowNamed(t.routeTargets, "40:110040").name = "tenant-a"; }},
        {"C07", "distinguisher with a large number after an address", kError, "leaf3",
         [](auto& t) { t.vrfs.front().rdTemplate = "{router_id}:{l3vni}"; }},
        {"C08", "VRF distinguisher without the router id", kWarning, "leaf3", [](auto& t) { t.vrfs.front().rdTemplate = "1:1"; }},
        {"C09", "stretched VRF without L3VNI", kError, "leaf7", [](auto& t) { t.vrfs.front().l3vni.reset(); }},
        {"C09", "L3VNI without interface", kInfo, "",
         [](auto& t) {
             intent::Vrf vrf;
             vrf.id = 9;
             vrf.name = "silver";
             vrf.l3vni = 100002;
             t.vrfs.push_back(vrf);
         }},
        {"C10", "subnet on a second pair", kWarning, "leaf1", [](auto& t) { addSvi(t, "leaf1", "Vlan34", "gold"); }},
        {"C11", "routed VLAN without VNI", kInfo, "leaf1", [](auto& t) { t.l2vpnTerminations.clear(), addSvi(t, "leaf1", "Vlan40", "gold"); }},
        {"C12", "subnet of another VLAN", kError, "leaf7", [](auto& t) { addressOn(t, "leaf7", "Vlan78").address = "10.34.34.9"; }},
        {"C12", "subnet inside another", kError, "leaf8",
         [](auto& t) { addressOn(t, "leaf8", "Vlan900").address = "10.78.78.130"; }},
        {"C13", "address in the default VRF", kError, "leaf3", [](auto& t) { addressOn(t, "leaf3", "Vlan34").vrf = 0; }},
        {"C14", "address twice", kError, "leaf4", [](auto& t) { addressOn(t, "leaf4", "Vlan34").address = "10.34.34.2"; }},
        {"C14", "virtual address with two lengths", kError, "leaf4", [](auto& t) { addressOn(t, "leaf4", "Vlan34", "vip").prefixLength = 25; }},
        {"C15", "gateway differs", kError, "leaf4", [](auto& t) { addressOn(t, "leaf4", "Vlan34", "vip").address = "10.34.34.254"; }},
        {"C15", "gateway on one peer", kError, "leaf4", [](auto& t) { eraseWith(t.addresses, addressOn(t, "leaf4", "Vlan34", "vip").id); }},
        {"C16", "virtual address alone", kWarning, "leaf3", [](auto& t) { eraseWith(t.addresses, addressOn(t, "leaf3", "Vlan34").id); }},
        {"C16", "two kinds of gateway", kWarning, "leaf4", [](auto& t) { addressOn(t, "leaf4", "Vlan34", "vip").role = "anycast"; }},
        {"C17", "no MAC", kError, "leaf3", [](auto& t) { t.sites.front().anycastGatewayMac.clear(); }},
        {"C17", "multicast MAC", kError, "leaf7", [](auto& t) { t.sites.front().anycastGatewayMac = "0100.5e00.0001"; }},
        {"C17", "another MAC on one leaf", kError, "leaf3", [](auto& t) { device(t, "leaf3").anycastGatewayMac = "c0:01:ca:fe:ba:bf"; }},
        {"C18", "address in no prefix", kWarning, "leaf1", [](auto& t) { addressOn(t, "leaf1", "Ethernet11").address = "10.9.9.1"; }},
        {"C18", "length unlike its subnet", kWarning, "leaf3", [](auto& t) { addressOn(t, "leaf3", "Vlan34").prefixLength = 25; }},
        {"C19", "ends in two subnets", kError, "leaf1", [](auto& t) { addressOn(t, "leaf1", "Ethernet11").address = "10.0.1.201"; }},
        {"C19", "one address at both ends", kError, "spine1", [](auto& t) { addressOn(t, "leaf1", "Ethernet11").address = "10.0.1.0"; }},
        {"C19", "one end without address", kError, "leaf1", [](auto& t) { eraseWith(t.addresses, addressOn(t, "leaf1", "Ethernet11").id); }},
        {"C19", "third address", kError, "leaf2",
         [](auto& t) {
             intent::IpAddress third = addressOn(t, "leaf2", "Ethernet11");
             third.id = 3000;
             third.address = "10.0.1.1";
             t.addresses.push_back(third);
         }},
        {"C20", "routed port with a mode", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet11").mode = "access"; }},
        {"C20", "LAG member with an MTU", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet1").mtu = 9000; }},
        {"C21", "MTU differs across a cable", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet11").mtu = 1500; }},
        {"C21", "MTU differs inside a pair", kError, "leaf3", [](auto& t) { port(t, "leaf3", "Vlan34").mtu = 9000; }},
        {"C21", "tenant MTU too large for VXLAN", kWarning, "leaf3",
         [](auto& t) { port(t, "leaf3", "Vlan34").mtu = port(t, "leaf4", "Vlan34").mtu = 9214; }},
        {"C22", "LAG meets a single port", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet10").lag = 0; }},
        {"C22", "LAG to two devices", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet11").lag = port(t, "leaf1", "Port-Channel999").id; }},
        {"C23", "trunks carry different VLANs", kWarning, "leaf1",
         [](auto& t) {
             port(t, "leaf1", "Port-Channel999").mode = "tagged";
             port(t, "leaf1", "Port-Channel999").taggedVlans = {vlan(t, 40).id};
         }},
        {"C24", "uplink without cable", kError, "leaf1", [](auto& t) { eraseWith(t.cables, cableOn(t, "leaf1", "Ethernet11").id); }},
        {"C24", "uplinks crossed", kError, "leaf1", swapUplinks},
        {"C25", "cable with one end", kWarning, "", [](auto& t) { cableOn(t, "leaf1", "Ethernet11").b.clear(); }},
        {"C25", "planned cable under a session", kWarning, "leaf1", [](auto& t) { cableOn(t, "leaf1", "Ethernet11").status = "planned"; }},
        {"C26", "leaf without one uplink", kWarning, "leaf1", [](auto& t) { eraseWith(t.cables, cableOn(t, "leaf1", "Ethernet11").id); }},
        {"C27", "SVI and no port", kWarning, "leaf7", [](auto& t) { port(t, "leaf7", "Port-Channel999").mode = "tagged"; }},
        {"C27", "VNI and no device", kWarning, "",
         [](auto& t) {
             for (auto& row : t.interfaces)
                 std::erase(row.taggedVlans, vlan(t, 40).id);
         }},
        {"C28", "VLAN on one port only", kWarning, "leaf1",
         [](auto& t) { port(t, "leaf1", "Port-Channel1").taggedVlans.push_back(vlan(t, 900).id); }},
        {"C29", "VLAN on one half of an MLAG", kError, "leaf2",
         [](auto& t) { port(t, "leaf1", "Port-Channel1").taggedVlans.push_back(vlan(t, 900).id); }},
        {"C29", "SVI on one half", kError, "leaf4", [](auto& t) { eraseWith(t.interfaces, port(t, "leaf4", "Vlan34").id); }},
        {"C30", "VTEP not marked as shared", kError, "leaf1", [](auto& t) { addressOn(t, "leaf1", "Loopback1", "anycast").role = ""; }},
        {"C30", "VTEP differs inside a pair", kError, "leaf2", [](auto& t) { addressOn(t, "leaf1", "Loopback1", "anycast").address = "10.0.255.99"; }},
        {"C30", "VTEP of another pair", kError, "leaf3",
         [](auto& t) {
             addressOn(t, "leaf3", "Loopback1", "anycast").address = "10.0.255.11";
             addressOn(t, "leaf4", "Loopback1", "anycast").address = "10.0.255.11";
         }},
        {"C30", "no VTEP address", kError, "leaf1", [](auto& t) { eraseWith(t.addresses, addressOn(t, "leaf1", "Loopback1", "anycast").id); }},
        {"C31", "no router id", kError, "leaf1", [](auto& t) { eraseWith(t.interfaces, port(t, "leaf1", "Loopback0").id); }},
        {"C31", "router id twice", kError, "leaf2", [](auto& t) { addressOn(t, "leaf2", "Loopback0", "loopback").address = "10.0.250.11"; }},
        {"C31", "router id is a subnet", kError, "leaf2", [](auto& t) { addressOn(t, "leaf2", "Loopback0", "loopback").prefixLength = 24; }},
        {"C32", "router id in a tenant VRF", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Loopback0").vrf = t.vrfs.front().id; }},
        {"C33", "peer names somebody else", kError, "leaf1", [](auto& t) { device(t, "leaf1").mlagPeer = device(t, "leaf3").id; }},
        {"C33", "its own peer", kError, "leaf1", [](auto& t) { device(t, "leaf1").mlagPeer = device(t, "leaf1").id; }},
        {"C33", "peer outside the fabric", kError, "leaf1", [](auto& t) { device(t, "leaf1").mlagPeer = 777; }},
        {"C33", "domains differ", kError, "leaf1", [](auto& t) { device(t, "leaf1").mlagDomain = "other"; }},
        {"C33", "AS numbers differ", kError, "leaf2", [](auto& t) { device(t, "leaf1").asn = asnId(t, 65002); }},
        {"C34", "no peer link", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet10").lag = 0; }},
        {"C34", "peer addresses in two subnets", kError, "leaf1", [](auto& t) { addressOn(t, "leaf1", "Vlan4090").address = "10.0.199.100"; }},
        {"C34", "peer VLAN on a host port", kError, "leaf1",
         [](auto& t) { port(t, "leaf1", "Port-Channel1").taggedVlans.push_back(vlan(t, 4090).id); }},
        {"C35", "no counterpart", kError, "leaf1", [](auto& t) { port(t, "leaf2", "Port-Channel1").mlagId.reset(); }},
        {"C35", "id on a port that is no LAG", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet1").mlagId = 7; }},
        {"C35", "id twice", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Port-Channel999").mlagId = 1; }},
        {"C35", "other mode on the peer", kError, "leaf2",
         [](auto& t) {
             port(t, "leaf2", "Port-Channel1").mode = "access";
             port(t, "leaf2", "Port-Channel1").untaggedVlan = vlan(t, 40).id;
         }},
        {"C36", "peer without management address", kError, "leaf2",
         [](auto& t) {
             device(t, "leaf1").primaryIp = 0;
             device(t, "leaf1").primaryAddress.clear();
         }},
        {"C37", "local address of another device", kError, "leaf1",
         [](auto& t) { session(t, "leaf1->spine1").localAddress = addressOn(t, "leaf2", "Ethernet11").id; }},
        {"C38", "remote address is nobody's", kWarning, "leaf7", [](auto& t) { session(t, "leaf7->border").options.clear(); }},
        {"C39", "no session back", kError, "leaf1", [](auto& t) { eraseWith(t.sessions, session(t, "spine1->leaf1").id); }},
        {"C39", "other families on the other side", kError, "spine1", [](auto& t) { session(t, "spine1->leaf1").afiSafi = {"ipv6-unicast"}; }},
        {"C40", "other local AS than the device", kError, "leaf1", [](auto& t) { session(t, "leaf1->spine1").localAs = asnId(t, 65002); }},
        {"C40", "other remote AS than the neighbour", kError, "leaf1", [](auto& t) { session(t, "leaf1->spine1").remoteAs = asnId(t, 65002); }},
        {"C41", "external session in an internal group", kWarning, "leaf1", [](auto& t) { session(t, "leaf1->leaf2 ibgp").remoteAs = asnId(t, 65000); }},
        {"C41", "two pairs with one AS", kWarning, "leaf3",
         [](auto& t) {
             device(t, "leaf3").asn = device(t, "leaf4").asn = asnId(t, 65001);
         }},
        {"C42", "direct session out of its subnet", kError, "leaf1",
         [](auto& t) { session(t, "leaf1->spine1").remoteAddress = addressOn(t, "spine2", "Ethernet1").id; }},
        {"C42", "loopback session without multihop", kError, "leaf1",
         [](auto& t) { rowNamed(t.peerGroups, "evpn-leaf").options = R"({"update_source":"Loopback0"})"; }},
        {"C42", "loopback session without source", kError, "leaf1",
         [](auto& t) { rowNamed(t.peerGroups, "evpn-leaf").options = R"({"ebgp_multihop":3})"; }},
        {"C43", "EVPN session without the family", kError, "leaf1", [](auto& t) { rowNamed(t.peerGroups, "evpn-leaf").afiSafi = {"ipv4-unicast"}; }},
        {"C43", "no extended communities", kError, "leaf1",
         [](auto& t) { rowNamed(t.peerGroups, "evpn-leaf").options = R"({"send_community":["standard"]})"; }},
        {"C43", "spine changes the next hop", kError, "spine1",
         [](auto& t) { rowNamed(t.peerGroups, "evpn-spine").options = R"({"send_community":["extended"]})"; }},
        {"C44", "no session to one spine", kError, "leaf1", [](auto& t) { eraseWith(t.sessions, session(t, "leaf1->spine1 evpn").id); }},
        {"C44", "a single session", kWarning, "leaf1", [](auto& t) { eraseWith(t.devices, device(t, "spine2").id); }},
        {"C45", "empty policy", kError, "leaf7",
         [](auto& t) {
             intent::PolicyContainer policy;
             policy.id = 5;
             policy.name = "empty";
             t.routingPolicies.push_back(policy);
             session(t, "leaf7->border").importPolicies = {5};
         }},
        {"C45", "ge shorter than the prefix", kError, "leaf7",
         [](auto& t) { addPrefixList(t, R"({"prefix":{"id":3,"prefix":"10.0.0.0/16"},"ge":8})"); }},
        {"C45", "two rules of one number", kError, "leaf7",
         [](auto& t) {
             addPrefixList(t, R"({"prefix_custom":"10.0.0.0/16"})");
             t.prefixListRules.push_back(t.prefixListRules.back());
             t.prefixListRules.back().id = 71;
         }},
        {"C46", "only what comes in is filtered", kWarning, "leaf7", [](auto& t) { session(t, "leaf7->border").importPolicies = {5}; }},
        {"C47", "no limit", kInfo, "leaf7", [](auto&) {}},
        {"C48", "planned session", kInfo, "leaf1", [](auto& t) { session(t, "leaf1->spine1").status = "planned"; }},
        {"C48", "disabled interface", kInfo, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet11").enabled = false; }},
        {"C48", "staged device", kInfo, "leaf1", [](auto& t) { device(t, "leaf1").status = "staged"; }},
        {"C49", "no primary IP", kError, "leaf1", [](auto& t) { device(t, "leaf1").primaryAddress.clear(); }},
        {"C49", "no name", kError, "device-3", [](auto& t) { device(t, "leaf1").display = "device-3", device(t, "leaf1").name.clear(); }},
        {"C50", "short name", kError, "leaf1", [](auto& t) { port(t, "leaf1", "Ethernet11").name = "Eth11"; }},
        {"C50", "SVI of another VLAN", kError, "leaf3", [](auto& t) { port(t, "leaf3", "Vlan34").untaggedVlan = vlan(t, 78).id; }},
        {"C51", "name with a space", kWarning, "leaf1", [](auto& t) { vlan(t, 40).name = "test l2"; }},
        {"C51", "two names of one VLAN", kWarning, "leaf2", [](auto& t) { splitVlan40(t), t.vlans.back().name = "other"; }},
        {"C52", "no AS number", kError, "leaf1", [](auto& t) { device(t, "leaf1").asn = 0; }},
        {"C52", "no address family", kError, "leaf1", [](auto& t) { rowNamed(t.peerGroups, "underlay").afiSafi.clear(); }},
        {"C52", "an option of the wrong type", kError, "leaf7",
         [](auto& t) { session(t, "leaf7->border").options = R"({"external":true,"maximum_routes":"many"})"; }},
        {"C54", "second stray", kInfo, "leaf6", [](auto& t) { addressOn(t, "leaf6", "Management0").address = "172.16.0.200"; }},
    };
    return kAll;
}

std::multiset<std::string> fingerprints(const Report& report)
{
    std::multiset<std::string> out;
    for (const Finding& finding : report.findings)
        out.insert(finding.fingerprint);
    return out;
}

} // namespace

class TstBuiltIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// facts/netbox-intent.md 4.2, column "lab". C38 is marked there too, but the recording says "external" on both
    /// sessions to the border, and then the check is silent by its own words.
    void onTheLabExactlyTheKnownOnesFire()
    {
        const Report report = reportOn(labSnapshot());
        std::map<std::string, std::size_t> fired;
        for (const Finding& finding : report.findings)
            if (finding.rule.starts_with("C"))
                ++fired[finding.rule];
        std::string text;
        for (const auto& [rule, count] : fired)
            text += rule + "x" + std::to_string(count) + " ";
        QCOMPARE(QString::fromStdString(text), QStringLiteral("C08x2 C11x3 C21x8 C36x8 C46x2 C47x2 C51x1 C54x1 "));
        QVERIFY2(linesOf(report, "C54").find("leaf2") != std::string::npos, linesOf(report).c_str());
        QVERIFY2(linesOf(report, "C08").find("65001:110040") != std::string::npos, linesOf(report).c_str());
    }

    void thereAreFiftyFourChecks()
    {
        QCOMPARE(checks::builtInChecks().size(), std::size_t(54));
        int number = 0;
        for (const checks::Check& check : checks::builtInChecks()) {
            const std::string digits = std::to_string(++number);
            QCOMPARE(std::string(check.id), "C" + std::string(digits.size() < 2 ? "0" : "") + digits);
        }
    }

    void everyCheckHasAMutation()
    {
        std::set<std::string> covered{"C53"}; // compares with devices; tested below
        for (const Mutation& mutation : mutations())
            covered.insert(mutation.rule);
        for (const checks::Check& check : checks::builtInChecks())
            QVERIFY2(covered.contains(std::string(check.id)), std::string(check.id).c_str());
    }

    void findsWhatWasBroken_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Mutation& mutation : mutations())
            QTest::newRow((std::string(mutation.rule) + " " + mutation.what).c_str()) << index++;
    }
    void findsWhatWasBroken()
    {
        QFETCH(int, index);
        const Mutation& mutation = mutations()[static_cast<std::size_t>(index)];
        static const auto known = fingerprints(reportOn(labSnapshot()));
        const Report report = reportOn(changedLab(mutation.edit));
        bool found = false;
        for (const Finding& finding : report.findings) {
            const std::string device = mutation.device;
            const bool named = device.empty() || std::ranges::find(finding.devices, device) != finding.devices.end();
            // These two say the same of the border sessions, whatever is changed about them.
            const bool fires = finding.rule == "C46" || finding.rule == "C47";
            const bool fresh = fires || !known.contains(finding.fingerprint);
            if (finding.rule != mutation.rule || finding.severity != mutation.severity || !named || !fresh)
                continue;
            found = true;
            QVERIFY2(!finding.message.empty() && !finding.hint.empty() && finding.fingerprint.size() == 16, finding.message.c_str());
            QVERIFY2(!finding.objects.empty() && !finding.objects.front().url.empty(), finding.message.c_str());
        }
        QVERIFY2(found, linesOf(report).c_str());
    }

    /// Those that fire on the lab fall silent once their matter is put right.
    void fallsSilentWhenPutRight_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char* rule : {"C08", "C11", "C21", "C36", "C46", "C47", "C51", "C54"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void fallsSilentWhenPutRight()
    {
        QFETCH(QString, rule);
        const std::map<std::string, Edit> cures{
            {"C08", [](auto& t) { t.l2vpns.front().rdTemplate = "{router_id}:{vid}"; }},
            {"C11", [](auto& t) { vlan(t, 34).vni = 34, vlan(t, 78).vni = 78, vlan(t, 900).vni = 900; }},
            {"C21",
             [](auto& t) {
                 for (auto& row : t.interfaces)
                     if (row.name == "Vlan4090")
                         row.mtu = 9214;
             }},
            {"C36",
             [](auto& t) {
                 intent::Vrf mgmt;
                 mgmt.id = 50;
                 mgmt.name = "mgmt";
                 t.vrfs.push_back(mgmt);
                 for (auto& row : t.interfaces)
                     if (row.name == "Management0")
                         row.vrf = 50;
             }},
            {"C46",
             [](auto& t) {
                 for (const char* name : {"leaf7->border", "leaf8->border"})
                     session(t, name).importPolicies = session(t, name).exportPolicies = {5};
             }},
            {"C47",
             [](auto& t) {
                 for (const char* name : {"leaf7->border", "leaf8->border"})
                     session(t, name).options = R"({"external":true,"maximum_routes":1000})";
             }},
            {"C51", [](auto& t) { vlan(t, 78).name = "gold-78"; }},
            {"C54", [](auto& t) { addressOn(t, "leaf2", "Management0").address = "172.16.0.26"; }},
        };
        const Report report = reportOn(changedLab(cures.at(rule.toStdString())));
        QCOMPARE(linesOf(report, rule.toStdString()), std::string());
    }

    void namesWhatRunsAndIsNotInNetBox()
    {
        checks::RunningInventory running{{"leaf1", {{"Ethernet11", "Loopback99"}, {1, 40, 4090, 4091, 777}}}};
        const Report report = reportOn(labSnapshot(), labRulebook(), running);
        const std::string lines = linesOf(report, "C53");
        QVERIFY2(lines.find("Loopback99 and VLAN 777") != std::string::npos, lines.c_str());
        running["leaf1"] = {{"Ethernet11", "Vxlan1"}, {1, 40}};
        QCOMPARE(linesOf(reportOn(labSnapshot(), labRulebook(), running), "C53"), std::string());
    }

    void anInternalVlanRangeIsNotForTenants()
    {
        checks::Rulebook rulebook = labRulebook();
        rulebook.settings.internalVlans = {{1006, 4094}};
        QVERIFY(linesOf(reportOn(labSnapshot(), rulebook), "C28").find("4090") != std::string::npos);
    }

    void settingsComeFromTheFabricFile()
    {
        const auto file = intent::readFabricFile(FC_SOURCE_DIR "/resources/demo/fabric.toml");
        QVERIFY(file.ok());
        const checks::Settings settings = checks::settingsFrom(*file);
        QCOMPARE(settings.heartbeatVrf, std::string("mgmt"));
        QCOMPARE(settings.routerIdLoopback, std::string("Loopback0"));
        QVERIFY(settings.announcesLoopbacks);
        QVERIFY(checks::settingsFrom({}).announcesLoopbacks);
        QVERIFY(!checks::settingsFrom(intent::fabricFileFromText("[bgp]\nnetworks = [\"Loopback0\"]\n", "f").value()).announcesLoopbacks);
    }

    void loopbacksMustBeAnnounced()
    {
        checks::Rulebook rulebook = labRulebook();
        rulebook.settings.announcesLoopbacks = false;
        QVERIFY(linesOf(reportOn(labSnapshot(), rulebook), "C32").find("leaf1 Loopback1") != std::string::npos);
    }

    /// A token that may not see a class must not set off an alarm on every device.
    void whatWasNotReadIsNotBlamed()
    {
        const Report noSessions = reportOn(changedLab([](auto& t) { t.sessions.clear(); }));
        QCOMPARE(linesOf(noSessions, "C44"), std::string());
        QVERIFY(std::ranges::any_of(noSessions.skipped, [](const auto& one) { return one.rule == "C44"; }));
        const Report noPorts = reportOn(changedLab([](auto& t) { t.interfaces.clear(); }));
        QCOMPARE(noPorts.findings.front().rule, std::string("snapshot.incomplete"));
        QCOMPARE(noPorts.skipped.size(), checks::builtInChecks().size());
        QVERIFY(!noPorts.blockersOf("leaf1").empty());
    }

    void anErrorBlocksOnlyTheDevicesItNames()
    {
        checks::Rulebook rulebook = labRulebook();
        rulebook.settings.heartbeatVrf.clear();
        const Report report = reportOn(changedLab([](auto& t) { port(t, "leaf1", "Ethernet11").mtu = 1500; }), rulebook);
        QVERIFY(!report.blockersOf("leaf1").empty());
        QVERIFY(!report.blockersOf("spine1").empty());
        QVERIFY(report.blockersOf("leaf2").empty());
    }

    void fingerprintsSurviveNewWordsAndIdsOnlyCount()
    {
        const Report before = reportOn(labSnapshot());
        const Report after = reportOn(changedLab([](auto& t) {
            vlan(t, 40).name = "renamed";
            for (auto& row : t.devices)
                row.display += " (new)";
        }));
        for (const checks::ComparedFinding& one : checks::compareReports(before, after))
            QVERIFY2(one.change == checks::Change::Same, one.finding.message.c_str());
    }

    void comparisonTellsNewAndFixed()
    {
        const Report before = reportOn(labSnapshot());
        const Report after = reportOn(changedLab([](auto& t) {
            addressOn(t, "leaf2", "Management0").address = "172.16.0.26";
            device(t, "leaf1").platform.clear();
        }));
        std::string text;
        for (const checks::ComparedFinding& one : checks::compareReports(before, after))
            if (one.change != checks::Change::Same)
                text += one.finding.rule + (one.change == checks::Change::New ? " new " : " fixed ");
        QVERIFY2(text.find("C49 new") != std::string::npos && text.find("C54 fixed") != std::string::npos, text.c_str());
    }
};

FC_REGISTER_TEST(TstBuiltIn);
#include "tst_built_in.moc"
