#pragma once

#include "gnmi/messages.h"
#include "model/config_tree.h"
#include "model/origin.h"
#include "schema/schema_index.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace fc::app {

/// [{"type","id","field","url"}], the shape of cli.md.
std::string originsJson(const std::vector<model::Origin>& origins);

/// An indented tree: containers and entries as headings, leaves as "name: value".
void printTree(std::ostream& out, const schema::SchemaIndex& index, const model::ConfigTree& tree);
/// One "path: value" a line.
void printFlat(std::ostream& out, const schema::SchemaIndex& index, const model::ConfigTree& tree);
/// {"timestamp","path","value"} of each update and {"timestamp","delete"} of each delete.
std::string notificationJson(const gnmi::RawNotification& notification);

} // namespace fc::app
