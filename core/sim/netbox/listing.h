#pragma once

#include "sim/netbox/http_call.h"
#include "sim/netbox/model.h"

#include <functional>
#include <string>
#include <vector>

namespace fc::sim::netbox {

struct Selection;

/// fields=, omit=, exclude= and brief= of a query. exclude=config_context is what NetBox before 4.7 understood; 4.7
/// ignores it, and so does this server.
Selection selectionOf(const Query& query);

/// Cuts a list into the page a query asks for (limit and offset, or start and limit) and wraps it.
/// `ids` are the selected objects in order; `print` makes the JSON of one. `address` is the absolute URL of the list
/// without query, used in next and previous.
/// 400 (a bare list) where start meets offset or ordering, or is negative.
HttpAnswer listAnswer(const Query& query, const std::string& address, std::vector<Id> ids,
                      const std::function<Json(Id)>& print);

} // namespace fc::sim::netbox
