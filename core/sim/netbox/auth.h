#pragma once

#include "sim/netbox/http_call.h"
#include "sim/netbox/netbox_api.h"

#include <optional>

namespace fc::sim::netbox {

/// The 403 for a request that may not pass, or nothing. The kind of token is told by the value ("nbt_"), not by the
/// keyword; either keyword takes either kind.
std::optional<HttpAnswer> refuseUnauthenticated(const HttpCall& call, const NetboxTokens& tokens);

} // namespace fc::sim::netbox
