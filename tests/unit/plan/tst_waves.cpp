#include "apply_bench.h"
#include "plan/waves.h"
#include "support/test_registry.h"

#include <algorithm>

using namespace fc;
using namespace fc::test;

namespace {

model::FabricInventory fabricOf(int pairs)
{
    model::FabricInventory inventory;
    const auto add = [&](const std::string& name, const std::string& role, const std::string& peer) {
        model::FabricDevice device;
        device.name = name;
        device.role = role;
        device.mlagPeer = peer;
        inventory.devices.push_back(std::move(device));
    };
    add("spine1", "spine", {});
    add("spine2", "spine", {});
    for (int i = 1; i <= 2 * pairs; ++i)
        add("leaf" + std::to_string(i), "leaf", "leaf" + std::to_string(i % 2 == 1 ? i + 1 : i - 1));
    return inventory;
}

plan::DevicePlan changed(const std::string& name, diff::Op op = diff::Op::Add)
{
    plan::DevicePlan device;
    device.name = name;
    device.status = plan::DeviceStatus::Changed;
    device.hunks.resize(1);
    device.hunks.front().op = op;
    return device;
}

std::string textOf(const std::vector<plan::Wave>& waves)
{
    std::string text;
    for (const plan::Wave& wave : waves) {
        for (const std::string& device : wave.devices)
            text += device + " ";
        text += "| ";
    }
    return text;
}

} // namespace

class TstWaves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spinesGoAloneAndPairsOneAfterTheOther()
    {
        const auto inventory = fabricOf(2);
        FC_COMPARE(textOf(plan::wavesOf({changed("spine1"), changed("spine2"), changed("leaf1"), changed("leaf2"),
                                         changed("leaf3"), changed("leaf4")},
                                        inventory)),
                   std::string("spine1 | spine2 | leaf2 leaf4 | leaf1 leaf3 | "));
        FC_COMPARE(textOf(plan::wavesOf({changed("leaf1"), changed("leaf3")}, inventory)), std::string("leaf1 leaf3 | "));
        QVERIFY(plan::wavesOf({}, inventory).empty());
    }

    void spinesThatOnlyLoseSomethingComeLast()
    {
        FC_COMPARE(textOf(plan::wavesOf({changed("spine1", diff::Op::Remove), changed("leaf1")}, fabricOf(1))),
                   std::string("leaf1 | spine1 | "));
    }

    void whatIsNotKnownGoesAlone()
    {
        FC_COMPARE(textOf(plan::wavesOf({changed("a"), changed("b")}, {})), std::string("a | b | "));
    }

    void neverBothOfAPairNorTwoSpinesAndEveryDeviceOnce()
    {
        const auto inventory = fabricOf(50);
        std::vector<plan::DevicePlan> devices;
        for (const model::FabricDevice& device : inventory.devices)
            devices.push_back(changed(device.name));
        std::vector<std::string> seen;
        for (const plan::Wave& wave : plan::wavesOf(devices, inventory)) {
            QVERIFY(wave.devices.size() <= plan::kDevicesInWave && !wave.reason.empty());
            int spines = 0;
            for (const std::string& name : wave.devices) {
                const auto facts = std::ranges::find(inventory.devices, name, &model::FabricDevice::name);
                spines += facts->role == "spine" ? 1 : 0;
                QVERIFY(std::ranges::find(wave.devices, facts->mlagPeer) == wave.devices.end());
                seen.push_back(name);
            }
            QVERIFY(spines == 0 || wave.devices.size() == 1);
        }
        QCOMPARE(seen.size(), devices.size());
        std::ranges::sort(seen);
        QVERIFY(std::ranges::adjacent_find(seen) == seen.end());
    }

    void anApplyGoesWaveByWaveAndStopsAtTheFirstFailure()
    {
        ApplyBench bench;
        for (const char* name : {"leaf1", "leaf2", "spine1"})
            bench.fabric.setUp(name, std::string(kDescription) + " = host1", std::string(kDescription) + " = hacked");
        std::vector<plan::DevicePlan> devices = bench.plan().devices;
        const plan::Plan plan = plan::assemblePlan(eosDiff(), "r", std::move(devices), bench.clock, fabricOf(1));
        bench.approve(plan);
        bench.fabric.rejects["leaf2"] = makeError(ErrorCode::Remote, "no");
        const plan::ApplyReport report = bench.apply(plan);
        std::string order;
        for (const plan::DeviceOutcome& device : report.devices)
            order += device.name + " " + std::string(plan::toString(device.state)) + ", ";
        FC_COMPARE(order, std::string("spine1 verified, leaf2 failed, leaf1 skipped, "));
    }
};

FC_REGISTER_TEST(TstWaves);
#include "tst_waves.moc"
