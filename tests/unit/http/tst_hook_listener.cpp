#include "scripted_server.h"
#include "support/test_registry.h"

#include "http/hook_listener.h"
#include "http/httplib_client.h"

#include <atomic>

using namespace fc;

namespace {

struct HookBench
{
    explicit HookBench(int status = 204)
        : listener(hookOptions(), "X-Hook-Signature", [this, status](std::string_view signature, std::string_view body) {
              const std::scoped_lock lock(mutex);
              signatures.emplace_back(signature);
              bodies.emplace_back(body);
              return status;
          })
    {
        port = listener.start().value();
    }
    static http::HookOptions hookOptions()
    {
        http::HookOptions options;
        options.port = 0;
        options.patience = std::chrono::seconds(1);
        return options;
    }
    Result<HttpResponse> send(const std::string& method, std::string body, const std::string& signature = {}) const
    {
        HttpRequest request;
        request.method = method;
        request.url = "http://127.0.0.1:" + std::to_string(port) + "/hook";
        request.body = std::move(body);
        request.contentType = "application/json";
        if (!signature.empty())
            request.headers.emplace_back("x-hook-signature", signature);
        return http::HttplibClient().send(request);
    }

    std::mutex mutex;
    std::vector<std::string> signatures, bodies;
    http::HookListener listener;
    std::uint16_t port = 0;
};

/// Sends bytes as they are and returns what comes until the other side closes.
std::string rawExchange(std::uint16_t port, const std::string& bytes)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    std::string out;
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        [[maybe_unused]] const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        char buffer[4096];
        for (ssize_t got = 0; (got = ::recv(fd, buffer, sizeof buffer, 0)) > 0;)
            out.append(buffer, static_cast<std::size_t>(got));
    }
    ::close(fd);
    return out;
}

} // namespace

class TstHookListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsOverTheBytesAndAnswersWithAStatus()
    {
        HookBench bench;
        const std::string body = "{ \"a\" :\t1,\r\n\"b\":\"\xc3\xa4\" }";
        const auto answer = bench.send("POST", body, "abc");
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().sentence().c_str());
        QCOMPARE(answer->status, 204);
        QVERIFY(answer->body.empty());
        QCOMPARE(bench.bodies.size(), 1U);
        FC_COMPARE(bench.bodies.front(), body);
        FC_COMPARE(bench.signatures.front(), std::string("abc"));
        QVERIFY(bench.send("POST", body).ok());
        FC_COMPARE(bench.signatures.back(), std::string());
        HookBench refusing(401);
        QCOMPARE(refusing.send("POST", body)->status, 401);
    }

    void onlyTakesPosts()
    {
        HookBench bench;
        for (const char* method : {"GET", "PUT", "PATCH", "DELETE", "OPTIONS"})
            QCOMPARE(bench.send(method, "")->status, 405);
        QVERIFY(bench.bodies.empty());
    }

    void dropsMoreThanItsLimit()
    {
        HookBench bench;
        const auto answer = bench.send("POST", std::string((1U << 20U) + 1, 'x'), "abc");
        QVERIFY(!answer.ok() || answer->status == 413);
        QVERIFY(bench.bodies.empty());
        QCOMPARE(bench.send("POST", std::string(1U << 20U, 'x'), "abc")->status, 204);
    }

    void survivesWhatIsNoHttp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("rubbish") << QByteArray("\x16\x03\x01\x02\r\n\r\n");
        QTest::newRow("no length") << QByteArray("POST /hook HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("negative length") << QByteArray("POST /hook HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("huge length") << QByteArray("POST /hook HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nx");
        QTest::newRow("a body that never comes") << QByteArray("POST /hook HTTP/1.1\r\nContent-Length: 100\r\n\r\nx");
        QTest::newRow("endless header") << QByteArray("POST /hook HTTP/1.1\r\nA: ") + QByteArray(100'000, 'a');
        QTest::newRow("bad chunk") << QByteArray("POST /hook HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzzzz\r\n");
    }
    void survivesWhatIsNoHttp()
    {
        QFETCH(QByteArray, bytes);
        HookBench bench;
        rawExchange(bench.port, bytes.toStdString());
        QCOMPARE(bench.send("POST", "{}", "abc")->status, 204);
    }

    void aTakenPortIsAnErrorNotAShare()
    {
        HookBench bench;
        http::HookOptions options;
        options.port = bench.port;
        http::HookListener second(options, "X", [](auto, auto) { return 204; });
        const auto started = second.start();
        QVERIFY(started.error().code == ErrorCode::Transport);
        QVERIFY(!started.error().next.empty());
    }

    void readsListenAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::newRow("both") << "127.0.0.1:8000" << "127.0.0.1" << 8000;
        QTest::newRow("port") << "8001" << "127.0.0.1" << 8001;
        QTest::newRow("colon port") << ":8001" << "127.0.0.1" << 8001;
        QTest::newRow("IPv6") << "[::1]:8000" << "::1" << 8000;
        QTest::newRow("everywhere") << "0.0.0.0:80" << "0.0.0.0" << 80;
        QTest::newRow("a name") << "localhost:8000" << "" << -1;
        QTest::newRow("no port") << "127.0.0.1:" << "" << -1;
        QTest::newRow("port too large") << "127.0.0.1:70000" << "" << -1;
        QTest::newRow("nothing") << "" << "" << -1;
    }
    void readsListenAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(int, port);
        const auto options = http::parseListenAddress(text.toStdString());
        QCOMPARE(options.ok(), port >= 0);
        if (!options) {
            QVERIFY(options.error().code == ErrorCode::Usage);
            return;
        }
        FC_COMPARE(options->address, address.toStdString());
        QCOMPARE(int(options->port), port);
        QCOMPARE(http::isLoopback(options->address), address != "0.0.0.0");
    }
};

FC_REGISTER_TEST(TstHookListener);
#include "tst_hook_listener.moc"
