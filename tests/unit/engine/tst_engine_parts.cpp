#include "engine/drift.h"
#include "engine/event_log.h"
#include "engine/fleet.h"
#include "engine/link_view.h"
#include "engine/parallel.h"
#include "engine/strand.h"
#include "support/test_registry.h"

#include <atomic>
#include <thread>

using namespace fc;
using namespace fc::engine;

namespace {

diff::Hunk hunkEdited(const std::string& lastUpdated, const std::string& fingerprint)
{
    diff::Hunk hunk;
    hunk.op = diff::Op::Change;
    hunk.fingerprint = fingerprint;
    model::Origin origin;
    origin.lastUpdated = lastUpdated;
    hunk.origins.push_back(std::move(origin));
    return hunk;
}

DeviceFacts factsOf(const std::string& port, PortFacts facts)
{
    DeviceFacts device;
    device.ports.emplace(port, std::move(facts));
    return device;
}

PortFacts port(const std::string& oper, const std::string& mtu, const std::string& address)
{
    PortFacts facts;
    facts.oper = oper;
    facts.mtu = mtu;
    facts.address = address;
    return facts;
}

} // namespace

class TstEngineParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesOfNetBoxAreRead()
    {
        QVERIFY(parseIso8601("2026-11-22T08:14:22.123456Z").has_value());
        QCOMPARE(toIso8601(*parseIso8601("2026-11-22T08:14:22.500Z")), std::string("2026-11-22T08:14:22.500Z"));
        QCOMPARE(toIso8601(*parseIso8601("2026-11-22T08:14:22+00:00")), std::string("2026-11-22T08:14:22.000Z"));
        for (const char* bad : {"", "yesterday", "2026-13-22T08:14:22Z", "2026-11-22T25:00:00Z", "2026-11-22T08:14:22+02:00"})
            QVERIFY2(!parseIso8601(bad).has_value(), bad);
    }

    void newerIntentIsPendingAndNewerConfigurationIsDrift()
    {
        const auto configured = parseIso8601("2026-11-22T08:00:00Z");
        DriftJudge judge;
        judge.look({hunkEdited("2026-11-22T09:00:00Z", "a")}, configured);
        QVERIFY(judge.state() == ConfigState::Pending);
        judge.look({hunkEdited("2026-11-22T07:00:00Z", "b")}, configured);
        QVERIFY(judge.state() == ConfigState::Drift);
        judge.look({}, configured);
        QVERIFY(judge.state() == ConfigState::InSync);
        judge.look({hunkEdited("2026-11-22T09:00:00Z", "a")}, std::nullopt);
        QVERIFY(judge.state() == ConfigState::Drift);
    }

    void whatWasPendingStaysPendingAfterPartOfThePlanWasApplied()
    {
        DriftJudge judge;
        judge.look({hunkEdited("2026-11-22T09:00:00Z", "a"), hunkEdited("2026-11-22T09:00:00Z", "b")},
                   parseIso8601("2026-11-22T08:00:00Z"));
        judge.look({hunkEdited("2026-11-22T09:00:00Z", "b")}, parseIso8601("2026-11-22T10:00:00Z"));
        QVERIFY(judge.state() == ConfigState::Pending);
    }

    void bothEndsOfALinkAreCompared()
    {
        RateMeter meter;
        const model::FabricLink link{{"leaf1", "Ethernet11"}, {"spine1", "Ethernet1"}, 1, {}};
        const DeviceFacts leaf = factsOf("Ethernet11", port("UP", "9214", "10.0.1.1/31"));
        const DeviceFacts spine = factsOf("Ethernet1", port("UP", "9214", "10.0.1.0/31"));
        QVERIFY(linkView(link, &leaf, &spine, meter).state == LinkState::Up);
        const DeviceFacts other = factsOf("Ethernet1", port("UP", "1500", "10.0.1.4/31"));
        const LinkView mismatch = linkView(link, &leaf, &other, meter);
        QVERIFY(mismatch.state == LinkState::Mismatch);
        QCOMPARE(mismatch.mismatches.size(), std::size_t(2));
        const DeviceFacts down = factsOf("Ethernet1", port("DOWN", "9214", "10.0.1.0/31"));
        QVERIFY(linkView(link, &leaf, &down, meter).state == LinkState::Down);
        QVERIFY(linkView(link, &leaf, nullptr, meter).state == LinkState::OneSided);
        QVERIFY(linkView(link, nullptr, nullptr, meter).state == LinkState::Unknown);
    }

    void ratesSurviveACounterReset()
    {
        RateMeter meter;
        QCOMPARE(meter.rate("p", 1000, 1'000'000'000), 0.0);
        QCOMPARE(meter.rate("p", 2000, 2'000'000'000), 8000.0);
        QCOMPARE(meter.rate("p", 10, 3'000'000'000), 0.0);
    }

    void eventsThatFallOutAreCounted()
    {
        RealClock clock;
        EventLog log(clock, 3);
        for (int i = 0; i < 5; ++i)
            log.add({});
        QCOMPARE(log.dropped(), std::uint64_t(2));
        QCOMPARE(log.since(0, 10).size(), std::size_t(3));
        QCOMPARE(log.since(4, 10).size(), std::size_t(1));
    }

    void profileOverridesWhereADeviceAnswers()
    {
        model::FabricDevice said;
        said.name = "leaf1";
        said.address = "127.0.0.1";
        said.port = 6031;
        Fleet fleet([](const model::FabricDevice&) -> Result<std::shared_ptr<gnmi::Transport>> {
            return makeError(ErrorCode::Transport, "refused");
        }, {said});
        model::FabricInventory inventory;
        model::FabricDevice netbox;
        netbox.name = "leaf1";
        netbox.role = "leaf";
        netbox.address = "172.16.0.25";
        inventory.devices = {netbox};
        inventory.devices.push_back({});
        inventory.devices.back().name = "leaf2";
        fleet.setInventory(inventory);
        QCOMPARE(fleet.device("leaf1").value().port, std::uint16_t(6031));
        QCOMPARE(fleet.device("leaf1").value().role, std::string("leaf"));
        FC_COMPARE(fleet.transport("leaf2").error().code, ErrorCode::Incomplete);
        FC_COMPARE(fleet.transport("leaf9").error().code, ErrorCode::NotFound);
    }

    void aStrandRunsTasksInOrderAndMergesWakes()
    {
        std::atomic<int> idles{0};
        std::vector<int> order;
        std::atomic<bool> done{false};
        {
            Strand strand([&] { ++idles; }, std::chrono::milliseconds(20));
            std::jthread noisy([&] {
                for (int i = 0; i < 1000; ++i)
                    strand.wakeSoon();
            });
            for (int i = 0; i < 100; ++i)
                strand.post([&, i] { order.push_back(i); });
            strand.post([&] { done = true; });
            QTRY_VERIFY(done);
            QTRY_VERIFY(idles > 0);
        }
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(idles < 1000);
    }

    void parallelWorkIsDoneOnceEach()
    {
        std::vector<std::atomic<int>> seen(57);
        runParallel(seen.size(), 8, [&](std::size_t i) { ++seen[i]; });
        for (const std::atomic<int>& count : seen)
            QCOMPARE(count.load(), 1);
    }
};

FC_REGISTER_TEST(TstEngineParts);
#include "tst_engine_parts.moc"
