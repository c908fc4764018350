#include "lab_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace fc::test {

LabProcess::LabProcess(const QString& scenario)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("lab.log")));
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("lab.err")));
    const QString ready = m_folder.filePath(QStringLiteral("ready"));
    m_process.start(QStringLiteral(FC_BIN_DIR "/fabric-lab"),
                    {QStringLiteral("run"), QStringLiteral("--fabric"), QStringLiteral("lab-10"), QStringLiteral("--scenario"),
                     scenario, QStringLiteral("--base-port"), QStringLiteral("0"), QStringLiteral("--netbox-port"),
                     QStringLiteral("0"), QStringLiteral("--profile-out"), profile(), QStringLiteral("--ready-file"), ready});
    QElapsedTimer timer;
    timer.start();
    while (!QFile::exists(ready) && timer.elapsed() < 30'000 && m_process.state() != QProcess::NotRunning)
        QTest::qWait(10);
    m_ready = QFile::exists(ready);
}

LabProcess::~LabProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
}

QByteArray LabProcess::ctl(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FC_BIN_DIR "/fabric-lab"), QStringList{QStringLiteral("ctl")} + arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        QTest::qFail(process.readAllStandardError().constData(), __FILE__, __LINE__);
    return process.readAllStandardOutput();
}

QJsonObject LabProcess::stats(const QString& device)
{
    const QJsonDocument document = QJsonDocument::fromJson(ctl({QStringLiteral("stats"), QStringLiteral("--json")}));
    return document.object().value(QStringLiteral("devices")).toObject().value(device).toObject();
}

} // namespace fc::test
