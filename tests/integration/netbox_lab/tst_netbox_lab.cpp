#include "lab_with_netbox.h"
#include "support/test_registry.h"

#include "intent/inventory.h"

using namespace fc;
using namespace fc::test;

class TstNetboxLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheLabOverHttp()
    {
        Lab lab;
        const auto snapshot = lab.fetch();
        using intent::ObjectClass;
        QCOMPARE(snapshot->rows(ObjectClass::Device), 10U);
        QVERIFY(snapshot->rows(ObjectClass::Interface) >= 114U);
        QVERIFY(snapshot->rows(ObjectClass::Cable) >= 20U);
        QVERIFY(snapshot->rows(ObjectClass::IpAddress) >= 86U);
        QVERIFY(!snapshot->info().torn);
        for (const intent::Finding& finding : snapshot->info().findings)
            QVERIFY2(finding.severity == intent::Severity::Info, finding.message.c_str());
        const model::FabricInventory inventory = intent::inventoryOf(*snapshot);
        QCOMPARE(inventory.devices.size(), 10U);
        QCOMPARE(inventory.links.size(), 20U);
        QCOMPARE(lab.source().probe({})->version, snapshot->info().serverVersion);
        QVERIFY(lab.source(lab.api().tokens().v1).fetch({}, {}).ok());
    }

    void anUntouchedFabricHasNoHunks_data()
    {
        QTest::addColumn<QString>("fabric");
        QTest::newRow("lab-10") << "lab-10";
        QTest::newRow("clos") << "clos:2x12";
    }
    void anUntouchedFabricHasNoHunks()
    {
        QFETCH(QString, fabric);
        Lab lab(fabric.toStdString());
        const auto hunks = lab.hunks(*lab.fetch());
        QVERIFY2(hunks.empty(), all(hunks).c_str());
    }

    void saysWhatIsWrongWithNetBox_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("403") << "forbidden" << "NetBox";
        QTest::newRow("500") << "error" << "HTTP 500";
        QTest::newRow("page") << "html" << "web page";
        QTest::newRow("truncated") << "truncated" << "ends too early";
        QTest::newRow("unavailable") << "unavailable" << "NetBox is down or restarting";
    }
    void saysWhatIsWrongWithNetBox()
    {
        QFETCH(QString, fault);
        QFETCH(QString, words);
        Lab lab;
        QVERIFY(lab.spoil("{\"kind\":\"" + fault.toStdString() + "\",\"count\":-1,\"path\":\"/api/ipam/\"}").ok());
        const auto snapshot = lab.source().fetch({}, {});
        QVERIFY(!snapshot.ok());
        const std::string sentence = snapshot.error().sentence();
        QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(snapshot.error().subject.starts_with("NetBox " + lab.api().url() + "/api/ipam/"), sentence.c_str());
        QVERIFY(!snapshot.error().state.empty() && !snapshot.error().next.empty());
        QVERIFY(lab.spoil("{\"kind\":\"none\"}").ok());
        QVERIFY(lab.source().fetch({}, {}).ok());
    }

    void outlastsAShortOutage()
    {
        Lab lab;
        QVERIFY(lab.spoil("{\"kind\":\"unavailable\",\"count\":2,\"path\":\"/api/dcim/devices/\"}").ok());
        QVERIFY(lab.source().fetch({}, {}).ok());
    }

    void refusesAWrongToken()
    {
        Lab lab;
        const auto snapshot = lab.source("nbt_abcdefghijkl.0123456789012345678901234567890123456789").fetch({}, {});
        QVERIFY(!snapshot.ok());
        QVERIFY(snapshot.error().code == ErrorCode::Auth);
        QVERIFY2(snapshot.error().sentence().find("does not know this token") != std::string::npos,
                 snapshot.error().sentence().c_str());
        QVERIFY(snapshot.error().sentence().find("nbt_") == std::string::npos);
    }
};

FC_REGISTER_TEST(TstNetboxLab);
#include "tst_netbox_lab.moc"
