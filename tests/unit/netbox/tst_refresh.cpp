#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include <atomic>

using namespace fc;
using namespace fc::test;
using intent::ObjectClass;
using nlohmann::json;

namespace {

class StoppedClock final : public Clock
{
public:
    SystemTime now() const override { return SystemTime{} + at; }
    SteadyTime steady() const override { return SteadyTime{} + at; }
    std::chrono::seconds at{1'000'000};
};

std::size_t askedFor(const RecordedNetbox& server, const std::string& endpoint)
{
    const auto asked = server.asked();
    return static_cast<std::size_t>(std::ranges::count_if(
        asked, [&](const std::string& key) { return key.starts_with("/api/" + endpoint + "/"); }));
}

/// One change above the recorded watermark, of this type.
/// The recorded rows but those of one device.
HttpResponse without(const std::string& name, std::int64_t device, const std::function<json(const json&)>& deviceOf)
{
    json body = json::parse(RecordedNetbox::recorded(name).body);
    json kept = json::array();
    for (const json& row : body["results"])
        if (deviceOf(row).value("id", std::int64_t{0}) != device)
            kept.push_back(row);
    body["count"] = kept.size();
    body["results"] = std::move(kept);
    return RecordedNetbox::json(body.dump());
}

RecordedNetbox::Override oneChange(const std::string& type, RecordedNetbox::Override otherwise = {})
{
    return [=](const std::string& key, const HttpRequest& request) -> std::optional<HttpResponse> {
        if (key.starts_with("/api/core/object-changes/ fields=id,changed_object_type id__gt=488"))
            return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":489,"changed_object_type":")" + type + "\"}]}");
        if (key.starts_with("/api/core/object-changes/ fields=id,changed_object_type"))
            return RecordedNetbox::json(R"({"count":0,"next":null,"results":[]})");
        if (key == "/api/core/object-changes/ fields=id,time limit=1 ordering=-id")
            return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":489,"time":"2026-11-22T20:00:00Z"}]})");
        return otherwise ? otherwise(key, request) : std::nullopt;
    };
}

} // namespace

