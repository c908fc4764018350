#pragma once

#include "gnmi/gnmi.grpc.pb.h"
#include "sim/server/service_state.h"
#include "sim/server/stream_queue.h"
#include "sim/server/subscription.h"

#include <memory>
#include <mutex>
#include <optional>

namespace fc::sim {

/// One Subscribe RPC. gRPC's callbacks, the device's changes and the scheduler's samples all meet here under one lock;
/// one write is under way at a time and the queue coalesces behind it. Keeps itself alive until gRPC is done with it.
class SubscribeReactor final : public grpc::ServerBidiReactor<gnmi::SubscribeRequest, gnmi::SubscribeResponse>,
                               public SimDevice::Watcher,
                               public std::enable_shared_from_this<SubscribeReactor>
{
public:
    /// The reactor to hand to gRPC. A `refused` status ends it at once.
    static SubscribeReactor* start(const std::shared_ptr<ServiceState>& state, const grpc::Status& refused);

    void offer(const std::vector<TreeChange>& changes, std::int64_t timestamp) override;
    void faultsChanged(const Faults& faults);
    /// Ends the stream from the server's side.
    void end(const grpc::Status& status);

    void OnReadDone(bool ok) override;
    void OnWriteDone(bool ok) override;
    void OnCancel() override;
    void OnDone() override;

private:
    explicit SubscribeReactor(std::shared_ptr<ServiceState> state) : m_state(std::move(state)) {}

    void subscribe(const gnmi::SubscriptionList& list);
    void startStream();
    void sendRound();
    void scheduleSample(std::size_t position);
    void sample(std::size_t position);
    void syncLocked();
    void endLocked(const grpc::Status& status);
    void pumpLocked();
    void fillLocked(const std::vector<StreamQueue::Item>& items);

    const std::shared_ptr<ServiceState> m_state;
    gnmi::SubscribeRequest m_request; ///< touched by gRPC and OnReadDone only

    std::mutex m_mutex;
    std::optional<Subscription> m_subscription; ///< set once, before the device knows this watcher
    std::string m_target;
    std::string m_origin;
    StreamQueue m_queue;
    std::vector<SteadyTime> m_lastFull; ///< by path: when redundant values last went out
    gnmi::SubscribeResponse m_response; ///< belongs to gRPC while m_writing
    bool m_writing = false;
    bool m_silent = false;
    bool m_live = false;      ///< initial values are queued; changes may follow
    bool m_finished = false;  ///< Finish() was called
    bool m_gone = false;      ///< gRPC cancelled: nothing can be sent any more
    std::optional<grpc::Status> m_ending; ///< finish with this once the queue (or the write) is through
    bool m_endNow = false;    ///< do not wait for the queue
};

} // namespace fc::sim
