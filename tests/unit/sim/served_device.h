#pragma once

#include "gnmi/gnmi.grpc.pb.h"
#include "sim/server/device_server.h"
#include "sim_lab.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace fc::test {

gnmi::Path wire(const std::string& path);

/// One device with its real gRPC server and a client channel to it.
struct ServedDevice
{
    explicit ServedDevice(const std::string& name = "leaf3", sim::LoginRule login = {});

    LoneDevice lone;
    sim::Scheduler scheduler;
    sim::DeviceServer server;
    std::unique_ptr<gnmi::gNMI::Stub> stub;

    void connect();
    void setFault(const std::string& kind, const std::string& argument = {});
    grpc::Status get(const std::string& path, gnmi::GetResponse& response, gnmi::Encoding encoding = gnmi::JSON_IETF,
                     gnmi::GetRequest::DataType type = gnmi::GetRequest::ALL);
    /// JSON text of the only update of a Get; the status text if it failed.
    std::string getJson(const std::string& path, gnmi::GetRequest::DataType type = gnmi::GetRequest::ALL);
    grpc::Status set(const gnmi::SetRequest& request, gnmi::SetResponse& response);
    grpc::Status setLeaf(const std::string& path, const std::string& json);
};

/// A Subscribe call with a deadline, so that a test that waits for nothing fails instead of hanging.
class Stream
{
public:
    Stream(gnmi::gNMI::Stub& stub, const gnmi::SubscriptionList& list,
           std::chrono::seconds deadline = std::chrono::seconds(20));
    ~Stream();

    /// The next message; false at the end.
    bool next(gnmi::SubscribeResponse& message) { return m_call->Read(&message); }
    void poll();
    void halfClose() { m_call->WritesDone(); }
    grpc::Status finish()
    {
        m_finished = true;
        return m_call->Finish();
    }
    void cancel() { m_context.TryCancel(); }

    /// Reads to the sync; leaf updates seen on the way, as "path=value".
    std::vector<std::string> readToSync();
    /// Reads until an update of a leaf whose path ends with `suffix`; its value, or "(end)".
    std::string waitFor(const std::string& suffix);

private:
    grpc::ClientContext m_context;
    std::unique_ptr<grpc::ClientReaderWriter<gnmi::SubscribeRequest, gnmi::SubscribeResponse>> m_call;
    bool m_finished = false; ///< gRPC allows one Finish a call
};

gnmi::SubscriptionList listOf(const std::vector<std::string>& paths, gnmi::SubscriptionList::Mode mode,
                              gnmi::SubscriptionMode each = gnmi::ON_CHANGE);
/// "path=value" of every update of a notification, prefix joined.
std::vector<std::string> updatesOf(const gnmi::Notification& notification);
std::vector<std::string> deletesOf(const gnmi::Notification& notification);

} // namespace fc::test
