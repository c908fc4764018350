#include "lab_edits.h"

#include "schema/instance_pattern.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;
using checks::Report;
using checks::Waiver;

namespace {

checks::Rulebook waiving(const std::string& toml)
{
    checks::Rulebook rulebook = labRulebook();
    rulebook.waivers = checks::waiversFromText(toml, "waivers.toml").value();
    return rulebook;
}

constexpr const char* kHeartbeat = R"([[waiver]]
rule = "C36"
object = "leaf*"
reason = "the lab has no management VRF"
user = "anna"
)";

} // namespace

class TstWaivers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waivedErrorsDoNotBlock()
    {
        QVERIFY(!reportOn(labSnapshot()).blockersOf("leaf1").empty());
        const Report report = reportOn(labSnapshot(), waiving(kHeartbeat));
        QCOMPARE(report.summary().error, std::size_t(0));
        QCOMPARE(report.summary().waived, std::size_t(8));
        QVERIFY(report.blockersOf("leaf1").empty());
        for (const checks::Finding& finding : report.findings)
            if (finding.rule == "C36")
                QCOMPARE(finding.waivedBy->user, std::string("anna"));
    }

    void objectsAreMeantByNameIdPageOrFingerprint_data()
    {
        QTest::addColumn<QString>("object");
        const Report report = reportOn(labSnapshot());
        const auto it = std::ranges::find(report.findings, std::string("C36"), &checks::Finding::rule);
        QTest::newRow("name") << QStringLiteral("leaf1");
        QTest::newRow("type and id") << QString::fromStdString("dcim.device:" + std::to_string(it->objects.front().id));
        QTest::newRow("page") << QString::fromStdString(it->objects.front().url);
        QTest::newRow("fingerprint") << QString::fromStdString(it->fingerprint);
    }
    void objectsAreMeantByNameIdPageOrFingerprint()
    {
        QFETCH(QString, object);
        const std::string toml = "[[waiver]]\nrule='C36'\nreason='r'\nuser='u'\nobject='" + object.toStdString() + "'\n";
        QCOMPARE(reportOn(labSnapshot(), waiving(toml)).summary().waived, std::size_t(1));
    }

    void anExpiredWaiverBlocksAgainAndIsTold()
    {
        const Report last = reportOn(labSnapshot(), waiving(std::string(kHeartbeat) + "expires = \"2026-11-23\"\n"));
        QCOMPARE(last.summary().waived, std::size_t(8));
        const Report report = reportOn(labSnapshot(), waiving(std::string(kHeartbeat) + "expires = \"2026-11-22\"\n"));
        QCOMPARE(report.summary().waived, std::size_t(0));
        QVERIFY(!report.blockersOf("leaf1").empty());
        QVERIFY2(linesOf(report, "waiver").find("ended on 2026-11-22") != std::string::npos, linesOf(report).c_str());
    }

    void aWaiverForNothingIsTold()
    {
        const Report report = reportOn(labSnapshot(), waiving("[[waiver]]\nrule='C01'\nobject='*'\nreason='r'\nuser='u'\n"));
        QVERIFY(linesOf(report, "waiver").find("covers nothing") != std::string::npos);
    }

    void badFilesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("where");
        QTest::newRow("syntax") << "[[waiver]]\nrule = " << "w:2";
        QTest::newRow("unknown key") << "[[waiver]]\nrule='C36'\nwho='x'" << "w:3";
        QTest::newRow("number") << "[[waiver]]\nrule=36" << "w:2";
        QTest::newRow("other table") << "[waiver]\nrule='C36'" << "w:1";
        QTest::newRow("no reason") << "[[waiver]]\nrule='C36'\nobject='*'\nuser='u'" << "w:1";
        QTest::newRow("no date") << "[[waiver]]\nrule='C36'\nobject='*'\nuser='u'\nreason='r'\nexpires='soon'" << "w:1";
        QTest::newRow("13th month") << "[[waiver]]\nrule='C36'\nobject='*'\nuser='u'\nreason='r'\nexpires='2026-13-01'" << "w:1";
    }
    void badFilesAreRefusedWithTheirLine()
    {
        QFETCH(QString, toml);
        QFETCH(QString, where);
        const auto read = checks::waiversFromText(toml.toStdString(), "w");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().subject, where.toStdString());
        QVERIFY(!read.error().text.empty() && !read.error().next.empty());
    }

    void patternsAreSmall()
    {
        QVERIFY(schema::globMatches("leaf*", "leaf1"));
        QVERIFY(schema::globMatches("*af?", "leaf1"));
        QVERIFY(!schema::globMatches("leaf", "leaf1"));
        QVERIFY(schema::globMatches("**", ""));
        QVERIFY(!schema::globMatches("?", ""));
        QVERIFY(!schema::globMatches(std::string(2000, '*') + "b", std::string(20'000, 'a')));
    }
};

FC_REGISTER_TEST(TstWaivers);
#include "tst_waivers.moc"
