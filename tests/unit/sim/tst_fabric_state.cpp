#include "sim_lab.h"
#include "support/test_registry.h"

#include <QFile>

using namespace fc;
using namespace fc::test;

namespace {

/// The whole lab without servers.
struct Lab
{
    ManualClock clock;
    std::unique_ptr<sim::SimFabric> fabric;

    Lab()
    {
        auto made = sim::SimFabric::create(eosIndex(), lab10(), {}, clock);
        if (!made)
            qFatal("%s", made.error().sentence().c_str());
        fabric = std::move(*made);
    }

    std::string text(const char* device, const std::string& path) const
    {
        return leafText(fabric->device(device)->snapshot().whole, path);
    }
    std::string oper(const char* device, const std::string& interface) const
    {
        return text(device, "/interfaces/interface[name=" + interface + "]/state/oper-status");
    }
    std::string session(const char* device, const std::string& neighbor, const std::string& vrf = "default") const
    {
        return text(device, "/network-instances/network-instance[name=" + vrf +
                                "]/protocols/protocol[identifier=BGP][name=BGP]/bgp/neighbors/neighbor[neighbor-address=" +
                                neighbor + "]/state/session-state");
    }
    void shut(const char* device, const std::string& interface, const char* enabled)
    {
        QVERIFY(fabric->setValue(device, "/interfaces/interface[name=" + interface + "]/config/enabled", enabled).ok());
    }
};

} // namespace

