#pragma once

#include "gnmi/gnmi.grpc.pb.h"
#include "sim/server/service_state.h"

#include <functional>
#include <memory>

namespace fc::sim {

/// The four gNMI RPCs of one device. Handlers run on gRPC's threads.
class GnmiService final : public gnmi::gNMI::CallbackService
{
public:
    explicit GnmiService(std::shared_ptr<ServiceState> state) : m_state(std::move(state)) {}

    grpc::ServerUnaryReactor* Capabilities(grpc::CallbackServerContext* context,
                                           const gnmi::CapabilityRequest* request,
                                           gnmi::CapabilityResponse* response) override;
    grpc::ServerUnaryReactor* Get(grpc::CallbackServerContext* context, const gnmi::GetRequest* request,
                                  gnmi::GetResponse* response) override;
    grpc::ServerUnaryReactor* Set(grpc::CallbackServerContext* context, const gnmi::SetRequest* request,
                                  gnmi::SetResponse* response) override;
    grpc::ServerBidiReactor<gnmi::SubscribeRequest, gnmi::SubscribeResponse>*
    Subscribe(grpc::CallbackServerContext* context) override;

private:
    grpc::ServerUnaryReactor* answer(grpc::CallbackServerContext* context, std::function<grpc::Status()> handler);

    const std::shared_ptr<ServiceState> m_state;
};

/// Capabilities of a release: its modules, the encodings, the protocol version EOS names.
void fillCapabilities(const schema::SchemaIndex& index, gnmi::CapabilityResponse& response);

/// Executes a SetRequest. Errors as SimDevice::apply, and Unsupported for union_replace.
Status executeSet(SimDevice& device, const gnmi::SetRequest& request, gnmi::SetResponse& response,
                  std::vector<SetRecord>& records);

} // namespace fc::sim
