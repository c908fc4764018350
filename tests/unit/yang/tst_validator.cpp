#include "eos_models.h"

#include "support/test_registry.h"
#include "yang_libyang/validator.h"

#include <QDir>

#include <optional>

using namespace fc;
using namespace fc::yang_libyang;

class TstValidator : public QObject
{
    Q_OBJECT
    std::optional<DocumentValidator> m_validator;

    Error refusal(const char* json) const
    {
        const Status status = m_validator->validate(json);
        return status ? makeError(ErrorCode::Internal, "accepted") : status.error();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto validator = DocumentValidator::load(test::modelsFolder());
        QVERIFY2(validator.ok(), validator.ok() ? "" : validator.error().sentence().c_str());
        m_validator.emplace(std::move(validator).value());
    }

    void theTenLabDocumentsAreValid()
    {
        const QDir folder(QStringLiteral(FC_SOURCE_DIR "/../shared/data/lab-10"));
        const QStringList names = folder.entryList({QStringLiteral("*.json")});
        QCOMPARE(names.size(), 10);
        for (const QString& name : names) {
            const Status status = m_validator->validate(test::readFile(folder.filePath(name).toStdString()));
            QVERIFY2(status.ok(), status ? "" : (name.toStdString() + ": " + status.error().sentence()).c_str());
        }
    }

    void anEmptyDocumentIsValid() { QVERIFY(m_validator->validate("{}").ok()); }

    void aWrongValueIsNamedByItsDataPath()
    {
        const Error error = refusal(R"({"openconfig-interfaces:interfaces":{"interface":[{"name":"Ethernet1",
            "config":{"name":"Ethernet1","type":"iana-if-type:ethernetCsmacd","mtu":70000}}]}})");
        QVERIFY(error.code == ErrorCode::Schema);
        QVERIFY2(error.subject.find("/config/mtu") != std::string::npos, error.sentence().c_str());
    }

    void unknownMembersStateAndDanglingReferencesAreRefused()
    {
        QVERIFY(refusal(R"({"openconfig-interfaces:interfaces":{"colour":1}})").code == ErrorCode::Schema);
        QVERIFY(refusal(R"({"openconfig-interfaces:interfaces":{"interface":[{"name":"Ethernet1",
            "config":{"name":"Ethernet1","type":"iana-if-type:ethernetCsmacd"},
            "state":{"oper-status":"UP"}}]}})").code == ErrorCode::Schema);
        const Error dangling = refusal(R"({"openconfig-interfaces:interfaces":{"interface":[{"name":"Ethernet1",
            "config":{"name":"Ethernet2","type":"iana-if-type:ethernetCsmacd"}}]}})");
        QVERIFY2(dangling.text.find("leafref") != std::string::npos, dangling.sentence().c_str());
    }

    void whatIsNotJsonIsAParseError()
    {
        for (const char* text : {"", "{", "<html>", "{\"a\":1}{\"b\":2}"})
            QVERIFY(refusal(text).code == ErrorCode::Parse);
        QVERIFY(m_validator->validate(std::string_view("{}\0{}", 5)).error().code == ErrorCode::Parse);
    }

    void aRefusalLeavesNothingBehind()
    {
        QVERIFY(!m_validator->validate(R"({"openconfig-interfaces:interfaces":{"colour":1}})").ok());
        QVERIFY(m_validator->validate("{}").ok());
    }
};

FC_REGISTER_TEST(TstValidator);
#include "tst_validator.moc"
