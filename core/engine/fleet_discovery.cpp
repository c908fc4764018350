#include "engine/fleet_discovery.h"

#include "engine/callback_gate.h"
#include "gnmi/codec.h"
#include "gnmi/tree_apply.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace fc::engine {

namespace {

constexpr std::size_t kThreads = 4;
constexpr std::chrono::milliseconds kGetDeadline{10'000};

/// A device that streams, to `update`.
class Watcher final : public gnmi::SubscribeSink
{
public:
    Watcher(std::string device, const Clock& clock, std::shared_ptr<CallbackGate> gate, std::function<void(WatchUpdate)> update)
        : m_device(std::move(device)), m_clock(clock), m_gate(std::move(gate)), m_update(std::move(update))
    {
    }

    void opened() override {}
    // A call may outlive the engine, and its clock with it: behind the gate nothing of them is touched any more.
    void received(std::string_view bytes) override
    {
        m_gate->pass([&] { m_update(told(bytes)); });
    }
    void ended(std::optional<Error> reason) override
    {
        m_gate->pass([&] {
            WatchUpdate update = empty();
            update.ended = reason ? std::move(*reason) : makeError(ErrorCode::Transport, "the device ended the stream").about(m_device);
            m_update(std::move(update));
        });
    }

private:
    WatchUpdate told(std::string_view bytes) const
    {
        Result<gnmi::SubscribeMessage> message = gnmi::decodeSubscribeResponse(bytes);
        WatchUpdate update = empty();
        if (!message) {
            update.ended = std::move(message).error().about(m_device);
            return update;
        }
        update.synced = message->kind == gnmi::SubscribeMessage::Kind::Sync;
        update.timestamp = message->notification.timestamp;
        for (const gnmi::RawUpdate& raw : message->notification.updates)
            update.values.emplace_back(model::toString(raw.path), gnmi::toString(raw.value));
        for (const model::Path& path : message->notification.deletes)
            update.deleted.push_back(model::toString(path));
        if (message->kind == gnmi::SubscribeMessage::Kind::Failure)
            update.ended = makeError(ErrorCode::Remote, message->failure).about(m_device);
        return update;
    }
    WatchUpdate empty() const
    {
        WatchUpdate update;
        update.device = m_device;
        update.received = m_clock.now();
        return update;
    }

    std::string m_device;
    const Clock& m_clock;
    std::shared_ptr<CallbackGate> m_gate;
    std::function<void(WatchUpdate)> m_update;
};

} // namespace

struct FleetDiscovery::Impl
{
    Impl(Fleet& devices, std::shared_ptr<const schema::SchemaIndex> schemaIndex, const Clock& wallClock,
         std::function<std::string(const std::string&)> build)
        : fleet(devices), index(std::move(schemaIndex)), clock(wallClock), buildOf(std::move(build)), throttle(wallClock)
    {
        for (std::size_t i = 0; i < kThreads; ++i)
            threads.emplace_back([this](std::stop_token stop) { run(stop); });
    }

    void run(std::stop_token stop)
    {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex);
                if (!wake.wait(lock, stop, [this] { return !tasks.empty(); }))
                    return;
                task = std::move(tasks.front());
                tasks.pop_front();
            }
            task();
        }
    }
    void post(std::function<void()> task)
    {
        const std::lock_guard lock(mutex);
        tasks.push_back(std::move(task));
        wake.notify_one();
    }

    /// What is still open is released with this.
    std::shared_ptr<CallbackGate> newGate()
    {
        auto gate = std::make_shared<CallbackGate>();
        const std::lock_guard lock(mutex);
        std::erase_if(gates, [](const std::weak_ptr<CallbackGate>& one) { return one.expired(); });
        gates.push_back(gate);
        return gate;
    }
    void releaseAll()
    {
        std::vector<std::weak_ptr<CallbackGate>> open;
        {
            const std::lock_guard lock(mutex);
            open.swap(gates);
            tasks.clear();
        }
        for (const std::weak_ptr<CallbackGate>& one : open)
            if (const auto gate = one.lock())
                gate->release();
    }

    discovery::DeviceLeaves read(const std::string& device, const model::Path& path, std::stop_token stop)
    {
        discovery::DeviceLeaves leaves;
        leaves.device = device;
        const auto transport = fleet.transport(device);
        if (!transport) {
            leaves.problem = transport.error().text;
            return leaves;
        }
        gnmi::GetRequest request;
        request.paths.push_back(path);
        const auto answer = (*transport)->get(request, {kGetDeadline, stop});
        if (!answer) {
            leaves.problem = discovery::explainRefusal(answer.error());
            return leaves;
        }
        const auto tree = gnmi::toTree(*index, *answer, schema::Strictness::Lenient);
        if (tree)
            leaves.leaves = discovery::leavesOf(*index, *tree);
        else
            leaves.problem = tree.error().text;
        return leaves;
    }

    Fleet& fleet;
    std::shared_ptr<const schema::SchemaIndex> index;
    const Clock& clock;
    std::function<std::string(const std::string&)> buildOf;
    discovery::ProbeThrottle throttle;
    discovery::ProbeBook book;

    std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<std::function<void()>> tasks;
    std::vector<std::weak_ptr<CallbackGate>> gates;
    std::vector<std::jthread> threads; ///< last: goes first
};

