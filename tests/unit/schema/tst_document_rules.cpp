#include "schema/document_rules.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

using namespace fc;
using namespace fc::test;
using schema::DocumentFault;
using Kind = schema::DocumentFault::Kind;

namespace {

const schema::DocumentRules& rules()
{
    static const schema::DocumentRules instance(*eosIndex());
    return instance;
}

std::vector<DocumentFault> faultsIn(const model::ConfigTree& tree)
{
    return rules().faults(tree, tree);
}

std::string port(const std::string& key, const std::string& name)
{
    const std::string config = "/interfaces/interface[name=" + key + "]/config/";
    return config + "name = " + name + "\n" + config + "type = iana-if-type:ethernetCsmacd\n";
}

/// A VRF whose one member refers to `interface`.
std::string vrf(const std::string& interface)
{
    const std::string at = "/network-instances/network-instance[name=gold]/";
    return at + "config/name = gold\n" + at + "config/type = openconfig-network-instance-types:L3VRF\n" + at +
           "interfaces/interface[id=Ethernet1]/config/id = Ethernet1\n" + at +
           "interfaces/interface[id=Ethernet1]/config/interface = " + interface + "\n";
}

} // namespace

/// References and mandatory leaves of whole documents.
class TstDocumentRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDocumentWhoseReferencesHoldHasNoFault()
    {
        const auto faults = faultsIn(treeOf(port("Ethernet1", "Ethernet1") + vrf("Ethernet1")));
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().value.c_str());
        QVERIFY(faultsIn({}).empty());
    }

    void aReferenceToWhatIsNotThereIsNamed()
    {
        const auto faults = faultsIn(treeOf(port("Ethernet1", "Ethernet1") + vrf("Ethernet9")));
        QCOMPARE(faults.size(), std::size_t{1});
        FC_COMPARE(faults.front().kind, Kind::Reference);
        QCOMPARE(faults.front().value, std::string("Ethernet9"));
        QCOMPARE(model::toString(schema::toPath(*eosIndex(), faults.front().at)),
                 std::string("/network-instances/network-instance[name=gold]/interfaces/interface[id=Ethernet1]/config/interface"));
        QCOMPARE(eosIndex()->schemaPath(faults.front().other),
                 std::string("/openconfig-interfaces:interfaces/interface/name"));
    }

    void whatTheDeviceAddsMayBeReferredTo()
    {
        const model::ConfigTree config = treeOf(vrf("Ethernet1"));
        QCOMPARE(rules().faults(config, config).size(), std::size_t{1});
        QVERIFY(rules().faults(config, treeOf(port("Ethernet1", "Ethernet1"), config)).empty());
    }

    void aKeyThatItsCopyContradictsIsNamed()
    {
        const auto faults = faultsIn(treeOf(port("Ethernet1", "Ethernet2")));
        QCOMPARE(faults.size(), std::size_t{1});
        FC_COMPARE(faults.front().kind, Kind::KeyCopy);
        QCOMPARE(faults.front().value, std::string("Ethernet1"));
    }

    void aMandatoryLeafThatIsMissingIsNamedOnce()
    {
        const auto faults = faultsIn(treeOf("/interfaces/interface[name=Ethernet1]/config/name = Ethernet1\n"
                                            "/interfaces/interface[name=Ethernet1]/config/mtu = 1500\n"));
        QCOMPARE(faults.size(), std::size_t{1});
        FC_COMPARE(faults.front().kind, Kind::Mandatory);
        QCOMPARE(eosIndex()->schemaPath(faults.front().other),
                 std::string("/openconfig-interfaces:interfaces/interface/config/type"));
    }

    void noMoreFaultsAreToldThanAskedFor()
    {
        std::string text;
        for (int i = 1; i <= 5; ++i)
            text += port("Ethernet" + std::to_string(i), "Ethernet99");
        const model::ConfigTree tree = treeOf(text);
        QCOMPARE(rules().faults(tree, tree).size(), std::size_t{5});
        QCOMPARE(rules().faults(tree, tree, 2).size(), std::size_t{2});
    }
};

FC_REGISTER_TEST(TstDocumentRules);
#include "tst_document_rules.moc"
