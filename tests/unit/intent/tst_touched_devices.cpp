#include "rule_bench.h"

#include "intent/fabric_mapping.h"
#include "intent/touched_devices.h"

#include <random>

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

bool sameRules(const schema::Ownership& a, const schema::Ownership& b)
{
    return std::ranges::equal(a.rules(), b.rules(), [](const auto& one, const auto& other) {
        return one.pattern == other.pattern && one.scope == other.scope;
    });
}

bool sameDocument(const intent::IntentDocument& a, const intent::IntentDocument& b)
{
    const auto sameLine = [](const model::IntendedCliLine& one, const model::IntendedCliLine& other) {
        return one.line == other.line && one.origins == other.origins;
    };
    const auto message = [](const intent::Finding& finding) { return finding.rule + finding.message + finding.url; };
    return a.tree == b.tree && a.provenance == b.provenance && sameRules(a.ownership, b.ownership) &&
           std::ranges::equal(a.cli, b.cli, sameLine) && std::ranges::equal(a.findings, b.findings, {}, message, message);
}

/// Rows lose their neighbour's place, names and numbers move, relations point elsewhere, whole classes lose a row.
class RandomEdits
{
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    void edit(intent::IntentTables& tables)
    {
        using namespace intent;
        switch (pick(19)) {
        case 0: some(tables.vlans).name = word(); break;
        case 1: some(tables.vlans).vid = 30 + static_cast<std::int64_t>(pick(30)); break;
        case 2: some(tables.interfaces).description = word(); break;
        case 3: some(tables.interfaces).vrf = pick(2) == 0 ? 0 : some(tables.vrfs).id; break;
        case 4: some(tables.interfaces).taggedVlans = {some(tables.vlans).id}; break;
        case 5: some(tables.interfaces).untaggedVlan = some(tables.vlans).id; break;
        case 6: some(tables.addresses).address = "10.9." + std::to_string(pick(200)) + ".1"; break;
        case 7: some(tables.addresses).assignedObject = some(tables.interfaces).id; break;
        case 8: drop(tables.sessions); break;
        case 9: drop(tables.cables); break;
        case 10: drop(tables.l2vpnTerminations); break;
        case 11: some(tables.l2vpns).identifier = 1000 + static_cast<std::int64_t>(pick(100)); break;
        case 12: some(tables.vrfs).name = word(); break;
        case 13: some(tables.asns).number = 64600 + static_cast<std::int64_t>(pick(100)); break;
        case 14: some(tables.devices).name += "x"; break;
        case 15: some(tables.peerGroups).options = R"({"ebgp_multihop":)" + std::to_string(1 + pick(9)) + "}"; break;
        case 16: some(tables.interfaces).lastUpdated = word(); break;
        case 17: some(tables.routeTargets).name = std::to_string(1 + pick(9)) + ":7"; break;
        default: drop(tables.interfaces); break;
        }
    }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random); }
    std::string word() { return "w" + std::to_string(pick(1000)); }
    template <typename T>
    T& some(std::vector<T>& rows) { return rows.at(pick(rows.size())); }
    template <typename T>
    void drop(std::vector<T>& rows) { rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(pick(rows.size()))); }

    std::mt19937 m_random;
};

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
        FC_COMPARE(touched([](RuleBench& b) { b.tables.l2vpnTerminations.front().l2vpn = 0; }), std::string("leaf1 leaf2 leaf5 leaf6"));
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

    void whatEveryDocumentLeansOnMeansEverybody()
    {
        FC_COMPARE(touched([](RuleBench& b) { b.tables.vrfs.front().name = "other"; }), kEverybody);
        FC_COMPARE(touched([](RuleBench& b) { b.tables.l2vpnTerminations.clear(); }), kEverybody);
        FC_COMPARE(touched([](RuleBench& b) { b.addAddress(b.port("leaf3", "Loopback0"), "2001:db8::1", 128); }), kEverybody);
    }

    /// What origins quote moved, the configuration did not.
    void aTouchedRowTouchesWhoQuotesIt()
    {
        FC_COMPARE(touched([](RuleBench& b) { b.port("leaf8", "Loopback0").lastUpdated = "2026-12-01T00:00:00Z"; }),
                   std::string("leaf7 leaf8"));
    }

    /// Edit after edit, the taken over and the fresh documents together are what mapping everything gives.
    void mappingWhatMovedGivesWhatMappingEverythingGives()
    {
        const auto info = recordedSnapshot().value()->info();
        const auto mapper = std::make_shared<const intent::Mapper>(intent::Mapper::create(*eosIndex(), demoFabric()).value());
        intent::IntentTables tables = RuleBench().tables;
        auto mapping = intent::mapFabric(*mapper, std::make_shared<const intent::IntentSnapshot>(tables, info));
        QCOMPARE(mapping->mapped.size(), 10U);
        RandomEdits edits(20261123);
        std::size_t taken = 0;
        for (int i = 0; i < 30; ++i) {
            edits.edit(tables);
            auto snapshot = std::make_shared<const intent::IntentSnapshot>(tables, info);
            const intent::FabricIndex index(*snapshot);
            mapping = intent::mapFabric(*mapper, snapshot, mapping.get());
            std::size_t documents = 0;
            // Explained, so that the next mapping takes over explained ones.
            for (const auto& [device, document] : intent::explainedDocuments(mapping, mapper)) {
                const auto whole = mapper->map(index, device).value();
                const std::string text = device + " after edit " + std::to_string(i);
                QVERIFY2(sameDocument(document, whole), text.c_str());
                QVERIFY2(mapping->documents.shared(device)->tree == whole.tree, text.c_str());
                ++documents;
            }
            QCOMPARE(documents, tables.devices.size());
            taken += mapping->documents.size() - mapping->mapped.size();
        }
        QVERIFY2(taken > 120U, std::to_string(taken).c_str());
    }
};

FC_REGISTER_TEST(TstTouchedDevices);
#include "tst_touched_devices.moc"
