#include "sim_lab.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;

namespace {

const std::string kPort = "/interfaces/interface[name=Ethernet1]";
const std::string kDescription = kPort + "/config/description";
const std::string kTrunk =
    "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans";
const std::string kVlans = "/network-instances/network-instance[name=default]/vlans";

struct Refusal
{
    const char* name;
    sim::SetOperation operation;
    ErrorCode code;
    const char* word; ///< must be in the sentence
};

std::vector<Refusal> refusals()
{
    return {
        {"unknown node", updateJson(kPort + "/config/colour", "\"red\""), ErrorCode::NotFound, "colour"},
        {"unknown member", updateJson(kPort + "/config", R"({"colour":"red"})"), ErrorCode::Schema, "colour"},
        {"wrong type", updateJson(kPort + "/config/enabled", "\"perhaps\""), ErrorCode::Schema, "enabled"},
        {"number out of range", updateJson(kVlans + "/vlan[vlan-id=40]/config/vlan-id", "4095"), ErrorCode::Schema,
         "vlan-id"},
        {"unknown enum name",
         updateJson("/interfaces/interface[name=Port-Channel1]/aggregation/config/lag-type", "\"MAGIC\""),
         ErrorCode::Schema, "lag-type"},
        {"not JSON", updateJson(kPort + "/config", "{"), ErrorCode::Parse, "config"},
        {"state leaf", updateJson(kPort + "/state/oper-status", "\"UP\""), ErrorCode::Schema, "read-only"},
        {"state leaf inside a container", updateJson(kPort, R"({"state":{"oper-status":"UP"}})"), ErrorCode::Schema,
         "read-only"},
        {"leaf the path report does not let set",
         updateJson("/interfaces/interface[name=Port-Channel999]/aggregation/switched-vlan/config/trunk-groups",
                    R"(["mlag-peer"])"),
         ErrorCode::Schema, "trunk-groups"},
        {"reference to nothing",
         updateJson(kPort + "/ethernet/config/aggregate-id", "\"Port-Channel77\""), ErrorCode::Schema,
         "Port-Channel77"},
        {"entry without its config leaf", updateJson(kVlans + "/vlan[vlan-id=77]/config/name", "\"x\""),
         ErrorCode::NotFound, "../config/vlan-id"},
        {"config leaf that contradicts the key",
         updateJson(kVlans + "/vlan[vlan-id=77]", R"({"config":{"vlan-id":78}})"), ErrorCode::NotFound, "77"},
        {"key leaf that contradicts the path", updateJson(kVlans + "/vlan[vlan-id=77]", R"({"vlan-id":78})"),
         ErrorCode::Schema, "77"},
        {"wildcard in an update", updateJson("/interfaces/interface[name=*]/config/description", "\"x\""),
         ErrorCode::Usage, "ildcard"},
        {"missing key in an update", updateJson("/interfaces/interface/config/description", "\"x\""), ErrorCode::Usage,
         "name"},
        {"entry replaced by nothing", replaceJson(kPort, "{}"), ErrorCode::Usage, "delete"},
        {"key leaf deleted", removal(kPort + "/name"), ErrorCode::Schema, "key"},
        {"mandatory leaf missing",
         updateJson("/interfaces/interface[name=Loopback7]", R"({"config":{"name":"Loopback7"}})"), ErrorCode::Schema,
         "type"},
        {"access VLAN on a trunk",
         updateJson("/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/access-vlan", "34"),
         ErrorCode::Schema, "ACCESS"},
        {"default VRF of the wrong type",
         updateJson("/network-instances/network-instance[name=default]/config/type", "\"L3VRF\""), ErrorCode::Schema,
         "default"},
        {"array for a text", updateJson(kDescription, "[1]"), ErrorCode::Schema, "description"},
    };
}

} // namespace

