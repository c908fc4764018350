#include "app/common/keychain.h"
#include "app/common/profile.h"
#include "support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace fc;

/// A secret-tool of our own stands first (or alone) on PATH.
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void storedSecretIsRead();
    void toolIsAskedWithoutAShell();
    void missingToolSaysWhatToInstall();
    void missingEntrySaysHowToStoreIt();
    void silentKeychainIsGivenUp();
    void complaintOfTheToolIsPassedOn();
    void secretOutsideAsciiIsRefused();
    void endlessAnswerIsCutOff();
    void secretIsStoredThroughAPipe();
    void keychainThatRefusesIsAnError();
    void profileNamesAnEntry();
    void profileKeepsOnePlaceOfASecret();

private:
    void tool(const QByteArray& script);
    Result<app::Profile> profile(const QByteArray& text);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path;
};

void KeychainTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = qgetenv("PATH");
}

void KeychainTest::cleanup()
{
    qputenv("PATH", m_path);
}

void KeychainTest::tool(const QByteArray& script)
{
    QFile file(m_folder->filePath(QStringLiteral("secret-tool")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("#!/bin/sh\n" + script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("PATH", m_folder->path().toLocal8Bit() + ":" + m_path);
}

Result<app::Profile> KeychainTest::profile(const QByteArray& text)
{
    const QString name = m_folder->filePath(QStringLiteral("profile.toml"));
    QFile file(name);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(text);
    file.close();
    return app::loadProfile(name.toStdString());
}

void KeychainTest::storedSecretIsRead()
{
    tool("printf hunter2");
    const Result<Secret> secret = app::readKeychain("leafs");
    QVERIFY(secret.ok());
    QCOMPARE(secret->reveal(), std::string("hunter2"));
}

void KeychainTest::toolIsAskedWithoutAShell()
{
    tool("for word; do printf '<%s>' \"$word\"; done");
    const Result<Secret> secret = app::readKeychain("a; touch /tmp/x $(id)");
    QVERIFY(secret.ok());
    QCOMPARE(secret->reveal(), std::string("<lookup><service><fabric-console><key><a; touch /tmp/x $(id)>"));
}

void KeychainTest::missingToolSaysWhatToInstall()
{
    qputenv("PATH", m_folder->path().toLocal8Bit());
    const Result<Secret> secret = app::readKeychain("leafs");
    QVERIFY(!secret.ok());
    FC_COMPARE(secret.error().code, ErrorCode::Unsupported);
    QVERIFY(secret.error().sentence().find("libsecret-tools") != std::string::npos);
    QVERIFY(secret.error().sentence().find("leafs") != std::string::npos);
}

void KeychainTest::missingEntrySaysHowToStoreIt()
{
    tool("exit 1");
    const Result<Secret> secret = app::readKeychain("leafs");
    QVERIFY(!secret.ok());
    FC_COMPARE(secret.error().code, ErrorCode::NotFound);
    QVERIFY(secret.error().next.find("secret-tool store") != std::string::npos);
}

void KeychainTest::silentKeychainIsGivenUp()
{
    tool("exec sleep 60");
    QElapsedTimer timer;
    timer.start();
    const Result<Secret> secret = app::readKeychain("leafs", std::chrono::milliseconds(200));
    QVERIFY(!secret.ok());
    FC_COMPARE(secret.error().code, ErrorCode::Transport);
    QVERIFY(timer.elapsed() < 10'000);
}

void KeychainTest::complaintOfTheToolIsPassedOn()
{
    tool("echo 'Cannot autolaunch D-Bus without X11 $DISPLAY' >&2; exit 1");
    const Result<Secret> secret = app::readKeychain("leafs");
    QVERIFY(!secret.ok());
    FC_COMPARE(secret.error().code, ErrorCode::Transport);
    QVERIFY(secret.error().text.find("Cannot autolaunch D-Bus") != std::string::npos);
}

void KeychainTest::secretOutsideAsciiIsRefused()
{
    tool("printf 'pass\\nword'");
    const Result<Secret> secret = app::readKeychain("leafs");
    QVERIFY(!secret.ok());
    FC_COMPARE(secret.error().code, ErrorCode::Parse);
    QVERIFY(secret.error().sentence().find("word") == std::string::npos);
}

void KeychainTest::endlessAnswerIsCutOff()
{
    tool("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done");
    QVERIFY(!app::readKeychain("leafs").ok());
}

void KeychainTest::secretIsStoredThroughAPipe()
{
    const QByteArray kept = m_folder->filePath(QStringLiteral("kept")).toLocal8Bit();
    tool("for word; do printf '<%s>' \"$word\"; done > " + kept + "; printf ' ' >> " + kept + "; cat >> " + kept);
    QVERIFY(app::hasKeychainTool());
    QVERIFY(app::storeKeychain("dc1-netbox-token", Secret("nbt_secret")).ok());
    QFile file(QString::fromLocal8Bit(kept));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("<store><--label=Fabric Console: dc1-netbox-token><service><fabric-console><key>"
                                        "<dc1-netbox-token> nbt_secret"));
}

void KeychainTest::keychainThatRefusesIsAnError()
{
    tool("echo locked >&2; exit 1");
    const Status status = app::storeKeychain("x", Secret("y"));
    QVERIFY(!status.ok());
    QVERIFY(status.error().text.find("locked") != std::string::npos);
    qputenv("PATH", "/nonexistent");
    QVERIFY(!app::hasKeychainTool());
}

void KeychainTest::profileNamesAnEntry()
{
    tool("printf hunter2");
    const Result<app::Profile> made = profile("[gnmi]\nusername = 'me'\npassword_keychain = 'leafs'\n");
    QVERIFY(made.ok());
    QCOMPARE(made->gnmi.password.keychain, std::string("leafs"));
    const Result<Secret> secret = made->gnmi.password.read();
    QVERIFY(secret.ok());
    QCOMPARE(secret->reveal(), std::string("hunter2"));
}

void KeychainTest::profileKeepsOnePlaceOfASecret()
{
    const Result<app::Profile> made = profile("[netbox]\ntoken_env = 'T'\ntoken_keychain = 'netbox'\n");
    QVERIFY(!made.ok());
    QVERIFY(made.error().sentence().find("token_keychain") != std::string::npos);
}

FC_REGISTER_TEST(KeychainTest);
#include "tst_keychain.moc"
