#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace fc::test {

/// A fabric-lab process on free loopback ports, ended with the object.
class LabProcess
{
public:
    explicit LabProcess(const QString& scenario);
    ~LabProcess();

    bool isReady() const { return m_ready; }
    QString profile() const { return m_folder.filePath(QStringLiteral("profile.toml")); }
    QString statePath() const { return m_folder.filePath(QStringLiteral("state")); }
    /// Output of `fabric-lab ctl ARGS`; fails the test if it fails.
    QByteArray ctl(const QStringList& arguments);
    /// What ctl stats says of a device.
    QJsonObject stats(const QString& device);

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    bool m_ready = false;
};

} // namespace fc::test
