#pragma once

#include "gnmi_grpc/pin_store.h"
#include "gnmi_grpc/target_options.h"
#include "plan/device_writer.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace fc::gnmi_grpc {

/// Where a device answers and with which credentials; the answer may change between calls.
using TargetOf = std::function<Result<TargetOptions>(const std::string& device)>;

/// DeviceWriter over gRPC: the one place in the program that calls the Set method. Sends the bytes of the ApprovedSet
/// as they are, once; never tries again by itself (C14).
std::unique_ptr<plan::DeviceWriter> makeDeviceWriter(TargetOf targetOf, std::shared_ptr<PinStore> pins,
                                                     std::chrono::milliseconds deadline = std::chrono::seconds(60));

} // namespace fc::gnmi_grpc
