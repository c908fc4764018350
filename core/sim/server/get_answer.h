#pragma once

#include "base/result.h"
#include "gnmi/gnmi.pb.h"
#include "sim/device/sim_device.h"

namespace fc::sim {

/// Answers a Get from one snapshot of the device: one Notification per requested path, in order.
/// Errors: Usage (path syntax), NotFound (nothing there), Unsupported (encoding, path EOS does not serve).
Status answerGet(const SimDevice& device, const gnmi::GetRequest& request, std::int64_t timestamp,
                 gnmi::GetResponse& response);

/// Cuts every JSON and text value in half: what a broken peer sends.
void truncateValues(gnmi::GetResponse& response);

} // namespace fc::sim
