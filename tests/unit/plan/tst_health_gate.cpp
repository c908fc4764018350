#include "apply_bench.h"
#include "plan/health_gate.h"
#include "support/test_registry.h"

#include <algorithm>
#include <functional>

using namespace fc;
using namespace fc::test;
using plan::ApplyResult;
using plan::ApplyState;
using std::chrono::milliseconds;

namespace {

/// Sessions as a function of how long it is since the device was changed; nullopt: the device does not answer.
class ScriptedHealth final : public plan::HealthReader
{
public:
    using Script = std::function<std::optional<plan::BgpSessionStates>(const std::string& device, bool changed)>;
    ScriptedHealth(const ScriptedFabric& fabric, Script script) : m_fabric(fabric), m_script(std::move(script)) {}

    int readings = 0;

    Result<plan::BgpSessionStates> bgpSessions(const std::string& device, std::stop_token) override
    {
        ++readings;
        const auto sets = m_fabric.sets.find(device);
        auto states = m_script(device, sets != m_fabric.sets.end() && !sets->second.empty());
        if (!states)
            return makeError(ErrorCode::Transport, "connection refused").about(device);
        return *states;
    }

private:
    const ScriptedFabric& m_fabric;
    Script m_script;
};

const plan::BgpSessionKey kUplink{"default", "10.0.1.0"};

plan::BgpSessionStates uplink(const char* state)
{
    return {{kUplink, state}};
}

/// leaf3, then leaf5, each a wave of its own; one leaf of each differs.
struct GateBench : ApplyBench
{
    plan::Plan planned;
    std::optional<ScriptedHealth> scripted;

    explicit GateBench(ScriptedHealth::Script script)
    {
        for (const char* name : {"leaf3", "leaf5"})
            fabric.setUp(name, std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        planned = plan();
        approve(planned);
        scripted.emplace(fabric, std::move(script));
        health = &*scripted;
    }
};

gnmi::SetOperation operationAt(const char* path)
{
    gnmi::SetOperation operation;
    operation.path = model::parsePath(path).value();
    return operation;
}

} // namespace

/// Between two waves the devices of the first one have to be as healthy as they were before.
class TstHealthGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void healthyDevicesAreNotWaitedFor()
    {
        GateBench bench([](const std::string&, bool) { return uplink("ESTABLISHED"); });
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        QCOMPARE(bench.waited.count(), milliseconds(0).count());
        QCOMPARE(bench.scripted->readings, 4); // before and after, each device
    }

