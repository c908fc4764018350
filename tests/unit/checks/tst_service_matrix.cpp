#include "lab_edits.h"

#include "checks/service_matrix.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;
using checks::ServiceMatrix;
using checks::ServiceRow;

namespace {

ServiceMatrix labMatrix(const Edit& edit = [](auto&) {})
{
    return checks::intendedServices(checks::FabricFacts(changedLab(edit), labRulebook().settings));
}

const ServiceRow& rowOf(const ServiceMatrix& matrix, const std::string& key)
{
    for (const auto* rows : {&matrix.services, &matrix.sessions})
        for (const ServiceRow& row : *rows)
            if (row.key == key)
                return row;
    qFatal("no row %s", key.c_str());
    std::abort();
}

std::size_t column(const ServiceMatrix& matrix, const std::string& device)
{
    return static_cast<std::size_t>(std::ranges::find(matrix.devices, device) - matrix.devices.begin());
}

std::string picture(const ServiceMatrix& matrix, const std::string& key)
{
    std::string out;
    for (const checks::ServiceCell& cell : rowOf(matrix, key).cells)
        out += !cell.running ? (cell.intended ? "i" : ".") : cell.intended ? (*cell.running ? "R" : "!") : (*cell.running ? "+" : ".");
    return out;
}

} // namespace

class TstServiceMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhereServicesAreIntended()
    {
        const ServiceMatrix matrix = labMatrix();
        QCOMPARE(matrix.devices.size(), std::size_t(10));
        QCOMPARE(matrix.devices.front(), std::string("spine1"));
        QCOMPARE(picture(matrix, "vlan 40"), std::string("..ii..ii.."));
        QCOMPARE(picture(matrix, "vni 110040"), std::string("..ii..ii.."));
        QCOMPARE(picture(matrix, "vrf gold"), std::string("....ii..ii"));
        QCOMPARE(rowOf(matrix, "vrf gold").detail, std::string("VNI 100001"));
        QCOMPARE(picture(matrix, "evpn spine1"), std::string("..iiiiiiii"));
        QCOMPARE(picture(matrix, "bgp leaf1"), std::string("ii.i......"));
        QVERIFY(!rowOf(matrix, "vlan 40").object.url.empty());
    }

    void showsWhatRunsBesideIt()
    {
        ServiceMatrix matrix = labMatrix();
        checks::RunningServices leaf1;
        leaf1.vlans = {1, 40, 777};
        leaf1.vniOfVlan = {{40, 110040}};
        leaf1.sessions = {{{"default", "10.0.250.1"}, "ESTABLISHED"}, {{"default", "10.0.250.2"}, "ACTIVE"}, {{"default", "192.0.2.1"}, "IDLE"}};
        addRunning(matrix, "leaf1", leaf1);
        checks::RunningServices leaf2;
        addRunning(matrix, "leaf2", leaf2);
        QCOMPARE(picture(matrix, "vlan 40"), std::string("..R!..ii.."));
        QCOMPARE(picture(matrix, "vlan 777"), std::string("..+......."));
        QCOMPARE(picture(matrix, "evpn spine1").substr(2, 2), std::string("R!"));
        QCOMPARE(picture(matrix, "evpn spine2").substr(2, 1), std::string("!"));
        QCOMPARE(picture(matrix, "bgp 192.0.2.1").substr(2, 1), std::string("+"));
        QVERIFY(matrix.isAsymmetric(rowOf(matrix, "vlan 40"), column(matrix, "leaf1")));
        addRunning(matrix, "nobody", leaf1);
        ServiceMatrix again = matrix;
        addRunning(again, "leaf1", leaf1);
        QVERIFY(again == matrix);
    }

    void asymmetryOfAPairIsSeen()
    {
        const ServiceMatrix whole = labMatrix();
        for (const ServiceRow& row : whole.services)
            for (std::size_t i = 0; i < whole.devices.size(); ++i)
                QVERIFY2(!whole.isAsymmetric(row, i), row.key.c_str());
        for (const ServiceRow& row : whole.sessions)
            for (std::size_t i = 0; i < whole.devices.size(); ++i)
                QVERIFY2(!whole.isAsymmetric(row, i), row.key.c_str());
        const ServiceMatrix half = labMatrix([](auto& t) { port(t, "leaf2", "Port-Channel1").taggedVlans.clear(); });
        QVERIFY(half.isAsymmetric(rowOf(half, "vlan 40"), column(half, "leaf1")));
        QVERIFY(half.isAsymmetric(rowOf(half, "vlan 40"), column(half, "leaf2")));
        QVERIFY(!half.isAsymmetric(rowOf(half, "vlan 40"), column(half, "leaf5")));
    }
};

FC_REGISTER_TEST(TstServiceMatrix);
#include "tst_service_matrix.moc"
