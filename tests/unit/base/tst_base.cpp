#include "base/clock.h"
#include "base/digest.h"
#include "base/json_depth.h"
#include "base/near_word.h"
#include "base/result.h"
#include "base/secret.h"
#include "support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace fc;

class TstBase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void errorsReadAsOneSentence()
    {
        const Error error = makeError(ErrorCode::Auth, "wrong password").about("leaf3").nowIs("nothing was sent").doNext("check it");
        QCOMPARE(error.sentence(), std::string("wrong password [leaf3] -> nothing was sent -> check it"));
    }

    void resultsChain()
    {
        const auto half = [](int value) -> Result<int> {
            if (value % 2 != 0)
                return makeError(ErrorCode::Parse, "odd");
            return value / 2;
        };
        QCOMPARE(Result<int>(8).andThen(half).andThen(half).value(), 2);
        QVERIFY(!Result<int>(6).andThen(half).andThen(half).ok());
    }

    void digestsMatchTheirPublishedVectors()
    {
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hex64(fnv1a("a")), std::string("af63dc4c8601ec8c"));
    }

    void theNearestWordIsNamedUnlessNoneIsNear()
    {
        QCOMPARE(nearestWord("descripton", {"mtu", "description", "enabled"}), std::string("description"));
        QCOMPARE(nearestWord("mtv", {"mtu", "mtx"}), std::string("mtu"));
        QCOMPARE(nearestWord("zzz", {"mtu", "description"}), std::string());
        QCOMPARE(nearestWord("", {"mtu"}), std::string());
    }

    void bracketsOutsideOfTextsAreCounted()
    {
        QVERIFY(!nestsTooDeep("[[[]]]", 3));
        QVERIFY(nestsTooDeep("[[{\"a\":[]}]]", 3));
        QVERIFY(!nestsTooDeep("[\"[[[[\", \"\\\"[[[[\"]", 3));
        QVERIFY(nestsTooDeep(std::string(100'000, '[')));
    }

    void timesPrintInUtc()
    {
        QCOMPARE(toIso8601(SystemTime(std::chrono::milliseconds(1'500))), std::string("1970-01-01T00:00:01.500Z"));
    }

    void secretFilesThatOthersMayReadAreRefused()
    {
        QTemporaryDir dir;
        const QString name = dir.filePath(QStringLiteral("password"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("admin\r\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        const auto open = readSecretFile(name.toStdString());
        QVERIFY(!open.ok());
        FC_COMPARE(open.error().code, ErrorCode::Refused);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(readSecretFile(name.toStdString()).value().reveal(), std::string("admin"));
    }
};

FC_REGISTER_TEST(TstBase);
#include "tst_base.moc"