class TstFabricState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void explicitConfigurationEqualsTheRecordedTrees()
    {
        Lab lab;
        for (const std::string& name : lab.fabric->deviceNames()) {
            QFile json(QString::fromStdString(FC_SOURCE_DIR "/../shared/data/lab-10/" + name + ".json"));
            if (!json.open(QIODevice::ReadOnly))
                QSKIP("the recorded trees are not at hand");
            const auto recorded =
                schema::decodeDocument(*eosIndex(), json.readAll().toStdString(), schema::Strictness::Strict);
            QVERIFY2(recorded.ok(), recorded ? "" : recorded.error().sentence().c_str());
            const model::ConfigTree ours = lab.fabric->device(name)->snapshot().explicitConfig;
            QVERIFY2(ours == *recorded, name.c_str());
            FC_COMPARE(libyangComplaint(ours), std::string());
            QFile cli(QString::fromStdString(FC_SOURCE_DIR "/../shared/data/lab-10/" + name + ".cli"));
            QVERIFY(cli.open(QIODevice::ReadOnly));
            std::string lines = cli.readAll().toStdString();
            if (!lines.ends_with('\n'))
                lines += '\n';
            FC_COMPARE(lab.fabric->device(name)->snapshot().cli, lines);
        }
    }

    void untouchedFabricIsUp()
    {
        Lab lab;
        for (const std::string& name : lab.fabric->deviceNames()) {
            const auto facts = lab.fabric->device(name)->facts();
            for (const auto& [interface, fact] : facts->interfaces)
                QVERIFY2(lab.oper(name.c_str(), interface) == "UP", (name + " " + interface).c_str());
            for (const sim::NeighborFact& fact : facts->neighbors)
                QVERIFY2(lab.session(name.c_str(), fact.address, fact.instance) == "ESTABLISHED",
                         (name + " " + fact.address).c_str());
        }
        FC_COMPARE(lab.text("leaf3", "/lldp/interfaces/interface[name=Ethernet11]/neighbors/neighbor[id=1]/state/system-name"),
                   std::string("spine1"));
        FC_COMPARE(lab.text("leaf3", "/lldp/interfaces/interface[name=Ethernet11]/neighbors/neighbor[id=1]/state/port-id"),
                   std::string("Ethernet3"));
        FC_COMPARE(lab.text("leaf3", "/system/state/software-version"), std::string("4.35.0F"));
    }

    void aLinkIsUpOnlyWhileBothEndsAreEnabledAndTheCableIsWhole()
    {
        Lab lab;
        lab.shut("spine1", "Ethernet3", "false");
        FC_COMPARE(lab.oper("leaf3", "Ethernet11"), std::string("DOWN"));
        FC_COMPARE(lab.text("leaf3", "/interfaces/interface[name=Ethernet11]/state/admin-status"), std::string("UP"));
        FC_COMPARE(lab.text("spine1", "/interfaces/interface[name=Ethernet3]/state/admin-status"), std::string("DOWN"));
        FC_COMPARE(lab.session("leaf3", "10.0.1.4"), std::string("ACTIVE"));
        FC_COMPARE(lab.session("leaf3", "10.0.2.4"), std::string("ESTABLISHED"));
        // The loopback of spine1 is still reached over the other spine's leafs.
        FC_COMPARE(lab.session("leaf3", "10.0.250.1"), std::string("ESTABLISHED"));
        lab.shut("spine1", "Ethernet3", "true");
        FC_COMPARE(lab.oper("leaf3", "Ethernet11"), std::string("UP"));
        QVERIFY(lab.fabric->setLink("leaf3", "Ethernet11", false).ok());
        FC_COMPARE(lab.oper("spine1", "Ethernet3"), std::string("DOWN"));
        FC_COMPARE(lab.text("spine1", "/interfaces/interface[name=Ethernet3]/state/counters/carrier-transitions"),
                   std::string("3"));
        QVERIFY(lab.fabric->setLink("spine1", "Ethernet3", true).ok());
        FC_COMPARE(lab.oper("leaf3", "Ethernet11"), std::string("UP"));
        QVERIFY(!lab.fabric->setLink("leaf3", "Ethernet77", false).ok());
    }

    void portChannelAndSviFollowTheirMembers()
    {
        Lab lab;
        lab.shut("leaf3", "Ethernet10", "false");
        FC_COMPARE(lab.oper("leaf4", "Port-Channel999"), std::string("DOWN"));
        // No autostate keeps the peer SVI up; the VLAN of the host still has its own port.
        FC_COMPARE(lab.oper("leaf3", "Vlan4090"), std::string("UP"));
        FC_COMPARE(lab.oper("leaf3", "Vlan34"), std::string("UP"));
        lab.shut("leaf3", "Ethernet1", "false");
        FC_COMPARE(lab.oper("leaf3", "Port-Channel1"), std::string("DOWN"));
        FC_COMPARE(lab.oper("leaf3", "Vlan34"), std::string("DOWN"));
        FC_COMPARE(lab.text("leaf3", "/lacp/interfaces/interface[name=Port-Channel1]/members/member[interface=Ethernet1]/"
                                     "state/synchronization"),
                   std::string("OUT_SYNC"));
    }

    void aSessionNeedsTheRightPeerOnBothSides()
    {
        Lab lab;
        const std::string as = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name="
                               "BGP]/bgp/neighbors/neighbor[neighbor-address=10.0.1.5]/config/peer-as";
        QVERIFY(lab.fabric->setValue("spine1", as, "65999").ok());
        FC_COMPARE(lab.session("leaf3", "10.0.1.4"), std::string("ACTIVE"));
        FC_COMPARE(lab.session("spine1", "10.0.1.5"), std::string("ACTIVE"));
    }

    void isolatedLeafLosesItsOverlayToo()
    {
        Lab lab;
        for (const char* port : {"Ethernet11", "Ethernet12", "Ethernet10"})
            QVERIFY(lab.fabric->setLink("leaf3", port, false).ok());
        FC_COMPARE(lab.session("leaf3", "10.0.250.1"), std::string("ACTIVE"));
        FC_COMPARE(lab.session("spine2", "10.0.250.13"), std::string("ACTIVE"));
    }

    void trafficIsTheSameForTheSameSeedAndOnBothEnds()
    {
        const sim::Traffic one(7);
        const sim::Traffic two(7);
        const model::LinkEnd a{"leaf3", "Ethernet11"};
        const model::LinkEnd b{"spine1", "Ethernet3"};
        QCOMPARE(one.passed(a, b, 5, 1.0).outOctets, two.passed(a, b, 5, 1.0).outOctets);
        QCOMPARE(one.passed(a, b, 5, 1.0).outOctets, one.passed(b, a, 5, 1.0).inOctets);
        QVERIFY(one.passed(a, b, 5, 1.0).outOctets != sim::Traffic(8).passed(a, b, 5, 1.0).outOctets);
        QVERIFY(one.passed(a, b, 5, 1.0).outOctets > 0);
    }

    void countersMoveOnlyOnPortsThatAreUp()
    {
        LoneDevice leaf("leaf3");
        sim::Environment world;
        world.up = {{"Ethernet11", true}, {"Ethernet12", false}};
        leaf.device.applyEnvironment(world);
        sim::InterfaceCounters more;
        more.inOctets = 1000;
        more.inUnicast = 3;
        leaf.device.addTraffic({{"Ethernet11", more}, {"Ethernet12", more}, {"Ethernet99", more}});
        const auto octets = [&](const std::string& port) {
            return leaf.wholeText("/interfaces/interface[name=" + port + "]/state/counters/in-octets");
        };
        FC_COMPARE(octets("Ethernet11"), std::string("1000"));
        FC_COMPARE(octets("Ethernet12"), std::string("0"));
        FC_COMPARE(leaf.wholeText("/interfaces/interface[name=Ethernet11]/state/counters/in-pkts"), std::string("3"));
    }

    void unknownDeviceIsNamedWithTheOnesThereAre()
    {
        Lab lab;
        const Status status = lab.fabric->setValue("leaf33", "/system/config/hostname", "x");
        QVERIFY(!status.ok());
        QVERIFY(status.error().next.find("leaf3") != std::string::npos);
    }
};

FC_REGISTER_TEST(TstFabricState);
#include "tst_fabric_state.moc"
