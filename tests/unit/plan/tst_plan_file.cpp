#include "plan/plan_file.h"
#include "plan/report.h"
#include "support/memory_store.h"
#include "support/scripted_fabric.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;

namespace {

plan::Plan somePlan()
{
    ScriptedFabric fabric;
    ManualClock clock;
    const std::string list = "/routing-policy/policy-definitions/policy-definition[name=P]/statements/statement";
    fabric.setUp("leaf3",
                 "/interfaces/interface[name=Ethernet1]/config/description = host \"1\" \xc3\xa9\n"
                 "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 34,40\n" +
                     list + "[name=a]/config/name = a\n" + list + "[name=b]/config/name = b\n" +
                     "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/prefix-length = 24",
                 "/interfaces/interface[name=Ethernet1]/config/description = hacked\n"
                 "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 34\n"
                 "/interfaces/interface[name=Vlan77]/config/name = Vlan77\n" +
                     list + "[name=b]/config/name = b\n" + list + "[name=a]/config/name = a\n");
    fabric.setUp("leaf4", "/system/config/hostname = leaf4", "/system/config/hostname = leaf4");
    fabric.setUp("leaf5", "/system/config/hostname = leaf5", "");
    fabric.unreadable["leaf5"] = makeError(ErrorCode::Transport, "connection refused").about("leaf5");
    model::Origin origin;
    origin.type = "dcim.interface";
    origin.id = 17;
    origin.field = "description";
    origin.display = "leaf3 Ethernet1";
    origin.url = "http://netbox/dcim/interfaces/17/";
    origin.rule = "interfaces.description";
    origin.lastUpdated = "2026-11-22T08:00:00Z";
    fabric.intents["leaf3"].provenance[instanceOf("/interfaces/interface[name=Ethernet1]/config/description")] = {origin};
    return fabric.plan(eosDiff(), clock);
}

ErrorCode codeOf(const Result<plan::Plan>& result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

} // namespace

class TstPlanFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        const plan::Plan plan = somePlan();
        const std::string text = plan::writePlan(*eosIndex(), plan);
        FC_COMPARE(plan::digestInPlan(text), plan.digest);
        const auto read = plan::readPlan(*eosIndex(), text);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().sentence().c_str());
        FC_COMPARE(read->id, plan.id);
        FC_COMPARE(read->digest, plan.digest);
        QCOMPARE(read->devices.size(), std::size_t{3});
        const auto& hunks = plan.device("leaf3")->hunks;
        QCOMPARE(hunks.size(), std::size_t{5});
        for (std::size_t i = 0; i < hunks.size(); ++i) {
            const diff::Hunk& a = hunks[i];
            const diff::Hunk& b = read->device("leaf3")->hunks.at(i);
            FC_COMPARE(a.id, b.id);
            FC_COMPARE(a.fingerprint, b.fingerprint);
            FC_COMPARE(a.path, b.path);
            FC_COMPARE(a.newJson, b.newJson);
            QVERIFY(a.at == b.at);
            QVERIFY(a.needs == b.needs && a.risks == b.risks && a.feature == b.feature && a.key == b.key);
            QVERIFY(a.origins == b.origins);
            if (a.newNode && a.op != diff::Op::Move)
                QVERIFY(model::sameTree(*a.newNode, *b.newNode));
        }
        FC_COMPARE(plan::writePlan(*eosIndex(), *read), text);
        QVERIFY(read->device("leaf5")->status == plan::DeviceStatus::Unreachable);
        FC_COMPARE(read->device("leaf5")->reason->text, std::string("connection refused"));
    }

    void linesOfTheCliAndWavesComeBackToo()
    {
        ScriptedFabric fabric;
        ManualClock clock;
        fabric.setUp("leaf3", "/system/config/hostname = leaf3", "");
        fabric.setUpLines("leaf3", "service x\nrouter bgp 65001\n   maximum-paths 4 ecmp 64\n",
                          "hostname y\nrouter bgp 65001\n   maximum-paths 8\ninterface Vlan1\n   no autostate\n");
        const plan::Plan plan = fabric.plan(eosDiff(), clock);
        const std::string text = plan::writePlan(*eosIndex(), plan);
        const auto read = plan::readPlan(*eosIndex(), text);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().sentence().c_str());
        FC_COMPARE(plan::writePlan(*eosIndex(), *read), text);
        const auto& hunks = read->devices.at(0).hunks;
        QCOMPARE(hunks.size(), std::size_t{4});
        for (std::size_t i = 0; i < hunks.size(); ++i) {
            QVERIFY(hunks[i].cli == plan.devices.at(0).hunks.at(i).cli);
            FC_COMPARE(hunks[i].path, plan.devices.at(0).hunks.at(i).path);
        }
        QCOMPARE(read->devices.at(0).cliUnclaimed, std::size_t{1});
        QVERIFY(read->waves == plan.waves && plan.waves.size() == 1);
        QVERIFY2(text.find("\"line\": \"autostate\"") != std::string::npos, text.c_str());
        const std::string report = plan::textReport(*eosIndex(), plan);
        for (const char* part : {"cli:/router bgp 65001/maximum-paths", "~ cli: maximum-paths 8 -> maximum-paths 4 ecmp 64",
                                 "+ cli: service x", "- cli: no autostate", "from fabric.file"})
            QVERIFY2(report.find(part) != std::string::npos, (std::string(part) + "\n" + report).c_str());
        plan::Plan altered = plan;
        altered.devices.at(0).hunks.at(2).cli->context = {"router bgp 1"};
        FC_COMPARE(codeOf(plan::readPlan(*eosIndex(), plan::writePlan(*eosIndex(), altered))), ErrorCode::Refused);
    }

    void aPlanFromBeforeCliLinesIsStillRead()
    {
        // As files were written then: "cli" always empty, neither waves nor a count of unclaimed lines.
        std::string text = plan::writePlan(*eosIndex(), somePlan());
        const auto cut = [&](const std::string& from, const std::string& to) {
            for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;)
                text.erase(at, text.find(to, at + from.size()) - at);
        };
        cut(",\n   \"cli_unclaimed\"", ",\n   \"unmanaged\"");
        cut(",\n  \"waves\"", "\n },\n \"summary\"");
        QVERIFY(text.find("waves") == std::string::npos && text.find("cli_unclaimed") == std::string::npos);
        const std::string mark = "\"digest\": \"sha256:";
        const std::size_t digits = text.find(mark) + mark.size();
        text = text.substr(0, digits) + sha256Hex(text.substr(0, digits)) + text.substr(digits + 64);
        const auto read = plan::readPlan(*eosIndex(), text);
        QVERIFY2(read.ok(), read.ok() ? "" : (read.error().sentence() + text.substr(0, 400)).c_str());
        QCOMPARE(read->devices.size(), std::size_t{3});
        QVERIFY(read->waves.empty());
    }

    void everyFlippedByteIsRefusedOrNotAPlanAtAll()
    {
        const std::string text = plan::writePlan(*eosIndex(), somePlan());
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string bad = text;
            bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 7)));
            const auto read = plan::readPlan(*eosIndex(), bad);
            QVERIFY2(!read.ok(), std::to_string(i).c_str());
            // Only the very first brace tells a plan from something else.
            QVERIFY2(codeOf(read) == ErrorCode::Refused || i == 0, std::to_string(i).c_str());
        }
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, text.size() / 2, text.size() - 1})
            QVERIFY(!plan::readPlan(*eosIndex(), text.substr(0, size)).ok());
    }

    void aRecomputedDigestDoesNotHideAnAlteredHunk()
    {
        plan::Plan plan = somePlan();
        plan.devices.at(0).hunks.at(0).newJson = "\"evil\"";
        FC_COMPARE(codeOf(plan::readPlan(*eosIndex(), plan::writePlan(*eosIndex(), plan))), ErrorCode::Refused);
    }

    void otherSchemasAndHostileFilesAreErrors()
    {
        plan::Plan plan = somePlan();
        plan.schema = "eos-9.99";
        FC_COMPARE(codeOf(plan::readPlan(*eosIndex(), plan::writePlan(*eosIndex(), plan))), ErrorCode::Schema);
        FC_COMPARE(codeOf(plan::readPlan(*eosIndex(), "")), ErrorCode::Parse);
        FC_COMPARE(codeOf(plan::readPlan(*eosIndex(), "<html>")), ErrorCode::Parse);
        QVERIFY(!plan::readPlan(*eosIndex(), std::string(1'000'000, '{')).ok());
    }

    void reportsNameWhatChangesWhereItComesFromAndSumUp()
    {
        const plan::Plan plan = somePlan();
        const std::string text = plan::textReport(*eosIndex(), plan);
        for (const char* part : {"leaf3  +1 -1 ~3", "leaf4  in sync", "leaf5  not reached", "connection refused [leaf5]",
                                 "~ description: \"hacked\" -> ", "from dcim.interface 17 (leaf3 Ethernet1) description",
                                 "+ interface [Vlan50]", "- interface [Vlan77]", "risk: removes an interface",
                                 "5 differences on 1 device: +1 -1 ~3; 1 in sync, 1 not read; 0 unmanaged"})
            QVERIFY2(text.find(part) != std::string::npos, (std::string(part) + "\n" + text).c_str());
        QVERIFY(text.find('\x1b') == std::string::npos);
        const std::string markdown = plan::markdownReport(*eosIndex(), plan);
        for (const char* part : {"## Plan " , "| leaf4 | in sync |", "```diff", "- description: \"hacked\"\n+ description: "})
            QVERIFY2(markdown.find(part) != std::string::npos, markdown.c_str());
    }

    void aPlanThatReadNothingNeverSaysInSync()
    {
        ScriptedFabric fabric;
        ManualClock clock;
        fabric.setUp("leaf5", "", "");
        fabric.unreadable["leaf5"] = makeError(ErrorCode::Incomplete, "half an answer");
        const plan::Plan plan = fabric.plan(eosDiff(), clock);
        QVERIFY(plan.devices.at(0).status == plan::DeviceStatus::Incomplete);
        QCOMPARE(plan::summarise(plan).unreachable, std::size_t{1});
        QVERIFY(plan::summaryLine(plan).find("not everything was read") != std::string::npos);
    }
};

FC_REGISTER_TEST(TstPlanFile);
#include "tst_plan_file.moc"
