#pragma once

#include <memory>

namespace fc::gnmi_grpc {

class Lane;

/// The telemetry threads: clamp(cores - 1, 1, 4) of them, each with one completion queue and its share of the
/// subscriptions. Make one per process, before the transports. Destruction cancels what still runs and waits for it;
/// never destroy it from one of its own threads.
class GrpcRuntime
{
public:
    explicit GrpcRuntime(unsigned threads = 0); ///< 0: as above
    ~GrpcRuntime();
    GrpcRuntime(const GrpcRuntime&) = delete;
    GrpcRuntime& operator=(const GrpcRuntime&) = delete;

    /// The lane for the next device, in turn. Thread-safe.
    Lane& nextLane();
    unsigned threads() const noexcept;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace fc::gnmi_grpc
