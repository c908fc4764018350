#include "lab_edits.h"

#include "checks/findings_view.h"
#include "checks/report_text.h"
#include "support/test_registry.h"

#include <QXmlStreamReader>

using namespace fc;
using namespace fc::test;

namespace {

/// What a hostile NetBox may put into a name.
checks::Report hostileReport()
{
    checks::Finding finding;
    finding.rule = "C20";
    finding.severity = checks::Severity::Error;
    finding.devices = {"leaf1\x1b[2J"};
    finding.objects = {{"dcim.interface", 7, "a,\"b\"\nc<&>\xff", "http://netbox/7/"}};
    finding.message = "]]> <failure/> \x1b[31m & \"quoted\"";
    finding.fingerprint = "0123456789abcdef";
    return {"revision", {finding}, {{"C44", "NetBox showed no sessions"}}};
}

} // namespace

class TstReportText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jsonHasTheAgreedShape()
    {
        const auto document = nlohmann::json::parse(checks::toJson(reportOn(labSnapshot())), nullptr, false);
        QVERIFY(document.is_object());
        QCOMPARE(document["summary"]["error"].get<int>(), 8);
        QVERIFY(!document["findings"].empty());
        for (const auto& finding : document["findings"])
            for (const char* key : {"rule", "severity", "devices", "objects", "message", "expected", "actual", "hint"})
                QVERIFY(finding.contains(key));
        QVERIFY(document["findings"][0]["objects"][0].contains("url"));
        QVERIFY(!nlohmann::json::parse(checks::toJson(hostileReport()), nullptr, false).is_discarded());
    }

    void junitIsXmlWithACaseForEachRule()
    {
        for (const checks::Report& report : {reportOn(labSnapshot()), hostileReport()}) {
            QXmlStreamReader xml(QString::fromStdString(checks::toJunit(report)));
            int cases = 0, failures = 0, skipped = 0;
            while (!xml.atEnd()) {
                xml.readNext();
                cases += xml.isStartElement() && xml.name() == QLatin1String("testcase");
                failures += xml.isStartElement() && xml.name() == QLatin1String("failure");
                skipped += xml.isStartElement() && xml.name() == QLatin1String("skipped");
            }
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(cases >= 54);
            QCOMPARE(failures, 1);
            QVERIFY(skipped >= 1);
        }
    }

    void csvQuotes()
    {
        const std::string csv = checks::toCsv(hostileReport());
        QVERIFY(csv.find("\"dcim.interface:7 a,\"\"b\"\"\nc<&>\xff\"") != std::string::npos);
        QVERIFY(csv.ends_with("\r\n"));
    }

    void nothingSteersTheTerminal()
    {
        QCOMPARE(checks::toTable(hostileReport(), false).find('\x1b'), std::string::npos);
        QVERIFY(checks::toTable(hostileReport(), true).find("\x1b[31merror") != std::string::npos);
        QVERIFY(checks::toTable(reportOn(labSnapshot()), false).find("8 errors, ") != std::string::npos);
    }

    void viewWithoutAnEarlierReportCallsNothingNew()
    {
        const checks::Report report = reportOn(labSnapshot());
        for (const auto& found : checks::viewOf(nullptr, report).findings)
            QVERIFY(found.change == checks::Change::Same);
        const checks::FindingsView view = checks::viewOf(&report, reportOn(changedLab([](auto& t) { device(t, "leaf1").platform.clear(); })));
        QCOMPARE(std::ranges::count(view.findings, checks::Change::New, &checks::ComparedFinding::change), 2);
    }
};

FC_REGISTER_TEST(TstReportText);
#include "tst_report_text.moc"
