#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <fstream>
#include <iterator>
#include <string>

namespace fc::test {

/// Self-signed certificates made by the openssl program, in a folder that goes with this object.
class Certificates
{
public:
    struct Pair
    {
        std::string certificateFile;
        std::string keyFile; ///< mode 600
        std::string certificate;
        std::string key;
    };

    /// `names` is a subjectAltName: "DNS:localhost,IP:127.0.0.1".
    Pair make(const std::string& name, const std::string& names)
    {
        Pair pair;
        pair.certificateFile = m_folder.filePath(QString::fromStdString(name + ".crt")).toStdString();
        pair.keyFile = m_folder.filePath(QString::fromStdString(name + ".key")).toStdString();
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                       QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
                       QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"),
                       QString::fromStdString(pair.keyFile), QStringLiteral("-out"),
                       QString::fromStdString(pair.certificateFile), QStringLiteral("-subj"),
                       QString::fromStdString("/CN=" + name), QStringLiteral("-addext"),
                       QString::fromStdString("subjectAltName=" + names)});
        openssl.waitForFinished();
        QFile::setPermissions(QString::fromStdString(pair.keyFile), QFile::ReadOwner | QFile::WriteOwner);
        pair.certificate = read(pair.certificateFile);
        pair.key = read(pair.keyFile);
        return pair;
    }
    std::string file(const std::string& name) { return m_folder.filePath(QString::fromStdString(name)).toStdString(); }

private:
    static std::string read(const std::string& file)
    {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    QTemporaryDir m_folder;
};

} // namespace fc::test
