#pragma once

#include "base/result.h"
#include "plan/approved_set.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace fc::plan {

struct SetOutcome
{
    std::int64_t timestampNs = 0;    ///< as the device sent it; 0 if none
    std::vector<std::string> results; ///< "update /interfaces/..." per operation as answered; may be empty (C76)
};

/// True if the device certainly said no: nothing of the request is in force (a SetRequest is all or nothing).
/// False: the answer is missing, so the request may be in force (Transport, Cancelled, Internal, Incomplete, Tls).
bool saysNothingChanged(const Error& error);

/// Port: the only way to change a device. Sends exactly set.bytes().
class DeviceWriter
{
public:
    virtual ~DeviceWriter() = default;
    /// Blocks until the answer or the writer's deadline. Thread-safe for different devices.
    /// Errors: Remote, Auth, Unsupported, Schema, Refused = the device said no, `text` in its words, `subject` the
    /// path they are about if they name one; Transport, Cancelled = no answer: unknown whether it is in force.
    virtual Result<SetOutcome> commit(ApprovedSet&& set, std::stop_token stop = {}) = 0;
};

} // namespace fc::plan
