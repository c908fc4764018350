#include "base/clock.h"
#include "gnmi/set_builder.h"
#include "model/cli_text.h"
#include "plan/set_steps.h"
#include "sim/device/sim_device.h"
#include "sim/fabric/loader.h"
#include "sim/topology.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace fc;
using namespace fc::test;

namespace {

constexpr int kRounds = 12;

const sim::FabricBlueprint& lab()
{
    static const sim::FabricBlueprint blueprint = [] {
        auto loaded = sim::loadFabric("lab-10");
        if (!loaded)
            qFatal("%s", loaded.error().sentence().c_str());
        return std::move(*loaded);
    }();
    return blueprint;
}

std::vector<model::CliLine> linesOf(const std::string& text)
{
    return model::parseCliText(text).value().lines;
}

/// As the lab's server reads them off the wire.
std::vector<sim::SetOperation> operationsOf(const std::vector<gnmi::SetOperation>& sent)
{
    std::vector<sim::SetOperation> operations;
    for (const gnmi::SetOperation& operation : sent) {
        sim::SetOperation made;
        made.path = operation.path;
        if (operation.kind == gnmi::SetOperation::Kind::Delete) {
            made.kind = sim::SetKind::Delete;
        } else {
            made.kind = operation.kind == gnmi::SetOperation::Kind::Replace ? sim::SetKind::Replace : sim::SetKind::Update;
            if (operation.path.origin == "cli")
                made.payload = sim::CliText{operation.jsonIetf};
            else
                made.payload = sim::JsonText{operation.jsonIetf};
        }
        operations.push_back(std::move(made));
    }
    return operations;
}

/// A switch of the lab and what it should be.
class Bench
{
public:
    explicit Bench(const sim::DeviceBlueprint& blueprint)
        : m_device(model(), blueprint, portsOf(blueprint.name), m_clock), m_random(std::hash<std::string>()(blueprint.name))
    {
        if (Status booted = m_device.boot(); !booted)
            qFatal("%s", booted.error().sentence().c_str());
        const auto snapshot = m_device.snapshot();
        m_whole = snapshot.explicitConfig;
        for (const model::CliLine& line : linesOf(snapshot.cli))
            m_wholeLines.push_back({line, {model::Origin{}}});
    }

    /// Hunks that lead from what runs to nothing (but for one line, which claims the others), or to everything.
    std::vector<diff::Hunk> hunksTo(bool everything) const
    {
        const auto snapshot = m_device.snapshot();
        const std::vector<model::IntendedCliLine> oneLine(m_wholeLines.begin(), m_wholeLines.begin() + 1);
        const model::ConfigTree nothing;
        const auto ownership = schema::Ownership::everything();
        return eosDiff()
            .compare(m_device.name(), {everything ? m_whole : nothing, ownership, {}, everything ? m_wholeLines : oneLine},
                     {snapshot.servedConfig, linesOf(snapshot.cli)})
            .hunks;
    }

    /// Some hunks, with everything they need, and everything that needs.
    std::vector<const diff::Hunk*> someOf(const std::vector<diff::Hunk>& hunks)
    {
        std::map<std::string, const diff::Hunk*> byId;
        for (const diff::Hunk& hunk : hunks)
            byId.emplace(hunk.id, &hunk);
        std::vector<std::string> open;
        for (std::size_t left = 1 + m_random() % 8; left > 0 && !hunks.empty(); --left)
            open.push_back(hunks[m_random() % hunks.size()].id);
        std::set<std::string> chosen;
        while (!open.empty()) {
            const std::string id = open.back();
            open.pop_back();
            if (!chosen.insert(id).second)
                continue;
            for (const std::string& need : byId.at(id)->needs)
                open.push_back(need);
        }
        std::vector<const diff::Hunk*> subset;
        for (const diff::Hunk& hunk : hunks)
            if (chosen.contains(hunk.id))
                subset.push_back(&hunk);
        return subset;
    }

