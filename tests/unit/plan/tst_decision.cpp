#include "plan/decision.h"
#include "support/memory_store.h"
#include "support/scripted_fabric.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;

namespace {

constexpr const char* kDecidedLeaf = "/interfaces/interface[name=Ethernet1]/config/description";

struct Bench
{
    ScriptedFabric fabric;
    ManualClock clock;
    MemoryDecisions decisions;

    plan::Plan twoHunks()
    {
        fabric.setUp("leaf3", std::string(kDecidedLeaf) + " = host1\n/system/config/hostname = leaf3",
                     std::string(kDecidedLeaf) + " = hacked\n/system/config/hostname = other");
        return fabric.plan(eosDiff(), clock);
    }
    Status decide(const plan::Plan& plan, const plan::HunkSelection& selection, store::Decision decision)
    {
        auto recorded = plan::decide(plan, selection, decision, "ada", "because", clock, decisions);
        return recorded ? Status() : Status(recorded.error());
    }
};

std::optional<store::Decision> standing(const plan::DecisionView& view, const std::string& id)
{
    const auto it = view.find(id);
    return it == view.end() ? std::nullopt : it->second.decision;
}

} // namespace

class TstDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLatestDecisionCountsAndCanBeTakenBack()
    {
        Bench bench;
        const plan::Plan plan = bench.twoHunks();
        const std::string id = plan.devices.at(0).hunks.at(0).id;
        QVERIFY(bench.decide(plan, {{}, true, {}}, store::Decision::Approve));
        QVERIFY(bench.decide(plan, {{id.substr(0, 6)}, false, {}}, store::Decision::Reject));
        auto view = plan::decisionsOf(plan, bench.decisions);
        QVERIFY(standing(*view, id) == store::Decision::Reject);
        QVERIFY(standing(*view, plan.devices.at(0).hunks.at(1).id) == store::Decision::Approve);
        FC_COMPARE(view->at(id).who, std::string("ada"));
        QVERIFY(bench.decide(plan, {{id}, false, {}}, store::Decision::Withdraw));
        QVERIFY(!standing(*plan::decisionsOf(plan, bench.decisions), id));
    }

    void aDecisionOutlivesANewPlanWhileTheHunkIsTheSame()
    {
        Bench bench;
        const plan::Plan plan = bench.twoHunks();
        QVERIFY(bench.decide(plan, {{}, true, {}}, store::Decision::Approve));
        bench.clock.advance(std::chrono::minutes(1));
        const plan::Plan again = bench.fabric.plan(eosDiff(), bench.clock);
        QVERIFY(again.id != plan.id);
        for (const diff::Hunk& hunk : again.devices.at(0).hunks)
            QVERIFY(standing(*plan::decisionsOf(again, bench.decisions), hunk.id) == store::Decision::Approve);
        bench.fabric.devices["leaf3"] = treeOf(std::string(kDecidedLeaf) + " = hacked again", bench.fabric.devices["leaf3"]);
        const plan::Plan moved = bench.fabric.plan(eosDiff(), bench.clock);
        const auto view = plan::decisionsOf(moved, bench.decisions);
        for (const diff::Hunk& hunk : moved.devices.at(0).hunks)
            QCOMPARE(standing(*view, hunk.id).has_value(), hunk.feature != "Ethernet1");
    }

    void unknownAndAmbiguousHunksAreErrorsAndNothingIsRecorded()
    {
        Bench bench;
        const plan::Plan plan = bench.twoHunks();
        FC_COMPARE(plan::selectHunks(plan, {{"ffffffffffff"}, false, {}}).error().code == ErrorCode::NotFound, true);
        FC_COMPARE(plan::selectHunks(plan, {{"ab"}, false, {}}).error().code == ErrorCode::NotFound, true);
        FC_COMPARE(plan::selectHunks(plan, {}).error().code == ErrorCode::Usage, true);
        FC_COMPARE(plan::selectHunks(plan, {{}, true, {"leaf9"}}).error().code == ErrorCode::NotFound, true);
        QVERIFY(!bench.decide(plan, {{plan.devices.at(0).hunks.at(0).id, "ffffffffffff"}, false, {}}, store::Decision::Approve));
        QVERIFY(bench.decisions.records().empty());
    }

    void anAlteredRecordOrAnotherPlanOfThisIdIsRefused()
    {
        Bench bench;
        plan::Plan plan = bench.twoHunks();
        QVERIFY(bench.decide(plan, {{}, true, {}}, store::Decision::Approve));
        plan::Plan other = plan;
        other.digest = std::string(64, '0');
        const auto refused = plan::decisionsOf(other, bench.decisions);
        QVERIFY(!refused && refused.error().code == ErrorCode::Refused);
        bench.decisions.records().at(0).who = "mallory";
        const auto altered = plan::decisionsOf(plan, bench.decisions);
        QVERIFY(!altered && altered.error().code == ErrorCode::Refused);
    }

    void anApprovalWithoutWhatItNeedsIsOpen()
    {
        Bench bench;
        const std::string vlan = "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/vlan-id = 50\n";
        const std::string trunk = "/interfaces/interface[name=Port-Channel1]/aggregation/switched-vlan/config/trunk-vlans = 50\n";
        const std::string base = "/network-instances/network-instance[name=default]/config/name = default\n"
                                 "/interfaces/interface[name=Port-Channel1]/config/name = Port-Channel1\n";
        bench.fabric.setUp("leaf3", base + vlan + trunk, base);
        const plan::Plan plan = bench.fabric.plan(eosDiff(), bench.clock);
        const auto& hunks = plan.devices.at(0).hunks;
        const diff::Hunk& onTrunk = hunks.at(0).feature == "VLAN 50" ? hunks.at(1) : hunks.at(0);
        const diff::Hunk& itself = hunks.at(0).feature == "VLAN 50" ? hunks.at(0) : hunks.at(1);
        QVERIFY(bench.decide(plan, {{onTrunk.id}, false, {}}, store::Decision::Approve));
        auto open = plan::openNeeds(plan.devices.at(0), *plan::decisionsOf(plan, bench.decisions));
        FC_COMPARE(open.at(onTrunk.id).at(0), itself.id);
        QVERIFY(bench.decide(plan, {{itself.id}, false, {}}, store::Decision::Approve));
        QVERIFY(plan::openNeeds(plan.devices.at(0), *plan::decisionsOf(plan, bench.decisions)).empty());
    }
};

FC_REGISTER_TEST(TstDecision);
#include "tst_decision.moc"