class TstNetboxRefresh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOnlyTheClassesThatMoved()
    {
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto base = source.fetch({}, {}).value();
        const std::size_t before = server->asked().size();
        server->setOverride(oneChange("ipam.vlan", [](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!key.starts_with("/api/ipam/vlans/"))
                return std::nullopt;
            json body = json::parse(RecordedNetbox::recorded("read/vlans").body);
            body["results"][0]["name"] = "renamed";
            return RecordedNetbox::json(body.dump());
        }));
        const auto fresh = source.refresh(base, {}, {}, {});
        QVERIFY2(fresh.ok(), fresh.ok() ? "" : fresh.error().sentence().c_str());
        QCOMPARE(server->asked().size() - before, 4U); // watermark, what moved, the VLANs, watermark
        FC_COMPARE((*fresh)->tables().vlans.front().name, std::string("renamed"));
        QVERIFY((*fresh)->revision() != base->revision());
        QCOMPARE((*fresh)->info().watermark, std::int64_t{489});
        QCOMPARE((*fresh)->rows(ObjectClass::Interface), base->rows(ObjectClass::Interface));
        QVERIFY((*fresh)->info().read == base->info().read);
    }

    void readsEverythingWhenTheScopeMoved_data()
    {
        QTest::addColumn<QString>("type");
        for (const char* type : {"dcim.site", "dcim.devicerole", "dcim.virtualchassis", "extras.customfield"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }
    void readsEverythingWhenTheScopeMoved()
    {
        QFETCH(QString, type);
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto base = source.fetch({}, {}).value();
        server->setOverride(oneChange(type.toStdString()));
        QVERIFY(source.refresh(base, {}, {}, {}).ok());
        QCOMPARE(askedFor(*server, "dcim/devices"), 2U);
        QCOMPARE(askedFor(*server, "ipam/vrfs"), 2U);
    }

    void anEditedDeviceIsReadWithoutTheRest()
    {
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto base = source.fetch({}, {}).value();
        const std::size_t before = server->asked().size();
        server->setOverride(oneChange("dcim.device"));
        const auto fresh = source.refresh(base, {}, {}, {});
        QVERIFY2(fresh.ok(), fresh.ok() ? "" : fresh.error().sentence().c_str());
        QCOMPARE(server->asked().size() - before, 6U); // watermark, what moved, sites, devices, cables, watermark
        FC_COMPARE((*fresh)->revision(), base->revision());
    }

    void aDeviceThatLeavesTheFabricMeansEverything()
    {
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto base = source.fetch({}, {}).value();
        server->setOverride(oneChange("dcim.device", [](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with("/api/dcim/devices/")) {
                json body = json::parse(RecordedNetbox::recorded("read/devices").body);
                body["results"][0]["status"]["value"] = "offline";
                return RecordedNetbox::json(body.dump());
            }
            // What the recording asked of ten devices is asked of nine.
            if (key.starts_with("/api/ipam/ip-addresses/") && key.find("device_id=") != std::string::npos)
                return without("read/ip-addresses", 1, [](const json& row) { return row["assigned_object"]["device"]; });
            if (key.starts_with("/api/plugins/bgp/session/") && key.find("device_id=") != std::string::npos)
                return without("read/sessions", 1, [](const json& row) { return row["device"]; });
            return std::nullopt;
        }));
        const auto fresh = source.refresh(base, {}, {}, {});
        QVERIFY2(fresh.ok(), fresh.ok() ? "" : fresh.error().sentence().c_str());
        QCOMPARE((*fresh)->tables().devices.size(), base->tables().devices.size() - 1);
        QCOMPARE(askedFor(*server, "ipam/vrfs"), 2U);
    }

    void aLateChangeOfAPollIsReadToo()
    {
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto base = source.fetch({}, {}).value();
        server->setOverride(oneChange("ipam.vlan"));
        // Its id lies below the watermark: the change log above it does not tell.
        intent::IntentChange late;
        late.id = 300;
        late.objectType = "ipam.vrf";
        QVERIFY(source.refresh(base, {late}, {}, {}).ok());
        QCOMPARE(askedFor(*server, "ipam/vrfs"), 2U);
    }

    void readsEverythingFromARestoredDatabase()
    {
        auto server = std::make_shared<RecordedNetbox>();
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto base = source.fetch({}, {}).value();
        server->setOverride([](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key == "/api/core/object-changes/ fields=id,time limit=1 ordering=-id")
                return RecordedNetbox::json(R"({"count":1,"next":null,"results":[{"id":17,"time":"2026-11-22T20:00:00Z"}]})");
            if (key.starts_with("/api/core/object-changes/"))
                return RecordedNetbox::json(R"({"count":0,"next":null,"results":[]})");
            return std::nullopt;
        });
        const auto fresh = source.refresh(base, {}, {}, {});
        QVERIFY(fresh.ok());
        QCOMPARE(askedFor(*server, "ipam/vrfs"), 2U);
        QCOMPARE((*fresh)->info().watermark, std::int64_t{17});
    }

    void takesUpAFetchThatBrokeOff()
    {
        auto server = std::make_shared<RecordedNetbox>();
        auto clock = std::make_shared<StoppedClock>();
        std::atomic<bool> broken = true;
        const auto breakOff = [&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (!broken || !key.starts_with("/api/plugins/bgp/session/"))
                return std::nullopt;
            HttpResponse answer;
            answer.status = 500;
            return answer;
        };
        server->setOverride(breakOff);
        auto options = recordedOptions();
        options.parallel = 1;
        netbox::NetboxSource source(options, server, clock);
        QVERIFY(!source.fetch({}, {}).ok());
        QCOMPARE(askedFor(*server, "dcim/interfaces"), 1U);
        broken = false;
        server->setOverride(oneChange("ipam.vlan", breakOff));
        const auto snapshot = source.fetch({}, {});
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : snapshot.error().sentence().c_str());
        QCOMPARE(askedFor(*server, "dcim/interfaces"), 1U); // kept
        QCOMPARE(askedFor(*server, "ipam/vlans"), 2U);      // moved meanwhile
        QCOMPARE((*snapshot)->rows(ObjectClass::BgpSession), 74U);
        FC_COMPARE((*snapshot)->revision() == recordedSnapshot().value()->revision(), true);
    }

    void doesNotTakeUpAnOldFetch()
    {
        auto server = std::make_shared<RecordedNetbox>();
        auto clock = std::make_shared<StoppedClock>();
        std::stop_source stop;
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with("/api/ipam/vrfs/"))
                stop.request_stop();
            return std::nullopt;
        });
        auto options = recordedOptions();
        options.parallel = 1;
        netbox::NetboxSource source(options, server, clock);
        QVERIFY(source.fetch({}, stop.get_token()).error().code == ErrorCode::Cancelled);
        server->setOverride({});
        clock->at += std::chrono::minutes(6);
        QVERIFY(source.fetch({}, {}).ok());
        QCOMPARE(askedFor(*server, "dcim/interfaces"), 2U);
    }
};

FC_REGISTER_TEST(TstNetboxRefresh);
#include "tst_refresh.moc"
