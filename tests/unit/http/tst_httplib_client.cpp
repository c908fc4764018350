#include "scripted_server.h"
#include "support/test_registry.h"
#include "test_certificate.h"

#include "http/httplib_client.h"
#include "http/url.h"

#include <QTemporaryDir>
#include <httplib.h>

#include <condition_variable>

using namespace fc;
using namespace fc::test;
using namespace std::chrono_literals;

namespace {

HttpRequest get(const std::string& url, std::chrono::milliseconds timeout = 5000ms)
{
    HttpRequest request;
    request.url = url;
    request.timeout = timeout;
    return request;
}

/// An HTTPS server of the library on loopback; the tests of failing handshakes need a real one.
class TlsServer
{
public:
    /// `clients`: PEM of who may connect; empty: everybody.
    TlsServer(const std::string& certificate, const std::string& key, const std::string& clients = {})
        : m_server(certificate.c_str(), key.c_str(), clients.empty() ? nullptr : clients.c_str())
    {
        m_server.Get("/", [](const httplib::Request&, httplib::Response& answer) { answer.set_content("safe", "text/plain"); });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~TlsServer()
    {
        m_server.stop();
        m_thread.join();
    }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port) + "/"; }

private:
    httplib::SSLServer m_server;
    int m_port = 0;
    std::thread m_thread;
};

} // namespace

class TstHttplibClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatWasAskedAndReturnsWhatCame()
    {
        std::string seen;
        ScriptedServer server([&](int fd, int) {
            seen = ScriptedServer::readRequest(fd);
            ScriptedServer::answer(fd, "{\"a\":1}", "418 Teapot", "Content-Type: application/json\r\nAPI-Version: 4.7\r\n");
        });
        http::HttplibClient client;
        HttpRequest request = get(server.url("/api/dcim/devices/?site=dc1&fields=id,name&q=a%20b"));
        request.headers = {{"Authorization", "Bearer x"}};
        auto answer = client.send(request);
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().sentence().c_str());
        QCOMPARE(answer->status, 418);
        FC_COMPARE(answer->body, std::string("{\"a\":1}"));
        FC_COMPARE(answer->header("api-version"), std::string("4.7"));
        QVERIFY2(seen.starts_with("GET /api/dcim/devices/?site=dc1&fields=id,name&q=a%20b HTTP/1.1\r\n"), seen.c_str());
        QVERIFY(seen.find("Authorization: Bearer x\r\n") != std::string::npos);
    }

    void keepsAConnectionForTheNextRequest()
    {
        ScriptedServer server([](int fd, int) {
            while (!ScriptedServer::readRequest(fd).empty())
                ScriptedServer::answer(fd, "{}");
        });
        http::HttplibClient client;
        for (int i = 0; i < 3; ++i)
            QVERIFY(client.send(get(server.url())).ok());
        QCOMPARE(server.connections(), 1);
    }

    void asksAGetOnceMoreWhenAnIdleConnectionWasClosed()
    {
        ScriptedServer server([](int fd, int connection) {
            ScriptedServer::readRequest(fd);
            ScriptedServer::answer(fd, std::to_string(connection));
            if (connection == 1)
                ScriptedServer::readRequest(fd); // takes the second request and closes without a word
        });
        http::HttplibClient client;
        FC_COMPARE(client.send(get(server.url()))->body, std::string("1"));
        auto second = client.send(get(server.url()));
        QVERIFY2(second.ok(), second.ok() ? "" : second.error().sentence().c_str());
        FC_COMPARE(second->body, std::string("2"));
        QCOMPARE(server.connections(), 2);
    }

    void neverSaysAWriteTwice()
    {
        std::atomic<int> writes = 0;
        ScriptedServer server([&](int fd, int connection) {
            ScriptedServer::readRequest(fd);
            ScriptedServer::answer(fd, "{}");
            if (connection == 1 && ScriptedServer::readRequest(fd).starts_with("POST"))
                ++writes;
        });
        http::HttplibClient client;
        QVERIFY(client.send(get(server.url())).ok());
        HttpRequest post = get(server.url());
        post.method = "POST";
        post.body = "{}";
        post.contentType = "application/json";
        const auto answer = client.send(post);
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().code == ErrorCode::Transport);
        QCOMPARE(writes.load(), 1);
        QCOMPARE(server.connections(), 1);
    }

    void aFirstConnectionThatClosesIsAnError()
    {
        ScriptedServer server([](int fd, int) { ScriptedServer::readRequest(fd); });
        http::HttplibClient client;
        const auto answer = client.send(get(server.url()));
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().sentence().find("closed the connection before it had answered") != std::string::npos,
                 answer.error().sentence().c_str());
        QCOMPARE(server.connections(), 1);
    }

    void saysWhyThereIsNoConnection()
    {
        int port = 0;
        {
            const ScriptedServer gone([](int, int) {});
            port = gone.port();
        }
        http::HttplibClient client;
        const auto refused = client.send(get("http://127.0.0.1:" + std::to_string(port) + "/"));
        QVERIFY(refused.error().code == ErrorCode::Transport);
        QVERIFY2(refused.error().sentence().find("refuses the connection") != std::string::npos, refused.error().sentence().c_str());
        const auto noHost = client.send(get("http://no-such-host.invalid/"));
        QVERIFY(noHost.error().code == ErrorCode::NotFound);
        QVERIFY2(noHost.error().sentence().find("no-such-host.invalid does not resolve") != std::string::npos,
                 noHost.error().sentence().c_str());
    }

    void givesUpAfterTheTimeAllowed()
    {
        ScriptedServer server([](int fd, int) {
            ScriptedServer::readRequest(fd);
            ScriptedServer::readRequest(fd); // until the client goes
        });
        http::HttplibClient client;
        const auto answer = client.send(get(server.url(), 150ms));
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().sentence().find("no answer within") != std::string::npos, answer.error().sentence().c_str());
    }

    void stopsAWaitingRequest()
    {
        std::mutex mutex;
        std::condition_variable arrived;
        bool waiting = false;
        ScriptedServer server([&](int fd, int) {
            ScriptedServer::readRequest(fd);
            {
                const std::scoped_lock lock(mutex);
                waiting = true;
            }
            arrived.notify_all();
            ScriptedServer::readRequest(fd);
        });
        http::HttplibClient client;
        std::stop_source stop;
        std::thread stopper([&] {
            std::unique_lock lock(mutex);
            arrived.wait(lock, [&] { return waiting; });
            stop.request_stop();
        });
        const auto started = std::chrono::steady_clock::now();
        const auto answer = client.send(get(server.url(), 60s), stop.get_token());
        stopper.join();
        QVERIFY(answer.error().code == ErrorCode::Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - started < 20s);
        QVERIFY(client.send(get(server.url()), stop.get_token()).error().code == ErrorCode::Cancelled);
    }

    void refusesABodyWithoutEnd()
    {
        ScriptedServer server([](int fd, int) {
            ScriptedServer::readRequest(fd);
            ScriptedServer::answer(fd, std::string(300000, 'x'));
        });
        http::HttpOptions options;
        options.maxBody = 100000;
        http::HttplibClient client(options);
        const auto answer = client.send(get(server.url()));
        QVERIFY(answer.error().code == ErrorCode::Incomplete);
    }

    void asksThroughAProxy()
    {
        std::string seen;
        ScriptedServer proxy([&](int fd, int) {
            seen = ScriptedServer::readRequest(fd);
            ScriptedServer::answer(fd, "{}");
        });
        http::HttpOptions options;
        options.proxy = "http://127.0.0.1:" + std::to_string(proxy.port());
        http::HttplibClient client(options);
        QVERIFY(client.send(get("http://netbox.example/api/")).ok());
        QVERIFY2(seen.starts_with("GET http://netbox.example"), seen.c_str());
        options.proxy = "proxy:3128";
        http::HttplibClient misconfigured(options);
        QVERIFY(misconfigured.send(get("http://netbox.example/api/")).error().code == ErrorCode::Usage);
    }

    void trustsOnlyWhatItWasToldToTrust()
    {
        QTemporaryDir folder;
        const auto path = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)).toStdString(); };
        TestCertificate("IP:127.0.0.1").write(path("cert.pem"), path("key.pem"));
        TestCertificate("DNS:other.example").write(path("other.pem"), path("other-key.pem"));
        const TlsServer server(path("cert.pem"), path("key.pem"));

        http::HttplibClient strangers;
        const auto untrusted = strangers.send(get(server.url()));
        QVERIFY(untrusted.error().code == ErrorCode::Tls);
        QVERIFY2(untrusted.error().sentence().find("not trusted") != std::string::npos, untrusted.error().sentence().c_str());

        http::HttpOptions trusting;
        trusting.caFile = path("cert.pem");
        http::HttplibClient friends(trusting);
        auto answer = friends.send(get(server.url()));
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().sentence().c_str());
        FC_COMPARE(answer->body, std::string("safe"));

        http::HttpOptions careless;
        careless.verifyServer = false;
        http::HttplibClient anybody(careless);
        QVERIFY(anybody.send(get(server.url())).ok());

        http::HttpOptions missing;
        missing.caFile = path("nowhere.pem");
        http::HttplibClient lost(missing);
        const auto noFile = lost.send(get(server.url()));
        QVERIFY(noFile.error().code == ErrorCode::Tls);
        FC_COMPARE(noFile.error().subject, path("nowhere.pem"));

        const TlsServer impostor(path("other.pem"), path("other-key.pem"));
        http::HttpOptions other;
        other.caFile = path("other.pem");
        http::HttplibClient careful(other);
        const auto wrongName = careful.send(get(impostor.url()));
        QVERIFY(wrongName.error().code == ErrorCode::Tls);
    }

    void showsItsOwnCertificateWhereOneIsWanted()
    {
        QTemporaryDir folder;
        const auto path = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)).toStdString(); };
        TestCertificate("IP:127.0.0.1").write(path("cert.pem"), path("key.pem"));
        TestCertificate("DNS:client.example").write(path("client.pem"), path("client-key.pem"));
        TestCertificate("DNS:stranger.example").write(path("stranger.pem"), path("stranger-key.pem"));
        const TlsServer server(path("cert.pem"), path("key.pem"), path("client.pem"));

        http::HttpOptions options;
        options.caFile = path("cert.pem");
        QVERIFY(!http::HttplibClient(options).send(get(server.url())).ok());
        options.clientCertificate = path("stranger.pem");
        options.clientKey = path("stranger-key.pem");
        QVERIFY(!http::HttplibClient(options).send(get(server.url())).ok());
        options.clientCertificate = path("client.pem");
        options.clientKey = path("client-key.pem");
        const auto answer = http::HttplibClient(options).send(get(server.url()));
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().sentence().c_str());
        FC_COMPARE(answer->body, std::string("safe"));
    }

    void tellsTlsWhereNoneIsSpoken()
    {
        ScriptedServer server([](int fd, int) {
            char buffer[512];
            if (::recv(fd, buffer, sizeof buffer, 0) > 0)
                ScriptedServer::answer(fd, "plain");
        });
        http::HttplibClient client;
        const auto answer = client.send(get("https://127.0.0.1:" + std::to_string(server.port()) + "/"));
        QVERIFY2(answer.error().code == ErrorCode::Tls, answer.error().sentence().c_str());
    }

    void readsUrls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("target");
        QTest::newRow("plain") << "http://h/a?b=c#d" << "http://h:80" << "/a?b=c";
        QTest::newRow("port") << "https://h.example:8443" << "https://h.example:8443" << "/";
        QTest::newRow("query only") << "https://h?x=1" << "https://h:443" << "/?x=1";
        QTest::newRow("IPv6") << "http://[::1]:8000/x" << "http://[::1]:8000" << "/x";
        for (const char* bad : {"", "h/x", "ftp://h/", "http://", "http:///x", "http://h:0/", "http://h:x/", "http://h:99999/",
                                "http://u:p@h/", "http://[::1/", "http://[::1]x/", "http://h/a b", "http://h/\n"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << "" << "";
    }
    void readsUrls()
    {
        QFETCH(QString, text);
        QFETCH(QString, origin);
        QFETCH(QString, target);
        const auto url = http::parseUrl(text.toStdString());
        QCOMPARE(url.ok(), !origin.isEmpty());
        QVERIFY(url.ok() || url.error().code == ErrorCode::Usage);
        if (url.ok()) {
            FC_COMPARE(url->origin(), origin.toStdString());
            FC_COMPARE(url->target, target.toStdString());
        }
    }
};

FC_REGISTER_TEST(TstHttplibClient);
#include "tst_httplib_client.moc"
