#include "gnmi_grpc/grpc_transport.h"
#include "support/test_registry.h"

#include "certificates.h"
#include "recording_sink.h"
#include "scripted_gnmi_server.h"

using namespace fc;
using namespace fc::gnmi_grpc;
using fc::test::Certificates;
using fc::test::ScriptedGnmiServer;

/// Every TLS mode against a server with a self-signed certificate (its own authority).
class TstTls : public QObject
{
    Q_OBJECT

    Certificates m_files;
    Certificates::Pair m_server;
    Certificates::Pair m_other;
    Certificates::Pair m_client;
    std::unique_ptr<GrpcRuntime> m_runtime;

    TargetOptions target(int port, TlsMode mode) const
    {
        TargetOptions out;
        out.device = "leaf1";
        out.host = "127.0.0.1";
        out.port = static_cast<std::uint16_t>(port);
        out.tls = mode;
        return out;
    }
    Status reach(const TargetOptions& target, std::shared_ptr<PinStore> pins = {})
    {
        auto transport = makeTransport(*m_runtime, target, std::move(pins));
        if (!transport.ok())
            return std::move(transport).error();
        fc::gnmi::CallOptions options;
        options.deadline = std::chrono::seconds(8);
        auto answer = (*transport)->capabilities(options);
        return answer.ok() ? Status() : Status(std::move(answer).error());
    }
    static bool says(const Status& status, ErrorCode code, std::string_view words)
    {
        if (!status.ok() && status.error().code == code && status.error().text.find(words) != std::string::npos)
            return true;
        const Error* raw = status.ok() ? nullptr : status.error().cause.get();
        qWarning("%s / %s", status.ok() ? "no error" : status.error().sentence().c_str(), raw ? raw->text.c_str() : "");
        return false;
    }
    test::ServerCertificate certificate() const { return {m_server.certificate, m_server.key, {}}; }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = m_files.make("server", "DNS:leaf1.lab,IP:127.0.0.1");
        m_other = m_files.make("other", "DNS:leaf2.lab");
        m_client = m_files.make("client", "DNS:console");
        if (m_server.certificate.empty())
            QSKIP("the openssl program is not there");
        m_runtime = std::make_unique<GrpcRuntime>(1U);
    }
    void cleanupTestCase() { m_runtime.reset(); }

    void verifiesChainAndName()
    {
        ScriptedGnmiServer server({});
        TargetOptions to = target(server.start(0, certificate()), TlsMode::Verify);
        to.caFile = m_server.certificateFile;
        const Status good = reach(to);
        QVERIFY2(good.ok(), good.ok() ? "" : good.error().sentence().c_str());
        to.serverName = "leaf1.lab";
        QVERIFY(reach(to).ok());
        to.serverName = "leaf9.lab";
        QVERIFY(says(reach(to), ErrorCode::Tls, "another name"));
        to.serverName.clear();
        to.caFile = m_other.certificateFile;
        QVERIFY(says(reach(to), ErrorCode::Tls, "trusted authority"));
        to.caFile.clear(); // the system's authorities do not know it either
        QVERIFY(says(reach(to), ErrorCode::Tls, "trusted authority"));
    }

    void skipVerifyTakesAnyCertificate()
    {
        ScriptedGnmiServer server({});
        QVERIFY(reach(target(server.start(0, {{m_other.certificate, m_other.key, {}}}), TlsMode::SkipVerify)).ok());
    }

    void pinRemembersTheFirstAndRefusesAnother()
    {
        const std::string file = m_files.file("pins");
        int port = 0;
        {
            ScriptedGnmiServer server({});
            port = server.start(0, certificate());
            QVERIFY(reach(target(port, TlsMode::Pin), PinStore::open(file).value()).ok());
            QVERIFY(reach(target(port, TlsMode::Pin), PinStore::open(file).value()).ok());
        }
        ScriptedGnmiServer impostor({});
        FC_COMPARE(impostor.start(port, {{m_other.certificate, m_other.key, {}}}), port);
        QVERIFY(says(reach(target(port, TlsMode::Pin), PinStore::open(file).value()), ErrorCode::Refused,
                     "another certificate"));
        QVERIFY(says(reach(target(port, TlsMode::Pin)), ErrorCode::Usage, "place to keep the pins"));
    }

    void clientCertificatesAreSent()
    {
        ScriptedGnmiServer server({});
        const int port = server.start(0, {{m_server.certificate, m_server.key, m_client.certificate}});
        for (const TlsMode mode : {TlsMode::Verify, TlsMode::SkipVerify}) {
            TargetOptions to = target(port, mode);
            to.caFile = m_server.certificateFile;
            QVERIFY(!reach(to).ok());
            to.certFile = m_client.certificateFile;
            to.keyFile = m_client.keyFile;
            const Status with = reach(to);
            QVERIFY2(with.ok(), with.ok() ? "" : with.error().sentence().c_str());
        }
    }

    void tlsWhereNoneIsSpoken()
    {
        ScriptedGnmiServer server({});
        const int port = server.start();
        for (const TlsMode mode : {TlsMode::Verify, TlsMode::SkipVerify})
            QVERIFY(says(reach(target(port, mode)), ErrorCode::Tls, "speaks plaintext"));
    }

    void plaintextWhereTlsIsSpoken()
    {
        ScriptedGnmiServer server({});
        QVERIFY(says(reach(target(server.start(0, certificate()), TlsMode::Off)), ErrorCode::Transport, "want TLS"));
    }

    void filesThatCannotBeUsedAreNamed()
    {
        TargetOptions to = target(1, TlsMode::Verify);
        to.caFile = "/nowhere/ca.pem";
        QVERIFY(says(reach(to), ErrorCode::NotFound, "cannot be read"));
        to.caFile.clear();
        to.certFile = m_client.certificateFile;
        QVERIFY(says(reach(to), ErrorCode::Usage, "both --cert and --key"));
        to.keyFile = m_client.certificateFile; // readable by others
        QFile::setPermissions(QString::fromStdString(to.keyFile), QFile::ReadOwner | QFile::ReadOther);
        QVERIFY(says(reach(to), ErrorCode::Refused, "others may read"));
    }

    void aDamagedPinFileIsNamed()
    {
        const std::string file = m_files.file("damaged");
        std::ofstream(file) << "127.0.0.1:1 short\n";
        const auto opened = PinStore::open(file);
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().code == ErrorCode::Parse);
        FC_COMPARE(opened.error().subject, file);
    }
};

FC_REGISTER_TEST(TstTls);
#include "tst_tls.moc"
