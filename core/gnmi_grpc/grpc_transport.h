#pragma once

#include "base/result.h"
#include "gnmi/transport.h"
#include "gnmi_grpc/grpc_runtime.h"
#include "gnmi_grpc/pin_store.h"
#include "gnmi_grpc/target_options.h"

#include <memory>

namespace fc::gnmi_grpc {

/// A Transport over gRPC with a channel of its own. Connects at the first call. `runtime` outlives it and its
/// subscriptions' callbacks. `pins` may be null unless the mode is Pin.
/// Errors: what is wrong with the options: NotFound, Refused, Usage.
Result<std::shared_ptr<gnmi::Transport>> makeTransport(GrpcRuntime& runtime, TargetOptions target,
                                                       std::shared_ptr<PinStore> pins = {});

} // namespace fc::gnmi_grpc
