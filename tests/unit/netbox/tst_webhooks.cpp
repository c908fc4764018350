#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "base/hmac.h"
#include "netbox/change_pacer.h"
#include "netbox/webhook_gate.h"

using namespace fc;
using namespace fc::test;
using netbox::WebhookGate;
using std::chrono::milliseconds;

namespace webhook_test {

class HandClock final : public Clock
{
public:
    SystemTime now() const override { return SystemTime{} + at; }
    SteadyTime steady() const override { return SteadyTime{} + at; }
    milliseconds at{1'000'000};
};

struct Delivery
{
    std::string name;
    std::string body;
    std::string signature;
};

} // namespace webhook_test

namespace {

using namespace webhook_test;

constexpr const char* kRecordedSecret = "fabric-console-test-secret";

/// The 38 bodies that a real worker sent, with its signatures, in order.
const std::vector<Delivery>& recordedDeliveries()
{
    static const std::vector<Delivery> kAll = [] {
        std::vector<Delivery> out;
        for (const auto& file : std::filesystem::directory_iterator(recordedNetboxFolder() / "webhooks")) {
            const std::string name = file.path().filename().string();
            if (!name.ends_with(".meta.json"))
                continue;
            const auto meta = nlohmann::json::parse(fileText(file.path()));
            Delivery delivery;
            delivery.name = name.substr(0, name.size() - 10);
            delivery.body = fileText(recordedNetboxFolder() / "webhooks" / (delivery.name + ".json"));
            for (const auto& header : meta["headers"]) {
                if (header[0] == "X-Hook-Signature")
                    delivery.signature = header[1].get<std::string>();
            }
            out.push_back(std::move(delivery));
        }
        std::ranges::sort(out, {}, &Delivery::name);
        return out;
    }();
    return kAll;
}

std::string signedBy(const std::string& secret, const std::string& body) { return hmacSha512Hex(secret, body); }

} // namespace

class TstWebhooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void computesTheKnownCodes()
    {
        // RFC 4231, cases 1, 2 and 6.
        FC_COMPARE(hmacSha512Hex(std::string(20, '\x0b'), "Hi There"),
                   std::string("87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                               "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"));
        FC_COMPARE(hmacSha512Hex("Jefe", "what do ya want for nothing?"),
                   std::string("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                               "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"));
        FC_COMPARE(hmacSha512Hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
                   std::string("80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                               "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"));
        QVERIFY(equalInConstantTime("abc", "abc") && equalInConstantTime("", ""));
        QVERIFY(!equalInConstantTime("abc", "abd") && !equalInConstantTime("abc", "ab"));
    }

    void takesEveryRecordedDelivery()
    {
        HandClock clock;
        WebhookGate gate(Secret(kRecordedSecret), clock);
        QCOMPARE(recordedDeliveries().size(), 38U);
        for (const Delivery& delivery : recordedDeliveries()) {
            const auto verdict = gate.judge(delivery.signature, delivery.body);
            QVERIFY2(verdict.status == 204, (delivery.name + ": " + verdict.reason).c_str());
            // "001-dcim.interface-updated"
            FC_COMPARE(delivery.name.substr(4), verdict.event.objectType + "-" + verdict.event.action);
            QCOMPARE(verdict.event.requestId.size(), 36U);
            QVERIFY(verdict.event.objectId > 0);
        }
        QCOMPARE(gate.counts().taken, 38U);
    }

    void aSingleTurnedBitIsAForgery()
    {
        HandClock clock;
        const Delivery& delivery = recordedDeliveries().front();
        for (std::size_t at = 0; at < delivery.body.size(); at += delivery.body.size() / 12) {
            WebhookGate gate(Secret(kRecordedSecret), clock);
            std::string body = delivery.body;
            body[at] = static_cast<char>(body[at] ^ 1);
            QCOMPARE(gate.judge(delivery.signature, body).status, 401);
        }
        // A body that says the same in other bytes is another body.
        WebhookGate gate(Secret(kRecordedSecret), clock);
        QCOMPARE(gate.judge(delivery.signature, nlohmann::json::parse(delivery.body).dump()).status, 401);
    }

    void refusesWhatIsNoSignature_data()
    {
        QTest::addColumn<QByteArray>("signature");
        const std::string good = recordedDeliveries().front().signature;
        QTest::newRow("none") << QByteArray();
        QTest::newRow("too short") << QByteArray::fromStdString(good.substr(1));
        QTest::newRow("too long") << QByteArray::fromStdString(good + "0");
        QTest::newRow("upper case") << QByteArray::fromStdString(good).toUpper();
        QTest::newRow("prefixed") << QByteArray::fromStdString("sha512=" + good);
        QTest::newRow("zeros") << QByteArray(128, '0');
        QTest::newRow("a megabyte") << QByteArray(1 << 20, 'f');
        QTest::newRow("of another secret") << QByteArray::fromStdString(signedBy("other", recordedDeliveries().front().body));
        QTest::newRow("of another body") << QByteArray::fromStdString(recordedDeliveries().back().signature);
    }
    void refusesWhatIsNoSignature()
    {
        QFETCH(QByteArray, signature);
        HandClock clock;
        WebhookGate gate(Secret(kRecordedSecret), clock);
        QCOMPARE(gate.judge(signature.toStdString(), recordedDeliveries().front().body).status, 401);
        QCOMPARE(gate.counts().forged, 1U);
    }

    void anEmptySecretLetsNothingIn()
    {
        HandClock clock;
        WebhookGate gate(Secret(), clock);
        const std::string body = recordedDeliveries().front().body;
        QCOMPARE(gate.judge("", body).status, 401);
        QCOMPARE(gate.judge(signedBy("", body), body).status, 401);
    }

    void refusesMoreThanAMegabyteWithoutReadingIt()
    {
        HandClock clock;
        WebhookGate gate(Secret("s"), clock);
        const std::string body((1U << 20U) + 1, ' ');
        QCOMPARE(gate.judge(signedBy("s", body), body).status, 413);
        QCOMPARE(gate.counts().tooLarge, 1U);
    }

    void aFloodOfForgeriesIsNotEvenComputed()
    {
        HandClock clock;
        WebhookGate gate(Secret(kRecordedSecret), clock);
        const Delivery& delivery = recordedDeliveries().front();
        const std::string wrong(128, 'a');
        int forged = 0;
        for (int i = 0; i < 1000; ++i)
            forged += gate.judge(wrong, delivery.body).status == 401 ? 1 : 0;
        QCOMPARE(forged, static_cast<int>(WebhookGate::kBadBurst));
        QCOMPARE(gate.judge(delivery.signature, delivery.body).status, 429); // polling goes on meanwhile
        clock.at += std::chrono::seconds(2);
        QCOMPARE(gate.judge(delivery.signature, delivery.body).status, 204);
    }

    void aBulkEditPassesAndAnEndlessOneDoesNot()
    {
        HandClock clock;
        WebhookGate gate(Secret(kRecordedSecret), clock);
        const Delivery& delivery = recordedDeliveries().front();
        int taken = 0;
        for (int i = 0; i < 2000; ++i)
            taken += gate.judge(delivery.signature, delivery.body).status == 204 ? 1 : 0;
        QCOMPARE(taken, static_cast<int>(WebhookGate::kBurst));
        clock.at += std::chrono::seconds(1);
        taken = 0;
        for (int i = 0; i < 2000; ++i)
            taken += gate.judge(delivery.signature, delivery.body).status == 204 ? 1 : 0;
        QCOMPARE(taken, static_cast<int>(WebhookGate::kRate));
    }

    void readsTheBodiesOfOlderServers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("4.2: model without application")
            << QByteArray(R"({"event":"updated","model":"interface","username":"ops","request_id":"r1","data":{"id":5,"url":"/api/dcim/interfaces/5/"}})")
            << QByteArray("dcim.interface") << QByteArray("r1");
        QTest::newRow("4.2: plugin")
            << QByteArray(R"({"event":"created","model":"bgpsession","request_id":"r1","data":{"id":5,"url":"/api/plugins/bgp/bgpsession/5/"}})")
            << QByteArray("netbox_bgp.bgpsession") << QByteArray("r1");
        QTest::newRow("4.2: a type that no snapshot holds")
            << QByteArray(R"({"event":"updated","model":"devicerole","data":{"id":5,"url":"/api/dcim/device-roles/5/"}})")
            << QByteArray("dcim.devicerole") << QByteArray("");
        QTest::newRow("4.4")
            << QByteArray(R"({"event":"deleted","model":"vlan","object_type":"ipam.vlan","request_id":"r1","data":{"id":5}})")
            << QByteArray("ipam.vlan") << QByteArray("r1");
        QTest::newRow("4.7")
            << QByteArray(R"({"event":"deleted","object_type":"ipam.vlan","request":{"id":"r2"},"data":{"id":5},"snapshots":null})")
            << QByteArray("ipam.vlan") << QByteArray("r2");
    }
    void readsTheBodiesOfOlderServers()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, request);
        const auto event = netbox::readWebhook(body.toStdString());
        QVERIFY2(event.ok(), event.ok() ? "" : event.error().sentence().c_str());
        FC_COMPARE(event->objectType, type.toStdString());
        FC_COMPARE(event->requestId, request.toStdString());
        QCOMPARE(event->objectId, std::int64_t{5});
    }

    void saysWhyABodyIsNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("not UTF-8") << QByteArray("{\"event\":\"\xff\"}");
        QTest::newRow("deep") << QByteArray(100000, '[');
        QTest::newRow("no event") << QByteArray(R"({"object_type":"ipam.vlan","data":{"id":5}})");
        QTest::newRow("other event") << QByteArray(R"({"event":"job_started","object_type":"ipam.vlan","data":{"id":5}})");
        QTest::newRow("no data") << QByteArray(R"({"event":"updated","object_type":"ipam.vlan"})");
        QTest::newRow("id a text") << QByteArray(R"({"event":"updated","object_type":"ipam.vlan","data":{"id":"5"}})");
        QTest::newRow("id 0") << QByteArray(R"({"event":"updated","object_type":"ipam.vlan","data":{"id":0}})");
        QTest::newRow("no type") << QByteArray(R"({"event":"updated","data":{"id":5}})");
        QTest::newRow("type a path") << QByteArray(R"({"event":"updated","object_type":"../../x","data":{"id":5}})");
        QTest::newRow("type too long") << QByteArray("{\"event\":\"updated\",\"object_type\":\"a." + QByteArray(500, 'b') + "\",\"data\":{\"id\":5}}");
    }
    void saysWhyABodyIsNone()
    {
        QFETCH(QByteArray, body);
        const auto event = netbox::readWebhook(body.toStdString());
        QVERIFY(!event.ok());
        QVERIFY(!event.error().text.empty() && event.error().text.size() < 300);
        HandClock clock;
        WebhookGate gate(Secret("s"), clock);
        QCOMPARE(gate.judge(signedBy("s", body.toStdString()), body.toStdString()).status, 400);
    }

    void theFirstHintActsAtOnceAndLaterOnesTogether()
    {
        const SteadyTime zero{};
        netbox::ChangePacer pacer;
        QVERIFY(!pacer.due() && !pacer.take(zero));
        pacer.note(zero);
        QVERIFY(pacer.take(zero)); // at once
        QVERIFY(!pacer.take(zero));
        // A burst: one look, two seconds after its last hint.
        for (int i = 1; i <= 10; ++i)
            pacer.note(zero + milliseconds(i * 100));
        QCOMPARE(pacer.waiting(), 10U);
        QVERIFY(!pacer.take(zero + milliseconds(2900)));
        QVERIFY(*pacer.due() == zero + milliseconds(3000));
        QVERIFY(pacer.take(zero + milliseconds(3000)));
        // After a quiet time the next one is a first one again.
        pacer.note(zero + milliseconds(5000));
        QVERIFY(pacer.take(zero + milliseconds(5000)));
    }

    void hintsWithoutEndAreActedUponAllTheSame()
    {
        const SteadyTime zero{};
        netbox::ChangePacer pacer;
        pacer.note(zero);
        QVERIFY(pacer.take(zero));
        int looks = 0;
        for (milliseconds at{500}; at < std::chrono::seconds(125); at += milliseconds(500)) {
            pacer.note(zero + at);
            looks += pacer.take(zero + at) ? 1 : 0;
        }
        QCOMPARE(looks, 4); // every 30 s
    }

    /// Each way in which deliveries go wrong gives at least one look after the last change, and not many.
    void whateverHappensToDeliveriesNetBoxIsLookedAt_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"as recorded", "doubled", "reversed", "every second one lost", "burst", "replayed an hour later"})
            QTest::newRow(how) << QByteArray(how);
    }
    void whateverHappensToDeliveriesNetBoxIsLookedAt()
    {
        QFETCH(QByteArray, how);
        std::vector<Delivery> deliveries = recordedDeliveries();
        milliseconds gap{300};
        if (how == "doubled") {
            deliveries.insert(deliveries.end(), recordedDeliveries().begin(), recordedDeliveries().end());
            std::ranges::stable_sort(deliveries, {}, &Delivery::name);
        } else if (how == "reversed") {
            std::ranges::reverse(deliveries);
        } else if (how == "every second one lost") {
            for (std::size_t i = 0; i < deliveries.size(); ++i)
                deliveries.erase(deliveries.begin() + static_cast<std::ptrdiff_t>(i));
        } else if (how == "burst") {
            gap = milliseconds(0);
        }
        HandClock clock;
        WebhookGate gate(Secret(kRecordedSecret), clock);
        netbox::ChangePacer pacer;
        std::vector<milliseconds> looks;
        const auto lookUntil = [&](milliseconds end) {
            while (pacer.due() && *pacer.due() <= SteadyTime{} + end) {
                clock.at = std::max(clock.at, std::chrono::duration_cast<milliseconds>(*pacer.due() - SteadyTime{}));
                QVERIFY(pacer.take(clock.steady()));
                looks.push_back(clock.at);
            }
            clock.at = end;
        };
        const milliseconds start = clock.at;
        milliseconds last{};
        const auto deliver = [&] {
            for (const Delivery& delivery : deliveries) {
                lookUntil(clock.at + gap);
                QCOMPARE(gate.judge(delivery.signature, delivery.body).status, 204);
                pacer.note(clock.steady());
                last = clock.at;
            }
        };
        deliver();
        lookUntil(clock.at + std::chrono::seconds(60));
        QVERIFY(looks.front() - start <= gap);         // the first at once
        QVERIFY(looks.back() >= last);                  // one after the last
        QVERIFY(looks.back() - last <= milliseconds(2000));
        QVERIFY2(looks.size() <= 3, std::to_string(looks.size()).c_str());
        if (how == "replayed an hour later") {
            lookUntil(clock.at + std::chrono::hours(1));
            const std::size_t before = looks.size();
            deliver();
            lookUntil(clock.at + std::chrono::seconds(60));
            QVERIFY(looks.size() - before <= 2U); // a replay costs a read or two and changes nothing
        }
    }
};

FC_REGISTER_TEST(TstWebhooks);
#include "tst_webhooks.moc"
