#include "rule_bench.h"

#include "intent/touched_devices.h"

using namespace fc;
using namespace fc::test;

namespace {

using Edit = std::function<void(RuleBench&)>;

std::string touched(const Edit& edit)
{
    const RuleBench before;
    RuleBench after;
    edit(after);
    auto info = recordedSnapshot().value()->info();
    info.read.fill(true);
    const intent::IntentSnapshot then(before.tables, info);
    const intent::IntentSnapshot now(after.tables, info);
    std::string out;
    for (const std::string& name : intent::affectedDevices(intent::FabricIndex(then), intent::FabricIndex(now)))
        out += (out.empty() ? "" : " ") + name;
    return out;
}

const std::string kEverybody = "leaf1 leaf2 leaf3 leaf4 leaf5 leaf6 leaf7 leaf8 spine1 spine2";

} // namespace

/// Which devices an edit in NetBox concerns. Too few would leave a stale document.
class TstTouchedDevices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEditTouchesWhomItConcerns()
    {
        FC_COMPARE(touched([](RuleBench&) {}), std::string());
        FC_COMPARE(touched([](RuleBench& b) { b.vlan(40).name = "web"; }), std::string("leaf1 leaf2 leaf5 leaf6"));
        FC_COMPARE(touched([](RuleBench& b) { b.vlan(34).name = "web"; }), std::string("leaf3 leaf4"));
        FC_COMPARE(touched([](RuleBench& b) { b.port("leaf1", "Ethernet11").mtu = 1500; }), std::string("leaf1 leaf2 spine1"));
        FC_COMPARE(touched([](RuleBench& b) { b.tables.l2vpns.front().identifier = 7; }), std::string("leaf1 leaf2 leaf5 leaf6"));
        FC_COMPARE(touched([](RuleBench& b) { b.tables.l2vpnTerminations.clear(); }), std::string("leaf1 leaf2 leaf5 leaf6"));
        FC_COMPARE(touched([](RuleBench& b) { RuleBench::named(b.tables.vrfs, "gold").l3vni = 7; }), std::string("leaf3 leaf4 leaf7 leaf8"));
        FC_COMPARE(touched([](RuleBench& b) { RuleBench::named(b.tables.routeTargets, "40:110040").name = "40:1"; }), std::string("leaf1 leaf2 leaf5 leaf6"));
        FC_COMPARE(touched([](RuleBench& b) { RuleBench::named(b.tables.peerGroups, "evpn-spine").options.clear(); }), std::string("spine1 spine2"));
        FC_COMPARE(touched([](RuleBench& b) { b.tables.sites.front().vxlanUdpPort = 8472; }), kEverybody);
        FC_COMPARE(touched([](RuleBench& b) { b.tables.prefixListRules.emplace_back().id = 5; }), kEverybody);
        FC_COMPARE(touched([](RuleBench& b) { RuleBench::named(b.tables.devices, "leaf5").mlagDomain = "x"; }), std::string("leaf5 leaf6"));
    }

    /// Documents of devices that are not named are the same before and after.
    void whoIsNotNamedIsMappedAsBefore()
    {
        const std::vector<Edit> edits{
            [](RuleBench& b) { b.vlan(40).vid = 41; },
            [](RuleBench& b) { b.tables.addresses.at(30).address = "10.9.9.9"; },
            [](RuleBench& b) { b.tables.cables.erase(b.tables.cables.begin() + 17); },
            [](RuleBench& b) { b.tables.sessions.erase(b.tables.sessions.begin() + 40); },
            [](RuleBench& b) { b.tables.asns.at(2).number = 65111; },
            [](RuleBench& b) { b.tables.devices.at(4).primaryAddress = "172.16.0.99"; },
            [](RuleBench& b) { b.port("leaf3", "Vlan34").vrf = 0; },
            [](RuleBench& b) { b.port("leaf8", "Loopback1").name = "Loopback2"; }};
        const auto info = recordedSnapshot().value()->info();
        const auto mapper = intent::Mapper::create(*eosIndex(), demoFabric()).value();
        const intent::IntentSnapshot then(RuleBench().tables, info);
        const intent::FabricIndex before(then);
        for (const Edit& edit : edits) {
            RuleBench bench;
            edit(bench);
            const intent::IntentSnapshot now(bench.tables, info);
            const intent::FabricIndex after(now);
            const auto named = intent::affectedDevices(before, after);
            QVERIFY(!named.empty() && named.size() < 10U);
            std::size_t differ = 0;
            for (const intent::Device& device : then.tables().devices) {
                const auto was = mapper.map(before, device.name).value();
                const auto is = mapper.map(after, device.name).value();
                const bool same = was.tree == is.tree && was.provenance == is.provenance && was.cli.size() == is.cli.size();
                QVERIFY2(same || named.contains(device.name), device.name.c_str());
                differ += same ? 0U : 1U;
            }
            QVERIFY(differ > 0U);
        }
    }
};

FC_REGISTER_TEST(TstTouchedDevices);
#include "tst_touched_devices.moc"
