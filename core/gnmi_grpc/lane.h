#pragma once

#include <grpcpp/completion_queue.h>

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace fc::gnmi_grpc {

/// For .cpp files of this module. Something that lives on a lane; gets its tags back there.
class LaneCall
{
public:
    virtual ~LaneCall() = default;
    /// One of its tags came back; on the lane's thread.
    virtual void completed(int operation, bool ok) = 0;
    /// Ends early; any thread.
    virtual void cancel() = 0;
};

/// What is handed to gRPC as a tag. Outlives the operation because its call does.
struct LaneTag
{
    LaneCall* call = nullptr;
    int operation = 0;
};

/// One telemetry thread with its completion queue.
class Lane
{
public:
    Lane();
    /// Cancels every call and waits until the last tag is back.
    ~Lane();

    grpc::CompletionQueue* queue() noexcept { return &m_queue; }
    /// False once the lane is closing: then the call must not start.
    bool add(LaneCall* call);
    void remove(LaneCall* call);

private:
    void run();

    grpc::CompletionQueue m_queue;
    std::mutex m_mutex;
    std::condition_variable m_empty;
    std::set<LaneCall*> m_calls;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace fc::gnmi_grpc