FleetDiscovery::FleetDiscovery(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index, const Clock& clock,
                               std::function<std::string(const std::string&)> buildOf)
    : m_impl(std::make_unique<Impl>(fleet, std::move(index), clock, std::move(buildOf)))
{
}

FleetDiscovery::~FleetDiscovery()
{
    m_impl->releaseAll();
    m_impl->threads.clear();
}

Handle FleetDiscovery::get(std::vector<std::string> devices, model::Path path,
                           std::function<void(discovery::DeviceLeaves)> each)
{
    const auto gate = m_impl->newGate();
    for (const std::string& device : devices)
        m_impl->post([impl = m_impl.get(), gate, device, path, each] {
            if (gate->stop().stop_requested())
                return;
            discovery::DeviceLeaves leaves = impl->read(device, path, gate->stop());
            gate->pass([&] { each(std::move(leaves)); });
        });
    return Handle([gate] { gate->release(); });
}

Handle FleetDiscovery::probe(std::string device, model::Path path, std::function<void(discovery::ProbeReport)> done)
{
    const auto gate = m_impl->newGate();
    m_impl->post([impl = m_impl.get(), gate, device, path, done] {
        discovery::ProbeReport report{device, model::toString(path), impl->clock.now(), {}};
        const auto transport = impl->fleet.transport(device);
        if (transport) {
            discovery::ProbeOptions options;
            options.stop = gate->stop();
            report = discovery::probe(**transport, device, path, impl->clock, impl->throttle, options);
            if (!report.steps.empty() && report.steps.front().outcome != discovery::ProbeOutcome::NoAnswer)
                impl->book.put(impl->buildOf(device), report);
        } else {
            discovery::ProbeStep step;
            step.text = transport.error().text;
            report.steps.push_back(std::move(step));
        }
        gate->pass([&] { done(std::move(report)); });
    });
    return Handle([gate] { gate->release(); });
}

Handle FleetDiscovery::models(std::string device, std::function<void(Result<discovery::ModelComparison>)> done)
{
    const auto gate = m_impl->newGate();
    m_impl->post([impl = m_impl.get(), gate, device, done] {
        if (gate->stop().stop_requested())
            return;
        const auto compared = [&]() -> Result<discovery::ModelComparison> {
            const auto transport = impl->fleet.transport(device);
            if (!transport)
                return transport.error();
            const auto answer = (*transport)->capabilities({kGetDeadline, gate->stop()});
            if (!answer)
                return answer.error();
            return discovery::compareModels(answer->models, *impl->index);
        };
        Result<discovery::ModelComparison> result = compared();
        gate->pass([&] { done(std::move(result)); });
    });
    return Handle([gate] { gate->release(); });
}

std::optional<discovery::ProbeReport> FleetDiscovery::probed(const std::string& build, const std::string& path) const
{
    return m_impl->book.find(build, path);
}

Handle FleetDiscovery::watch(std::vector<std::string> devices, model::Path path, WatchMode mode,
                             std::chrono::milliseconds interval, std::function<void(WatchUpdate)> update)
{
    struct Running
    {
        std::mutex mutex;
        std::vector<std::unique_ptr<gnmi::SubscribeCall>> calls;
        bool over = false;
    };
    const auto gate = m_impl->newGate();
    const auto running = std::make_shared<Running>();
    for (const std::string& device : devices)
        m_impl->post([impl = m_impl.get(), gate, running, device, path, mode, interval, update] {
            const auto watcher = std::make_shared<Watcher>(device, impl->clock, gate, update);
            const auto transport = impl->fleet.transport(device);
            gnmi::SubscribeRequest request;
            gnmi::Subscription subscription;
            subscription.path = path;
            subscription.mode = mode == WatchMode::Sample ? gnmi::StreamMode::Sample : gnmi::StreamMode::OnChange;
            if (mode == WatchMode::Sample)
                subscription.sampleInterval = interval;
            request.subscriptions.push_back(std::move(subscription));
            auto call = transport ? (*transport)->subscribe(request, watcher)
                                  : Result<std::unique_ptr<gnmi::SubscribeCall>>(transport.error());
            if (!call) {
                watcher->ended(call.error());
                return;
            }
            const std::lock_guard lock(running->mutex);
            if (!running->over)
                running->calls.push_back(std::move(*call));
        });
    return Handle([gate, running] {
        gate->release();
        std::vector<std::unique_ptr<gnmi::SubscribeCall>> calls;
        const std::lock_guard lock(running->mutex);
        running->over = true;
        calls.swap(running->calls);
    });
}

} // namespace fc::engine
