#include "apply_bench.h"
#include "plan/acknowledgement.h"
#include "plan/plan_file.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;
using plan::ApplyResult;

namespace {

const plan::Warning kStretch{"00112233aabbccdd", "C10: a subnet is on several pairs"};
const plan::Warning kMtu{"8899aabbccddeeff", "C21: MTUs do not fit"};

struct WarnedBench : ApplyBench
{
    plan::Plan planned;

    WarnedBench()
    {
        for (const char* name : {"leaf3", "leaf5"})
            fabric.setUp(name, std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        fabric.intents["leaf3"].warnings = {kStretch};
        planned = plan();
    }

    Result<std::vector<store::DecisionRecord>> decide(const std::string& device, plan::Warnings warnings,
                                                      store::Decision decision = store::Decision::Approve)
    {
        return plan::decide(planned, {{}, true, {device}}, decision, "ada", "INC1", clock, decisions, warnings);
    }
};

} // namespace

/// Warnings block nothing, but an approval says that they were read.
class TstWarnings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anApprovalInSpiteOfAnUnreadWarningIsRefused()
    {
        WarnedBench bench;
        const auto refused = bench.decide("leaf3", plan::Warnings::Unread);
        QVERIFY(!refused.ok());
        FC_COMPARE(refused.error().code, ErrorCode::Refused);
        const std::string said = refused.error().sentence();
        QVERIFY2(said.find("C10") != std::string::npos && said.find("approve again") != std::string::npos, said.c_str());
        QVERIFY(bench.decisions.ofPlan(bench.planned.id).value().empty());
        QVERIFY(bench.decide("leaf5", plan::Warnings::Unread).ok()); // has none
    }

    void rejectingNeedsNoAcknowledgement()
    {
        WarnedBench bench;
        QVERIFY(bench.decide("leaf3", plan::Warnings::Unread, store::Decision::Reject).ok());
    }

    void anAcknowledgedApprovalIsAppliedAndJournaledWithItsWarnings()
    {
        WarnedBench bench;
        QVERIFY(bench.decide("leaf3", plan::Warnings::Acknowledged).ok());
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Applied);
        const auto events = bench.journal.events(report.journalId).value();
        const auto notes = plan::decodeApprovals(events.front().data).value();
        QCOMPARE(notes.size(), std::size_t(1));
        FC_COMPARE(notes.front().who, std::string("ada"));
        FC_COMPARE(notes.front().acknowledged, (std::vector<std::string>{"leaf3: C10: a subnet is on several pairs"}));
    }

    void anAcknowledgementIsGoodForOneApply()
    {
        WarnedBench bench;
        QVERIFY(bench.decide("leaf3", plan::Warnings::Acknowledged).ok());
        QVERIFY(bench.decide("leaf3", plan::Warnings::Unread).ok()); // stands until it is used
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        bench.fabric.devices["leaf3"] = treeOf(std::string(kDescription) + " = again");
        bench.planned = bench.plan();
        QVERIFY(!bench.decide("leaf3", plan::Warnings::Unread).ok());
    }

    void aWarningThatCameUpAfterTheApprovalStopsTheApply()
    {
        WarnedBench bench;
        QVERIFY(bench.decide("leaf3", plan::Warnings::Acknowledged).ok());
        bench.fabric.intents["leaf3"].warnings.push_back(kMtu);
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Refused);
        QVERIFY(report.error && report.error->sentence().find("C21") != std::string::npos);
        QCOMPARE(bench.setsSent(), std::size_t(0));
    }

    void aWarningThatIsGoneIsNotAskedFor()
    {
        WarnedBench bench;
        QVERIFY(bench.decide("leaf3", plan::Warnings::Acknowledged).ok());
        bench.fabric.intents["leaf3"].warnings.clear();
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
    }

    void aPlanFileKeepsTheWarnings()
    {
        WarnedBench bench;
        const auto read = plan::readPlan(*eosIndex(), plan::writePlan(*eosIndex(), bench.planned));
        QVERIFY(read.ok());
        FC_COMPARE(read->device("leaf3")->warnings, (std::vector<plan::Warning>{kStretch}));
        QVERIFY(read->device("leaf5")->warnings.empty());
    }

    void oldJournalsWithoutAcknowledgementsAreRead()
    {
        const auto notes = plan::decodeApprovals(R"([{"who":"ada","when":"","reason":"","hunks":["a"]}])");
        QVERIFY(notes.ok() && notes->front().acknowledged.empty());
    }
};

FC_REGISTER_TEST(TstWarnings);
#include "tst_warnings.moc"
