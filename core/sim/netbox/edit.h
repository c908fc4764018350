#pragma once

#include "base/result.h"
#include "sim/netbox/http_call.h"
#include "sim/netbox/netbox_api.h"
#include "sim/netbox/store.h"

namespace fc::sim::netbox {

/// The REST call of an edit, with every "@endpoint?filter" replaced by the id it stands for. Errors: Parse (body),
/// NotFound (none or several objects match).
Result<HttpCall> resolveEdit(const Store& store, const NetboxEdit& edit);

} // namespace fc::sim::netbox
