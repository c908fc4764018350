#include "apply_bench.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::test;
using plan::ApplyResult;
using plan::ApplyState;

namespace {

struct FabricBench : ApplyBench
{
    plan::Plan planned;

    explicit FabricBench(const std::vector<std::string>& names = {"leaf3"})
    {
        for (const std::string& name : names)
            fabric.setUp(name, std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        planned = plan();
    }
    std::string runs(const std::string& device)
    {
        const model::TreeNode* leaf = fabric.devices[device].find(instanceOf(kDescription));
        return leaf == nullptr ? "" : model::toString(*leaf->value);
    }
};

} // namespace

class TstApply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anApprovedHunkIsSentOnceVerifiedAndJournaledAhead()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Applied);
        QCOMPARE(plan::exitCodeOf(report), 0);
        FC_COMPARE(bench.runs("leaf3"), std::string("host1"));
        FC_COMPARE(bench.fabric.sets["leaf3"].at(0),
                   std::string("update /interfaces/interface[name=Ethernet1]/config/description \"host1\"\n"));
        FC_COMPARE(bench.story(report.journalId),
                   (std::vector<std::string>{"run started", "leaf3 step sending", "leaf3 step answered accepted",
                                             "leaf3 step verified verified", "leaf3 device finished verified",
                                             "run finished applied"}));
        FC_COMPARE(bench.progress, (std::vector<std::string>{"leaf3 queued", "leaf3 checking", "leaf3 sending",
                                                             "leaf3 verifying", "leaf3 verified"}));
        QVERIFY(bench.plan().devices.at(0).status == plan::DeviceStatus::InSync);
    }

    void nothingIsSentWithoutApproval()
    {
        FabricBench bench;
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Refused);
        QCOMPARE(plan::exitCodeOf(report), 4);
        QCOMPARE(bench.setsSent(), std::size_t{0});
        QVERIFY(report.error && !report.error->next.empty());
    }

    void anApprovalIsGoodForOneApply()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        // Somebody does it again by hand: exactly the same hunk, and the old approval must not count.
        bench.fabric.devices["leaf3"] = treeOf(std::string(kDescription) + " = hacked");
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Refused);
        QCOMPARE(bench.setsSent(), std::size_t{1});
    }

    void aDryRunSendsAndRecordsNothing()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        plan::ApplyOptions options;
        options.dryRun = true;
        const plan::ApplyReport report = bench.apply(bench.planned, options);
        FC_COMPARE(report.devices.at(0).operations.at(0),
                   std::string("update /interfaces/interface[name=Ethernet1]/config/description \"host1\""));
        QCOMPARE(bench.setsSent(), std::size_t{0});
        QVERIFY(bench.journal.runs(5, {})->empty());
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
    }

    void aStaleHunkRefusesTheWholeApplyBeforeAnythingIsSent()
    {
        FabricBench bench({"leaf3", "leaf4"});
        bench.approve(bench.planned);
        bench.fabric.devices["leaf4"] = treeOf(std::string(kDescription) + " = moved");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Refused);
        FC_COMPARE(report.error->code, ErrorCode::Stale);
        QVERIFY2(report.error->sentence().find("moved") != std::string::npos, report.error->sentence().c_str());
        QCOMPARE(bench.setsSent(), std::size_t{0});
        QVERIFY(report.journalId.empty());
    }

    void anEditBetweenCheckAndSendIsNoticed()
    {
        FabricBench bench({"leaf3", "leaf4"});
        bench.approve(bench.planned);
        int reads = 0;
        bench.fabric.beforeRead = [&](const std::string& device) {
            if (device == "leaf4" && ++reads == 2)
                bench.fabric.devices["leaf4"] = treeOf(std::string(kDescription) + " = moved");
        };
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Partly);
        QCOMPARE(plan::exitCodeOf(report), 6);
        FC_COMPARE(report.devices.at(0).state, ApplyState::Verified);
        FC_COMPARE(report.devices.at(1).state, ApplyState::Failed);
        FC_COMPARE(report.devices.at(1).error->code, ErrorCode::Stale);
        FC_COMPARE(bench.runs("leaf4"), std::string("moved"));
    }

    void aRejectedSetChangesNothingStopsTheRestAndKeepsTheDevicesWords()
    {
        FabricBench bench({"leaf3", "leaf4", "leaf5"});
        bench.approve(bench.planned);
        bench.fabric.rejects["leaf4"] =
            makeError(ErrorCode::Remote, "description is too long").about("leaf4 /interfaces/interface[name=Ethernet1]");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Partly);
        FC_COMPARE(report.devices.at(0).state, ApplyState::Verified);
        FC_COMPARE(report.devices.at(1).state, ApplyState::Failed);
        FC_COMPARE(report.devices.at(2).state, ApplyState::Skipped);
        FC_COMPARE(report.error->text, std::string("description is too long"));
        FC_COMPARE(bench.runs("leaf4"), std::string("hacked"));
        FC_COMPARE(bench.runs("leaf5"), std::string("hacked"));
        const auto story = bench.story(report.journalId);
        QVERIFY(std::ranges::find(story, "leaf4 step answered rejected") != story.end());
        QVERIFY(std::ranges::find(story, "leaf5 device finished skipped") != story.end());
        FC_COMPARE(story.back(), std::string("run finished partly"));
        // What was not sent keeps its approval.
        QVERIFY(plan::decisionsOf(bench.planned, bench.decisions)->at(bench.planned.device("leaf5")->hunks.at(0).id).decision);
    }

    void aRejectionByTheOnlyDeviceIsAFailureThatChangedNothing()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        bench.fabric.rejects["leaf3"] = makeError(ErrorCode::Remote, "no").about("leaf3");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Nothing);
        QCOMPARE(plan::exitCodeOf(report), 1);
    }

    void aDeviceThatSaysYesAndDoesNothingFails()
    {
        FabricBench bench({"leaf3", "leaf4"});
        bench.approve(bench.planned);
        bench.fabric.ignores.insert("leaf3");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.devices.at(0).state, ApplyState::Failed);
        FC_COMPARE(report.devices.at(1).state, ApplyState::Skipped);
        QVERIFY2(report.error->text.find("expected host1, the device runs hacked") != std::string::npos,
                 report.error->text.c_str());
        QVERIFY(!report.devices.at(0).verified);
    }

    void anUnansweredSetIsLookedAtOnlyAfterItsDeadline()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        bench.fabric.unanswered["leaf3"] = makeError(ErrorCode::Transport, "connection lost");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Applied);
        QCOMPARE(bench.waited.count(), 32'000);
        const auto story = bench.story(report.journalId);
        QVERIFY(std::ranges::find(story, "leaf3 step resolved applied") != story.end());
    }

    void aSetThatNeverArrivedIsKnownNotToBeInForce()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        bench.fabric.lost["leaf3"] = makeError(ErrorCode::Transport, "connection refused");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Nothing);
        QCOMPARE(plan::exitCodeOf(report), 1);
        QVERIFY2(report.error->state.find("nothing of what was sent") != std::string::npos, report.error->state.c_str());
    }

    void aDeviceThatVanishesStaysUnknownUntilRecoveryReadsIt()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        bench.fabric.unanswered["leaf3"] = makeError(ErrorCode::Transport, "connection lost");
        bench.fabric.beforeRead = [&](const std::string&) {
            if (!bench.fabric.sets["leaf3"].empty())
                bench.fabric.unreadable["leaf3"] = makeError(ErrorCode::Transport, "no route to host");
        };
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Partly);
        FC_COMPARE(report.devices.at(0).state, ApplyState::Unknown);
        const auto unresolved = plan::unresolvedDevices(bench.journal);
        FC_COMPARE(unresolved->at(0).device, std::string("leaf3"));

        // Until then nobody applies anything to it.
        bench.fabric.beforeRead = {};
        bench.approve(bench.planned);
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Refused);

        auto still = plan::recover(bench.recoveryContext());
        FC_COMPARE(still->at(0).state, std::string("unknown"));
        bench.fabric.unreadable.clear();
        auto known = plan::recover(bench.recoveryContext());
        FC_COMPARE(known->at(0).state, std::string("applied"));
        QVERIFY(bench.journal.openRuns()->empty());
        QVERIFY(bench.story(report.journalId).back() == "run finished applied");
        QCOMPARE(bench.setsSent(), std::size_t{1});
    }

    void aFullDiskBeforeTheFirstStepSendsNothing()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        bench.journal.failure = makeError(ErrorCode::Storage, "disk full");
        const auto report = plan::applyPlan(bench.context(), bench.planned, {});
        QVERIFY(!report && report.error().code == ErrorCode::Storage);
        QCOMPARE(bench.setsSent(), std::size_t{0});
    }

    void aHeldLeaseRefuses()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        auto lease = bench.leases.acquire("leaf3", "another apply");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Refused);
        FC_COMPARE(report.error->code, ErrorCode::Conflict);
        lease->reset();
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        QVERIFY(bench.leases.acquire("leaf3", "free again"));
    }

    void anUnreachableDeviceStopsTheApplyBeforeAnythingIsSent()
    {
        FabricBench bench({"leaf3", "leaf4"});
        bench.approve(bench.planned);
        bench.fabric.unreadable["leaf4"] = makeError(ErrorCode::Transport, "no route to host").about("leaf4");
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Nothing);
        QCOMPARE(plan::exitCodeOf(report), 1);
        QCOMPARE(bench.setsSent(), std::size_t{0});
    }

    void aStopRequestBeforeTheFirstSetSendsNothing()
    {
        FabricBench bench;
        bench.approve(bench.planned);
        std::stop_source stop;
        stop.request_stop();
        const plan::ApplyReport report = bench.apply(bench.planned, {}, stop.get_token());
        QCOMPARE(plan::exitCodeOf(report), 5);
        QCOMPARE(bench.setsSent(), std::size_t{0});
    }

    void aNewVlanWithAddressesInAVrfGoesInTwoVerifiedSteps()
    {
        ApplyBench bench;
        const std::string base = "/network-instances/network-instance[name=gold]/config/name = gold\n";
        bench.fabric.setUp(
            "leaf3",
            base + "/interfaces/interface[name=Vlan50]/config/name = Vlan50\n"
                   "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/prefix-length = 24\n"
                   "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50]/config/id = Vlan50",
            base);
        const plan::Plan plan = bench.plan();
        bench.approve(plan);
        const plan::ApplyReport report = bench.apply(plan);
        QVERIFY2(report.result == ApplyResult::Applied, report.error ? report.error->sentence().c_str() : "");
        QCOMPARE(report.devices.at(0).sets, 2);
        QVERIFY(bench.plan().devices.at(0).status == plan::DeviceStatus::InSync);
    }
};

FC_REGISTER_TEST(TstApply);
#include "tst_apply.moc"
