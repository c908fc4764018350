#pragma once

#include "base/result.h"
#include "gnmi/gnmi.pb.h"
#include "model/config_tree.h"
#include "model/path.h"
#include "schema/schema_index.h"

#include <string>

namespace fc::sim {

/// prefix + path of a request as one absolute path. Origin "openconfig" becomes "". A path that only has the deprecated
/// "element" strings is read from those. Errors (Usage): origin in both, unknown origin, elem without a name.
Result<model::Path> joinPaths(const gnmi::Path& prefix, const gnmi::Path& path);
model::Path toModelPath(const gnmi::Path& path);
void toWire(const model::Path& path, gnmi::Path& wire);

/// Steps [from, end) of an instance path as EOS spells them: names and identities in keys without module prefix.
void toWire(const schema::SchemaIndex& index, const model::InstancePath& at, std::size_t from, gnmi::Path& wire);

} // namespace fc::sim
