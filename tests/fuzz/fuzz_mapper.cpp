#include "fuzz/fuzz_target.h"
#include "intent/mapper.h"
#include "schema/schema_locator.h"
#include "schema/tree_views.h"
#include "support/clos_intent.h"

#include <optional>

using namespace fc;

namespace {

/// Every kind of thing the mapper knows.
constexpr std::string_view kFabricFile = R"(
[lacp]
mode = "active"
[mlag]
peer_vlan_role = "mlag-peer"
heartbeat_vrf = "mgmt"
[routing]
ipv4 = true
[bgp]
router_id_interface = "Loopback0"
networks = ["Loopback0", "vtep"]
[evpn]
instance_type = "vlan"
redistribute = ["learned"]
[vrf]
redistribute = ["connected"]
[varp]
form = "cli"
[[cli]]
when = "bgp"
context = "router bgp {asn}"
lines = ["no bgp default ipv4-unicast"]
)";

/// One line of the input changes one thing: its first character says what, the rest is the value.
void edit(intent::IntentTables& tables, char what, const std::string& value)
{
    const auto number = static_cast<std::int64_t>(value.size()) * 7919 % 100'000;
    switch (what) {
    case 'a': tables.interfaces.back().name = value; break;
    case 'b': tables.addresses.back().address = value; break;
    case 'c': tables.peerGroups.front().options = value; break;
    case 'd': tables.sessions.front().options = value; break;
    case 'e': tables.vrfs.front().rdTemplate = value; break;
    case 'f': tables.routeTargets.front().name = value; break;
    case 'g': tables.vlans.front().name = value; break;
    case 'h': tables.devices.back().name = value; break;
    case 'i': tables.sessions.front().remoteAddressText = value; break;
    case 'j': tables.sessions.back().afiSafi = {value}; break;
    case 'k': tables.vrfs.front().name = value; break;
    case 'l': tables.interfaces.front().vrf = number; break;
    case 'm': tables.interfaces.back().taggedVlans = {number, tables.vlans.front().id}; break;
    case 'n': tables.asns.back().number = -number; break;
    case 'o': tables.devices.front().mlagPeer = tables.devices.front().id; break;
    case 'p': tables.routingPolicyRules.front().content = value; break;
    case 'q': tables.prefixListRules.front().content = value; break;
    case 'r': tables.interfaces.back().lag = tables.interfaces.back().id; break;
    case 's': tables.vlans.front().vid = number - 50'000; break;
    case 't': tables.interfaces.back().trunkGroups = {value}; break;
    case 'u': tables.sites.front().anycastGatewayMac = value; break;
    case 'v': tables.l2vpns.front().identifier = number * number; break;
    case 'w': tables.interfaces.back().mode = value; break;
    default: tables.interfaces.back().description = value; break;
    }
}

intent::IntentTables smallFabric()
{
    intent::IntentTables tables = test::ClosIntent(2).tables;
    intent::PolicyContainer policy;
    policy.id = 90'000;
    policy.name = "RM";
    tables.routingPolicies.push_back(policy);
    tables.prefixLists.push_back(policy);
    intent::PolicyRule rule;
    rule.id = 90'001;
    rule.container = policy.id;
    rule.index = 10;
    rule.action = "permit";
    rule.content = R"({"match_ip_address":[90000]})";
    tables.routingPolicyRules.push_back(rule);
    rule.content = R"({"prefix_custom":"10.0.0.0/8"})";
    tables.prefixListRules.push_back(rule);
    for (intent::BgpPeerGroup& group : tables.peerGroups)
        group.importPolicies = {policy.id};
    return tables;
}

} // namespace

/// Rows as no NetBox should hold them: every device gets a document whose leaves say where they come from.
FC_FUZZ_TARGET(mapper)
{
    static const auto kIndex = schema::openBundledIndex();
    FC_FUZZ_CHECK(kIndex.ok()); // the packs are built with the targets
    static const auto kMapper =
        intent::Mapper::create(**kIndex, intent::fabricFileFromText(kFabricFile, "fuzz.toml").valueOr({}));
    static const intent::IntentTables kTables = smallFabric();
    FC_FUZZ_CHECK(kMapper.ok());
    intent::IntentTables tables = kTables;
    std::string_view rest = input.substr(0, 4096);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (end > 0)
            edit(tables, rest.front(), std::string(rest.substr(1, end - 1)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const intent::IntentSnapshot snapshot(std::move(tables), test::closInfo());
    const intent::FabricIndex fabric(snapshot);
    for (const intent::Device& device : snapshot.tables().devices) {
        if (device.name.empty())
            continue;
        const auto document = kMapper->map(fabric, device.name);
        FC_FUZZ_CHECK(document.ok());
        schema::forEachLeaf(document->tree, [&](const model::InstancePath& path, const model::Value&) {
            const auto origins = document->provenance.find(path);
            FC_FUZZ_CHECK(origins != document->provenance.end() && !origins->second.empty());
        });
        for (const model::IntendedCliLine& line : document->cli)
            FC_FUZZ_CHECK(!line.origins.empty() && !line.line.text.empty());
        for (const intent::Finding& finding : document->findings)
            FC_FUZZ_CHECK(!finding.message.empty() && !finding.rule.empty());
        for (const intent::Finding& finding : document->findings)
            FC_FUZZ_PLANTED("options of a BGP session that cannot be used", finding.rule != "bgp.option-unusable");
    }
}
