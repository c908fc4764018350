#pragma once

#include "base/result.h"
#include "schema/schema_index.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

enum class NodeStatus : std::uint8_t { Current, Deprecated, Obsolete };

/// An implemented module of the release.
struct ModuleFact
{
    std::string name;
    std::string revision; ///< "2025-05-15", may be empty
    bool operator==(const ModuleFact&) const = default;
};

/// A type, stored once however many leaves use it. `members` are indices of SchemaFacts::types below its own.
struct TypeFact
{
    BaseType base = BaseType::None;
    std::string range;                  ///< "1..4094 | 5000": numeric value or length; empty if the base type's own
    std::uint8_t fractionDigits = 0;    ///< decimal64: 1..18
    std::vector<std::string> names;     ///< enumeration and bits in schema order; identities "module:NAME" sorted
    std::vector<std::uint32_t> members; ///< union: its members in order; leafref: the one real type
    std::string target;                 ///< leafref: schema path of the leaf it points at, empty if unknown
    std::vector<std::int64_t> values{};  ///< of the names of enumeration and bits; empty if they count 0, 1, 2, ...
    std::vector<std::string> bases{};   ///< identityref: "module:NAME" of the identities that values derive from
    bool operator==(const TypeFact&) const = default;
};

inline constexpr std::uint32_t kNoType = 0xFFFFFFFFU;

struct NodeFact
{
    std::string path; ///< schema path, module prefix where the module changes
    NodeKind kind = NodeKind::Container;
    bool config = false;
    bool orderedByUser = false;
    bool presence = false;
    bool mandatory = false;
    NodeStatus status = NodeStatus::Current;
    std::uint8_t access = AccessNone;
    std::uint32_t type = kNoType;      ///< index into SchemaFacts::types; leaves and leaf-lists always have one
    std::vector<std::string> keys;     ///< list: names of the key leaves (of the list's own module) in schema order
    std::vector<std::string> defaults; ///< canonical text
    std::string units;
    std::string since;                 ///< "4.30.1", may be empty
    std::string typeName{};            ///< the typedef, "openconfig-yang-types:counter64"; empty if the type is given in place
    bool operator==(const NodeFact&) const = default;
};

/// A node that the modules define and a deviation of the vendor takes away: shown to people, never used for data.
struct AbsentFact
{
    std::string path; ///< schema path
    NodeKind kind = NodeKind::Container;
    bool config = false;
    std::string typeName; ///< typedef or base type; empty for nodes without value
    std::string by;       ///< module whose deviation takes it (or a node above it) away; empty if unknown
    bool operator==(const AbsentFact&) const = default;
};

/// Everything the index knows of a YANG release, as plain data. Between compiler, text form and pack.
struct SchemaFacts
{
    std::string release; ///< "eos-4.35.0F"
    std::vector<ModuleFact> modules; ///< sorted by name
    std::vector<TypeFact> types;     ///< members before the types that use them
    std::vector<NodeFact> nodes;     ///< in the order of `pathLess`, so a parent precedes its subtree
    std::vector<AbsentFact> absent;  ///< in the same order; the parent is a node or absent too
    bool operator==(const SchemaFacts&) const = default;
};

/// Order of schema paths in which every subtree is contiguous and follows its parent ('/' sorts before all else).
bool pathLess(std::string_view a, std::string_view b);

/// Brings facts into the one canonical form that text and pack are written from: modules, nodes and types sorted,
/// equal types merged, unused ones dropped. Idempotent.
void canonicalise(SchemaFacts& facts);

/// Text form, UTF-8, one fact a line, fields separated by TAB, reviewable with diff:
///
///   fabric-console-schema  1  <release>
///   module   <name> <revision>
///   type     <id> <base> [range=..] [digits=..] [names=a,b] [values=1,2] [bases=a,b] [members=id,id] [target=path]
///   node     <path> <kind> <rw|ro|-> [type=id] [typedef=..] [access=get,set,subscribe] [since=..] [keys=a,b]
///            [default=a,b] [units=..] [status=deprecated|obsolete] [order=user] [presence] [mandatory]
///   absent   <path> <kind> <rw|ro|-> [type=name] [by=module]
///
/// Optional fields appear in this order and only if they say something. A type id is the base type's name if nothing
/// restricts it, else the name and eight hex digits of its content, so that an id survives changes elsewhere.
/// In values "\" escapes TAB (\t), newline (\n), carriage return (\r), comma and itself.
/// Precondition: facts are canonical. The same facts give the same bytes.
std::string writeFacts(const SchemaFacts& facts);

/// Reads what writeFacts wrote. Error Parse names the line; never crashes, never allocates more than a small multiple
/// of the input. Limits: kMaxFactsBytes, 1,000,000 nodes, path depth 64, 64 keys, union nesting 8.
Result<SchemaFacts> parseFacts(std::string_view text);

inline constexpr std::size_t kMaxFactsBytes = 256U * 1024U * 1024U;
inline constexpr std::size_t kMaxNodes = 1'000'000;
inline constexpr std::size_t kMaxPathDepth = 64;
inline constexpr std::size_t kMaxKeys = 64;
inline constexpr std::size_t kMaxTypeDepth = 8;
/// Largest number of names and members that one type may unfold to, and all types together.
inline constexpr std::size_t kMaxUnfolded = 65'536;
inline constexpr std::size_t kMaxUnfoldedSum = 4'000'000;

std::string_view toString(NodeKind kind);
std::string_view toString(BaseType base);
std::string_view toString(NodeStatus status);

} // namespace fc::schema
