#pragma once

#include "sim/netbox/filter.h"
#include "sim/netbox/http_call.h"
#include "sim/netbox/view.h"

namespace fc::sim::netbox {

/// GET /api/core/object-changes/ and one line of it.
HttpAnswer changeList(const View& view, const HttpCall& call);
HttpAnswer changeDetail(const View& view, const HttpCall& call, Id id);
/// GET /api/core/object-types/: the numbers generic relations of the change log use.
HttpAnswer objectTypes(const View& view, const HttpCall& call);

} // namespace fc::sim::netbox
