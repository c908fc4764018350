#include "model/path.h"
#include "sim/fabric/loader.h"
#include "sim/fabric/scenario.h"
#include "support/test_registry.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace fc::sim;
using Json = nlohmann::json;

namespace {

FabricBlueprint load(const char* name)
{
    auto fabric = loadFabric(name);
    if (!fabric)
        qFatal("%s", fabric.error().sentence().c_str());
    return std::move(fabric).value();
}

} // namespace

class TstScenario : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inSyncChangesNothing()
    {
        const auto story = scenario("in-sync", load("lab-10"));
        QVERIFY(story.ok());
        QVERIFY(story->deviceEdits.empty() && story->netboxEdits.empty() && story->notInSync.empty());
    }

    void demoTouchesThreePlacesOfOneLeafByHand()
    {
        const auto story = scenario("demo", load("lab-10"));
        QVERIFY2(story.ok(), story.ok() ? "" : story.error().sentence().c_str());
        QCOMPARE(story->deviceEdits.size(), std::size_t(3));
        std::set<std::string> places;
        for (const auto& edit : story->deviceEdits) {
            QCOMPARE(edit.device, std::string("leaf7"));
            QVERIFY(fc::model::parsePath(edit.path).ok());
            QVERIFY(edit.value && !Json::parse(*edit.value, nullptr, false).is_discarded());
            QVERIFY(!edit.why.empty());
            places.insert(edit.path);
        }
        QVERIFY(places.contains("/interfaces/interface[name=Ethernet12]/config/description"));
        QVERIFY(places.contains("/interfaces/interface[name=Ethernet1]/config/enabled"));
        const auto trunk = "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans";
        QVERIFY(places.contains(trunk));
        // On EOS an empty list lets every VLAN through, so one has to stay.
        for (const auto& edit : story->deviceEdits) {
            if (edit.path == trunk) {
                const Json left = Json::parse(*edit.value);
                QVERIFY(!left.empty());
                QVERIFY(std::find(left.begin(), left.end(), Json(78)) == left.end());
            }
        }
    }

    void demoLeavesSevenOfTenDevicesInSync()
    {
        const auto fabric = load("lab-10");
        const auto story = scenario("demo", fabric);
        QVERIFY(story.ok());
        QCOMPARE(story->notInSync, (std::vector<std::string>{"leaf3", "leaf4", "leaf7"}));
        QCOMPARE(fabric.devices.size() - story->notInSync.size(), std::size_t(7));
    }

    void demoGivesNetboxAVlanAMinuteAgoThatTheDevicesLack_data()
    {
        QTest::addColumn<QString>("fabric");
        QTest::addColumn<int>("oldVlan");
        QTest::newRow("lab-10") << "lab-10" << 34;
        QTest::newRow("clos") << "clos:2x8" << 40;
    }

    void demoGivesNetboxAVlanAMinuteAgoThatTheDevicesLack()
    {
        QFETCH(QString, fabric);
        QFETCH(int, oldVlan);
        const auto blueprint = load(fabric.toUtf8().constData());
        const auto story = scenario("demo", blueprint);
        QVERIFY2(story.ok(), story.ok() ? "" : story.error().sentence().c_str());
        auto api = NetboxApi::create(blueprint.netbox, {});
        QVERIFY(api.ok());
        auto& netbox = **api;
        const auto get = [&netbox](const std::string& target) {
            return Json::parse(netbox.request("GET", "/api/" + target, {}).body);
        };
        const auto before = get("core/object-changes/?limit=1&fields=id")["results"][0]["id"].dump();
        const auto when = std::chrono::system_clock::now() - story->netboxEditAge;
        for (const auto& edit : story->netboxEdits) {
            const auto done = netbox.apply(edit, when);
            QVERIFY2(done.ok(), done.ok() ? "" : done.error().sentence().c_str());
        }
        for (const char* leaf : {"leaf3", "leaf4"}) {
            const std::string device = std::string("&device=") + leaf;
            const Json svi = get("dcim/interfaces/?name=Vlan50" + device)["results"];
            QCOMPARE(svi.size(), std::size_t(1));
            QCOMPARE(svi[0]["vrf"]["name"].get<std::string>(), std::string("gold"));
            const Json address = get("ipam/ip-addresses/?interface=Vlan50" + device)["results"];
            QCOMPARE(address.size(), std::size_t(1));
            QVERIFY(address[0]["address"].get<std::string>().ends_with("/24"));
            const Json trunk = get("dcim/interfaces/?name=Port-Channel1" + device)["results"][0]["tagged_vlans"];
            QCOMPARE(trunk.size(), std::size_t(2));
            QCOMPARE(trunk[0]["vid"].get<int>(), oldVlan);
            QCOMPARE(trunk[1]["vid"].get<int>(), 50);
        }
        QVERIFY(get("dcim/interfaces/?name=Vlan50")["count"] == 2);
        const Json changes = get("core/object-changes/?id__gt=" + before + "&ordering=id")["results"];
        QCOMPARE(changes.size(), story->netboxEdits.size());
        for (const auto& change : changes)
            QVERIFY(change["time"].get<std::string>().starts_with(fc::toIso8601(when).substr(0, 19)));
        for (const auto& device : blueprint.devices)
            QVERIFY(device.configJson.find("Vlan50") == std::string::npos);
    }

    void tooSmallAFabricIsToldSo()
    {
        const auto story = scenario("demo", load("clos:2x2"));
        QVERIFY(!story.ok());
        FC_COMPARE(story.error().code, fc::ErrorCode::Usage);
        QVERIFY(!scenario("apocalypse", load("clos:2x2")).ok());
        QVERIFY(scenario("in-sync", load("clos:2x2")).ok());
    }
};

FC_REGISTER_TEST(TstScenario);
#include "tst_scenario.moc"
