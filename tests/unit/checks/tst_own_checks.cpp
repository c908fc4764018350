#include "lab_edits.h"

#include "support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace fc;
using namespace fc::test;
using checks::Report;

namespace {

std::string toml(const std::string& className, const std::string& condition, const std::string& message = "{display}",
                 const std::string& select = {})
{
    return "[[check]]\nname = 'own'\nclass = '" + className + "'\n" + (select.empty() ? "" : "select = '" + select + "'\n") +
           "condition = '" + condition + "'\nmessage = '" + message + "'\n";
}

Report withOwn(const std::string& text)
{
    checks::Rulebook rulebook = labRulebook();
    auto own = checks::ownChecksFromText(text, "own.toml");
    if (!own.ok())
        qFatal("%s", own.error().sentence().c_str());
    rulebook.own = std::move(*own);
    return reportOn(labSnapshot(), rulebook);
}

std::size_t count(const Report& report)
{
    return static_cast<std::size_t>(std::ranges::count(report.findings, std::string("own"), &checks::Finding::rule));
}

/// What an expression says of no row at all.
std::string evaluated(const std::string& text)
{
    const auto expression = checks::Expression::parse(text);
    if (!expression)
        return expression.error().text;
    std::size_t budget = 100'000;
    const auto value = expression->evaluate([](const auto&) { return checks::ExprValue(); }, budget);
    return value ? checks::textOf(*value) : "stopped";
}

} // namespace

class TstOwnChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findTheRowsThatBreakTheCondition_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("found");
        const auto row = [](const char* name, const std::string& text, int found) {
            QTest::newRow(name) << QString::fromStdString(text) << found;
        };
        row("all rows", toml("device", "false"), 10);
        row("by relation", toml("interface", "false", "x", "device.role == \"spine\" and mtu == 9214"), 16);
        row("null", toml("interface", "mtu != null", "x", "name == \"Loopback0\""), 10);
        row("list of texts", toml("interface", "name in [\"Loopback0\", \"Loopback1\"]", "x", "name matches \"Loopback*\""), 0);
        row("count", toml("interface", "count(tagged_vlans) == 0"), 8);
        row("contains", toml("session", "not name contains \"border\""), 2);
        row("two relations", toml("ip-address", "false", "x", "assigned_object.device.name == \"leaf1\""), 7);
        row("relation that leads nowhere", toml("ip-address", "assigned_object.device.name != null", "x", "address == \"10.90.90.1\""), 1);
        row("number", toml("vlan", "vid < 4000 or vid >= 4094"), 2);
        row("text is no number", toml("vlan", "name > 5"), 6);
    }
    void findTheRowsThatBreakTheCondition()
    {
        QFETCH(QString, text);
        QFETCH(int, found);
        const Report report = withOwn(text.toStdString());
        QCOMPARE(static_cast<int>(count(report)), found);
    }

    void messageSeverityHintAndDevicesAreThoseOfTheRow()
    {
        const Report report = withOwn("[[check]]\nname = 'own'\nclass = 'interface'\nseverity = 'error'\n"
                                      "select = 'name == \"Ethernet11\" and device.name == \"leaf3\"'\ncondition = 'mtu == 1500'\n"
                                      "message = '{device.name} {name} has {{mtu} {mtu}'\nhint = 'lower it'\n");
        const auto it = std::ranges::find(report.findings, std::string("own"), &checks::Finding::rule);
        QVERIFY(it != report.findings.end());
        QCOMPARE(it->message, std::string("leaf3 Ethernet11 has {mtu} 9214"));
        QCOMPARE(it->hint, std::string("lower it"));
        QCOMPARE(it->devices, std::vector<std::string>{"leaf3"});
        QVERIFY(it->blocks() && !it->objects.front().url.empty());
    }

    void expressionsMeanWhatTheySay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        QTest::newRow("or after and") << "true or false and false" << "true";
        QTest::newRow("parentheses") << "(true or false) and false" << "false";
        QTest::newRow("not binds to the comparison") << "not 1 == 2" << "true";
        QTest::newRow("numbers") << "-3 < 2" << "true";
        QTest::newRow("texts") << "'a' < \"b\"" << "true";
        QTest::newRow("kinds differ") << "1 == '1'" << "false";
        QTest::newRow("kinds are not ordered") << "1 < 'a'" << "false";
        QTest::newRow("lists") << "[1, [2, 'x']] == [1, [2, 'x']]" << "true";
        QTest::newRow("in a text") << "'eth' in 'Ethernet eth'" << "true";
        QTest::newRow("names that begin like words") << "nothing == null and order == null" << "true";
        QTest::newRow("empty list") << "1 in []" << "false";
        QTest::newRow("glob") << "'Ethernet11' matches 'Eth*1?'" << "true";
    }
    void expressionsMeanWhatTheySay()
    {
        QFETCH(QString, text);
        QFETCH(QString, value);
        QCOMPARE(QString::fromStdString(evaluated(text.toStdString())), value);
    }

    void badExpressionsSayWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("nothing") << "" << "column 1: a field or a value is missing";
        QTest::newRow("half") << "mtu ==" << "column 7: a field or a value is missing";
        QTest::newRow("rest") << "mtu mtu" << "column 5: nothing more is expected here";
        QTest::newRow("quote") << "name == 'x" << "column 9: the closing quote is missing";
        QTest::newRow("float") << "mtu == 1.5" << "column 9: this is no whole number; put texts in quotes";
        QTest::newRow("huge") << "mtu == 99999999999999999999" << "column 8: this is no whole number";
        QTest::newRow("sign") << "mtu = 3" << "column 5: nothing more is expected here";
        QTest::newRow("path") << "device." << "column 8: a field or a value is expected";
        QTest::newRow("count") << "count 3" << "column 7: count needs a field in parentheses";
    }
    void badExpressionsSayWhere()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto parsed = checks::Expression::parse(text.toStdString());
        QVERIFY(!parsed.ok());
        QCOMPARE(QString::fromStdString(parsed.error().text), problem);
    }

    void depthSizeAndLengthAreBounded()
    {
        QVERIFY(!checks::Expression::parse(std::string(100, '(') + "true" + std::string(100, ')')).ok());
        QVERIFY(!checks::Expression::parse(std::string(1500, '(')).ok());
        QVERIFY(!checks::Expression::parse(std::string(1500, '[')).ok());
        std::string nots, ors = "true";
        for (int i = 0; i < 300; ++i) {
            nots += "not ";
            ors += " or 1";
        }
        QVERIFY(!checks::Expression::parse(nots + "true").ok());
        QVERIFY(!checks::Expression::parse(ors).ok());
        QVERIFY(!checks::Expression::parse(std::string(3000, ' ') + "true").ok());
    }

    void workIsBounded()
    {
        const auto expression = checks::Expression::parse("big matches big and big contains big").value();
        std::size_t budget = 1'000'000;
        const std::string big(1'000'000, '*');
        QVERIFY(!expression.evaluate([&](const auto&) { return checks::ExprValue(big); }, budget));
        QCOMPARE(budget, std::size_t(0));
    }

    void badFilesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const std::string& text, const char* part) {
            QTest::newRow(name) << QString::fromStdString(text) << part;
        };
        row("field", toml("interface", "mtuu == 1"), "has no field \"mtuu\"; it has id, display, device, name");
        row("field behind a relation", toml("interface", "device.nme == 1"), "dcim.device has no field");
        row("no relation", toml("interface", "name.x == 1"), "leads to no other object");
        row("class", toml("interfaces", "true"), "one of site, device, interface");
        row("message field", toml("interface", "true", "{nme}"), "has no field \"nme\"");
        row("message brace", toml("interface", "true", "{name"), "closing brace");
        row("message expression", toml("interface", "true", "{mtu + 1}"), "is no field");
        row("built-in name", "[[check]]\nname='C21'\nclass='vlan'\ncondition='true'\nmessage='x'", "built-in");
        row("double name", toml("vlan", "true") + toml("vlan", "true"), "used twice");
        row("severity", toml("vlan", "true") + "severity = 'bad'\n", "error, warning or info");
    }
    void badFilesAreRefusedWithTheirLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto read = checks::ownChecksFromText(text.toStdString(), "own.toml");
        QVERIFY(!read.ok());
        QVERIFY2(read.error().text.find(part.toStdString()) != std::string::npos, read.error().text.c_str());
        QVERIFY(read.error().subject.starts_with("own.toml:"));
    }

    void oneBadFileLeavesTheOthers()
    {
        QTemporaryDir folder;
        const auto write = [&](const char* name, const std::string& text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.data(), static_cast<qint64>(text.size()));
        };
        write("a.toml", toml("vlan", "true"));
        write("b.toml", "broken = ");
        write("notes.txt", "no check");
        const auto read = checks::readOwnChecks(folder.path().toStdString());
        QVERIFY(read.ok());
        QCOMPARE(read->checks.size(), std::size_t(1));
        QCOMPARE(read->problems.size(), std::size_t(1));
        QVERIFY(read->problems.front().message.find("b.toml:1") != std::string::npos);
        QVERIFY(!checks::readOwnChecks("/nonexistent").ok());
    }
};

FC_REGISTER_TEST(TstOwnChecks);
#include "tst_own_checks.moc"
