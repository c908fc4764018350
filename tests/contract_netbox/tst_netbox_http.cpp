#include "recording.h"

#include "support/test_registry.h"

#include "lab.h"

#include <httplib.h>

#include <map>
#include <set>

using namespace fc::sim;
using namespace fc::test;
using Json = nlohmann::json;

namespace {

/// What the lab leaves out on purpose: a second user without rights, and NetBox's own HTML rendering of the API.
const std::set<std::string> kNotServed{"no-permission-list", "no-permission-detail", "no-permission-write",
                                       "reader-authentication-check", "reader-installed-plugins", "accept-html"};

/// Authorization headers of the exchanges that did not use a good token. "2" and "1" stand for the good ones.
const std::map<std::string, std::string> kAuthorization{
    {"no-token", ""},
    {"no-token-status", ""},
    {"not-found-path-no-token", ""},
    {"bad-token-v2", "Bearer nbt_AAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
    {"bad-token-v2-secret", "Bearer nbt_AAAAAAAAAAAA.BBBB"},
    {"bad-token-v1", "Token 0123456789012345678901234567890123456789"},
    {"bad-token-short", "Token abc"},
    {"authentication-check-bad", "Token abc"},
    {"authorization-without-value", "Token "},
    {"authorization-basic", "Basic YWRtaW46YWRtaW4="},
    {"v1-token-good", "Token 1"},
    {"v1-token-with-bearer-keyword", "Bearer 1"},
    {"v2-token-with-token-keyword", "Token 2"},
};

} // namespace

class TstNetboxHttp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        NetboxApi::Options options;
        options.control = [this](std::string_view verb, std::string_view body) {
            m_verb = verb;
            m_body = body;
            return ControlAnswer{200, R"({"done":true})"};
        };
        m_api = lab10(std::move(options));
        const auto port = m_api->start(0);
        QVERIFY2(port.ok(), port.ok() ? "" : port.error().sentence().c_str());
        m_client = std::make_unique<httplib::Client>("127.0.0.1", *port);
    }

    void cleanup()
    {
        m_client.reset();
        m_api->stop();
    }

    void errorAnsweredAsRecorded_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& exchange : recorded("errors")) {
            const auto name = exchange.name.substr(std::string("errors/").size());
            if (!kNotServed.contains(name))
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    void errorAnsweredAsRecorded()
    {
        QFETCH(QString, name);
        const auto exchange = recorded("errors", name.toStdString());
        const auto answer = send(exchange, name.toStdString());
        QCOMPARE(answer.status, exchange.status);
        const auto& recordedHeaders = exchange.meta["headers"];
        const auto type = recordedHeaders.value("Content-Type", "");
        QCOMPARE(answer.get_header_value("Content-Type"), type);
        QCOMPARE(answer.has_header("API-Version"), recordedHeaders.contains("API-Version"));
        QCOMPARE(answer.has_header("X-Request-ID"), recordedHeaders.contains("X-Request-ID"));
        QCOMPARE(answer.get_header_value("Location"), recordedHeaders.value("Location", ""));
        if (type != "application/json")
            return;
        Json expected = normalised(exchange.json());
        Json actual = normalised(Json::parse(answer.body));
        if (name == QLatin1String("write-not-json")) {
            // Where in the text Python's parser gave up is its own affair.
            QVERIFY(actual["detail"].get<std::string>().starts_with("JSON parse error"));
            return;
        }
        for (Json* document : {&expected, &actual}) {
            if (name == QLatin1String("reader-status"))
                document->erase("installed_apps"), document->erase("hostname");
        }
        const auto found = differences(expected, actual);
        QVERIFY2(found.empty(), joined(found).c_str());
    }

    void refusedWriteLeavesNothingBehindButUsesUpAChangeId()
    {
        const auto newest = [this] {
            const auto answer = get("/api/core/object-changes/?limit=1&ordering=-id&fields=id,time");
            return Json::parse(answer.body)["results"][0]["id"].get<int>();
        };
        const int before = newest();
        const auto refused = m_client->Post("/api/ipam/vlans/", auth(), R"([{"vid":3001,"name":"a"},{"vid":5000,"name":"b"}])",
                                            "application/json");
        QCOMPARE(refused->status, 400);
        QCOMPARE(asText(Json::parse(get("/api/ipam/vlans/?vid=3001").body)["count"]), asText(0));
        QCOMPARE(newest(), before);
        QCOMPARE(m_client->Post("/api/ipam/vlans/", auth(), R"({"vid":3001,"name":"a"})", "application/json")->status, 201);
        QCOMPARE(newest(), before + 2);
    }

    void hostileInputIsAnsweredAndNothingMore_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto vlan = QByteArray("/api/ipam/vlans/3/");
        QTest::newRow("nested too deep") << QByteArray("PATCH") << vlan
                                         << QByteArray("{\"custom_fields\":{\"trunk_groups\":") + QByteArray(500000, '[') << 400;
        QTest::newRow("huge offset") << QByteArray("GET") << QByteArray("/api/ipam/vlans/?offset=9223372036854775807")
                                     << QByteArray() << 200;
        QTest::newRow("huge limit") << QByteArray("GET") << QByteArray("/api/ipam/vlans/?limit=9223372036854775807")
                                    << QByteArray() << 200;
        QTest::newRow("huge start") << QByteArray("GET") << QByteArray("/api/ipam/vlans/?start=9223372036854775807")
                                    << QByteArray() << 200;
        QTest::newRow("empty keys") << QByteArray("GET") << QByteArray("/api/ipam/vlans/?&&=&=x&__n=1&cf_=1&tag=")
                                    << QByteArray() << 200;
        QTest::newRow("broken escapes") << QByteArray("GET") << QByteArray("/api/ipam/vlans/?name=%zz%2")
                                        << QByteArray() << 200;
        QTest::newRow("not UTF-8") << QByteArray("PATCH") << vlan << QByteArray("{\"name\":\"\xff\xfe\"}") << 400;
        QTest::newRow("long text") << QByteArray("PATCH") << QByteArray("/api/dcim/sites/1/")
                                   << QByteArray("{\"custom_fields\":{\"anycast_gateway_mac\":\"") +
                                          QByteArray(1000000, 'a') + "\"}}"
                                   << 400;
        QTest::newRow("object for a reference") << QByteArray("PATCH") << vlan
                                                << QByteArray(R"({"role":{"id":{"id":{"id":1}}}})") << 400;
        QTest::newRow("end without type") << QByteArray("POST") << QByteArray("/api/dcim/cables/")
                                          << QByteArray(R"({"a_terminations":[{"object_id":"3"},7]})") << 400;
    }

    void hostileInputIsAnsweredAndNothingMore()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        httplib::Request request;
        request.method = method.toStdString();
        request.path = target.toStdString();
        request.headers = auth();
        request.body = body.toStdString();
        if (!request.body.empty())
            request.headers.emplace("Content-Type", "application/json");
        const auto answer = m_client->send(request);
        QVERIFY(answer);
        QVERIFY2(answer->status == status, answer->body.substr(0, 300).c_str());
        QCOMPARE(get("/api/ipam/vlans/?limit=1").status, 200);
    }

    void detailCarriesTheTagThatAWriteMayDependOn()
    {
        const auto detail = get("/api/dcim/devices/3/");
        const auto tag = detail.get_header_value("ETag");
        QVERIFY(tag.starts_with("W/\"") && tag.ends_with("+00:00\""));
        auto headers = auth();
        headers.emplace("If-Match", tag);
        const auto first = m_client->Patch("/api/dcim/devices/3/", headers, R"({"comments":"x"})", "application/json");
        QCOMPARE(first->status, 200);
        QVERIFY(first->get_header_value("ETag") != tag);
        const auto second = m_client->Patch("/api/dcim/devices/3/", headers, R"({"comments":"y"})", "application/json");
        QCOMPARE(second->status, 412);
        QCOMPARE(second->get_header_value("ETag"), first->get_header_value("ETag"));
    }

    void linksAreBuiltFromTheHostHeader()
    {
        auto headers = auth();
        headers.emplace("Host", "netbox.example:8443");
        const auto answer = m_client->Get("/api/ipam/vlans/?limit=2&ordering=id", headers);
        const Json page = Json::parse(answer->body);
        QCOMPARE(asText(page["next"]), asText("http://netbox.example:8443/api/ipam/vlans/?limit=2&offset=2&ordering=id"));
        QCOMPARE(asText(page["results"][0]["url"]), asText("http://netbox.example:8443/api/ipam/vlans/1/"));
    }

    void faultSpoilsExactlyTheNextAnswers_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::newRow("forbidden") << "forbidden" << 403 << "application/json";
        QTest::newRow("error") << "error" << 500 << "application/json";
        QTest::newRow("html") << "html" << 200 << "text/html; charset=utf-8";
        QTest::newRow("unavailable") << "unavailable" << 502 << "text/html; charset=utf-8";
        QTest::newRow("truncated") << "truncated" << 200 << "application/json";
    }

    void faultSpoilsExactlyTheNextAnswers()
    {
        QFETCH(QString, kind);
        QFETCH(int, status);
        QFETCH(QString, type);
        const Json wish = {{"kind", kind.toStdString()}, {"count", 2}, {"path", "/api/ipam/"}};
        QCOMPARE(m_client->Post("/lab/ctl/netbox-fault", wish.dump(), "application/json")->status, 200);
        QCOMPARE(get("/api/dcim/sites/").status, 200);
        for (int round = 0; round < 2; ++round) {
            const auto spoiled = get("/api/ipam/vlans/");
            QCOMPARE(spoiled.status, status);
            QCOMPARE(QString::fromStdString(spoiled.get_header_value("Content-Type")), type);
            if (kind == QLatin1String("truncated"))
                QVERIFY(Json::parse(spoiled.body, nullptr, false).is_discarded());
        }
        const auto healed = get("/api/ipam/vlans/");
        QCOMPARE(healed.status, 200);
        QCOMPARE(asText(Json::parse(healed.body)["count"]), asText(6));
    }

    void unknownFaultIsRefused()
    {
        const auto answer = m_client->Post("/lab/ctl/netbox-fault", R"({"kind":"earthquake"})", "application/json");
        QCOMPARE(answer->status, 400);
        QCOMPARE(get("/api/ipam/vlans/").status, 200);
    }

    void stoppingEndsASlowAnswer()
    {
        QCOMPARE(m_client->Post("/lab/ctl/netbox-fault", R"({"kind":"slow","delay_ms":600000})", "application/json")->status,
                 200);
        std::thread caller([this] { get("/api/ipam/vlans/"); });
        while (m_api->requestsSeen() == 0)
            std::this_thread::yield();
        m_api->stop();
        caller.join();
    }

    void controlCallsReachTheHookAndPagesInABrowserDoNot()
    {
        const auto answer = m_client->Post("/lab/ctl/set", R"({"device":"leaf3"})", "application/json");
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, std::string(R"({"done":true})"));
        QCOMPARE(m_verb, std::string("set"));
        QCOMPARE(m_body, std::string(R"({"device":"leaf3"})"));
        m_verb.clear();
        const httplib::Headers page{{"Origin", "http://evil.example"}};
        QCOMPARE(m_client->Post("/lab/ctl/stop", page, "{}", "application/json")->status, 405);
        QCOMPARE(m_client->Get("/lab/ctl/stop")->status, 405);
        QCOMPARE(m_verb, std::string());
    }

    void parallelReadersSeeWholeWrites()
    {
        // Each write puts both VLANs on the trunk or takes both off; a reader must never see one of them.
        const auto patch = [this](const char* body) {
            return m_api->request("PATCH", "/api/dcim/interfaces/29/", body).status;
        };
        QCOMPARE(patch(R"({"tagged_vlans":[3,5]})"), 200);
        std::atomic<bool> done{false};
        std::atomic<int> torn{0};
        std::vector<std::thread> readers;
        for (int count = 0; count < 3; ++count) {
            readers.emplace_back([&] {
                while (!done) {
                    const auto row = Json::parse(m_api->request("GET", "/api/dcim/interfaces/29/", {}).body);
                    torn += row["tagged_vlans"].size() == 1 ? 1 : 0;
                }
            });
        }
        for (int round = 0; round < 50; ++round) {
            QCOMPARE(patch(R"({"tagged_vlans":[]})"), 200);
            QCOMPARE(patch(R"({"tagged_vlans":[3,5]})"), 200);
        }
        done = true;
        for (auto& reader : readers)
            reader.join();
        QCOMPARE(torn.load(), 0);
    }

    void portInUseIsAnErrorThatNamesIt()
    {
        auto other = lab10();
        const auto port = std::stoi(m_api->url().substr(m_api->url().rfind(':') + 1));
        const auto second = other->start(static_cast<std::uint16_t>(port));
        QVERIFY(!second.ok());
        QVERIFY(second.error().subject.find(std::to_string(port)) != std::string::npos);
    }

