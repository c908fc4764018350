#pragma once

#include "base/result.h"
#include "sim/server/device_server.h"

#include <string>

namespace fc::lab {

/// Certificate and key of all devices from a folder: server.crt, server.key; clients.crt, if there, is what client
/// certificates must be signed by. A folder without server.crt gets a self-signed pair for localhost and 127.0.0.1,
/// and ca.crt, which clients trust. Errors: Storage, Tls.
Result<sim::ServerTls> loadOrMakeTls(const std::string& folder);

} // namespace fc::lab
