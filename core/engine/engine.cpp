#include "engine/engine.h"

#include "engine/engine_impl.h"

#include "gnmi/subscription_plan.h"
#include "plan/decision.h"

#include <algorithm>
#include <future>

namespace fc::engine {

namespace {

SessionState toView(gnmi::SessionState state)
{
    switch (state) {
    case gnmi::SessionState::Idle: return SessionState::Idle;
    case gnmi::SessionState::Connecting: return SessionState::Connecting;
    case gnmi::SessionState::Syncing: return SessionState::Syncing;
    case gnmi::SessionState::Live: return SessionState::Live;
    case gnmi::SessionState::Backoff: return SessionState::Backoff;
    case gnmi::SessionState::Closed: return SessionState::Closed;
    }
    return SessionState::Closed;
}

std::string reasonOf(const gnmi::SessionStatus& status)
{
    if (!status.error)
        return {};
    std::string reason = status.error->text;
    if (status.state == gnmi::SessionState::Backoff)
        reason += ", next try in " + std::to_string((status.retryIn.count() + 999) / 1000) + " s";
    return reason;
}

std::string_view wordOf(store::Decision decision)
{
    switch (decision) {
    case store::Decision::Approve: return "approved";
    case store::Decision::Reject: return "rejected";
    case store::Decision::Defer: return "deferred";
    case store::Decision::Withdraw:
    case store::Decision::Used:
    case store::Decision::Acknowledge: break;
    }
    return {};
}

} // namespace

Engine::Impl::Impl(EnginePorts enginePorts, EngineSettings engineSettings)
    : ports(enginePorts), settings(std::move(engineSettings)), differ(ports.schema), factReader(*ports.schema),
      events(ports.clock)
{
    auto empty = std::make_shared<FabricView>();
    empty->time = ports.clock.now();
    empty->profileName = settings.profileName;
    empty->production = settings.production;
    empty->schema = ports.schema;
    latest = std::move(empty);
}

void Engine::Impl::event(Severity severity, std::string source, std::string device, std::string text,
                         std::string detail, std::string path, std::string correlation)
{
    EventRecord record;
    record.severity = severity;
    record.source = std::move(source);
    record.device = std::move(device);
    record.text = std::move(text);
    record.detail = std::move(detail);
    record.path = std::move(path);
    record.correlation = std::move(correlation);
    events.add(std::move(record));
    control->wakeSoon();
}

void Engine::Impl::event(const Error& error, std::string source, std::string device)
{
    std::string chain;
    for (const Error* cause = error.cause.get(); cause != nullptr; cause = cause->cause.get())
        chain += cause->sentence() + "\n";
    event(Severity::Error, std::move(source), std::move(device), error.sentence(), chain);
}

std::shared_ptr<const FabricView> Engine::Impl::currentView() const
{
    const std::lock_guard lock(viewMutex);
    return latest;
}

void Engine::Impl::announce()
{
    std::vector<std::function<void()>> calls;
    {
        const std::lock_guard lock(viewMutex);
        if (announced)
            return;
        announced = true;
        for (const auto& [id, wake] : listeners)
            calls.push_back(wake);
    }
    for (const auto& wake : calls)
        wake();
}

void Engine::Impl::publish()
{
    const SystemTime now = ports.clock.now();
    std::set<std::string> moved;
    {
        const std::lock_guard lock(dirtyMutex);
        moved.swap(dirty);
    }
    for (const std::string& name : moved) {
        const auto live = devices.find(name);
        if (live == devices.end() || !live->second.session)
            continue;
        const gnmi::SessionStatus status = live->second.session->status();
        live->second.board.takeSession(toView(status.state), reasonOf(status), status.reconnects);
        live->second.board.takeChanges(factReader, live->second.session->store().drain(), now);
        servicesMoved = true;
        if (book && live->second.board.compare(differ, *book, now)) {
            hunksMoved = true;
            const auto& diff = live->second.board.diff();
            if (diff && !diff->hunks.empty())
                event(Severity::Warning, "plan", name,
                      std::to_string(diff->hunks.size()) +
                          (diff->hunks.size() == 1 ? " difference" : " differences") + " between running and intent", {},
                      model::toString(diff->hunks.front().path));
            else if (diff)
                event(Severity::Info, "plan", name, "running equals intent");
        }
    }
    askForLines();
    if (hunksMoved)
        refreshDecisions();
    if (servicesMoved) {
        mergeServices();
        recheckWithRunning();
    }

    auto view = std::make_shared<FabricView>();
    view->generation = ++generation;
    view->time = now;
    view->profileName = settings.profileName;
    view->production = settings.production;
    view->schema = ports.schema;
    if (book)
        view->inventory = book->inventory;
    view->inventory.devices = ports.fleet.devices();
    std::map<std::string, const DeviceFacts*> facts;
    for (const model::FabricDevice& device : view->inventory.devices) {
        const auto live = devices.find(device.name);
        if (live == devices.end())
            continue;
        view->devices.push_back(live->second.board.view(decisions, now));
        view->devices.back().tls = settings.tls;
        view->updatesPerSecond += view->devices.back().updatesPerSecond;
        if (live->second.board.hasFacts())
            facts.emplace(device.name, &live->second.board.facts());
    }
    const auto factsOf = [&](const std::string& name) {
        const auto known = facts.find(name);
        return known == facts.end() ? nullptr : known->second;
    };
    for (const model::FabricLink& link : view->inventory.links)
        view->links.push_back(linkView(link, factsOf(link.a.device), factsOf(link.b.device), rates));
    view->intent = intentStatus;
    view->intended = book;
    view->revisions = revisions;
    view->comparison = comparison;
    view->findings = findings;
    view->services = services;
    view->plan = displayPlan;
    view->decisions = decisions;
    view->acknowledgement = acknowledgement;
    view->apply = applyStatus;
    view->history = historyEntries;
    view->lastEventId = events.lastId();
    view->droppedEvents = events.dropped();
    view->queueLagMs = std::chrono::duration<double, std::milli>(ports.clock.now() - now).count();
    {
        const std::lock_guard lock(viewMutex);
        latest = std::move(view);
    }
    announce();
}

void Engine::Impl::takeInventory()
{
    ports.fleet.setInventory(book->inventory);
    const std::vector<model::FabricDevice> wanted = ports.fleet.devices();
    std::erase_if(devices, [&](const auto& entry) {
        return std::ranges::find(wanted, entry.first, &model::FabricDevice::name) == wanted.end();
    });
    for (const model::FabricDevice& device : wanted) {
        const auto known = devices.find(device.name);
        const bool sameAddress = known != devices.end() && known->second.board.device().address == device.address &&
                                 known->second.board.device().port == device.port;
        if (sameAddress)
            known->second.board.setDevice(device);
        else
            openSession(device);
    }
}

void Engine::Impl::openSession(const model::FabricDevice& device)
{
    devices.erase(device.name);
    Live& live = devices.emplace(device.name, Live{nullptr, DeviceBoard(device, ports.schema)}).first->second;
    Result<std::shared_ptr<gnmi::Transport>> transport = ports.fleet.transport(device.name);
    if (!transport) {
        live.board.takeSession(SessionState::Closed, transport.error().sentence(), 0);
        event(transport.error(), "gnmi", device.name);
        return;
    }
    Result<gnmi::SubscribeRequest> request = gnmi::consoleSubscription(*ports.schema, gnmi::defaultPlan());
    if (!request) {
        live.board.takeSession(SessionState::Closed, request.error().sentence(), 0);
        event(request.error(), "gnmi", device.name);
        return;
    }
    gnmi::DeviceSessionParts parts;
    parts.device = device.name;
    parts.transport = *transport;
    parts.request = std::move(*request);
    parts.schema = ports.schema;
    live.session = std::make_unique<gnmi::DeviceSession>(std::move(parts), ports.timer, ports.clock, *this);
    live.session->start();
}

void Engine::Impl::markDirty(const std::string& device)
{
    {
        const std::lock_guard lock(dirtyMutex);
        dirty.insert(device);
    }
    control->wakeSoon();
}

void Engine::Impl::sessionChanged(const std::string& device, const gnmi::SessionStatus& status)
{
    if (status.state == gnmi::SessionState::Live)
        event(Severity::Info, "gnmi", device, "live: everything subscribed was received");
    else if (status.error)
        event(*status.error, "gnmi", device);
    markDirty(device);
}

void Engine::Impl::leavesChanged(const std::string& device)
{
    markDirty(device);
}

void Engine::Impl::compareAll()
{
    for (auto& [name, live] : devices)
        if (book && live.board.compare(differ, *book, ports.clock.now()))
            hunksMoved = true;
}

void Engine::Impl::refreshDecisions()
{
    hunksMoved = false;
    std::vector<plan::DevicePlan> compared;
    for (const auto& [name, live] : devices) {
        plan::DevicePlan device;
        device.name = name;
        if (live.board.diff()) {
            device.hunks = live.board.diff()->hunks;
            device.unmanaged = live.board.diff()->unmanaged;
            device.hidden = live.board.diff()->hidden;
            device.status = device.hunks.empty() ? plan::DeviceStatus::InSync : plan::DeviceStatus::Changed;
        }
        compared.push_back(std::move(device));
    }
    auto shown = std::make_shared<plan::Plan>(
        plan::assemblePlan(differ, book ? book->revision : std::string(), std::move(compared), ports.clock,
                           book ? book->inventory : model::FabricInventory()));
    Result<plan::DecisionView> stored = plan::decisionsOf(*shown, ports.decisions);
    displayPlan = std::move(shown);
    decisions.clear();
    if (!stored) {
        event(stored.error(), "plan", {});
        return;
    }
    for (const auto& [id, hunk] : *stored)
        if (hunk.decision && !wordOf(*hunk.decision).empty())
            decisions.emplace(id, wordOf(*hunk.decision));
}

void Engine::Impl::takeHistory(std::shared_ptr<const std::vector<HistoryEntry>> entries)
{
    historyEntries = std::move(entries);
}

Engine::Engine(EnginePorts ports, EngineSettings settings)
    : m_impl(std::make_shared<Impl>(std::move(ports), std::move(settings)))
{
    Impl* impl = m_impl.get();
    impl->jobs = std::make_unique<Strand>([] {}, std::chrono::milliseconds(0));
    impl->control = std::make_unique<Strand>([impl] { impl->publish(); }, impl->settings.frame);
    impl->discovery = std::make_unique<FleetDiscovery>(impl->ports.fleet, impl->ports.schema, impl->ports.clock,
                                                       [impl](const std::string& device) {
                                                           const auto view = impl->currentView();
                                                           const DeviceView* row = view->find(device);
                                                           return row ? row->softwareVersion : std::string();
                                                       });
}

Engine::~Engine()
{
    m_impl->stopping.request_stop();
    m_impl->discovery.reset();
    m_impl->poller = {};
    const auto onControl = [this](const std::function<void()>& work) {
        std::promise<void> done;
        m_impl->control->post([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    };
    // What the control strand was at may still have handed out a job; after this it hands out none.
    onControl([] {});
    m_impl->jobs.reset();
    // Sessions call back until they are gone, and the callbacks need the control strand: it goes last.
    onControl([this] { m_impl->devices.clear(); });
    m_impl->control.reset();
}

void Engine::start()
{
    Impl* impl = m_impl.get();
    impl->control->post([impl] {
        impl->intentStatus.source = impl->ports.intent.name();
        for (const model::FabricDevice& device : impl->ports.fleet.devices())
            impl->openSession(device);
        impl->publish();
    });
    impl->jobs->post([impl] { impl->readHistoryNow(); });
    impl->jobs->post([impl] { impl->showEarlierIntent(); });
    impl->jobs->post([impl] { impl->loadIntent(); });
    impl->jobs->post([impl] { impl->runRecovery(); });
    impl->poller = std::jthread([impl](std::stop_token stop) {
        std::unique_lock lock(impl->pollMutex);
        SteadyTime nextPoll = impl->ports.clock.steady() + impl->settings.poll;
        while (!stop.stop_requested()) {
            // Ages, rates and late devices change without any message.
            impl->pollWake.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
            impl->control->wakeSoon();
            if (stop.stop_requested() || impl->ports.clock.steady() < nextPoll)
                continue;
            nextPoll = impl->ports.clock.steady() + impl->settings.poll;
            impl->jobs->post([impl] { impl->pollIntent(); });
        }
    });
}

void Engine::lookAtIntent()
{
    m_impl->jobs->post([impl = m_impl.get()] { impl->pollIntent(); });
}

std::shared_ptr<const FabricView> Engine::view() const
{
    const std::lock_guard lock(m_impl->viewMutex);
    m_impl->announced = false;
    return m_impl->latest;
}

Handle Engine::onViewChanged(std::function<void()> wake)
{
    const std::lock_guard lock(m_impl->viewMutex);
    const std::uint64_t id = m_impl->nextListener++;
    m_impl->listeners.emplace(id, std::move(wake));
    return Handle([weak = std::weak_ptr<Impl>(m_impl), id] {
        if (const auto impl = weak.lock()) {
            const std::lock_guard inner(impl->viewMutex);
            impl->listeners.erase(id);
        }
    });
}

std::vector<EventRecord> Engine::eventsSince(std::uint64_t after, std::size_t limit) const
{
    return m_impl->events.since(after, limit);
}

void Engine::refresh()
{
    m_impl->jobs->post([impl = m_impl.get()] { impl->loadIntent(); });
}

void Engine::decide(std::vector<std::string> hunkIds, Verdict verdict, std::string who, std::string reason)
{
    m_impl->jobs->post([impl = m_impl.get(), ids = std::move(hunkIds), verdict, who = std::move(who),
                        reason = std::move(reason)] { impl->runDecide(ids, verdict, who, reason); });
}

void Engine::acknowledge(bool read)
{
    m_impl->jobs->post([impl = m_impl.get(), read] { impl->runAcknowledge(read); });
}

void Engine::apply(std::string who)
{
    m_impl->jobs->post([impl = m_impl.get(), who = std::move(who)] { impl->runApply(who); });
}

DiscoveryService* Engine::discovery()
{
    return m_impl->discovery.get();
}

void Engine::reconnect(std::string device)
{
    m_impl->control->post([impl = m_impl.get(), device = std::move(device)] {
        const auto live = impl->devices.find(device);
        if (live == impl->devices.end())
            return;
        const model::FabricDevice row = live->second.board.device();
        impl->event(Severity::Info, "user", row.name, "reconnect asked for");
        impl->openSession(row);
        impl->publish();
    });
}

} // namespace fc::engine
