#include "apply_bench.h"
#include "plan/journal_codec.h"
#include "support/test_registry.h"

#include <algorithm>

using namespace fc;
using namespace fc::test;

namespace {

const std::string kLines = "ip virtual-router mac-address c001.cafe.babe\n"
                           "interface Vlan4090\n   no autostate\n"
                           "router bgp 65001\n   no bgp default ipv4-unicast\n   maximum-paths 4 ecmp 64\n";
const std::string kStale = "ip virtual-router mac-address c001.cafe.babe\n"
                           "interface Vlan4090\n   no autostate\n"
                           "router bgp 65001\n   no bgp default ipv4-unicast\n   maximum-paths 8\n";
const std::string kPort = std::string(kDescription) + " = ";
const std::string kGrpc = "/system/grpc-servers/grpc-server[name=default]/config/port = ";

struct CliBench : ApplyBench
{
    plan::Plan planned;

    void setUp(const std::string& intended, const std::string& running, const std::string& intendedLines,
               const std::string& runningLines)
    {
        fabric.setUp("leaf3", intended, running);
        fabric.setUpLines("leaf3", intendedLines, runningLines);
        planned = plan();
    }

    std::string sets() const
    {
        std::string text;
        if (const auto it = fabric.sets.find("leaf3"); it != fabric.sets.end())
            for (const std::string& set : it->second)
                text += set + "--\n";
        return text;
    }
    std::string hunks()
    {
        std::string text;
        const plan::Plan fresh = plan();
        for (const diff::Hunk& hunk : fresh.devices.at(0).hunks)
            text += hunk.oldJson + " -> " + hunk.newJson + "\n";
        return text;
    }
};

} // namespace

