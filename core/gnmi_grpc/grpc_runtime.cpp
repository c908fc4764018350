#include "gnmi_grpc/grpc_runtime.h"

#include "gnmi_grpc/lane.h"

#include <algorithm>
#include <atomic>
#include <vector>

namespace fc::gnmi_grpc {

Lane::Lane() : m_thread([this] { run(); }) {}

Lane::~Lane()
{
    {
        std::unique_lock lock(m_mutex);
        m_closing = true;
        for (LaneCall* call : m_calls)
            call->cancel();
        m_empty.wait(lock, [this] { return m_calls.empty(); });
    }
    m_queue.Shutdown();
    m_thread.join();
}

bool Lane::add(LaneCall* call)
{
    const std::lock_guard lock(m_mutex);
    return !m_closing && m_calls.insert(call).second;
}

void Lane::remove(LaneCall* call)
{
    const std::lock_guard lock(m_mutex);
    m_calls.erase(call);
    if (m_calls.empty())
        m_empty.notify_all();
}

void Lane::run()
{
    void* tag = nullptr;
    bool ok = false;
    while (m_queue.Next(&tag, &ok)) {
        const LaneTag* done = static_cast<const LaneTag*>(tag);
        done->call->completed(done->operation, ok);
    }
}

struct GrpcRuntime::Data
{
    std::vector<std::unique_ptr<Lane>> lanes;
    std::atomic<unsigned> next{0};
};

GrpcRuntime::GrpcRuntime(unsigned threads) : m_data(std::make_unique<Data>())
{
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned count = threads > 0 ? threads : std::clamp(cores - 1, 1U, 4U);
    for (unsigned i = 0; i < count; ++i)
        m_data->lanes.push_back(std::make_unique<Lane>());
}

GrpcRuntime::~GrpcRuntime() = default;

Lane& GrpcRuntime::nextLane()
{
    return *m_data->lanes[m_data->next++ % m_data->lanes.size()];
}

unsigned GrpcRuntime::threads() const noexcept
{
    return static_cast<unsigned>(m_data->lanes.size());
}

} // namespace fc::gnmi_grpc
