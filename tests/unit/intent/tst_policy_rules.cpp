#include "rule_bench.h"

using namespace fc;
using namespace fc::test;
using intent::FabricKey;
using intent::PolicyRule;

namespace {

const std::string kSets = "/routing-policy/defined-sets/";
const std::string kPolicy = "/routing-policy/policy-definitions/policy-definition[name=RM-GOLD-CONNECTED]/";

/// A policy with its lists. The client reads these classes only where a session uses one, and in the recording none does.
class PolicyBench : public RuleBench
{
public:
    PolicyBench()
    {
        container(tables.routingPolicies, "RM-GOLD-CONNECTED");
        container(tables.prefixLists, "PL-LOOPBACKS").family = "ipv4";
        container(tables.communityLists, "CL-FABRIC");
        tables.communities.emplace_back().id = 1;
        tables.communities.back().value = "65000:100";
        addRule(tables.routingPolicyRules, 10, "permit",
                R"({"match_ip_address":[{"id":1}],"match_community":[{"id":1}],"set_actions":{"local-preference":200,"community":["65000:1"]}})");
        addRule(tables.routingPolicyRules, 20, "deny", R"({"match_community_list":[{"id":1}]})");
        addRule(tables.prefixListRules, 10, "permit", R"({"prefix_custom":"10.0.250.0/24","ge":32,"le":32})");
        addRule(tables.communityListRules, 0, "permit", R"({"community":{"id":1}})");
        group().exportPolicies = {1};
    }
    intent::BgpPeerGroup& group() { return named(tables.peerGroups, "underlay"); }
    PolicyRule& rule(std::size_t index) { return tables.routingPolicyRules.at(index); }

private:
    static intent::PolicyContainer& container(std::vector<intent::PolicyContainer>& rows, std::string name)
    {
        intent::PolicyContainer& row = rows.emplace_back();
        row.id = 1;
        row.name = std::move(name);
        return row;
    }
    static void addRule(std::vector<PolicyRule>& rows, std::int64_t index, std::string action, std::string content)
    {
        PolicyRule& row = rows.emplace_back();
        row.id = static_cast<std::int64_t>(rows.size());
        row.display = "rule " + std::to_string(index);
        row.container = 1;
        row.index = index;
        row.action = std::move(action);
        row.content = std::move(content);
    }
};

} // namespace

