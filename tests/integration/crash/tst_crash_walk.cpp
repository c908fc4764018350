#include "plan/apply.h"
#include "plan/decision.h"
#include "plan/recovery.h"
#include "store_sqlite/sqlite_store.h"
#include "support/fast_folder.h"
#include "support/fault_vfs.h"
#include "support/scripted_fabric.h"
#include "support/test_registry.h"

#include <csignal>
#include <fstream>
#include <functional>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace fc;
using namespace fc::test;

namespace {

constexpr int kOk = 0;
constexpr int kFailed = 3;

const std::string kLeaf3Base = "/network-instances/network-instance[name=gold]/config/name = gold\n";
const std::string kLeaf3Intended =
    kLeaf3Base +
    "/interfaces/interface[name=Vlan50]/config/name = Vlan50\n"
    "/interfaces/interface[name=Vlan50]/routed-vlan/ipv4/addresses/address[ip=10.0.0.1]/config/prefix-length = 24\n"
    "/network-instances/network-instance[name=gold]/interfaces/interface[id=Vlan50]/config/id = Vlan50";
/// One line needs nothing, one goes after the OpenConfig: two more steps.
const std::string kLeaf3Lines = "ip virtual-router mac-address c001.cafe.babe\nrouter bgp 65001\n   maximum-paths 4 ecmp 64\n";
const std::string kLeaf3LinesBase = "router bgp 65001\n   maximum-paths 8\n";
const std::string kLeaf4Intended = "/interfaces/interface[name=Ethernet1]/config/description = host1";
const std::string kLeaf4Base = "/interfaces/interface[name=Ethernet1]/config/description = hacked";

/// One world on disk: two devices (leaf3 needs four steps, two of them lines of the CLI, leaf4 one) and the store. Everything that may die runs in a
/// forked child; this process never touches failpoints or the store, so that every child starts afresh.
class World
{
public:
    explicit World(std::string folder) : m_folder(std::move(folder)) {}