    void aSessionThatComesBackInTimeLetsTheNextWaveGo()
    {
        int looks = 0;
        GateBench bench([&](const std::string& device, bool changed) {
            return uplink(device == "leaf3" && changed && ++looks <= 5 ? "ACTIVE" : "ESTABLISHED");
        });
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        QCOMPARE(bench.waited.count(), milliseconds(5'000).count());
    }

    void aSessionThatStaysDownStopsLaterWaves()
    {
        GateBench bench([](const std::string& device, bool changed) {
            return uplink(device == "leaf3" && changed ? "ACTIVE" : "ESTABLISHED");
        });
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Partly);
        QCOMPARE(plan::exitCodeOf(report), 6);
        QVERIFY(report.devices.at(0).state == ApplyState::Verified);
        QVERIFY(report.devices.at(1).state == ApplyState::Skipped);
        QVERIFY(bench.fabric.sets["leaf5"].empty());
        QCOMPARE(bench.waited.count(), milliseconds(60'000).count());
        QVERIFY(report.error && report.error->subject == "leaf3");
        const std::string said = report.error->sentence();
        QVERIFY2(said.find("10.0.1.0") != std::string::npos && said.find("ACTIVE") != std::string::npos, said.c_str());
        QCOMPARE(report.devices.at(0).notes.size(), std::size_t(1));
        FC_COMPARE(bench.story(report.journalId).back(), std::string("run finished partly"));
    }

    void aDeviceThatDoesNotAnswerAfterItsChangeStopsLaterWaves()
    {
        GateBench bench([](const std::string& device, bool changed) -> std::optional<plan::BgpSessionStates> {
            if (device == "leaf3" && changed)
                return std::nullopt;
            return uplink("ESTABLISHED");
        });
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Partly);
        QVERIFY(report.devices.at(1).state == ApplyState::Skipped);
    }

    void whatWasDownBeforeIsNotWaitedFor()
    {
        GateBench bench([](const std::string&, bool) { return uplink("IDLE"); });
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        QCOMPARE(bench.waited.count(), milliseconds(0).count());
    }

    void aSessionThatIsNotConfiguredAnyMoreIsNotMissed()
    {
        GateBench bench([](const std::string&, bool changed) {
            return changed ? plan::BgpSessionStates{} : uplink("ESTABLISHED");
        });
        FC_COMPARE(bench.apply(bench.planned).result, ApplyResult::Applied);
        QCOMPARE(bench.waited.count(), milliseconds(0).count());
    }

    void afterTheLastWaveASessionThatStaysDownIsTold()
    {
        GateBench bench([](const std::string& device, bool changed) {
            return uplink(device == "leaf5" && changed ? "ACTIVE" : "ESTABLISHED");
        });
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Applied);
        QCOMPARE(report.devices.at(1).notes.size(), std::size_t(1));
        QVERIFY(report.devices.at(1).notes.front().find("10.0.1.0") != std::string::npos);
    }

    void aDeviceThatDoesNotAnswerBeforeItsChangeIsLeftAlone()
    {
        GateBench bench([](const std::string&, bool) { return std::optional<plan::BgpSessionStates>(); });
        const plan::ApplyReport report = bench.apply(bench.planned);
        FC_COMPARE(report.result, ApplyResult::Nothing);
        QCOMPARE(bench.setsSent(), std::size_t(0));
    }

    void aChangeOfTheSessionItselfMayWaitForItsFarEnd()
    {
        const std::string bgp = "/network-instances/network-instance[name=default]/protocols/protocol[identifier=BGP][name=BGP]/bgp";
        QVERIFY(plan::concernsSession(operationAt((bgp + "/neighbors/neighbor[neighbor-address=10.0.1.0]/config/peer-as").c_str()), kUplink));
        QVERIFY(plan::concernsSession(operationAt((bgp + "/global/config/as").c_str()), kUplink));
        QVERIFY(plan::concernsSession(operationAt((bgp + "/peer-groups/peer-group[peer-group-name=x]").c_str()), kUplink));
        QVERIFY(plan::concernsSession(operationAt("/network-instances/network-instance[name=default]"), kUplink));
        QVERIFY(!plan::concernsSession(operationAt((bgp + "/neighbors/neighbor[neighbor-address=10.0.1.2]").c_str()), kUplink));
        QVERIFY(!plan::concernsSession(operationAt("/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=7]"), kUplink));
        QVERIFY(!plan::concernsSession(operationAt("/network-instances/network-instance[name=gold]/protocols/protocol[identifier=BGP][name=BGP]/bgp/global/config/as"), kUplink));
        QVERIFY(!plan::concernsSession(operationAt(kDescription), kUplink));

        ManualClock clock;
        ScriptedFabric fabric;
        bool down = false;
        ScriptedHealth health(fabric, [&](const std::string&, bool) { return uplink(down ? "ACTIVE" : "ESTABLISHED"); });
        const std::function<void(milliseconds, std::stop_token)> wait = [&](milliseconds time, std::stop_token) { clock.advance(time); };
        plan::HealthGate gate(&health, {}, clock, wait);
        QVERIFY(gate.before("leaf3", {}).ok());
        gate.changed("leaf3", {operationAt((bgp + "/global/config/as").c_str())});
        down = true;
        QVERIFY(gate.after({"leaf3"}, false, {}).ok());
        QVERIFY(!gate.after({"leaf3"}, true, {}).ok());
    }
};

FC_REGISTER_TEST(TstHealthGate);
#include "tst_health_gate.moc"
