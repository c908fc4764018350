#pragma once

#include "base/error.h"
#include "gnmi_grpc/target_options.h"

#include <string>
#include <string_view>

namespace fc::gnmi_grpc {

/// What gRPC said about a call that failed.
struct FailedCall
{
    int code = 0;              ///< grpc-status; numbers outside the table occur
    std::string message;       ///< grpc-message, or what the library wrote
    std::string_view rpc;      ///< "Get", "Set", "Subscribe", "Capabilities"
    bool cancelledByUs = false;
    const TargetOptions& target;
};

/// One sentence a person can act on: refused, name not found, certificate, name in the certificate, plaintext against
/// TLS and the reverse, credentials, deadline are told apart, although gRPC reports most of them as UNAVAILABLE (C4).
/// What the device itself said is kept word for word in `text`; if it names a path, `subject` has it.
Error toError(const FailedCall& call);

} // namespace fc::gnmi_grpc
