#include "sim/server/subscribe_reactor.h"

#include "sim/server/wire_path.h"
#include "sim/server/wire_value.h"

namespace fc::sim {

namespace {

constexpr std::size_t kLeavesPerMessage = 64;
constexpr std::size_t kMaxWaiting = 1'000'000;

grpc::Status invalid(const std::string& text)
{
    return {grpc::StatusCode::INVALID_ARGUMENT, text};
}

} // namespace

SubscribeReactor* SubscribeReactor::start(const std::shared_ptr<ServiceState>& state, const grpc::Status& refused)
{
    const std::shared_ptr<SubscribeReactor> reactor(new SubscribeReactor(state));
    state->addStream(reactor);
    if (!refused.ok()) {
        reactor->end(refused);
    } else {
        reactor->m_silent = state->faults().silent;
        reactor->StartRead(&reactor->m_request);
    }
    return reactor.get();
}

void SubscribeReactor::OnReadDone(bool ok)
{
    if (!ok) {
        // Half-close: a stream goes on (goarista closes its side at once) and ONCE ends by itself; only POLL has
        // nothing more to wait for.
        const std::lock_guard lock(m_mutex);
        if (!m_subscription)
            endLocked(invalid("the stream ended before a subscription list"));
        else if (m_subscription->mode() == gnmi::SubscriptionList::POLL)
            endLocked(grpc::Status::OK);
        return;
    }
    if (m_request.has_subscribe()) {
        if (m_subscription)
            end(invalid("a second subscription list on one stream"));
        else
            subscribe(m_request.subscribe());
    } else if (m_request.has_poll()) {
        if (!m_subscription || m_subscription->mode() != gnmi::SubscriptionList::POLL)
            end(invalid("poll without a POLL subscription"));
        else
            sendRound();
    } else if (!m_subscription) {
        end(invalid("the first message must hold a subscription list"));
    }
    StartRead(&m_request);
}

void SubscribeReactor::subscribe(const gnmi::SubscriptionList& list)
{
    Result<Subscription> made = Subscription::create(m_state->device.shared().index(), list);
    if (!made) {
        end(toStatus(made.error()));
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_subscription = std::move(*made);
        m_target = list.prefix().target();
        m_lastFull.assign(m_subscription->paths().size(), std::chrono::steady_clock::now());
    }
    const auto begin = [self = shared_from_this()] {
        if (self->m_subscription->mode() == gnmi::SubscriptionList::STREAM)
            self->startStream();
        else
            self->sendRound();
    };
    const auto slow = m_state->faults().slow;
    if (slow.count() == 0) {
        begin();
        return;
    }
    m_state->scheduler.after(slow, [begin]() -> std::optional<Scheduler::Delay> {
        begin();
        return std::nullopt;
    });
}

void SubscribeReactor::startStream()
{
    m_state->device.watch(weak_from_this(), [&](const model::ConfigTree& whole) {
        const std::lock_guard lock(m_mutex);
        if (!m_subscription->updatesOnly())
            m_subscription->enqueueAll(m_state->device, whole, m_queue);
        syncLocked();
        m_live = true;
        pumpLocked();
    });
    for (std::size_t i = 0; i < m_subscription->paths().size(); ++i)
        scheduleSample(i);
}

/// ONCE, and each round of POLL.
void SubscribeReactor::sendRound()
{
    m_state->device.withWhole([&](const model::ConfigTree& whole) {
        const std::lock_guard lock(m_mutex);
        if (!m_subscription->updatesOnly())
            m_subscription->enqueueAll(m_state->device, whole, m_queue);
        syncLocked();
        if (m_subscription->mode() == gnmi::SubscriptionList::ONCE)
            m_ending = grpc::Status::OK;
        pumpLocked();
    });
}

void SubscribeReactor::syncLocked()
{
    const Faults faults = m_state->faults();
    if (faults.neverSync)
        return;
    m_queue.sync();
    if (faults.doubleSync)
        m_queue.sync();
}

void SubscribeReactor::scheduleSample(std::size_t position)
{
    const auto period = m_subscription->periodOf(position);
    if (period.count() == 0)
        return;
    m_state->scheduler.after(period, [weak = weak_from_this(), position, period]() -> std::optional<Scheduler::Delay> {
        const std::shared_ptr<SubscribeReactor> self = weak.lock();
        if (!self)
            return std::nullopt;
        self->sample(position);
        return period;
    });
}

void SubscribeReactor::sample(std::size_t position)
{
    m_state->device.withWhole([&](const model::ConfigTree& whole) {
        const std::lock_guard lock(m_mutex);
        if (m_finished || m_gone || m_ending)
            return;
        const SubscribedPath& path = m_subscription->paths()[position];
        const SteadyTime now = std::chrono::steady_clock::now();
        const bool onHeartbeat = path.mode == gnmi::ON_CHANGE ||
                                 (path.heartbeat.count() != 0 && now - m_lastFull[position] >= path.heartbeat);
        if (onHeartbeat)
            m_lastFull[position] = now;
        m_subscription->enqueueSample(position, whole, nowNanoseconds(), onHeartbeat, m_queue);
        pumpLocked();
    });
}

void SubscribeReactor::offer(const std::vector<TreeChange>& changes, std::int64_t timestamp)
{
    const std::lock_guard lock(m_mutex);
    if (!m_live || m_finished || m_gone || m_ending)
        return;
    m_subscription->enqueueChanges(changes, timestamp, m_queue);
    if (m_queue.size() > kMaxWaiting)
        endLocked({grpc::StatusCode::RESOURCE_EXHAUSTED, "the subscriber is too slow"});
    else
        pumpLocked();
}

void SubscribeReactor::faultsChanged(const Faults& faults)
{
    const std::lock_guard lock(m_mutex);
    m_silent = faults.silent;
    if (faults.unauthenticated)
        endLocked({grpc::StatusCode::UNAUTHENTICATED, "session expired"});
    else
        pumpLocked();
}

void SubscribeReactor::end(const grpc::Status& status)
{
    const std::lock_guard lock(m_mutex);
    endLocked(status);
}

void SubscribeReactor::endLocked(const grpc::Status& status)
{
    if (!m_ending || !status.ok())
        m_ending = status;
    m_endNow = m_endNow || !status.ok();
    pumpLocked();
}

/// Starts the next write, or finishes if that is what is left to do.
void SubscribeReactor::pumpLocked()
{
    if (m_writing || m_finished)
        return;
    if (m_gone || (m_ending && (m_endNow || m_queue.isEmpty()))) {
        m_finished = true;
        Finish(m_gone ? grpc::Status(grpc::StatusCode::CANCELLED, "cancelled") : *m_ending);
        return;
    }
    if (m_silent || m_queue.isEmpty())
        return;
    fillLocked(m_queue.take(kLeavesPerMessage));
    m_writing = true;
    m_state->notifications.fetch_add(1, std::memory_order_relaxed);
    StartWrite(&m_response);
}

void SubscribeReactor::fillLocked(const std::vector<StreamQueue::Item>& items)
{
    m_response.Clear();
    const StreamQueue::Item& first = items.front();
    if (first.kind == StreamQueue::Kind::Sync) {
        m_response.set_sync_response(true);
        return;
    }
    const schema::SchemaIndex& index = m_state->device.shared().index();
    gnmi::Notification& notification = *m_response.mutable_update();
    notification.set_timestamp(first.timestamp);
    const std::size_t parent = first.path.empty() ? 0 : first.path.size() - 1;
    toWire(index, model::InstancePath(first.path.begin(), first.path.begin() + static_cast<std::ptrdiff_t>(parent)), 0,
           *notification.mutable_prefix());
    if (!m_target.empty())
        notification.mutable_prefix()->set_target(m_target);
    for (const StreamQueue::Item& item : items) {
        if (item.kind == StreamQueue::Kind::Delete) {
            toWire(index, item.path, parent, *notification.add_delete_());
            continue;
        }
        gnmi::Update& update = *notification.add_update();
        toWire(index, item.path, parent, *update.mutable_path());
        toWire(index, item.path.back().node, item.value, m_subscription->encoding(), *update.mutable_val());
        update.set_duplicates(item.duplicates);
    }
}

void SubscribeReactor::OnWriteDone(bool ok)
{
    const std::lock_guard lock(m_mutex);
    m_writing = false;
    m_gone = m_gone || !ok;
    pumpLocked();
}

void SubscribeReactor::OnCancel()
{
    const std::lock_guard lock(m_mutex);
    m_gone = true;
    pumpLocked();
}

void SubscribeReactor::OnDone()
{
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
    }
    // Drops what is probably the last reference: nothing may follow.
    const std::shared_ptr<ServiceState> state = m_state;
    state->removeStream(this);
}

} // namespace fc::sim
