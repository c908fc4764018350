#include "engine/fleet_discovery.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>

using namespace fc;
using namespace fc::engine;

namespace {

const char* const kMtu = "/interfaces/interface[name=Ethernet1]/config/mtu";

/// Answers at once; "slow" answers when it is told to stop, "mute" cannot be opened.
class ToyTransport final : public gnmi::Transport
{
public:
    explicit ToyTransport(std::string device) : m_device(std::move(device)) {}

    Result<gnmi::Capabilities> capabilities(const gnmi::CallOptions&) override { return gnmi::Capabilities{}; }

    Result<gnmi::GetAnswer> get(const gnmi::GetRequest& request, const gnmi::CallOptions& options) override
    {
        if (m_device == "slow") {
            std::mutex mutex;
            std::condition_variable_any wake;
            std::unique_lock lock(mutex);
            asked = true;
            asked.notify_all();
            wake.wait(lock, options.stop, [] { return false; });
            return makeError(ErrorCode::Cancelled, "cancelled").about(m_device);
        }
        gnmi::RawNotification note;
        note.updates.push_back({request.paths.front(), {gnmi::WireValue::Arm::Uint, model::Value::unsignedInteger(9214)}, 0});
        return gnmi::GetAnswer{{note}};
    }

    Result<std::unique_ptr<gnmi::SubscribeCall>> subscribe(const gnmi::SubscribeRequest&,
                                                           std::shared_ptr<gnmi::SubscribeSink> to) override
    {
        struct Call final : gnmi::SubscribeCall
        {
            void poll() override {}
        };
        to->opened();
        to->received("these bytes are no response");
        return std::unique_ptr<gnmi::SubscribeCall>(std::make_unique<Call>());
    }

    static inline std::atomic<bool> asked = false;

private:
    std::string m_device;
};

struct Explorer
{
    Fleet fleet{[](const model::FabricDevice& device) -> Result<std::shared_ptr<gnmi::Transport>> {
                    if (device.name == "mute")
                        return makeError(ErrorCode::Usage, "the password file cannot be read").about(device.name);
                    return std::shared_ptr<gnmi::Transport>(std::make_shared<ToyTransport>(device.name));
                },
                devicesNamed({"leaf1", "leaf2", "slow", "mute"})};
    RealClock clock;
    std::unique_ptr<FleetDiscovery> discovery = std::make_unique<FleetDiscovery>(
        fleet, test::eosIndex(), clock, [](const std::string&) { return std::string("4.35.0F"); });

    static std::vector<model::FabricDevice> devicesNamed(const std::vector<std::string>& names)
    {
        std::vector<model::FabricDevice> out;
        for (const std::string& name : names) {
            model::FabricDevice device;
            device.name = name;
            device.address = "127.0.0.1";
            out.push_back(std::move(device));
        }
        return out;
    }
};

/// What came, from any thread.
template <typename Item>
class Arrived
{
public:
    void put(Item item)
    {
        const std::lock_guard lock(m_mutex);
        m_items.push_back(std::move(item));
        m_wake.notify_all();
    }
    std::vector<Item> wait(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::seconds(20), [&] { return m_items.size() >= count; });
        return m_items;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Item> m_items;
};

} // namespace

class TstFleetDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyDeviceAnswersOnceOrSaysWhyNot()
    {
        Explorer explorer;
        Arrived<discovery::DeviceLeaves> answers;
        const Handle reading = explorer.discovery->get({"leaf1", "mute", "leaf9", "leaf2"}, model::parsePath(kMtu).value(),
                                                       [&](discovery::DeviceLeaves leaves) { answers.put(std::move(leaves)); });
        std::map<std::string, discovery::DeviceLeaves> byName;
        for (discovery::DeviceLeaves& one : answers.wait(4))
            QVERIFY(byName.emplace(one.device, one).second);
        QCOMPARE(byName.size(), std::size_t{4});
        for (const char* device : {"leaf1", "leaf2"}) {
            QVERIFY(byName[device].problem.empty());
            QVERIFY(std::ranges::any_of(byName[device].leaves, [](const auto& leaf) { return leaf.value == "9214"; }));
        }
        QCOMPARE(byName["mute"].problem, std::string("the password file cannot be read"));
        QVERIFY(!byName["leaf9"].problem.empty());
    }

    void aReadingThatIsGivenUpNeverAnswers()
    {
        Explorer explorer;
        ToyTransport::asked = false;
        std::atomic<int> calls = 0;
        Handle reading = explorer.discovery->get({"slow"}, model::parsePath(kMtu).value(),
                                                 [&](const discovery::DeviceLeaves&) { ++calls; });
        ToyTransport::asked.wait(false);
        reading.reset();
        explorer.discovery.reset(); // the threads are gone: nothing can come any more
        QCOMPARE(calls.load(), 0);
    }

    void goingAwayStopsWhatStillReads()
    {
        Explorer explorer;
        ToyTransport::asked = false;
        std::atomic<int> calls = 0;
        const Handle reading = explorer.discovery->get({"slow"}, model::parsePath(kMtu).value(),
                                                       [&](const discovery::DeviceLeaves&) { ++calls; });
        ToyTransport::asked.wait(false);
        explorer.discovery.reset(); // would hang if the Get were not told to stop
        QCOMPARE(calls.load(), 0);
    }

    void bytesThatAreNoResponseEndTheWatchWithASentence()
    {
        Explorer explorer;
        Arrived<WatchUpdate> updates;
        const Handle watching = explorer.discovery->watch({"leaf1"}, model::parsePath(kMtu).value(), WatchMode::OnChange,
                                                          std::chrono::seconds(1),
                                                          [&](WatchUpdate update) { updates.put(std::move(update)); });
        const auto came = updates.wait(1);
        QCOMPARE(came.size(), std::size_t{1});
        QCOMPARE(came.front().device, std::string("leaf1"));
        QVERIFY(came.front().ended.has_value());
        QCOMPARE(came.front().ended->subject, std::string("leaf1"));
    }
};

FC_REGISTER_TEST(TstFleetDiscovery);
#include "tst_fleet_discovery.moc"
