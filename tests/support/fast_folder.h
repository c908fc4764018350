#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>
#include <QTemporaryDir>

namespace fc::test {

/// A temporary folder in memory where there is one: tests that commit thousands of times would otherwise measure the
/// disk. What a power cut would lose is up to the fault VFS, not to the disk under it.
class FastFolder : public QTemporaryDir
{
public:
    FastFolder() : QTemporaryDir(place() + QStringLiteral("/fc-test-XXXXXX")) {}

private:
    static QString place()
    {
        const QFileInfo memory(QStringLiteral("/dev/shm"));
        return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    }
};

} // namespace fc::test