    /// Exit code of the child, or minus the signal that killed it.
    int inChild(const std::function<int(World&)>& work, const std::string& failpoint = {})
    {
        const pid_t child = fork();
        if (child == 0) {
            if (!failpoint.empty())
                setenv("FC_FAILPOINT", failpoint.c_str(), 1);
            int code = kFailed;
            try {
                code = work(*this);
            } catch (const std::exception& error) {
                say(error.what());
            }
            _exit(code);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }

    int say(const std::string& text) const
    {
        std::ofstream(m_folder + "/said", std::ios::app) << text << "\n";
        return kFailed;
    }
    std::string said() const
    {
        std::ifstream file(m_folder + "/said");
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }

    void fabricFor(ScriptedFabric& fabric) const
    {
        for (const char* device : {"leaf3", "leaf4"})
            fabric.load(device);
        fabric.intents["leaf3"] = {treeOf(kLeaf3Intended), {}};
        fabric.setUpLines("leaf3", kLeaf3Lines, fabric.lines["leaf3"]);
        fabric.intents["leaf4"] = {treeOf(kLeaf4Intended), {}};
    }
    Result<store::SqliteStore> open(const std::string& vfs = {}) const
    {
        return store::openSqliteStore({m_folder + "/store", vfs});
    }
    const std::string& folder() const { return m_folder; }

private:
    std::string m_folder;
};

void noWait(std::chrono::milliseconds, std::stop_token) {}

int setUp(World& world)
{
    ScriptedFabric fabric(world.folder());
    fabric.setUpLines("leaf3", kLeaf3Lines, kLeaf3LinesBase);
    fabric.setUp("leaf3", kLeaf3Intended, kLeaf3Base);
    fabric.setUp("leaf4", kLeaf4Intended, kLeaf4Base);
    auto store = world.open();
    if (!store)
        return world.say(store.error().sentence());
    const RealClock clock;
    const plan::Plan plan = fabric.plan(eosDiff(), clock);
    return plan::decide(plan, {{}, true, {}}, store::Decision::Approve, "ada", "go", clock, *store->decisions) ? kOk : kFailed;
}

int applyThrough(World& world, const std::string& vfs)
{
    ScriptedFabric fabric(world.folder());
    world.fabricFor(fabric);
    auto store = world.open(vfs);
    if (!store)
        return world.say(store.error().sentence());
    const RealClock clock;
    const plan::ApplyContext context{eosDiff(), fabric, fabric, fabric, *store->journal, *store->decisions, *store->leases,
                                     clock, noWait};
    const auto report = plan::applyPlan(context, fabric.plan(eosDiff(), clock), {});
    if (!report)
        return world.say(report.error().sentence());
    return report->result == plan::ApplyResult::Applied ? kOk : world.say(report->error ? report->error->sentence() : "?");
}

int recoverAll(World& world)
{
    ScriptedFabric fabric(world.folder());
    world.fabricFor(fabric);
    auto store = world.open();
    if (!store)
        return world.say(store.error().sentence());
    const RealClock clock;
    const auto recovered = plan::recover({eosDiff(), fabric, *store->journal, *store->leases, clock, noWait});
    return recovered ? kOk : world.say(recovered.error().sentence());
}

/// True if the device runs all that its intent says, values and lines.
bool isAsIntended(ScriptedFabric& fabric, const std::string& device)
{
    const plan::IntendedState& intent = fabric.intents[device];
    return eosDiff().compare(device, {intent.tree, schema::Ownership::everything(), {}, intent.cli},
                             {fabric.devices[device], linesOf(fabric.lines[device])}).hunks.empty();
}

/// What the journal says has to be what the devices show, and everything has to go on from there.
int checkTruth(World& world)
{
    ScriptedFabric fabric(world.folder());
    world.fabricFor(fabric);
    auto store = world.open();
    if (!store)
        return world.say(store.error().sentence());
    if (!store->journal->openRuns()->empty())
        return world.say("a run is still open");
    const auto runs = store->journal->runs(10);
    if (!runs)
        return world.say(runs.error().sentence());
    std::map<std::string, std::size_t> announced;
    std::map<std::string, std::size_t> inForce;
    std::map<std::string, std::set<int>> counted;
    for (const store::RunSummary& run : *runs) {
        const auto events = store->journal->events(run.id);
        if (!events)
            return world.say(events.error().sentence());
        for (const store::JournalEvent& event : *events) {
            announced[event.device] += event.kind == store::JournalKind::StepSending ? 1 : 0;
            const bool good = (event.kind == store::JournalKind::StepVerified && event.state == "verified") ||
                              (event.kind == store::JournalKind::StepResolved && event.state == "applied");
            if (good && counted[event.device].insert(event.step).second)
                ++inForce[event.device];
        }
        bool all = true;
        for (const char* device : {"leaf3", "leaf4"})
            all = all && isAsIntended(fabric, device);
        if ((run.result == "applied") != all)
            return world.say("the journal says " + run.result + ", the devices say " + (all ? "applied" : "not all"));
    }
    for (const char* device : {"leaf3", "leaf4"}) {
        if (fabric.sets[device].size() > announced[device])
            return world.say(std::string(device) + " carried out a Set that is not in the journal");
        if (fabric.sets[device].size() != inForce[device])
            return world.say(std::string(device) + " carried out " + std::to_string(fabric.sets[device].size()) +
                             " Sets, the journal knows " + std::to_string(inForce[device]));
    }
    return kOk;
}

/// A person goes on: plans again, approves again, applies the rest. Nothing may be carried out twice.
int finishTheRest(World& world)
{
    ScriptedFabric fabric(world.folder());
    world.fabricFor(fabric);
    auto store = world.open();
    const RealClock clock;
    const plan::Plan plan = fabric.plan(eosDiff(), clock);
    const plan::PlanSummary summary = plan::summarise(plan);
    if (summary.add + summary.change + summary.remove > 0) {
        if (!plan::decide(plan, {{}, true, {}}, store::Decision::Approve, "ada", "rest", clock, *store->decisions))
            return world.say("cannot approve");
        const plan::ApplyContext context{eosDiff(), fabric, fabric, fabric, *store->journal, *store->decisions,
                                         *store->leases, clock, noWait};
        const auto report = plan::applyPlan(context, plan, {});
        if (!report || report->result != plan::ApplyResult::Applied)
            return world.say("the rest was not applied: " + (report ? report->error->sentence() : report.error().sentence()));
    }
    for (const char* device : {"leaf3", "leaf4"}) {
        fabric.load(device);
        const std::set<std::string> different(fabric.sets[device].begin(), fabric.sets[device].end());
        if (different.size() != fabric.sets[device].size())
            return world.say(std::string(device) + " carried the same Set out twice");
        if (!isAsIntended(fabric, device))
            return world.say(std::string(device) + " is not what the intent says");
    }
    return kOk;
}

const std::vector<std::string> kApplyPoints = {
    "journal.run_started.before",   "journal.run_started.after",   "apply.use_up.before",
    "apply.use_up.after",           "journal.step_sending.before", "journal.step_sending.after",
    "fabric.before",                "fabric.after",                "apply.sent",
    "journal.step_answered.before", "journal.step_answered.after", "journal.step_verified.before",
    "journal.step_verified.after",  "journal.device_finished.before", "journal.device_finished.after",
    "journal.run_finished.before",  "journal.run_finished.after"};
const std::vector<std::string> kRecoveryPoints = {
    "recovery.read",                  "journal.step_resolved.before",  "journal.step_resolved.after",
    "journal.device_finished.before", "journal.device_finished.after", "journal.run_finished.before",
    "journal.run_finished.after"};

} // namespace

class TstCrashWalk : public QObject
{
    Q_OBJECT

