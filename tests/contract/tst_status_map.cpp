#include "gnmi_grpc/status_map.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::gnmi_grpc;

/// Messages as gRPC C++ 1.51.1 writes them, and what becomes of them.
class TstStatusMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsCausesApart_data()
    {
        QTest::addColumn<int>("grpcCode");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<bool>("plaintext");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](int grpcCode, const char* message, bool plaintext, ErrorCode code, const char* words) {
            QTest::addRow("%d %s", grpcCode, words) << grpcCode << QByteArray(message) << plaintext << int(code) << QByteArray(words);
        };
        const char* all = "failed to connect to all addresses; last error: UNKNOWN: ipv4:127.0.0.1:1: ";
        const auto with = [&](const char* tail) { return QByteArray(all).append(tail); };
        row(14, with("Failed to connect to remote host: Connection refused"), true, ErrorCode::Transport, "nothing listens");
        row(14, with("Failed to connect to remote host: No route to host"), true, ErrorCode::Transport, "no route");
        row(14, with("Failed to connect to remote host: FD shutdown; connection attempt timed out"), true, ErrorCode::Transport, "timed out");
        row(14, "DNS resolution failed for nowhere.invalid:6030: C-ares status is not ARES_SUCCESS qtype=AAAA "
                "name=nowhere.invalid is_balancer=0: Domain name not found", true, ErrorCode::Transport, "cannot be resolved");
        row(14, with("Ssl handshake failed: SSL_ERROR_SSL: error:0A000086:SSL routines::certificate verify failed"),
            false, ErrorCode::Tls, "trusted authority");
        row(14, with("Ssl handshake failed: SSL_ERROR_SSL: error:0A00010B:SSL routines::wrong version number"), false,
            ErrorCode::Tls, "speaks plaintext");
        row(14, with("Peer name leaf1 is not in peer certificate"), false, ErrorCode::Tls, "another name");
        row(14, with("Hostname Verification Check failed."), false, ErrorCode::Tls, "another name");
        row(14, with("Cannot check peer: missing selected ALPN property."), false, ErrorCode::Tls, "not HTTP/2");
        row(14, with("pinned certificate is sha256 aa, the peer shows bb"), false, ErrorCode::Refused, "another certificate");
        row(14, "Socket closed", true, ErrorCode::Transport, "may want TLS");
        row(14, "Socket closed", false, ErrorCode::Transport, "the connection failed: Socket closed");
        row(16, "authentication failed", true, ErrorCode::Auth, "refused user \"admin\"");
        row(7, "no", true, ErrorCode::Auth, "does not allow");
        row(4, "Deadline Exceeded", true, ErrorCode::Transport, "within the deadline");
        row(3, "bad value for /a/b[k=v]/c: too long", true, ErrorCode::Schema, "bad value for /a/b[k=v]/c: too long");
        row(5, "nothing", true, ErrorCode::NotFound, "nothing");
        row(12, "no Get here", true, ErrorCode::Unsupported, "does not implement what Get asked for");
        row(8, "received initial metadata size exceeds limit", true, ErrorCode::Incomplete, "error text is longer");
        row(8, "Received message larger than max (5 vs. 4)", true, ErrorCode::Incomplete, "larger than can be received");
        row(8, "too many subscriptions", true, ErrorCode::Remote, "at a limit");
        row(9, "locked", true, ErrorCode::Remote, "error 9 to Get: locked");
        row(13, "Received RST_STREAM with error code 2", true, ErrorCode::Transport, "broke off");
        row(13, "panic", true, ErrorCode::Remote, "panic");
        row(1, "Cancelled", true, ErrorCode::Transport, "ended from the other side");
        row(2, "Stream removed", true, ErrorCode::Transport, "broke off");
        row(99, "odd", true, ErrorCode::Remote, "error 99");
    }
    void tellsCausesApart()
    {
        QFETCH(int, grpcCode);
        QFETCH(QByteArray, message);
        QFETCH(bool, plaintext);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        TargetOptions target;
        target.device = "leaf1";
        target.host = "10.0.0.1";
        target.username = "admin";
        target.tls = plaintext ? TlsMode::Off : TlsMode::Verify;
        const Error error = toError({grpcCode, message.toStdString(), "Get", false, target});
        QVERIFY2(int(error.code) == code, (std::string(toString(error.code)) + ": " + error.sentence()).c_str());
        QVERIFY2(error.text.find(words.toStdString()) != std::string::npos, error.sentence().c_str());
        QVERIFY(error.subject.starts_with("leaf1"));
        QVERIFY(!error.next.empty());
        QVERIFY(error.cause && error.cause->text.find(message.toStdString()) != std::string::npos);
    }

    void thePathTheDeviceNamesIsTheSubject_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("plain") << QByteArray("invalid path: /interfaces/interface[name=Ethernet1/1]/config/mtu: too big")
                               << QByteArray("leaf1 /interfaces/interface[name=Ethernet1/1]/config/mtu");
        QTest::newRow("quoted") << QByteArray("no such node \"/a/b\".") << QByteArray("leaf1 /a/b");
        QTest::newRow("spaces in a key") << QByteArray("at (/a[k=x y, z]/b) failed") << QByteArray("leaf1 /a[k=x y, z]/b");
        QTest::newRow("none") << QByteArray("input/output error 5/6") << QByteArray("leaf1 10.0.0.1:6030");
    }
    void thePathTheDeviceNamesIsTheSubject()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, subject);
        TargetOptions target;
        target.device = "leaf1";
        target.host = "10.0.0.1";
        FC_COMPARE(toError({3, message.toStdString(), "Set", false, target}).subject, subject.toStdString());
    }

    void aCancelOfOursIsNoFailureOfTheirs()
    {
        TargetOptions target;
        QVERIFY(toError({1, "Cancelled", "Get", true, target}).code == ErrorCode::Cancelled);
    }

    void writesAddresses()
    {
        TargetOptions target;
        target.host = "2001:db8::1";
        FC_COMPARE(target.address(), std::string("[2001:db8::1]:6030"));
        FC_COMPARE(target.subject(), std::string("[2001:db8::1]:6030"));
    }
};

FC_REGISTER_TEST(TstStatusMap);
#include "tst_status_map.moc"
