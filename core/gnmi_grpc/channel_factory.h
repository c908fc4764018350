#pragma once

#include "base/result.h"
#include "gnmi_grpc/pin_store.h"
#include "gnmi_grpc/target_options.h"

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace fc::gnmi_grpc {

/// For .cpp files of this module.
///
/// A channel of its own for every target: connections are never shared by accident (C13). Lazy: nothing is connected
/// yet. Errors: NotFound, Refused (key file open to others), Usage (pin without a store).
Result<std::shared_ptr<grpc::Channel>> makeChannel(const TargetOptions& target, std::shared_ptr<PinStore> pins);

/// Call metadata of the target: username and password. gRPC 1.51 aborts the process on bytes it does not like (C6), so
/// they are checked here. Error Usage.
using Metadata = std::vector<std::pair<std::string, std::string>>;
Result<Metadata> makeMetadata(const TargetOptions& target);

/// SHA-256 of the certificate's DER form, hex; empty if `pem` holds none.
std::string certificateFingerprint(const std::string& pem);

} // namespace fc::gnmi_grpc