class TstCandidate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRefusalNamesItsPathAndChangesNothing()
    {
        for (const Refusal& refusal : refusals()) {
            LoneDevice leaf("leaf3");
            const std::uint64_t before = leaf.device.snapshot().whole.hash();
            // The good operation before it must not survive.
            const Status status = leaf.apply({updateJson(kDescription, "\"fine\""), refusal.operation});
            const std::string said = status ? "accepted" : status.error().sentence();
            QVERIFY2(!status, refusal.name);
            QVERIFY2(status.error().code == refusal.code, (std::string(refusal.name) + ": " + said).c_str());
            QVERIFY2(said.find(refusal.word) != std::string::npos, (std::string(refusal.name) + ": " + said).c_str());
            QVERIFY2(!status.error().subject.empty(), (std::string(refusal.name) + ": " + said).c_str());
            QVERIFY2(leaf.device.snapshot().whole.hash() == before, refusal.name);
        }
    }

    void acceptedChangesAreValidForLibyang()
    {
        LoneDevice leaf("leaf3");
        const Status status = leaf.apply({
            updateJson(kVlans + "/vlan[vlan-id=50]", R"({"config":{"vlan-id":50,"name":"blue"}})"),
            updateJson("/interfaces/interface[name=Vlan50]",
                       R"({"config":{"name":"Vlan50","type":"iana-if-type:l3ipvlan"},
                           "openconfig-vlan:routed-vlan":{"config":{"vlan":50}}})"),
            updateJson(kTrunk, "[50]"),
        });
        QVERIFY2(status.ok(), status ? "" : status.error().sentence().c_str());
        FC_COMPARE(leaf.explicitText(kVlans + "/vlan[vlan-id=50]/config/name"), std::string("blue"));
        FC_COMPARE(leaf.explicitText("/interfaces/interface[name=Vlan50]/name"), std::string("Vlan50"));
        FC_COMPARE(libyangComplaint(leaf.device.snapshot().explicitConfig), std::string());
    }

    void leafListUpdateMergesAndReplaceSubstitutes()
    {
        LoneDevice leaf("leaf3");
        FC_COMPARE(leaf.explicitText(kTrunk), std::string("[34]"));
        QVERIFY(leaf.apply({updateJson(kTrunk, "[50,34]")}).ok());
        FC_COMPARE(leaf.explicitText(kTrunk), std::string("[34, 50]"));
        QVERIFY(leaf.apply({replaceJson(kTrunk, "[60]")}).ok());
        FC_COMPARE(leaf.explicitText(kTrunk), std::string("[60]"));
    }

    void deletesComeFirstAndTheLastWriteWins()
    {
        LoneDevice leaf("leaf3");
        QVERIFY(leaf.apply({removal(kDescription), updateJson(kDescription, "\"one\""),
                            updateJson(kDescription, "\"two\"")})
                    .ok());
        FC_COMPARE(leaf.explicitText(kDescription), std::string("two"));
    }

    void replaceDropsWhatItDoesNotName()
    {
        LoneDevice leaf("leaf3");
        QVERIFY(leaf.apply({replaceJson(kPort + "/config",
                                        R"({"name":"Ethernet1","type":"iana-if-type:ethernetCsmacd"})")})
                    .ok());
        FC_COMPARE(leaf.explicitText(kDescription), std::string("(absent)"));
        FC_COMPARE(leaf.explicitText(kPort + "/ethernet/config/aggregate-id"), std::string("Port-Channel1"));
    }

    void deleteTakesWildcardsAndAbsentPaths()
    {
        LoneDevice leaf("leaf3");
        QVERIFY(leaf.apply({removal("/interfaces/interface[name=*]/config/description"),
                            removal("/interfaces/interface[name=Ethernet99]")})
                    .ok());
        FC_COMPARE(leaf.explicitText(kDescription), std::string("(absent)"));
        FC_COMPARE(leaf.explicitText("/interfaces/interface[name=Ethernet11]/config/description"),
                   std::string("(absent)"));
        FC_COMPARE(libyangComplaint(leaf.device.snapshot().explicitConfig), std::string());
    }

    void deletedPhysicalPortIsBackAtItsDefaults()
    {
        LoneDevice leaf("leaf3");
        QVERIFY(leaf.apply({removal(kPort)}).ok());
        FC_COMPARE(leaf.explicitText(kPort), std::string("(absent)"));
        FC_COMPARE(leaf.servedText(kPort + "/config/name"), std::string("Ethernet1"));
        FC_COMPARE(leaf.servedText(kDescription), std::string("(absent)"));
        // One leaf is enough to configure it again: EOS knows what kind of port it is.
        QVERIFY(leaf.apply({updateJson(kDescription, "\"again\"")}).ok());
        FC_COMPARE(leaf.explicitText(kPort + "/config/type"), std::string("iana-if-type:ethernetCsmacd"));
        FC_COMPARE(libyangComplaint(leaf.device.snapshot().explicitConfig), std::string());
    }

    void typedScalarsAndPlainNamesAreTaken()
    {
        LoneDevice leaf("leaf3");
        QVERIFY(leaf.apply({updateLeaf(kPort + "/config/enabled", model::Value::boolean(false)),
                            updateLeaf(kTrunk, model::Value(model::LeafList{std::uint64_t{70}})),
                            updateJson("/network-instances/network-instance[name=gold]/protocols/"
                                       "protocol[identifier=BGP][name=BGP]/bgp/global/config/router-id",
                                       "\"10.9.9.9\"")})
                    .ok());
        FC_COMPARE(leaf.explicitText(kPort + "/config/enabled"), std::string("false"));
        FC_COMPARE(leaf.explicitText(kTrunk), std::string("[34, 70]"));
    }

    void emptySetIsLegalAndChangesNothing()
    {
        LoneDevice leaf("leaf3");
        const std::uint64_t before = leaf.device.snapshot().whole.hash();
        leaf.clock.advance(std::chrono::seconds(5));
        QVERIFY(leaf.apply({}).ok());
        QVERIFY(leaf.device.snapshot().whole.hash() == before);
    }

    void rootReplaceByItsOwnAnswerIsNoChange()
    {
        LoneDevice leaf("leaf3");
        const model::ConfigTree before = leaf.device.snapshot().explicitConfig;
        const std::string document = schema::encodeDocument(*eosIndex(), before, schema::JsonStyle::Ietf);
        const Status status = leaf.apply({replaceJson("/", document)});
        QVERIFY2(status.ok(), status ? "" : status.error().sentence().c_str());
        QVERIFY(leaf.device.snapshot().explicitConfig == before);
    }

    void addressesMayBeSwappedInOneSet()
    {
        LoneDevice leaf("leaf3");
        const std::string base = "/interfaces/interface[name=Ethernet11]/subinterfaces/subinterface[index=0]/ipv4/addresses";
        const Status status = leaf.apply({removal(base + "/address[ip=10.0.1.5]"),
                                          updateJson(base + "/address[ip=10.0.1.77]",
                                                     R"({"config":{"ip":"10.0.1.77","prefix-length":31}})")});
        QVERIFY2(status.ok(), status ? "" : status.error().sentence().c_str());
        FC_COMPARE(leaf.explicitText(base + "/address[ip=10.0.1.77]/config/prefix-length"), std::string("31"));
    }
};

FC_REGISTER_TEST(TstCandidate);
#include "tst_candidate.moc"
