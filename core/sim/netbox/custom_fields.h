#pragma once

#include "sim/netbox/model.h"
#include "sim/netbox/store.h"

#include <optional>
#include <string>

namespace fc::sim::netbox {

/// Every custom field of the model, null where the row has none; objects nested, selections as {value, label}.
Json printCustomFields(const View& view, const Model& model, const Json& row);
/// The same with ids and plain values.
Json rawCustomFields(const View& view, const Model& model, const Json& row);

/// Takes `input` over into `fields` after checking it. Returns the error document ({"custom_fields": …} or
/// {"__all__": …}) if NetBox would refuse it.
std::optional<Json> takeCustomFields(const Store& store, const Model& model, const Json& input, Json& fields);

} // namespace fc::sim::netbox
