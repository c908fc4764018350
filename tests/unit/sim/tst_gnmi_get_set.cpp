#include "served_device.h"
#include "support/test_registry.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace fc;
using namespace fc::test;

namespace {

const std::string kEditedPort = "/interfaces/interface[name=Ethernet11]";
using nlohmann::json;

json parsed(const std::string& text)
{
    return json::parse(text, nullptr, false);
}

} // namespace

class TstGnmiGetSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void capabilitiesNameVersionEncodingsAndModels()
    {
        ServedDevice served;
        gnmi::CapabilityResponse response;
        grpc::ClientContext context;
        QVERIFY(served.stub->Capabilities(&context, {}, &response).ok());
        FC_COMPARE(response.gnmi_version(), std::string("0.7.0"));
        QCOMPARE(response.supported_encodings_size(), 4);
        std::set<std::string> models;
        for (const gnmi::ModelData& model : response.supported_models())
            models.insert(model.name());
        for (const char* name : {"openconfig-interfaces", "openconfig-network-instance", "arista-exp-eos-vxlan"})
            QVERIFY2(models.contains(name), name);
    }

    void leafAndContainerComeInTheirJsonShapes()
    {
        ServedDevice served;
        FC_COMPARE(served.getJson(kEditedPort + "/config/description"), std::string("\"spine1\""));
        FC_COMPARE(served.getJson(kEditedPort + "/subinterfaces/subinterface[index=0]/ipv4/config/mtu"), std::string("9214"));
        const json counter = parsed(served.getJson(kEditedPort + "/state/last-change", gnmi::GetRequest::STATE));
        QVERIFY(counter.is_discarded() || counter.is_string()); // 64 bits are text in JSON_IETF
        const json config = parsed(served.getJson(kEditedPort + "/config"));
        FC_COMPARE(config.value("openconfig-interfaces:description", std::string()), std::string("spine1"));
        const json entry = parsed(served.getJson("/network-instances/network-instance[name=gold]/config"));
        FC_COMPARE(entry.value("openconfig-network-instance:type", std::string()),
                   std::string("openconfig-network-instance-types:L3VRF"));
        FC_COMPARE(entry.value("arista-netinst-augments:ipv4-routing-enabled", false), true);
    }

    void anOpenConfigSetTakesCliLinesAlongOnceWhereToldTo()
    {
        ServedDevice served;
        served.setFault("erase-cli", "router bgp 65002");
        const auto lines = [&] { return served.lone.device.snapshot().cli; };
        const std::string bgp = "router bgp 65002\n";
        gnmi::SetRequest cli;
        gnmi::Update& typedLines = *cli.add_update();
        typedLines.mutable_path()->set_origin("cli");
        typedLines.mutable_val()->set_ascii_val("router bgp 65002\n   maximum-paths 8\n   exit\n");
        gnmi::SetResponse response;
        QVERIFY(served.set(cli, response).ok());
        QVERIFY2(lines().find("maximum-paths 8") != std::string::npos, lines().c_str());
        QVERIFY(served.setLeaf(kEditedPort + "/config/description", "\"x\"").ok());
        QVERIFY2(lines().find(bgp) == std::string::npos, lines().c_str());
        QVERIFY(lines().find("no autostate") != std::string::npos);
        QVERIFY(served.set(cli, response).ok());
        QVERIFY(served.setLeaf(kEditedPort + "/config/description", "\"y\"").ok());
        QVERIFY(lines().find(bgp) != std::string::npos);
    }

    void plainJsonHasNoPrefixes()
    {
        ServedDevice served;
        gnmi::GetResponse response;
        QVERIFY(served.get(kEditedPort + "/config", response, gnmi::JSON).ok());
        const json config = parsed(response.notification(0).update(0).val().json_val());
        FC_COMPARE(config.value("name", std::string()), std::string("Ethernet11"));
    }

    void listWithoutKeysIsOneArrayAndWildcardsGiveOneUpdateEach()
    {
        ServedDevice served;
        const json list = parsed(served.getJson("/interfaces/interface"));
        QVERIFY(list["openconfig-interfaces:interface"].size() >= 13U);
        gnmi::GetResponse response;
        QVERIFY(served.get("/interfaces/interface[name=*]/config/name", response).ok());
        QCOMPARE(response.notification_size(), 1);
        QCOMPARE(std::size_t(response.notification(0).update_size()),
                 list["openconfig-interfaces:interface"].size());
        gnmi::GetResponse anywhere;
        QVERIFY(served.get("/interfaces/.../prefix-length", anywhere).ok());
        QVERIFY(anywhere.notification(0).update_size() >= 6);
    }

    void onePathOneNotificationInOrder()
    {
        ServedDevice served;
        gnmi::GetRequest request;
        request.set_encoding(gnmi::JSON_IETF);
        request.mutable_prefix()->set_target("leaf3");
        *request.mutable_prefix()->add_elem() = wire("/system").elem(0);
        *request.add_path() = wire("/config/hostname");
        *request.add_path() = wire("/state/software-version");
        gnmi::GetResponse response;
        grpc::ClientContext context;
        QVERIFY(served.stub->Get(&context, request, &response).ok());
        QCOMPARE(response.notification_size(), 2);
        FC_COMPARE(response.notification(0).prefix().target(), std::string("leaf3"));
        FC_COMPARE(response.notification(0).update(0).val().json_ietf_val(), std::string("\"leaf3\""));
        QCOMPARE(response.notification(1).update(0).path().elem_size(), 2);
    }

    void typesFilterConfigurationFromState()
    {
        ServedDevice served;
        const json config = parsed(served.getJson(kEditedPort, gnmi::GetRequest::CONFIG));
        QVERIFY(config.contains("openconfig-interfaces:config"));
        QVERIFY(!config.contains("openconfig-interfaces:state"));
        const json state = parsed(served.getJson(kEditedPort, gnmi::GetRequest::STATE));
        QVERIFY(state.contains("openconfig-interfaces:state"));
        QVERIFY(!state.contains("openconfig-interfaces:config"));
        QVERIFY(state.contains("openconfig-interfaces:name"));
        QVERIFY(state["openconfig-interfaces:state"].contains("description"));
        const json operational = parsed(served.getJson(kEditedPort, gnmi::GetRequest::OPERATIONAL));
        QVERIFY(!operational["openconfig-interfaces:state"].contains("description"));
        QVERIFY(operational["openconfig-interfaces:state"].contains("oper-status"));
        FC_COMPARE(served.getJson(kEditedPort + "/name", gnmi::GetRequest::CONFIG), std::string("\"Ethernet11\""));
        QVERIFY(served.getJson(kEditedPort + "/config", gnmi::GetRequest::STATE).find("not found") != std::string::npos);
        const json document = parsed(served.getJson("/", gnmi::GetRequest::CONFIG));
        QVERIFY(document.contains("openconfig-interfaces:interfaces"));
        QVERIFY(!document["openconfig-lldp:lldp"].contains("state"));
    }

    void protoHasNativeTypesAndBareKeys()
    {
        ServedDevice served;
        gnmi::GetResponse response;
        QVERIFY(served.get("/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]"
                           "/bgp/global/config",
                           response, gnmi::PROTO)
                    .ok());
        bool sawAs = false;
        for (const gnmi::Update& update : response.notification(0).update()) {
            FC_COMPARE(update.path().elem(3).key().at("identifier"), std::string("BGP"));
            if (update.path().elem(6 + 1).name() == "as") {
                sawAs = true;
                QCOMPARE(update.val().uint_val(), std::uint64_t{65002});
            }
        }
        QVERIFY(sawAs);
    }

    void wrongPathsGetTheCodeOfTheirKind()
    {
        ServedDevice served;
        const auto code = [&](const std::string& path, gnmi::Encoding encoding = gnmi::JSON_IETF) {
            gnmi::GetResponse response;
            return served.get(path, response, encoding).error_code();
        };
        QCOMPARE(code("/interfaces/interface[name=Ethernet77]"), grpc::StatusCode::NOT_FOUND);
        QCOMPARE(code("/interfaces/colour"), grpc::StatusCode::UNIMPLEMENTED);
        QCOMPARE(code("/interfaces/interface[colour=red]"), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(code("/system", gnmi::BYTES), grpc::StatusCode::UNIMPLEMENTED);
        QCOMPARE(code("eos_native:/Sysdb"), grpc::StatusCode::UNIMPLEMENTED);
        QCOMPARE(code("openconfig-interfaces:/interfaces"), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(code("openconfig:/interfaces"), grpc::StatusCode::OK);
        QCOMPARE(code("/interfaces/interface[name=Ethernet77]/config/*"), grpc::StatusCode::OK);
        QCOMPARE(code("/.../.../.../.../colour"), grpc::StatusCode::INVALID_ARGUMENT);
    }

    void runningConfigurationAsTextIsTheCliResidue()
    {
        ServedDevice served;
        gnmi::GetResponse response;
        QVERIFY(served.get("cli:/show running-config", response, gnmi::ASCII).ok());
        const std::string text = response.notification(0).update(0).val().ascii_val();
        QVERIFY(text.find("interface Vlan4090\n   no autostate\n") != std::string::npos);
        QCOMPARE(served.get("cli:/show unicorns", response, gnmi::ASCII).error_code(),
                 grpc::StatusCode::INVALID_ARGUMENT);
    }

    void setAnswersEachOperationAndIsRemembered()
    {
        ServedDevice served;
        gnmi::SetRequest request;
        *request.mutable_prefix() = wire("/interfaces");
        *request.add_delete_() = wire("/interface[name=Ethernet12]/config/description");
        gnmi::Update& replace = *request.add_replace();
        *replace.mutable_path() = wire("/interface[name=Ethernet11]/config/description");
        replace.mutable_val()->set_string_val("from the test");
        gnmi::Update& update = *request.add_update();
        *update.mutable_path() = wire("/interface[name=Ethernet11]/config/enabled");
        update.mutable_val()->set_bool_val(false);
        gnmi::SetResponse response;
        QVERIFY(served.set(request, response).ok());
        QCOMPARE(response.response_size(), 3);
        QCOMPARE(response.response(0).op(), gnmi::UpdateResult::DELETE);
        QCOMPARE(response.response(1).op(), gnmi::UpdateResult::REPLACE);
        QCOMPARE(response.response(2).op(), gnmi::UpdateResult::UPDATE);
        QVERIFY(response.timestamp() > 0);
        const sim::DeviceStats stats = served.server.stats();
        QCOMPARE(stats.setRpcs, std::uint64_t{1});
        QCOMPARE(stats.lastSet.size(), std::size_t{3});
        FC_COMPARE(stats.lastSet[1].path, kEditedPort + "/config/description");
        FC_COMPARE(stats.lastSet[1].value, std::string("\"from the test\""));
        FC_COMPARE(stats.lastSet[2].value, std::string("false"));
        FC_COMPARE(served.getJson(kEditedPort + "/config/description"), std::string("\"from the test\""));
    }

    void refusedSetSaysWhereAndWithWhichCode()
    {
        ServedDevice served;
        const auto status = [&](const std::string& path, const std::string& value) {
            return served.setLeaf(path, value);
        };
        QCOMPARE(status(kEditedPort + "/config/colour", "1").error_code(), grpc::StatusCode::NOT_FOUND);
        const grpc::Status readOnly = status(kEditedPort + "/state/oper-status", "\"UP\"");
        QCOMPARE(readOnly.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
        QVERIFY(readOnly.error_message().find(kEditedPort + "/state/oper-status") != std::string::npos);
        QVERIFY(readOnly.error_message().find("read-only") != std::string::npos);
        QCOMPARE(status("eos_native:/Sysdb", "1").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(status("eos_cli:/x", "1").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
        gnmi::SetRequest united;
        united.add_union_replace();
        gnmi::SetResponse response;
        QCOMPARE(served.set(united, response).error_code(), grpc::StatusCode::UNIMPLEMENTED);
        QVERIFY(served.server.stats().lastSet.empty());
    }

    void emptySetIsAnswered()
    {
        ServedDevice served;
        gnmi::SetResponse response;
        QVERIFY(served.set({}, response).ok());
        QCOMPARE(response.response_size(), 0);
    }

    void loginIsAskedForOnEveryRpc()
    {
        ServedDevice served("leaf3", {"admin", "secret"});
        const auto code = [&](const char* user, const char* password) {
            grpc::ClientContext context;
            if (user != nullptr)
                context.AddMetadata("username", user);
            if (password != nullptr)
                context.AddMetadata("password", password);
            gnmi::CapabilityResponse response;
            return served.stub->Capabilities(&context, {}, &response).error_code();
        };
        QCOMPARE(code("admin", "secret"), grpc::StatusCode::OK);
        QCOMPARE(code("admin", "wrong"), grpc::StatusCode::UNAUTHENTICATED);
        QCOMPARE(code(nullptr, nullptr), grpc::StatusCode::UNAUTHENTICATED);
        QCOMPARE(code("admin", nullptr), grpc::StatusCode::UNAUTHENTICATED);
        gnmi::GetResponse response;
        QCOMPARE(served.get("/system", response).error_code(), grpc::StatusCode::UNAUTHENTICATED);
        Stream stream(*served.stub, listOf({"/system"}, gnmi::SubscriptionList::ONCE));
        gnmi::SubscribeResponse message;
        QVERIFY(!stream.next(message));
    }

    void faultsOfUnaryCalls()
    {
        ServedDevice served;
        served.setFault("set-error", "config session aborted");
        const grpc::Status failed = served.setLeaf(kEditedPort + "/config/description", "\"x\"");
        QCOMPARE(failed.error_code(), grpc::StatusCode::ABORTED);
        FC_COMPARE(failed.error_message(), std::string("config session aborted"));
        FC_COMPARE(served.getJson(kEditedPort + "/config/description"), std::string("\"spine1\""));
        QVERIFY(served.setLeaf(kEditedPort + "/config/description", "\"x\"").ok());

        served.setFault("truncate");
        QVERIFY(parsed(served.getJson("/system")).is_discarded());
        served.setFault("none");
        served.setFault("wrong-auth");
        gnmi::GetResponse response;
        QCOMPARE(served.get("/system", response).error_code(), grpc::StatusCode::UNAUTHENTICATED);
        served.setFault("none");
        served.setFault("slow", "300");
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(100));
        gnmi::CapabilityResponse late;
        QCOMPARE(served.stub->Capabilities(&context, {}, &late).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
        QVERIFY(!sim::Faults().add("gremlins", {}).ok());
        QVERIFY(!sim::Faults().add("slow", "soon").ok());
    }

    void refusedPortOpensAgainWhereItWas()
    {
        ServedDevice served;
        const std::uint16_t port = served.server.port();
        served.setFault("refuse");
        gnmi::GetResponse response;
        QCOMPARE(served.get("/system", response).error_code(), grpc::StatusCode::UNAVAILABLE);
        served.setFault("none");
        QCOMPARE(served.server.port(), port);
        served.connect();
        QVERIFY(served.get("/system", response).ok());
    }

    void twoServersCannotShareAPort()
    {
        ServedDevice served;
        LoneDevice other("leaf4");
        sim::Scheduler scheduler;
        sim::DeviceServer second(other.device, scheduler, {}, {});
        const Status status = second.start(served.server.port());
        QVERIFY(!status.ok());
        QVERIFY(status.error().subject.find("leaf4") != std::string::npos);
    }
};

FC_REGISTER_TEST(TstGnmiGetSet);
#include "tst_gnmi_get_set.moc"