/// Routing policies, prefix lists and community lists of netbox-bgp; lines that no path can say.
class TstPolicyRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPolicyOfASessionIsMappedWithItsSets()
    {
        PolicyBench bench;
        bench.map("leaf1");
        const std::string group = kBgpAt + "/peer-groups/peer-group[peer-group-name=underlay]/afi-safis/afi-safi[afi-safi-name=IPV4_UNICAST]/apply-policy/config/";
        FC_COMPARE(bench.at(group + "export-policy"), std::string("[RM-GOLD-CONNECTED]"));
        FC_COMPARE(bench.at(group + "export-policy-type"), std::string("ROUTE_MAP"));
        const std::string first = kPolicy + "statements/statement[name=10]/";
        FC_COMPARE(bench.at(first + "conditions/match-prefix-set/config/prefix-set"), std::string("PL-LOOPBACKS"));
        FC_COMPARE(bench.at(first + "conditions/match-prefix-set/config/match-set-options"), std::string("ANY"));
        FC_COMPARE(bench.at(first + "conditions/bgp-conditions/match-community-set/config/community-set"), std::string("RM-GOLD-CONNECTED-10"));
        FC_COMPARE(bench.at(first + "actions/config/policy-result"), std::string("ACCEPT_ROUTE"));
        FC_COMPARE(bench.at(first + "actions/bgp-actions/config/set-local-pref"), std::string("200"));
        FC_COMPARE(bench.at(first + "actions/bgp-actions/set-community/inline/config/arista-communities"), std::string("[65000:1]"));
        FC_COMPARE(bench.at(kPolicy + "statements/statement[name=20]/actions/config/policy-result"), std::string("REJECT_ROUTE"));
        const std::string prefixes = kSets + "prefix-sets/prefix-set[name=PL-LOOPBACKS]/";
        FC_COMPARE(bench.at(prefixes + "config/mode"), std::string("IPV4"));
        FC_COMPARE(bench.at(prefixes + "prefixes/prefix[ip-prefix=10.0.250.0/24][masklength-range=32..32]/config/ip-prefix"), std::string("10.0.250.0/24"));
        const std::string communities = kSets + "bgp-defined-sets/community-sets/";
        FC_COMPARE(bench.at(communities + "community-set[community-set-name=CL-FABRIC]/config/community-member"), std::string("[65000:100]"));
        FC_COMPARE(bench.at(communities + "community-set[community-set-name=RM-GOLD-CONNECTED-10]/config/match-set-options"), std::string("ANY"));
        QVERIFY(bench.finding("policy.not-expressible") == nullptr);
    }

    void whatNobodyUsesStaysInNetBox()
    {
        PolicyBench bench;
        bench.group().exportPolicies.clear();
        bench.map("leaf1");
        FC_COMPARE(bench.at(kPolicy + "config/name"), std::string("(absent)"));
        FC_COMPARE(bench.at(kSets + "prefix-sets/prefix-set[name=PL-LOOPBACKS]/config/name"), std::string("(absent)"));
    }

    void redistributionUsesAPolicyToo()
    {
        PolicyBench bench;
        bench.group().exportPolicies.clear();
        bench.say(FabricKey::VrfRedistributePolicy, std::string("RM-GOLD-CONNECTED"));
        bench.map("leaf3");
        FC_COMPARE(bench.at(kPolicy + "config/name"), std::string("RM-GOLD-CONNECTED"));
        bench.map("leaf1"); // no VRF there
        FC_COMPARE(bench.at(kPolicy + "config/name"), std::string("(absent)"));
    }

    void whatEosCannotBeToldIsNamedAndNothingRemoved_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("AS-path list") << 0 << "AS-path";
        QTest::newRow("continue") << 1 << "continues";
        QTest::newRow("free-form match") << 2 << "match_custom";
        QTest::newRow("unknown action") << 3 << "weight";
        QTest::newRow("deny in a prefix list") << 4 << "\"deny\" rule";
        QTest::newRow("two community lists") << 5 << "several community lists";
        QTest::newRow("list unreadable") << 6 << "could not be read";
        QTest::newRow("no rules") << 7 << "no rules";
        QTest::newRow("not JSON") << 8 << "not what netbox-bgp sends";
    }
    void whatEosCannotBeToldIsNamedAndNothingRemoved()
    {
        QFETCH(int, what);
        QFETCH(QString, says);
        PolicyBench bench;
        static const std::map<int, std::string> kContents{
            {0, R"({"match_aspath_list":[{"id":1}]})"},
            {1, R"({"continue_entry":20})"},
            {2, R"({"match_custom":{"tag":4}})"},
            {3, R"({"set_actions":{"weight":4}})"},
            {5, R"({"match_community_list":[1],"match_community":[1]})"},
            {6, R"({"match_ip_address":[{"id":77}]})"},
            {8, "{{"}};
        if (const auto content = kContents.find(what); content != kContents.end())
            bench.rule(0).content = content->second;
        if (what == 4)
            bench.tables.prefixListRules.front().action = "deny";
        if (what == 7)
            bench.tables.routingPolicyRules.clear();
        bench.map("leaf1");
        const intent::Finding* found = bench.finding("policy.not-expressible");
        QVERIFY(found != nullptr);
        QVERIFY(found->severity == intent::Severity::Error);
        QVERIFY2(found->message.find(says.toStdString()) != std::string::npos, found->message.c_str());
        QVERIFY2(bench.hunks().find("- ") == std::string::npos, bench.hunks().c_str());
    }

    void severalPoliciesOfOneDirectionAreNamed()
    {
        PolicyBench bench;
        bench.group().exportPolicies = {1, 1};
        bench.map("leaf1");
        QVERIFY(bench.finding("bgp.policies-several") != nullptr);
        bench.group().exportPolicies = {1};
        bench.group().afiSafi = {"l2vpn-evpn"};
        bench.map("leaf1");
        QVERIFY(bench.finding("bgp.policy-without-unicast") != nullptr);
    }

    void prefixListsOnASessionAreLines()
    {
        PolicyBench bench;
        bench.group().exportPolicies.clear();
        RuleBench::named(bench.tables.peerGroups, "underlay").prefixListIn = 1;
        bench.map("leaf1");
        QVERIFY2(bench.cliText().find("router bgp 65001 / address-family ipv4 / neighbor underlay prefix-list PL-LOOPBACKS in\n") !=
                     std::string::npos, bench.cliText().c_str());
        FC_COMPARE(bench.at(kSets + "prefix-sets/prefix-set[name=PL-LOOPBACKS]/config/name"), std::string("PL-LOOPBACKS"));
    }

    void linesOfTheFabricFileAreFilledIn()
    {
        RuleBench bench;
        bench.cli = {{intent::FabricCliBlock::Place::Last, {"leaf"}, "always", "", {"snmp-server location {name} {router_id}", "alias {colour}"}, 1},
                     {intent::FabricCliBlock::Place::Last, {}, "mlag", "interface {mlag_peer_link}", {"no lldp transmit"}, 2}};
        bench.map("leaf1");
        const std::string text = bench.cliText();
        QVERIFY2(text.find("snmp-server location leaf1 10.0.250.11\n") != std::string::npos, text.c_str());
        QVERIFY2(text.find("interface Port-Channel999 / no lldp transmit\n") != std::string::npos, text.c_str());
        QVERIFY(text.find("alias") == std::string::npos);
        QVERIFY(bench.finding("cli.placeholder-unknown") != nullptr);
        bench.map("spine1");
        FC_COMPARE(bench.cliText(), std::string());
    }

    void aDeviceMayHaveAGatewayMacOfItsOwn()
    {
        RuleBench bench;
        RuleBench::named(bench.tables.devices, "leaf1").anycastGatewayMac = "c001.cafe.0001";
        bench.map("leaf1");
        QVERIFY(bench.cliText().find("ip virtual-router mac-address c001.cafe.0001\n") != std::string::npos);
        FC_COMPARE(bench.document.cli.at(4).origins.front().type, std::string("dcim.device"));
        bench.map("leaf2");
        QVERIFY(bench.cliText().find("ip virtual-router mac-address c001.cafe.babe\n") != std::string::npos);
    }
};

FC_REGISTER_TEST(TstPolicyRules);
#include "tst_policy_rules.moc"
