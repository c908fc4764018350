#pragma once

#include "gnmi/messages.h"
#include "model/config_tree.h"
#include "schema/ietf_json.h"
#include "schema/schema_index.h"

namespace fc::gnmi {

/// Writes what a notification says into `editor`: deletes first, then updates (C104). Scalars become canonical by
/// their leaf's type, JSON values are decoded below their path, key leaves of the entries on the way are set.
/// Lenient: what the schema does not know, or whose value does not fit, is skipped and reported. Strict: Error Schema
/// naming the path. Deletes with wildcards need a tree to match against and are reported as skipped.
Status applyToTree(const schema::SchemaIndex& index, const RawNotification& notification, model::TreeEditor& editor,
                   schema::Strictness strictness, schema::DecodeReport* report = nullptr);

/// All notifications of a Get into one tree.
Result<model::ConfigTree> toTree(const schema::SchemaIndex& index, const GetAnswer& answer,
                                 schema::Strictness strictness, schema::DecodeReport* report = nullptr);

/// Where a JSON value for `path` belongs: like schema::toInstancePath, but a list may also be named as a whole (without
/// keys on the last elem), which is where devices put a JSON array.
Result<model::InstancePath> jsonPosition(const schema::SchemaIndex& index, const model::Path& path);

} // namespace fc::gnmi