private:
    httplib::Headers auth() const { return {{"Authorization", "Bearer " + m_api->tokens().v2}}; }

    httplib::Response get(const std::string& target)
    {
        const auto answer = m_client->Get(target, auth());
        return answer ? *answer : httplib::Response{};
    }

    httplib::Response send(const Recorded& exchange, const std::string& name)
    {
        httplib::Request request;
        request.method = exchange.method;
        request.path = exchange.target;
        for (const auto& [key, value] : exchange.meta["request_headers"].items())
            request.headers.emplace(key, value.get<std::string>());
        std::string header = "Bearer 2";
        if (const auto special = kAuthorization.find(name); special != kAuthorization.end())
            header = special->second;
        if (header.ends_with(" 1"))
            header = header.substr(0, header.size() - 1) + m_api->tokens().v1;
        if (header.ends_with(" 2"))
            header = header.substr(0, header.size() - 1) + m_api->tokens().v2;
        if (!header.empty())
            request.headers.emplace("Authorization", header);
        if (exchange.meta.contains("request_body")) {
            request.body = exchange.meta["request_body"].dump();
            request.headers.emplace("Content-Type", "application/json");
        } else if (name == "write-not-json") {
            request.body = "{\"vid\": ";
        } else if (name == "write-wrong-content-type") {
            request.body = "vid=1";
        }
        const auto answer = m_client->send(request);
        return answer ? *answer : httplib::Response{};
    }

    std::unique_ptr<NetboxApi> m_api;
    std::unique_ptr<httplib::Client> m_client;
    std::string m_verb;
    std::string m_body;
};

FC_REGISTER_TEST(TstNetboxHttp);
#include "tst_netbox_http.moc"
