#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "model/path.h"
#include "schema/schema_index.h"

namespace fc::schema {

/// How module prefixes are written in a printed path.
enum class PrefixStyle {
    Minimal, ///< none, except where a name or identity is ambiguous without: what gnmic users type and EOS sends
    Ietf,    ///< where the module differs from the parent's (RFC 7951): unambiguous, canonical for storage
};

/// Path without wildcards -> instance path; every list elem needs all keys, key values are canonicalised by their
/// leaf's type ("BGP" -> "openconfig-policy-types:BGP"). The origin is "" or "openconfig". Error Schema names the elem.
Result<model::InstancePath> toInstancePath(const SchemaIndex& index, const model::Path& path);
model::Path toPath(const SchemaIndex& index, const model::InstancePath& instance,
                   PrefixStyle style = PrefixStyle::Minimal);

/// Sets the key leaves of every list entry on the path: an entry that an edit creates must carry them.
void setKeyLeaves(const SchemaIndex& index, const model::InstancePath& instance, model::TreeEditor& editor);

/// All instances in `tree` that a path with wildcards, "..." or omitted keys selects, in tree order. "..." stands for
/// any number of levels, none included. Nothing selected is no error as long as the schema could have such a node;
/// error Schema names the elem from which on it cannot.
Result<std::vector<model::InstancePath>> select(const SchemaIndex& index, const model::ConfigTree& tree,
                                                const model::Path& pattern);

/// Text -> canonical value by the leaf's type: ranges, enums, identities (prefix added), unions member by member,
/// decimal64 to its fraction digits. For leaf-lists it parses one entry. Error Schema says what was expected.
/// In unions, members that take any text (string, binary) are tried last: the index carries no patterns, so a string
/// member that stands first would hide the rest. The same text is always the same value.
Result<model::Scalar> parseScalar(const SchemaIndex& index, NodeId leaf, std::string_view text);
/// Re-canonicalises a value of unknown provenance (protobuf scalars, JSON kinds): what counts is the text it prints as,
/// so text "34" suits a uint16 and the number 34 a string. Leaf-list entries that are
/// system-ordered come out sorted; VLAN ranges ("10..20") of union types are expanded by the caller, not here.
Result<model::Value> canonical(const SchemaIndex& index, NodeId leaf, const model::Value& value);
/// True if value equals the schema default of the leaf.
bool isDefault(const SchemaIndex& index, NodeId leaf, const model::Value& value);

} // namespace fc::schema
