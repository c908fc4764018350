#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "schema/schema_index.h"

#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

enum class JsonStyle {
    Ietf, ///< RFC 7951: module-qualified where the module changes, 64-bit numbers as strings
    Plain ///< gNMI JSON: no prefixes, numbers as numbers
};

/// What a decoder does with members that the schema does not know or whose value does not fit.
enum class Strictness {
    Strict, ///< Error Schema at the first one (what the lab and the mapper's oracle need)
    Lenient ///< skip and report (what device answers need)
};

struct DecodeReport
{
    /// "path: reason" of what a Lenient decode skipped, at most 100; `skipped` counts all.
    std::vector<std::string> notes;
    std::size_t skipped = 0;
};

/// JSON text of the node at `at` (its value: an object for containers, an array for a list node, a bare value for
/// leaves; also accepts the value wrapped in the node's own name) decoded into `editor` below `at`.
/// Accepts members with or without prefix, 64-bit integers as string or number. Depth limit 64, size limit by caller.
/// Errors: Parse (not JSON; says the byte), Schema (names the member's path).
Status decodeJson(const SchemaIndex& index, std::string_view json, const model::InstancePath& at,
                  Strictness strictness, model::TreeEditor& editor, DecodeReport* report = nullptr);

/// A whole document ({"openconfig-interfaces:interfaces":{...},...}) -> tree.
Result<model::ConfigTree> decodeDocument(const SchemaIndex& index, std::string_view json, Strictness strictness,
                                         DecodeReport* report = nullptr);

/// The subtree `node` (with schema path position given by its own NodeIds) as JSON text: leaf -> bare value,
/// container/entry -> object. `indent` < 0 is compact.
std::string encodeJson(const SchemaIndex& index, const model::TreeNode& node, JsonStyle style, int indent = -1);
std::string encodeDocument(const SchemaIndex& index, const model::ConfigTree& tree, JsonStyle style, int indent = -1);
/// A single leaf value as JSON text, by the leaf's type.
std::string encodeValue(const SchemaIndex& index, NodeId leaf, const model::Value& value, JsonStyle style);

} // namespace fc::schema