    bool allOk(World& world, std::initializer_list<std::function<int(World&)>> works)
    {
        for (const auto& work : works)
            if (world.inChild(work) != kOk)
                return false;
        return true;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(eosIndex() && eosDiff().index().nodeCount() > 0); }

    void afterAKillAtAnyJournalStepTheTruthIsKnownAndNothingIsDoneTwice()
    {
        int kills = 0;
        for (const std::string& point : kApplyPoints) {
            bool reached = false;
            for (int pass = 1;; ++pass) {
                FastFolder folder;
                World world(folder.path().toStdString());
                QVERIFY(world.inChild(setUp) == kOk);
                const int ended = world.inChild([](World& w) { return applyThrough(w, {}); },
                                                point + ":" + std::to_string(pass));
                if (ended == kOk)
                    break;
                QVERIFY2(ended == -SIGKILL, (point + ": " + world.said()).c_str());
                reached = true;
                ++kills;
                QVERIFY2(allOk(world, {recoverAll, checkTruth, finishTheRest}),
                         (point + ":" + std::to_string(pass) + " " + world.said()).c_str());
            }
            QVERIFY2(reached, point.c_str());
        }
        QVERIFY(kills >= 30);
    }

    void aRecoveryThatIsKilledIsRecoveredItself()
    {
        for (const char* first : {"journal.step_sending.after", "fabric.after", "journal.step_verified.after"})
            for (const std::string& point : kRecoveryPoints)
                for (int pass = 1;; ++pass) {
                    FastFolder folder;
                    World world(folder.path().toStdString());
                    QVERIFY(world.inChild(setUp) == kOk);
                    QVERIFY(world.inChild([](World& w) { return applyThrough(w, {}); }, first) == -SIGKILL);
                    const int ended = world.inChild(recoverAll, point + ":" + std::to_string(pass));
                    QVERIFY2(ended == kOk || ended == -SIGKILL, world.said().c_str());
                    QVERIFY2(allOk(world, {recoverAll, checkTruth, finishTheRest}),
                             (std::string(first) + ", " + point + " " + world.said()).c_str());
                    if (ended == kOk)
                        break;
                }
    }

    void aPowerCutAtAnyWriteLosesNoSetThatWasSent()
    {
        int kills = 0;
        // Every other write: five steps write alike, and each world costs four processes.
        for (int operation = 1;; operation += 2) {
            QVERIFY(operation < 2000);
            FastFolder folder;
            World world(folder.path().toStdString());
            QVERIFY(world.inChild(setUp) == kOk);
            const int ended = world.inChild([operation](World& w) {
                installFaultVfs(Fault::Kill, operation);
                return applyThrough(w, kFaultVfs);
            });
            if (ended == kOk)
                break;
            QVERIFY2(ended == -SIGKILL, world.said().c_str());
            ++kills;
            QVERIFY2(allOk(world, {recoverAll, checkTruth, finishTheRest}),
                     ("write " + std::to_string(operation) + " " + world.said()).c_str());
        }
        QVERIFY(kills > 20);
    }

    void aFullDiskAtAnyWriteIsAnErrorAndTheNextStartKnowsTheTruth()
    {
        for (int operation = 1;; operation += 3) {
            QVERIFY(operation < 2000);
            FastFolder folder;
            World world(folder.path().toStdString());
            QVERIFY(world.inChild(setUp) == kOk);
            const int ended = world.inChild([operation](World& w) {
                installFaultVfs(Fault::DiskFull, operation);
                return applyThrough(w, kFaultVfs);
            });
            if (ended == kOk)
                break;
            QVERIFY2(ended == kFailed, world.said().c_str());
            QVERIFY2(world.said().find("free space") != std::string::npos || world.said().find("full") != std::string::npos,
                     world.said().c_str());
            QVERIFY2(allOk(world, {recoverAll, checkTruth, finishTheRest}),
                     ("write " + std::to_string(operation) + " " + world.said()).c_str());
        }
    }
};

FC_REGISTER_TEST(TstCrashWalk);
#include "tst_crash_walk.moc"
