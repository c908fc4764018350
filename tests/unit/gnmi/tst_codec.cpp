#include "gnmi/codec.h"
#include "gnmi/path_codec.h"
#include "support/test_registry.h"

#include "proto_text.h"

#include <cmath>
#include <limits>

using namespace fc;
using namespace fc::gnmi;
using Arm = WireValue::Arm;

class TstCodec : public QObject
{
    Q_OBJECT

    static RawUpdate only(::gnmi::Update update)
    {
        ::gnmi::SubscribeResponse message;
        *message.mutable_update()->add_update() = std::move(update);
        return decodeSubscribeResponse(message.SerializeAsString()).value().notification.updates.at(0);
    }

private Q_SLOTS:
    void everyArmHasItsText_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("arm");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* arm, const char* text, const char* json, auto set) {
            ::gnmi::TypedValue value;
            set(value);
            QTest::addRow("%s %s", arm, text) << QByteArray::fromStdString(value.SerializeAsString()) << QByteArray(arm)
                                              << QByteArray(text) << QByteArray(json);
        };
        using V = ::gnmi::TypedValue;
        row("none", "", "null", [](V&) {});
        row("string", "UP", "\"UP\"", [](V& v) { v.set_string_val("UP"); });
        row("int", "-9223372036854775808", "-9223372036854775808",
            [](V& v) { v.set_int_val(std::numeric_limits<std::int64_t>::min()); });
        row("uint", "18446744073709551615", "18446744073709551615",
            [](V& v) { v.set_uint_val(std::numeric_limits<std::uint64_t>::max()); });
        row("bool", "true", "true", [](V& v) { v.set_bool_val(true); });
        row("bytes", "AQI=", "\"AQI=\"", [](V& v) { v.set_bytes_val("\x01\x02"); });
        row("float", "2.5", "2.5", [](V& v) { v.set_float_val(2.5F); });
        row("float", "0.1", "0.1", [](V& v) { v.set_float_val(0.1F); });
        row("double", "-0.001", "-0.001", [](V& v) { v.set_double_val(-0.001); });
        row("double", "10.0", "10.0", [](V& v) { v.set_double_val(10); });
        row("double", "nan", "\"nan\"", [](V& v) { v.set_double_val(std::nan("")); });
        row("double", "1e+300", "\"1e+300\"", [](V& v) { v.set_double_val(1e300); });
        row("decimal", "-0.5", "-0.5", [](V& v) {
            v.mutable_decimal_val()->set_digits(-50);
            v.mutable_decimal_val()->set_precision(2);
        });
        row("decimal", "7e-40", "\"7e-40\"", [](V& v) {
            v.mutable_decimal_val()->set_digits(7);
            v.mutable_decimal_val()->set_precision(40);
        });
        row("leaflist", "[10, \"\", x]", "", [](V& v) {
            v.mutable_leaflist_val()->add_element()->set_uint_val(10);
            v.mutable_leaflist_val()->add_element()->set_string_val("\"\"");
            v.mutable_leaflist_val()->add_element()->set_string_val("x");
        });
        row("json", "{\"a\":1}", "{\"a\":1}", [](V& v) { v.set_json_val("{\"a\":1}"); });
        row("json_ietf", "{broken", "\"{broken\"", [](V& v) { v.set_json_ietf_val("{broken"); });
        row("ascii", "vlan 10\n", "\"vlan 10\\n\"", [](V& v) { v.set_ascii_val("vlan 10\n"); });
        row("proto_bytes", "eHl6", "\"eHl6\"", [](V& v) { v.set_proto_bytes("xyz"); });
    }
    void everyArmHasItsText()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, arm);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        ::gnmi::Update update;
        QVERIFY(update.mutable_val()->ParseFromString(wire.toStdString()));
        const RawUpdate decoded = only(update);
        FC_COMPARE(toString(decoded.value.arm), std::string_view(arm.constData()));
        FC_COMPARE(toString(decoded.value), text.toStdString());
        if (arm != "leaflist")
            FC_COMPARE(toJsonText(decoded.value), json.toStdString());
    }

    void aLeafListKeepsItsOrder()
    {
        ::gnmi::Update update;
        for (const std::uint64_t vlan : {40U, 34U})
            update.mutable_val()->mutable_leaflist_val()->add_element()->set_uint_val(vlan);
        FC_COMPARE(toJsonText(only(update).value), std::string("[40,34]"));
    }

    void aListInsideALeafListIsRefused()
    {
        ::gnmi::SubscribeResponse message;
        message.mutable_update()->add_update()->mutable_val()->mutable_leaflist_val()->add_element()->mutable_leaflist_val();
        QVERIFY(!decodeSubscribeResponse(message.SerializeAsString()).ok());
    }

    void readsTheFormBefore04()
    {
        ::gnmi::Update update;
        update.mutable_path()->add_element("interfaces");
        update.mutable_path()->add_element("interface[name=Ethernet1/1]");
        update.mutable_value()->set_value("\"UP\"");
        const RawUpdate decoded = only(update);
        FC_COMPARE(model::toString(decoded.path), std::string("/interfaces/interface[name=Ethernet1/1]"));
        QVERIFY(decoded.value.arm == Arm::Json);
    }

    void elemsWithoutNameAreSkipped()
    {
        ::gnmi::Update update;
        update.mutable_path()->add_elem();
        update.mutable_path()->add_elem()->set_name("a");
        FC_COMPARE(model::toString(only(update).path), std::string("/a"));
    }

    void joinsPrefixAndPath()
    {
        ::gnmi::SubscribeResponse message;
        ::gnmi::Notification& note = *message.mutable_update();
        test::fill(note.mutable_prefix(), "openconfig:/interfaces");
        note.mutable_prefix()->set_target("leaf1");
        test::fill(note.add_update()->mutable_path(), "/interface[name=Ethernet1]");
        test::fill(note.add_delete_(), "/interface[name=Ethernet2]");
        const RawNotification decoded = decodeSubscribeResponse(message.SerializeAsString()).value().notification;
        FC_COMPARE(decoded.target, std::string("leaf1"));
        FC_COMPARE(model::toString(decoded.updates[0].path), std::string("openconfig:/interfaces/interface[name=Ethernet1]"));
        FC_COMPARE(model::toString(decoded.deletes[0]), std::string("openconfig:/interfaces/interface[name=Ethernet2]"));
    }

    void pathsDeeperThanTheLimitAreRefused()
    {
        ::gnmi::Update update;
        for (std::size_t i = 0; i <= wire::kMaxElems; ++i)
            update.mutable_path()->add_elem()->set_name("a");
        ::gnmi::SubscribeResponse message;
        *message.mutable_update()->add_update() = update;
        QVERIFY(!decodeSubscribeResponse(message.SerializeAsString()).ok());
    }

    void aGetRequestHasNoPrefixUnlessATargetIsGiven()
    {
        GetRequest request;
        request.paths = {model::parsePath("openconfig:/interfaces/interface[name=Ethernet1]").value()};
        request.type = DataType::Config;
        ::gnmi::GetRequest sent;
        QVERIFY(sent.ParseFromString(encodeGetRequest(request)));
        QVERIFY(!sent.has_prefix()); // C33
        FC_COMPARE(sent.path(0).origin(), std::string("openconfig"));
        QVERIFY(sent.path(0).element().empty());
        QVERIFY(sent.type() == ::gnmi::GetRequest::CONFIG && sent.encoding() == ::gnmi::JSON_IETF);
        request.target = "leaf1";
        QVERIFY(sent.ParseFromString(encodeGetRequest(request)));
        FC_COMPARE(sent.prefix().target(), std::string("leaf1"));
    }

    void theRootIsAPathWithoutElems()
    {
        ::gnmi::GetRequest sent;
        QVERIFY(sent.ParseFromString(encodeGetRequest({})));
        FC_COMPARE(sent.path_size(), 1);
        FC_COMPARE(sent.path(0).elem_size(), 0);
    }

    void aSubscriptionCarriesIntervalsOnlyWhereTheyMeanSomething()
    {
        SubscribeRequest request;
        Subscription wanted;
        wanted.path = model::parsePath("/a").value();
        wanted.sampleInterval = std::chrono::seconds(10);
        for (const StreamMode mode : {StreamMode::Sample, StreamMode::OnChange, StreamMode::TargetDefined}) {
            wanted.mode = mode;
            request.subscriptions.push_back(wanted);
        }
        ::gnmi::SubscribeRequest sent;
        QVERIFY(sent.ParseFromString(encodeSubscribeRequest(request)));
        const auto& list = sent.subscribe();
        QVERIFY(!list.has_prefix() && !list.has_qos());
        FC_COMPARE(list.subscription(0).sample_interval(), std::uint64_t{10'000'000'000});
        FC_COMPARE(list.subscription(1).sample_interval(), std::uint64_t{0});
        FC_COMPARE(list.subscription(2).sample_interval(), std::uint64_t{0}); // C97
        request.mode = ListMode::Once;
        QVERIFY(sent.ParseFromString(encodeSubscribeRequest(request)));
        FC_COMPARE(sent.subscribe().subscription(0).sample_interval(), std::uint64_t{0});
    }

    void capabilitiesKeepUnknownEncodings()
    {
        ::gnmi::CapabilityResponse message;
        message.set_gnmi_version("0.7.0");
        message.add_supported_encodings(::gnmi::JSON_IETF);
        message.add_supported_encodings(static_cast<::gnmi::Encoding>(77));
        auto* data = message.add_supported_models();
        data->set_name("openconfig-interfaces");
        const Capabilities decoded = decodeCapabilityResponse(message.SerializeAsString()).value();
        FC_COMPARE(decoded.gnmiVersion, std::string("0.7.0"));
        QVERIFY((decoded.encodings == std::vector<std::uint32_t>{4, 77}));
        FC_COMPARE(decoded.models.at(0).name, std::string("openconfig-interfaces"));
        QVERIFY(decodeCapabilityResponse({}).ok()); // empty lists are legal (C20)
    }

    void aGetAnswerSurvivesBadText()
    {
        ::gnmi::GetResponse message;
        ::gnmi::Update* update = message.add_notification()->add_update();
        test::fill(update->mutable_path(), "/a");
        update->mutable_val()->set_string_val("\xFF");
        const GetAnswer answer = decodeGetResponse(message.SerializeAsString()).value();
        FC_COMPARE(answer.notifications.at(0).repairedTexts, 1U);
        QVERIFY(!decodeGetResponse("\x0a\x7f").ok());
    }
};

FC_REGISTER_TEST(TstCodec);
#include "tst_codec.moc"