class TstCliApply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneStaleLineIsOneSetWithOriginCli()
    {
        CliBench bench;
        bench.setUp(kPort + "host1", kPort + "host1", kLines, kStale);
        QCOMPARE(plan::summarise(bench.planned).change, std::size_t{1});
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY2(report.result == plan::ApplyResult::Applied, report.error ? report.error->sentence().c_str() : "");
        FC_COMPARE(bench.sets(), std::string("update cli:/ router bgp 65001\n   maximum-paths 4 ecmp 64\n   exit\n\n--\n"));
        FC_COMPARE(report.devices.at(0).operations.at(0), std::string("cli router bgp 65001 / maximum-paths 4 ecmp 64"));
        QVERIFY(report.devices.at(0).verified && report.devices.at(0).sets == 1);
        QVERIFY(bench.plan().devices.at(0).status == plan::DeviceStatus::InSync);
    }

    void linesGoBeforeAndComeAfterTheOpenConfigThatTheyLeanOn()
    {
        const std::string svi = "/interfaces/interface[name=Vlan4090]/config/name = Vlan4090\n";
        const std::string old = "/interfaces/interface[name=Vlan4000]/config/name = Vlan4000\n";
        CliBench bench;
        bench.setUp(svi + kGrpc + "6031", old + kGrpc + "6030", kLines + "management api gnmi\n   provider eos-native\n",
                    "interface Vlan4000\n   no autostate\n");
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY2(report.result == plan::ApplyResult::Applied, report.error ? report.error->sentence().c_str() : "");
        FC_COMPARE(bench.sets(),
                   std::string("update cli:/ ip virtual-router mac-address c001.cafe.babe\n"
                               "interface Vlan4000\n   autostate\n   exit\n\n--\n"
                               "delete /interfaces/interface[name=Vlan4000]\n"
                               "update /interfaces/interface[name=Vlan4090] {\"openconfig-interfaces:name\":\"Vlan4090\","
                               "\"openconfig-interfaces:config\":{\"name\":\"Vlan4090\"}}\n--\n"
                               "update cli:/ interface Vlan4090\n   no autostate\n   exit\nrouter bgp 65001\n"
                               "   no bgp default ipv4-unicast\n   maximum-paths 4 ecmp 64\n   exit\n\n--\n"
                               "update /system/grpc-servers/grpc-server[name=default]/config/port 6031\n--\n"
                               "update cli:/ management api gnmi\n   provider eos-native\n   exit\n\n--\n"));
        QCOMPARE(report.devices.at(0).steps, 5);
        QCOMPARE(report.devices.at(0).sets, 5);
        QVERIFY(bench.plan().devices.at(0).status == plan::DeviceStatus::InSync);
    }

    void aLineThatAnOpenConfigSetErasedIsReportedAndOfferedNotSentAgain()
    {
        CliBench bench;
        bench.setUp(kPort + "host1", kPort + "hacked", kLines, kLines);
        bench.fabric.erases["leaf3"] = "router bgp 65001\n   maximum-paths 4 ecmp 64\n";
        bench.fabric.setUp("leaf4", kPort + "host1", kPort + "hacked");
        bench.planned = bench.plan();
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        QCOMPARE(report.devices.size(), std::size_t{2});
        const plan::DeviceOutcome& leaf3 = report.devices.at(0);
        QVERIFY(leaf3.verified && leaf3.state == plan::ApplyState::Verified && leaf3.sets == 1);
        QVERIFY(leaf3.lost == std::vector<std::string>{"router bgp 65001 / maximum-paths 4 ecmp 64"});
        QVERIFY(!leaf3.notes.empty());
        // Nobody approved that, so nobody sends it, and no other device is put at the same risk.
        QVERIFY(report.devices.at(1).state == plan::ApplyState::Skipped);
        QVERIFY(report.result == plan::ApplyResult::Partly);
        FC_COMPARE(bench.hunks(), std::string(" -> \"maximum-paths 4 ecmp 64\"\n"));
        const auto events = bench.journal.events(report.journalId);
        QVERIFY(std::ranges::any_of(*events, [](const store::JournalEvent& event) {
            return event.kind == store::JournalKind::StepVerified && event.text.find("maximum-paths 4 ecmp 64") != std::string::npos;
        }));
    }

    void anApprovedLineThatALaterSetErasedIsSentAgain()
    {
        CliBench bench;
        bench.setUp(kGrpc + "6031", kGrpc + "6030", kLines, kStale);
        bench.fabric.erases["leaf3"] = "router bgp 65001\n   maximum-paths 4 ecmp 64\n";
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY2(report.result == plan::ApplyResult::Applied, report.error ? report.error->sentence().c_str() : "");
        const plan::DeviceOutcome& leaf3 = report.devices.at(0);
        QCOMPARE(leaf3.steps, 2);
        QCOMPARE(leaf3.sets, 3);
        QVERIFY(leaf3.lost.empty());
        QVERIFY(bench.plan().devices.at(0).status == plan::DeviceStatus::InSync);
        // Where nothing was erased nothing is sent twice.
        CliBench calm;
        calm.setUp(kGrpc + "6031", kGrpc + "6030", kLines, kStale);
        calm.approve(calm.planned);
        QCOMPARE(calm.apply(calm.planned).devices.at(0).sets, 2);
    }

    void aLineOnItsWayOutIsNotMissed()
    {
        CliBench bench;
        bench.setUp(kPort + "host1", kPort + "hacked", kLines, kStale);
        bench.fabric.erases["leaf3"] = "router bgp 65001\n   maximum-paths 8\n";
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY2(report.result == plan::ApplyResult::Applied, report.error ? report.error->sentence().c_str() : "");
        QVERIFY(report.devices.at(0).lost.empty());
    }

    void aLineTheDeviceIgnoresIsNoSuccess()
    {
        CliBench bench;
        bench.setUp(kPort + "host1", kPort + "host1", kLines, kStale);
        bench.fabric.ignores.insert("leaf3");
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY(report.devices.at(0).state == plan::ApplyState::Failed);
        QVERIFY2(report.error->text.find("maximum-paths 4 ecmp 64") != std::string::npos, report.error->text.c_str());
    }

    void whatMovedSinceIsStaleAndNamed_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("named");
        QTest::newRow("the device") << 0 << "maximum-paths 16";
        QTest::newRow("the line is gone") << 1 << "now it runs nothing";
        QTest::newRow("the intent") << 2 << "maximum-paths 2";
        QTest::newRow("the origin") << 3 << "fabric.file";
    }
    void whatMovedSinceIsStaleAndNamed()
    {
        QFETCH(int, what);
        QFETCH(QString, named);
        CliBench bench;
        bench.setUp({}, {}, kLines, kStale);
        bench.approve(bench.planned);
        if (what == 0)
            bench.fabric.lines["leaf3"] = "router bgp 65001\n   maximum-paths 16\n";
        if (what == 1)
            bench.fabric.lines["leaf3"] = {};
        if (what == 2)
            bench.fabric.intents["leaf3"].cli.back().line.text = "maximum-paths 2";
        if (what == 3)
            bench.fabric.intents["leaf3"].cli.back().origins.front().lastUpdated = "2026-01-02";
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY(report.result == plan::ApplyResult::Refused);
        const std::string sentence = report.error->sentence();
        QVERIFY2(sentence.find(named.toStdString()) != std::string::npos, sentence.c_str());
        QCOMPARE(bench.setsSent(), std::size_t{0});
    }

    void anotherSpellingOrAnotherLineMovesNothing()
    {
        CliBench bench;
        bench.setUp({}, {}, kLines, kStale);
        bench.approve(bench.planned);
        bench.fabric.lines["leaf3"] += "hostname edited\nrouter bgp 65001\n   router-id 1.1.1.1\n";
        QVERIFY(bench.apply(bench.planned).result == plan::ApplyResult::Applied);
    }

    void anUnreadableRunningConfigStopsTheApplyBeforeTheFirstByte()
    {
        CliBench bench;
        bench.setUp(kPort + "host1", kPort + "hacked", kLines, kLines);
        bench.approve(bench.planned);
        bench.fabric.cliUnreadable["leaf3"] = makeError(ErrorCode::Incomplete, "cut off");
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY(report.error && report.error->text == "cut off");
        QCOMPARE(bench.setsSent(), std::size_t{0});
    }

    void anUnansweredLineIsJudgedByARead_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it arrived") << true;
        QTest::newRow("it did not") << false;
    }
    void anUnansweredLineIsJudgedByARead()
    {
        QFETCH(bool, arrived);
        CliBench bench;
        bench.setUp({}, {}, kLines, kStale);
        bench.approve(bench.planned);
        auto& what = arrived ? bench.fabric.unanswered : bench.fabric.lost;
        what["leaf3"] = makeError(ErrorCode::Transport, "deadline");
        const plan::ApplyReport report = bench.apply(bench.planned);
        QVERIFY(report.result == (arrived ? plan::ApplyResult::Applied : plan::ApplyResult::Nothing));
    }

    void theJournalKeepsWhatTellsLaterWhetherALineIsInForce()
    {
        plan::StepData data;
        data.operations = {{gnmi::SetOperation::Kind::Update, model::Path{"cli", {}}, "router bgp 1\n   maximum-paths 4\n   exit\n"}};
        data.cli = {{{{"router bgp 1"}, "maximum-paths 4"}, true, false}, {{{"router bgp 1"}, "maximum-paths 8"}, false, true}};
        const auto read = plan::decodeStepData(plan::encodeStepData(data));
        QVERIFY(read.ok() && read->isCli());
        QVERIFY(read->cli == data.cli && read->operations == data.operations);
        QVERIFY(!plan::decodeStepData(R"({"operations":[],"before":{},"cli":[{"line":"x"}]})").ok());
        QVERIFY(plan::decodeStepData(R"({"operations":[],"before":{}})").ok());
    }
};

FC_REGISTER_TEST(TstCliApply);
#include "tst_cli_apply.moc"
