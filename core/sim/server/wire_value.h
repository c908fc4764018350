#pragma once

#include "base/result.h"
#include "gnmi/gnmi.pb.h"
#include "model/config_tree.h"
#include "schema/schema_index.h"
#include "sim/device/set_operation.h"

namespace fc::sim {

/// A leaf's value in the encoding asked for. PROTO uses native arms; JSON and JSON_IETF their text.
void toWire(const schema::SchemaIndex& index, model::NodeId leaf, const model::Value& value, gnmi::Encoding encoding,
            gnmi::TypedValue& wire);

/// The payload of a Set update, for all arms that make sense. Errors: Usage (no value), Unsupported (Any, proto bytes).
Result<SetPayload> toPayload(const gnmi::Update& update, bool isCli);

/// True if the lab can answer in it.
bool isSupported(gnmi::Encoding encoding);

} // namespace fc::sim