    /// Empty if the switch took every Set; else what it said, and to what.
    std::string send(const std::vector<const diff::Hunk*>& hunks)
    {
        const auto snapshot = m_device.snapshot();
        const model::ConfigTree running = eosDiff().normaliser().running(snapshot.servedConfig);
        const model::ConfigTree target = diff::applyHunks(*eosIndex(), running, std::span<const diff::Hunk* const>(hunks));
        for (const plan::SetStep& step :
             plan::orderIntoSteps(eosDiff(), hunks, running, target, linesOf(snapshot.cli))) {
            if (step.onlyIfLost && plan::differencesAfter(step.cli, linesOf(m_device.snapshot().cli)).empty())
                continue;
            const auto bytes = gnmi::buildSetRequest(step.operations);
            const auto read = bytes ? gnmi::parseSetRequest(*bytes) : Result<std::vector<gnmi::SetOperation>>(bytes.error());
            if (!read)
                return read.error().sentence();
            if (Status taken = m_device.apply(operationsOf(*read)); !taken) {
                std::string text = taken.error().sentence() + "\nhunks:\n";
                for (const diff::Hunk* hunk : hunks)
                    text += std::string(1, diff::glyph(hunk->op)) + " " + model::toString(hunk->path) + "\n";
                return text;
            }
        }
        return {};
    }

private:
    static std::shared_ptr<const sim::DeviceModel> model()
    {
        static const auto shared = std::make_shared<const sim::DeviceModel>(eosIndex());
        return shared;
    }
    static std::vector<std::string> portsOf(const std::string& name)
    {
        std::vector<std::string> ports = sim::Topology(lab()).cabledPorts(name);
        ports.emplace_back("Management0");
        return ports;
    }

    RealClock m_clock;
    sim::SimDevice m_device;
    std::mt19937 m_random;
    model::ConfigTree m_whole;
    std::vector<model::IntendedCliLine> m_wholeLines;
};

} // namespace

/// Whatever part of a plan somebody approves: if it is closed under what its hunks need, the switch takes it.
class TstRandomSubsets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSwitchTakesEverySubsetThatIsClosedUnderNeeds_data()
    {
        QTest::addColumn<int>("device");
        for (std::size_t i = 0; i < lab().devices.size(); ++i)
            QTest::newRow(lab().devices[i].name.c_str()) << static_cast<int>(i);
    }
    void aSwitchTakesEverySubsetThatIsClosedUnderNeeds()
    {
        QFETCH(int, device);
        Bench bench(lab().devices[static_cast<std::size_t>(device)]);
        std::size_t sent = 0;
        for (int round = 0; round < kRounds; ++round)
            for (const bool everything : {false, true}) {
                const std::vector<diff::Hunk> hunks = bench.hunksTo(everything);
                const std::vector<const diff::Hunk*> subset = bench.someOf(hunks);
                const std::string said = bench.send(subset);
                QVERIFY2(said.empty(), ("round " + std::to_string(round) + (everything ? " adding: " : " removing: ") + said).c_str());
                std::set<std::string> left;
                for (const diff::Hunk& hunk : bench.hunksTo(everything))
                    left.insert(hunk.id);
                for (const diff::Hunk* hunk : subset)
                    QVERIFY2(!left.contains(hunk->id), ("not in force: " + model::toString(hunk->path)).c_str());
                sent += subset.size();
            }
        QVERIFY(sent > 0);
        // And at the end the whole rest at once.
        const std::vector<diff::Hunk> rest = bench.hunksTo(true);
        std::vector<const diff::Hunk*> all;
        for (const diff::Hunk& hunk : rest)
            all.push_back(&hunk);
        const std::string said = bench.send(all);
        QVERIFY2(said.empty(), said.c_str());
        QVERIFY(bench.hunksTo(true).empty());
    }
};

FC_REGISTER_TEST(TstRandomSubsets);
#include "tst_random_subsets.moc"
