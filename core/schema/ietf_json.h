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
    Plain ///< gNMI JSON: numbers as numbers, no prefixes except where a name or identity is ambiguous without
};

/// What a decoder does with members that the schema does not know or whose value does not fit.
enum class Strictness {
    /// Error Schema at the first one (what the lab and the mapper's oracle need). JSON kinds are those of RFC 7951,
    /// except that 64-bit numbers and decimals may also be JSON numbers, and numbers in unions JSON strings.
    Strict,
    /// Skip and report (what device answers need). Any JSON kind whose text suits the type is taken.
    Lenient
};

inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonValues = 4'000'000;

struct DecodeReport
{
    /// "path: reason" of what a Lenient decode skipped, at most 100; `skipped` counts all.
    std::vector<std::string> notes;
    std::size_t skipped = 0;
};

/// JSON text of the node at `at` (its value: an object for containers, an array for a list node, a bare value for
/// leaves; also accepts the value wrapped in the node's own name) decoded into `editor` below `at`.
/// Accepts members with or without prefix; without, a name means what SchemaIndex::child() says, and is an error where
/// that is ambiguous. Merges into what the editor holds: the caller erases first if
/// the value is to replace. Key leaves of the entries on `at` are set. Entries of keyless lists get their position as
/// only key. Empty leaf-lists and empty containers without presence leave nothing behind.
/// Depth limit kMaxJsonDepth, value limit kMaxJsonValues; the caller limits the size. Any bytes are safe.
/// Errors: Parse (not JSON; says the byte), Schema (subject is the member's path). After an error the editor holds
/// part of the document: drop it.
Status decodeJson(const SchemaIndex& index, std::string_view json, const model::InstancePath& at,
                  Strictness strictness, model::TreeEditor& editor, DecodeReport* report = nullptr);

/// A whole document ({"openconfig-interfaces:interfaces":{...},...}) -> tree.
Result<model::ConfigTree> decodeDocument(const SchemaIndex& index, std::string_view json, Strictness strictness,
                                         DecodeReport* report = nullptr);

/// The subtree `node` (with schema path position given by its own NodeIds) as JSON text: leaf -> bare value,
/// container/entry -> object, whose own members are all prefixed in Ietf style. Members come in tree order, keys of an
/// entry first; the same tree gives the same bytes. `indent` < 0 is compact, else spaces per level.
std::string encodeJson(const SchemaIndex& index, const model::TreeNode& node, JsonStyle style, int indent = -1);
std::string encodeDocument(const SchemaIndex& index, const model::ConfigTree& tree, JsonStyle style, int indent = -1);
/// A single leaf value as JSON text, by the leaf's type.
std::string encodeValue(const SchemaIndex& index, NodeId leaf, const model::Value& value, JsonStyle style);

} // namespace fc::schema
