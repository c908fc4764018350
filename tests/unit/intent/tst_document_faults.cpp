#include "intent/document_faults.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

using namespace fc;
using namespace fc::test;

namespace {

const char* const kMember =
    "/network-instances/network-instance[name=gold]/interfaces/interface[id=Ethernet9]/config/interface";

/// VRF gold with a member that no interface of the document is.
intent::IntentDocument withDanglingMember(std::vector<schema::OwnershipRule> owned)
{
    intent::IntentDocument document;
    document.device = "leaf1";
    document.tree = treeOf(std::string("/network-instances/network-instance[name=gold]/config/name = gold\n"
                                       "/network-instances/network-instance[name=gold]/config/type = "
                                       "openconfig-network-instance-types:L3VRF\n"
                                       "/network-instances/network-instance[name=gold]/interfaces/"
                                       "interface[id=Ethernet9]/config/id = Ethernet9\n") +
                           kMember + " = Ethernet9\n");
    document.provenance[instanceOf(kMember)] = {{"dcim.interface", 77, "vrf", "Ethernet9", "http://netbox/77/", {}, {}}};
    document.ownership = schema::Ownership(std::move(owned));
    return document;
}

void judge(intent::IntentDocument& document)
{
    intent::addFaults(*eosIndex(), schema::DocumentRules(*eosIndex()), document);
}

} // namespace

/// What is said of documents that break their models as a whole.
class TstDocumentFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReferenceIntoWhatTheIntentDecidesIsAnErrorOfItsObject()
    {
        auto document = withDanglingMember(
            {{model::parsePath("/interfaces/interface").value(), schema::OwnedScope::Entries}});
        judge(document);
        QCOMPARE(document.findings.size(), std::size_t{1});
        const intent::Finding& finding = document.findings.front();
        QCOMPARE(finding.rule, std::string("document.reference"));
        FC_COMPARE(finding.severity, intent::Severity::Error);
        QCOMPARE(finding.device, std::string("leaf1"));
        QCOMPARE(finding.objectType, std::string("dcim.interface"));
        QCOMPARE(finding.objectId, std::int64_t{77});
        QCOMPARE(finding.message, std::string(kMember) + " names \"Ethernet9\", which "
                                                         "/openconfig-interfaces:interfaces/interface/name does not have");
    }

    void aReferenceToWhatTheDeviceMayHaveByHandIsAWarning()
    {
        auto document = withDanglingMember({});
        judge(document);
        QCOMPARE(document.findings.size(), std::size_t{1});
        FC_COMPARE(document.findings.front().severity, intent::Severity::Warning);
    }

    void aMandatoryLeafIsMissedOnlyWhereTheIntentDecidesIt()
    {
        intent::IntentDocument document;
        document.tree = treeOf("/interfaces/interface[name=Ethernet9]/config/name = Ethernet9\n");
        judge(document);
        QVERIFY(document.findings.empty());
        document.ownership = schema::Ownership::everything();
        judge(document);
        QCOMPARE(document.findings.size(), std::size_t{1});
        QCOMPARE(document.findings.front().rule, std::string("document.mandatory"));
    }

    void aSoundDocumentIsLeftAlone()
    {
        intent::IntentDocument document;
        document.tree = treeOf("/interfaces/interface[name=Ethernet9]/config/name = Ethernet9\n"
                               "/interfaces/interface[name=Ethernet9]/config/type = iana-if-type:ethernetCsmacd\n");
        judge(document);
        QVERIFY(document.findings.empty());
    }
};

FC_REGISTER_TEST(TstDocumentFaults);
#include "tst_document_faults.moc"
