#include "support/recorded_book.h"
#include "support/test_registry.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace fc;
using namespace fc::test;

namespace {

/// A source whose snapshot the test replaces.
class EditedSource final : public intent::IntentSource
{
public:
    explicit EditedSource(intent::IntentSnapshotPtr& current) : m_current(current) {}
    Result<intent::IntentSnapshotPtr> fetch(const intent::FetchProgressSink&, std::stop_token) override { return m_current; }
    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token) override
    {
        intent::ChangePoll nothing;
        nothing.watermark = since;
        return nothing;
    }
    std::string name() const override { return "edited NetBox"; }

private:
    intent::IntentSnapshotPtr& m_current;
};

struct EditedFabric
{
    intent::IntentSnapshotPtr current = recordedSnapshot().value();
    std::unique_ptr<engine::IntentProvider> provider =
        engine::mappedIntent(std::make_unique<EditedSource>(current), bundledIndex(), 6030, {}, demoFabric());

    engine::IntentBookPtr after(const std::function<void(intent::IntentTables&)>& edit)
    {
        intent::IntentTables tables = current->tables();
        edit(tables);
        current = std::make_shared<const intent::IntentSnapshot>(std::move(tables), current->info());
        return provider->refresh({}, {}, {}).value();
    }
};

std::string mappedIn(const engine::IntentBook& book)
{
    std::vector<std::string> names = book.mapped;
    std::ranges::sort(names);
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : " ") + name;
    return out;
}

intent::Vlan& vlanNumber(intent::IntentTables& tables, std::int64_t vid)
{
    return *std::ranges::find(tables.vlans, vid, &intent::Vlan::vid);
}

} // namespace

class TstIntentBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEditMapsOnlyTheDevicesItConcerns()
    {
        EditedFabric fabric;
        const auto first = fabric.provider->load({}, {}).value();
        QCOMPARE(first->mapped.size(), 10U);
        const auto second = fabric.after([](intent::IntentTables& tables) { vlanNumber(tables, 40).name = "web"; });
        FC_COMPARE(mappedIn(*second), std::string("leaf1 leaf2 leaf5 leaf6"));
        for (const auto& [device, document] : second->documents) {
            const bool mapped = std::ranges::find(second->mapped, device) != second->mapped.end();
            QCOMPARE(first->documents.shared(device) == second->documents.shared(device), !mapped);
        }
        QVERIFY(first->documents.at("leaf1").tree != second->documents.at("leaf1").tree);
    }

    void readingTheSameAgainMapsNothing()
    {
        EditedFabric fabric;
        const auto first = fabric.provider->load({}, {}).value();
        const auto second = fabric.provider->load({}, {}).value();
        QVERIFY(second->mapped.empty());
        QCOMPARE(second->documents.size(), 10U);
        QVERIFY(first->documents.shared("spine1") == second->documents.shared("spine1"));
    }

    void aNewDeviceIsMappedAndAGoneOneHasNoDocument()
    {
        EditedFabric fabric;
        QVERIFY(fabric.provider->load({}, {}).ok());
        const auto without = fabric.after([](intent::IntentTables& tables) {
            std::erase_if(tables.devices, [](const intent::Device& device) { return device.name == "leaf8"; });
        });
        QVERIFY(!without->documents.contains("leaf8"));
        const auto with = fabric.after([](intent::IntentTables& tables) {
            intent::Device added = tables.devices.back();
            added.id = 9'000;
            added.name = "leaf9";
            tables.devices.push_back(added);
        });
        QVERIFY(with->documents.contains("leaf9"));
        QVERIFY(std::ranges::find(with->mapped, std::string("leaf9")) != with->mapped.end());
    }

    void whatEverybodyLeansOnMapsEverybody()
    {
        EditedFabric fabric;
        QVERIFY(fabric.provider->load({}, {}).ok());
        const auto book = fabric.after([](intent::IntentTables& tables) { tables.vrfs.front().name = "renamed"; });
        QCOMPARE(book->mapped.size(), 10U);
    }
};

FC_REGISTER_TEST(TstIntentBook);
#include "tst_intent_book.moc"
