#include "discovery/consistency.h"
#include "discovery/probe.h"
#include "discovery/schema_diff.h"
#include "discovery/type_words.h"
#include "discovery/use_as.h"
#include "schema/schema_facts.h"
#include "schema/schema_locator.h"
#include "schema/schema_pack.h"
#include "support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fc;
using namespace fc::discovery;
using schema::NodeId;

namespace {

const schema::SchemaIndex& index()
{
    static const auto instance = schema::openBundledIndex().value();
    return *instance;
}

NodeId at(const char* path)
{
    return index().resolve(model::parsePath(path).value()).value();
}

std::shared_ptr<const schema::SchemaIndex> indexOf(const std::string& text)
{
    const auto facts = schema::parseFacts(text);
    return schema::SchemaIndex::fromBytes(schema::packFacts(facts.value()).value()).value();
}

/// Answers what it was told to; counts calls.
class ScriptedTransport final : public gnmi::Transport
{
public:
    std::optional<Error> getError;
    std::string value = "\"x\"";
    std::optional<Error> streamEnd;
    bool sync = true;
    int calls = 0;

    Result<gnmi::Capabilities> capabilities(const gnmi::CallOptions&) override { return gnmi::Capabilities{}; }
    Result<gnmi::GetAnswer> get(const gnmi::GetRequest& request, const gnmi::CallOptions&) override
    {
        ++calls;
        if (getError)
            return *getError;
        gnmi::GetAnswer answer;
        gnmi::RawNotification notification;
        if (!value.empty())
            notification.updates.push_back({request.paths.front(), {gnmi::WireValue::Arm::JsonIetf, model::Value::text(value)}, 0});
        answer.notifications.push_back(std::move(notification));
        return answer;
    }
    class Call final : public gnmi::SubscribeCall
    {
    public:
        void poll() override {}
    };
    Result<std::unique_ptr<gnmi::SubscribeCall>> subscribe(const gnmi::SubscribeRequest&,
                                                           std::shared_ptr<gnmi::SubscribeSink> sink) override
    {
        ++calls;
        sink->opened();
        if (sync)
            sink->received(std::string("\x18\x01", 2)); // SubscribeResponse { sync_response: true }
        if (streamEnd)
            sink->ended(*streamEnd);
        return std::unique_ptr<gnmi::SubscribeCall>(std::make_unique<Call>());
    }
};

DeviceLeaves device(const char* name, std::vector<std::pair<const char*, const char*>> leaves)
{
    DeviceLeaves out;
    out.device = name;
    for (const auto& [path, value] : leaves)
        out.leaves.push_back({{}, path, value});
    return out;
}

} // namespace

class TstDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void restrictionsAreSaidInWords()
    {
        FC_COMPARE(typeWords(index(), index().type(at("/interfaces/interface/config/enabled"))), std::string("true or false"));
        const std::string mtu = typeWords(index(), index().type(at("/interfaces/interface/config/mtu")));
        QVERIFY2(mtu.starts_with("whole number"), mtu.c_str());
        const std::string oper = typeWords(index(), index().type(at("/interfaces/interface/state/oper-status")), 2);
        QVERIFY2(oper.starts_with("one of UP, DOWN and "), oper.c_str());
        const std::string name = typeWords(index(), index().type(at("/interfaces/interface/name")));
        QVERIFY2(name.starts_with("as /openconfig-interfaces:interfaces/interface/config/name"), name.c_str());
    }

    void everyNodeHasEveryUse()
    {
        const UseAsTarget target;
        for (std::uint32_t id = 1; id <= index().nodeCount(); id += 7)
            for (const UseAs form : useAsForms()) {
                const std::string text = useAs(form, index(), NodeId{id}, {}, target);
                QVERIFY2(!text.empty(), index().schemaPath(NodeId{id}).c_str());
                if (form == UseAs::Json)
                    QVERIFY2(QJsonDocument::fromJson(QByteArray::fromStdString(text)).isObject(), text.c_str());
                if (form == UseAs::GnmiPath)
                    QCOMPARE(index().resolve(model::parsePath(text).value()).value().value, id);
            }
    }

    void usesCarryTheKeysThatWerePicked()
    {
        const model::Path path = model::parsePath("/interfaces/interface[name=Ethernet1]/config/mtu").value();
        const NodeId mtu = at("/interfaces/interface/config/mtu");
        UseAsTarget target;
        target.host = "2001:db8::1";
        target.insecure = true;
        FC_COMPARE(useAs(UseAs::GnmiPath, index(), mtu, path, target), std::string("/interfaces/interface[name=Ethernet1]/config/mtu"));
        FC_COMPARE(useAs(UseAs::XPath, index(), mtu, path, target),
                   std::string("/openconfig-interfaces:interfaces/interface[name='Ethernet1']/config/mtu"));
        QVERIFY(useAs(UseAs::Gnmic, index(), mtu, path, target).find("-a [2001:db8::1]:6030 -u 'admin' --insecure") != std::string::npos);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(useAs(UseAs::Json, index(), mtu, path, target, "9214")));
        const auto entry = json.object()[u"openconfig-interfaces:interfaces"].toObject()[u"interface"].toArray()[0].toObject();
        QCOMPARE(entry[u"name"].toString(), QStringLiteral("Ethernet1"));
        QCOMPARE(entry[u"config"].toObject()[u"mtu"].toInt(), 9214);
        FC_COMPARE(useAs(UseAs::Go, index(), mtu, path, target, "9214"),
                   std::string("d := &oc.Device{}\nd.GetOrCreateInterfaces().GetOrCreateInterface(\"Ethernet1\")."
                               "GetOrCreateConfig().Mtu = ygot.Uint16(9214)"));
        const std::string wild = useAs(UseAs::GnmiPath, index(), mtu, {}, target);
        FC_COMPARE(wild, std::string("/interfaces/interface[name=*]/config/mtu"));
    }

    void hostileKeysStayInsideTheirQuotes()
    {
        const NodeId mtu = at("/interfaces/interface/config/mtu");
        model::Path path = model::parsePath("/interfaces/interface[name=x]/config/mtu").value();
        path.elems[1].keys[0].value = "a'; rm -rf ~ #\"\\]";
        const std::string gnmic = useAs(UseAs::Gnmic, index(), mtu, path, {});
        // Every single quote of the key is closed, escaped and opened again.
        QVERIFY2(gnmic.find("a'\\''; rm -rf") != std::string::npos, gnmic.c_str());
        const std::string json = useAs(UseAs::Json, index(), mtu, path, {});
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(json)).isObject());
        const std::string xpath = useAs(UseAs::XPath, index(), mtu, path, {});
        QVERIFY2(xpath.find("concat(") != std::string::npos, xpath.c_str());
    }

    void releasesAreComparedByPath()
    {
        const std::string head = "fabric-console-schema\t1\tr\nmodule\tm\t2020-01-01\ntype\tstring\tstring\ntype\tuint8\tuint8\n";
        const auto a = indexOf(head + "node\t/m:c\tcontainer\trw\nnode\t/m:c/gone\tleaf\trw\ttype=string\n"
                                      "node\t/m:c/kept\tleaf\trw\ttype=string\taccess=get,set\n"
                                      "node\t/m:c/turned\tleaf\trw\ttype=string\n"
                                      "node\t/m:c/typed\tleaf\trw\ttype=string\n"
                                      "absent\t/m:c/back\tleaf\trw\ttype=string\tby=d\n");
        const auto b = indexOf(head + "node\t/m:c\tcontainer\trw\nnode\t/m:c/back\tleaf\trw\ttype=string\n"
                                      "node\t/m:c/kept\tleaf\trw\ttype=string\taccess=get\n"
                                      "node\t/m:c/new\tcontainer\trw\nnode\t/m:c/new/x\tleaf\trw\ttype=string\n"
                                      "node\t/m:c/typed\tleaf\trw\ttype=uint8\n"
                                      "absent\t/m:c/turned\tleaf\trw\ttype=string\tby=d\n");
        std::string text;
        for (const SchemaChange& change : diffSchemas(*a, *b))
            text += std::string(toString(change.kind)) + " " + change.path + "\n";
        FC_COMPARE(text, std::string("restored /m:c/back\nremoved /m:c/gone\naccess changed /m:c/kept\nadded /m:c/new\n"
                                     "deviated /m:c/turned\ntype changed /m:c/typed\n"));
        QVERIFY(diffSchemas(*a, *a).empty());
        QVERIFY(diffSchemas(index(), index()).empty());
    }

    void modelsOfADeviceAreComparedWithTheRelease()
    {
        std::vector<gnmi::ModelData> models{{"openconfig-interfaces", "", "3.8.0"},
                                            {"openconfig-bgp", "", "1999-01-01"},
                                            {"acme-thing", "", "1"}};
        const ModelComparison comparison = compareModels(models, index());
        QCOMPARE(comparison.same, std::size_t(1));
        QCOMPARE(comparison.revisions.size(), std::size_t(1));
        FC_COMPARE(comparison.unknown.front(), std::string("acme-thing"));
        QVERIFY(!comparison.exact());
        models.resize(20'000, {"acme", "", "1"});
        QVERIFY(compareModels(models, index()).truncated);
        ModelComparison better = comparison;
        better.unknown.clear();
        QCOMPARE(nearestRelease({comparison, better}), std::size_t(1));
    }

    void aProbeTellsWhatTheDeviceDoes()
    {
        const RealClock clock;
        ProbeThrottle throttle(clock, 1000);
        ScriptedTransport device;
        const model::Path path = model::parsePath("/system/state/hostname").value();
        ProbeReport report = probe(device, "leaf1", path, clock, throttle);
        QCOMPARE(report.steps.size(), std::size_t(3));
        QVERIFY(report.steps[0].outcome == ProbeOutcome::Works);
        QVERIFY(report.steps[2].outcome == ProbeOutcome::Empty);
        device.streamEnd = makeError(ErrorCode::Auth, "permission denied");
        device.sync = false;
        report = probe(device, "leaf1", path, clock, throttle);
        QVERIFY(report.steps[1].outcome == ProbeOutcome::Refused);
        QVERIFY(report.steps[1].text.find("OpenConfig.Get") != std::string::npos);
        device.getError = makeError(ErrorCode::Transport, "connection refused");
        device.calls = 0;
        report = probe(device, "leaf1", path, clock, throttle);
        QCOMPARE(report.steps.size(), std::size_t(1));
        QCOMPARE(device.calls, 1);
        QVERIFY(report.steps[0].outcome == ProbeOutcome::NoAnswer);
    }

    void probesAreFarEnoughApart()
    {
        const RealClock clock;
        ProbeThrottle throttle(clock, 50);
        const auto start = clock.steady();
        for (int i = 0; i < 6; ++i)
            QVERIFY(throttle.wait({}));
        QVERIFY(clock.steady() - start >= std::chrono::milliseconds(95));
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(!throttle.wait(stopped.get_token()));
    }

    void whatWasProbedCountsForTheBuild()
    {
        ProbeBook book;
        ProbeReport report;
        report.path = "/interfaces/interface[name=Ethernet1]/state/mtu";
        book.put("4.35.0F", report);
        QVERIFY(book.find("4.35.0F", "/interfaces/interface[name=Ethernet2]/state/mtu").has_value());
        QVERIFY(!book.find("4.34.0F", "/interfaces/interface[name=Ethernet1]/state/mtu").has_value());
    }

    void outliersComeFirst()
    {
        const ConsistencyTable table = compareDevices({device("leaf1", {{"/a", "1"}, {"/b", "x"}, {"/id", "1"}}),
                                                       device("leaf2", {{"/a", "1"}, {"/b", "x"}, {"/id", "2"}}),
                                                       device("leaf3", {{"/a", "1"}, {"/b", "y"}, {"/id", "3"}, {"/only", "z"}}),
                                                       DeviceLeaves{"leaf4", {}, "connection refused"}});
        QCOMPARE(table.devices.size(), std::size_t(3));
        QCOMPARE(table.problems.size(), std::size_t(1));
        FC_COMPARE(table.rows[0].path, std::string("/b"));
        FC_COMPARE(table.rows[1].path, std::string("/only"));
        QVERIFY(table.rows.back().outliers == 0 || table.rows[2].everyoneDiffers);
        FC_COMPARE(table.summary(), std::string("leaf3 differs from 2 siblings in 2 leaves"));
        FC_COMPARE(compareDevices({}).summary(), std::string("no differences"));
    }
};

FC_REGISTER_TEST(TstDiscovery);
#include "tst_discovery.moc"
