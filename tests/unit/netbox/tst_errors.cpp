#include "support/recorded_netbox.h"
#include "support/test_registry.h"

#include "netbox/client.h"

using namespace fc;
using namespace fc::test;

namespace {

Error answerTo(HttpResponse answer, const std::string& endpoint = "dcim/devices")
{
    auto server = std::make_shared<RecordedNetbox>();
    server->setOverride([&](const std::string&, const HttpRequest&) { return std::optional(answer); });
    const netbox::Client client(recordedOptions(), server);
    auto body = client.get(endpoint, "", {});
    return body.ok() ? makeError(ErrorCode::Internal, "the answer was taken for good") : std::move(body).error();
}

HttpResponse html(int status, std::string body = "<html><body>Sign in</body></html>")
{
    HttpResponse answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    answer.body = std::move(body);
    return answer;
}

} // namespace

class TstNetboxErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatARecordedErrorMeans_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, ErrorCode code, const char* words) {
            QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(code) << QString::fromLatin1(words);
        };
        row("errors/no-token", ErrorCode::Auth, "got no token");
        row("errors/no-token-status", ErrorCode::Auth, "got no token");
        row("errors/authorization-basic", ErrorCode::Auth, "got no token");
        row("errors/bad-token-v1", ErrorCode::Auth, "does not know this token");
        row("errors/bad-token-v2", ErrorCode::Auth, "does not know this token");
        row("errors/bad-token-v2-secret", ErrorCode::Auth, "does not know this token");
        row("errors/bad-token-short", ErrorCode::Auth, "does not know this token");
        row("errors/authentication-check-bad", ErrorCode::Auth, "does not know this token");
        row("errors/authorization-without-value", ErrorCode::Auth, "could not read the Authorization header");
        row("errors/no-permission-list", ErrorCode::Auth, "may not view this");
        row("errors/no-permission-detail", ErrorCode::Auth, "may not view this");
        row("errors/reader-installed-plugins", ErrorCode::Auth, "may not view this");
        row("errors/bad-filter-value", ErrorCode::Remote, "Select a valid choice");
        row("errors/bad-filter-id", ErrorCode::Remote, "id: ");
        row("errors/start-with-ordering", ErrorCode::Remote, "Ordering cannot be specified");
        row("errors/start-with-offset", ErrorCode::Remote, "mutually exclusive");
        row("errors/start-negative", ErrorCode::Remote, "HTTP 400");
        row("errors/request-line-too-long", ErrorCode::Remote, "web server in front of NetBox refuses");
        row("errors/bad-format", ErrorCode::NotFound, "no such object");
        row("errors/not-found-object", ErrorCode::NotFound, "No Device matches");
        row("errors/not-found-path", ErrorCode::NotFound, "no NetBox API at this address");
        row("errors/not-found-path-no-token", ErrorCode::NotFound, "no NetBox API at this address");
        row("errors/accept-html", ErrorCode::Parse, "web page");
        row("errors/accept-xml", ErrorCode::Remote, "HTTP 406");
        row("errors/no-trailing-slash", ErrorCode::Remote, "sends us elsewhere");
        row("errors/method-not-allowed", ErrorCode::Remote, "HTTP 405");
        row("errors/write-wrong-content-type", ErrorCode::Remote, "HTTP 415");
        row("errors/write-if-match-lost", ErrorCode::Remote, "HTTP 412");
        row("errors/delete-protected", ErrorCode::Remote, "HTTP 409");
        row("errors/write-bulk-one-bad", ErrorCode::Remote, "HTTP 400");
    }
    void saysWhatARecordedErrorMeans()
    {
        QFETCH(QString, recording);
        QFETCH(int, code);
        QFETCH(QString, words);
        const Error error = answerTo(RecordedNetbox::recorded(recording.toStdString()));
        const std::string sentence = error.sentence();
        QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
        FC_COMPARE(std::string(toString(error.code)), std::string(toString(static_cast<ErrorCode>(code))));
        QVERIFY2(error.subject.starts_with("NetBox http://netbox.test/sub/api/dcim/devices/"), error.subject.c_str());
        QVERIFY(!error.state.empty());
        QVERIFY(!error.next.empty());
        QVERIFY2(sentence.size() < 900, sentence.c_str());
    }

    void tellsTokenTroubleApart_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("words");
        QTest::newRow("older servers") << "Invalid token" << "does not know this token";
        QTest::newRow("expired") << "Token expired" << "has expired";
        QTest::newRow("disabled") << "Token disabled" << "is disabled";
        QTest::newRow("inactive user") << "User inactive" << "user is inactive";
        QTest::newRow("address") << "Source IP 10.0.0.9 is not permitted to authenticate using this token." << "not be used from this host";
        QTest::newRow("unknown words") << "The stars are wrong" << "The stars are wrong";
    }
    void tellsTokenTroubleApart()
    {
        QFETCH(QString, detail);
        QFETCH(QString, words);
        const Error error = answerTo(RecordedNetbox::json(nlohmann::json{{"detail", detail.toStdString()}}.dump(), 403));
        QVERIFY(error.code == ErrorCode::Auth);
        QVERIFY2(error.sentence().find(words.toStdString()) != std::string::npos, error.sentence().c_str());
    }

    void knowsAProxyFromNetBox()
    {
        QVERIFY(answerTo(html(200)).sentence().find("login page") != std::string::npos);
        QVERIFY(answerTo(html(403)).sentence().find("not NetBox's API") != std::string::npos);
        QVERIFY(answerTo(html(401)).code == ErrorCode::Auth);
        QVERIFY(answerTo(html(502)).code == ErrorCode::Transport);
        QVERIFY(answerTo(html(503)).sentence().find("HTTP 503") != std::string::npos);
        QVERIFY(answerTo(html(500)).code == ErrorCode::Remote);
    }

    void quotesAServerFault()
    {
        const Error error = answerTo(RecordedNetbox::json(
            R"({"error":"relation does not exist","exception":"ProgrammingError","netbox_version":"4.7.3"})", 500));
        QVERIFY(error.code == ErrorCode::Remote);
        QVERIFY2(error.sentence().find("ProgrammingError: relation does not exist") != std::string::npos, error.sentence().c_str());
    }

    void saysThatThePluginIsNotLoaded()
    {
        const Error error = answerTo(RecordedNetbox::recorded("errors/not-found-path"), "plugins/bgp/session");
        QVERIFY(error.code == ErrorCode::Unsupported);
        QVERIFY(error.sentence().find("netbox-bgp") != std::string::npos);
    }

    void givesUpAfterSomeAttempts()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([&](const std::string&, const HttpRequest&) { return std::optional(html(503)); });
        const netbox::Client client(recordedOptions(), server);
        QVERIFY(!client.get("status", "", {}).ok());
        QCOMPARE(server->asked().size(), 4U);
    }

    void passesOnWhatTheTransportSays()
    {
        class Dead final : public HttpClient
        {
            Result<HttpResponse> send(const HttpRequest&, std::stop_token) override
            {
                return makeError(ErrorCode::Tls, "no TLS connection could be made").nowIs("nothing was sent").doNext("check it");
            }
        };
        netbox::NetboxSource source(recordedOptions(), std::make_shared<Dead>(), std::make_shared<RealClock>());
        const auto snapshot = source.fetch({}, {});
        QVERIFY(!snapshot.ok());
        QVERIFY(snapshot.error().code == ErrorCode::Tls);
        QVERIFY(snapshot.error().subject.starts_with("NetBox http://netbox.test/sub/"));
    }

    void refusesAServerThatIsTooOldOrNoNetBox_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("good");
        QTest::newRow("4.1") << R"({"netbox-version":"4.1.11"})" << false;
        QTest::newRow("3.7") << R"({"netbox-version":"3.7.8"})" << false;
        QTest::newRow("4.2 in Docker") << R"({"netbox-version":"4.2.9-Docker-3.2.0","plugins":{"netbox_bgp":"0.15.0"}})" << true;
        QTest::newRow("something else") << R"({"version":"1"})" << false;
        QTest::newRow("nonsense version") << R"({"netbox-version":"soon"})" << false;
    }
    void refusesAServerThatIsTooOldOrNoNetBox()
    {
        QFETCH(QString, status);
        QFETCH(bool, good);
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key == "/api/status/")
                return RecordedNetbox::json(status.toStdString());
            return std::nullopt;
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto snapshot = source.fetch({}, {});
        QCOMPARE(snapshot.ok(), good);
        QVERIFY(good || snapshot.error().code == ErrorCode::Unsupported);
    }

    void neverGivesASnapshotOfNothing()
    {
        auto server = std::make_shared<RecordedNetbox>();
        std::string empty = "/api/dcim/devices/";
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key.starts_with(empty))
                return RecordedNetbox::json(R"({"count":0,"next":null,"previous":null,"results":[]})");
            return std::nullopt;
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        auto noDevices = source.fetch({}, {});
        QVERIFY(!noDevices.ok());
        QVERIFY(noDevices.error().code == ErrorCode::Incomplete);
        empty = "/api/dcim/sites/";
        auto noSite = source.fetch({}, {});
        QVERIFY(!noSite.ok());
        QVERIFY2(noSite.error().sentence().find("\"dc1\"") != std::string::npos, noSite.error().sentence().c_str());
    }

    void readsOnWithoutTheBgpPlugin()
    {
        auto server = std::make_shared<RecordedNetbox>();
        server->setOverride([&](const std::string& key, const HttpRequest&) -> std::optional<HttpResponse> {
            if (key == "/api/status/")
                return RecordedNetbox::json(R"({"netbox-version":"4.7.3","plugins":{}})");
            return std::nullopt;
        });
        netbox::NetboxSource source(recordedOptions(), server, std::make_shared<RealClock>());
        const auto snapshot = source.fetch({}, {});
        QVERIFY(snapshot.ok());
        QVERIFY(!(*snapshot)->speaksFor(intent::ObjectClass::BgpSession));
        FC_COMPARE((*snapshot)->info().findings.front().rule, std::string("netbox.bgp-plugin-missing"));
    }
};

FC_REGISTER_TEST(TstNetboxErrors);
#include "tst_errors.moc"
