#pragma once

#include "gnmi/transport.h"
#include "gnmi_grpc/channel_factory.h"

#include <string>
#include <string_view>

namespace fc::gnmi_grpc {

/// For .cpp files of this module. Where a unary call goes.
struct UnaryCall
{
    std::shared_ptr<grpc::Channel> channel;
    std::string method;    ///< HTTP/2 path: "/gnmi.gNMI/Get"
    std::string_view rpc;  ///< for people: "Get"
    const Metadata& metadata;
    const TargetOptions& target;
};

/// Sends `request` as it is and returns the answer's bytes; blocks until then, the deadline or a stop.
Result<std::string> unaryCall(const UnaryCall& call, const std::string& request, const gnmi::CallOptions& options);

} // namespace fc::gnmi_grpc
