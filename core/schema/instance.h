#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "model/path.h"
#include "schema/schema_index.h"

namespace fc::schema {

/// How module prefixes are written in a printed path.
enum class PrefixStyle {
    Minimal, ///< none, except where a root name is ambiguous: what gnmic users type
    Ietf,    ///< where the module differs from the parent's (RFC 7951): unambiguous, canonical for storage
};

/// Path without wildcards -> instance path; every list elem needs all keys, key values are canonicalised by their
/// leaf's type ("BGP" -> "openconfig-policy-types:BGP"). Error Schema names the elem.
Result<model::InstancePath> toInstancePath(const SchemaIndex& index, const model::Path& path);
model::Path toPath(const SchemaIndex& index, const model::InstancePath& instance,
                   PrefixStyle style = PrefixStyle::Minimal);

/// All instances in `tree` that a path with wildcards, "..." or omitted keys selects, in tree order.
Result<std::vector<model::InstancePath>> select(const SchemaIndex& index, const model::ConfigTree& tree,
                                                const model::Path& pattern);

/// Text -> canonical value by the leaf's type: ranges, enums, identities (prefix added), unions member by member,
/// decimal64 to its fraction digits. For leaf-lists it parses one entry. Error Schema says what was expected.
Result<model::Scalar> parseScalar(const SchemaIndex& index, NodeId leaf, std::string_view text);
/// Re-canonicalises a value of unknown provenance (protobuf scalars, JSON kinds). Leaf-list entries that are
/// system-ordered come out sorted; VLAN ranges ("10..20") of union types are expanded by the caller, not here.
Result<model::Value> canonical(const SchemaIndex& index, NodeId leaf, const model::Value& value);
/// True if value equals the schema default of the leaf.
bool isDefault(const SchemaIndex& index, NodeId leaf, const model::Value& value);

} // namespace fc::schema
