#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "model/path.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

using model::NodeId;

/// AnyData stands for anydata and anyxml: a node whose content the schema does not describe.
enum class NodeKind : std::uint8_t {
    Root, Container, List, Leaf, LeafList, Rpc, Action, Input, Output, Notification, AnyData
};

enum class BaseType : std::uint8_t {
    None, Binary, Bits, Boolean, Decimal64, Empty, Enumeration, IdentityRef, InstanceIdentifier,
    Int8, Int16, Int32, Int64, LeafRef, String, Uint8, Uint16, Uint32, Uint64, Union
};

/// A resolved type. Views point into the index and live as long as it.
struct TypeInfo
{
    BaseType base = BaseType::None;
    std::string_view range;               ///< "1..4094 | 5000", as in YANG; numeric value or string length
    std::uint8_t fractionDigits = 0;      ///< decimal64 only
    std::vector<std::string_view> names;  ///< enumeration and bits: the names; identityref: "module:NAME" of each derived identity
    std::vector<std::int64_t> values;     ///< enumeration and bits: the numbers of the names; empty if they are 0, 1, 2, ...
    std::vector<std::string_view> bases;  ///< identityref: "module:NAME" of the identities that values derive from
    std::vector<TypeInfo> members;        ///< union: in order; leafref: the one real type at the end of the chain
    NodeId leafrefTarget{};               ///< leafref only; 0 if not resolvable
};

/// What EOS serves of a node, from the path reports. Bits.
enum Access : std::uint8_t { AccessNone = 0, AccessGet = 1, AccessSet = 2, AccessSubscribe = 4 };

/// An implemented module of the release, as Capabilities would name it.
struct ModuleInfo
{
    std::string_view name;
    std::string_view revision; ///< may be empty
};

/// A node that the modules define and a deviation of the vendor takes away. It has no NodeId: no data, path or
/// subscription can name it. For people who look for it.
struct AbsentNode
{
    NodeId parent;                           ///< the nearest ancestor that exists
    std::optional<std::size_t> absentParent; ///< its direct parent if that is absent too; an earlier one
    NodeKind kind = NodeKind::Container;
    std::string_view name;
    std::string_view module;
    bool config = false;
    std::string_view typeName; ///< typedef or base type; empty for nodes without value
    std::string_view by;       ///< module whose deviation takes it away; empty if unknown
};

/// A packed, memory-mapped index of every data node of a YANG release, deviations applied.
/// Immutable after open; thread-safe. NodeIds are valid for this index only.
class SchemaIndex
{
public:
    /// Checks magic, version and SHA-256 before anything is used. Errors: NotFound, Parse (damaged file).
    static Result<std::shared_ptr<const SchemaIndex>> open(const std::string& packFile);
    /// The same from bytes in memory (tests, fuzzing). Takes the bytes over.
    static Result<std::shared_ptr<const SchemaIndex>> fromBytes(std::string pack);
    ~SchemaIndex();
    SchemaIndex(const SchemaIndex&) = delete;
    SchemaIndex& operator=(const SchemaIndex&) = delete;

    std::string_view release() const; ///< "eos-4.35.0F"
    std::string_view digest() const;  ///< sha256 of the pack, hex
    std::size_t nodeCount() const;    ///< without the root; NodeIds are 0 (root) to nodeCount()
    std::vector<ModuleInfo> modules() const; ///< sorted by name

    NodeKind kind(NodeId node) const;
    std::string_view name(NodeId node) const;   ///< without prefix
    std::string_view module(NodeId node) const; ///< module that defines it: the JSON_IETF prefix
    NodeId parent(NodeId node) const;           ///< of the root: the root
    /// Sorted by name, then module. NodeIds of siblings are consecutive in this order.
    std::vector<NodeId> children(NodeId node) const;
    /// Key leaves of a list in schema order; empty for keyless (state) lists.
    std::vector<NodeId> keys(NodeId list) const;
    bool isKey(NodeId leaf) const;
    bool isConfig(NodeId node) const;
    bool isOrderedByUser(NodeId node) const;
    bool isPresence(NodeId node) const;
    bool isMandatory(NodeId node) const;
    std::string_view units(NodeId node) const;
    std::string_view statusText(NodeId node) const; ///< "current", "deprecated", "obsolete"
    /// Schema defaults in canonical text; empty if none. Leaf-lists may have several.
    std::vector<std::string_view> defaults(NodeId node) const;
    /// As declared: a leafref stays one. BaseType::None for nodes that carry no value. Lives as long as the index.
    const TypeInfo& type(NodeId leaf) const;
    /// The type a value has to satisfy: leafrefs followed to their end.
    const TypeInfo& realType(NodeId leaf) const;
    /// The typedef of the leaf, "openconfig-yang-types:counter64"; empty if its type is given in place.
    std::string_view typeName(NodeId leaf) const;
    std::uint8_t access(NodeId node) const;     ///< bits of Access
    std::string_view since(NodeId node) const;  ///< EOS release of the path report, may be empty

    /// Nodes without support: i below absentCount(), parents before children.
    std::size_t absentCount() const;
    AbsentNode absent(std::size_t i) const;
    std::string absentPath(std::size_t i) const; ///< as schemaPath

    /// "/openconfig-interfaces:interfaces/interface/config/name": prefix where the module changes.
    std::string schemaPath(NodeId node) const;
    /// Child by name with or without module prefix; nullopt if absent or ambiguous. Where modules share a name, the
    /// unprefixed one means: at the root the node of an "openconfig-" module (gNMI's default origin), below the node
    /// of the parent's own module (RFC 7951, 4). With neither it is ambiguous.
    std::optional<NodeId> child(NodeId parent, std::string_view name) const;
    /// No sibling has this bare name too. O(1).
    bool isOnlyOfItsName(NodeId node) const;
    /// All children of that name: several if the name has no prefix and more than one module defines it.
    std::vector<NodeId> childrenNamed(NodeId parent, std::string_view name) const;
    /// Schema node of a path; origin and keys are ignored, wildcard names are not nodes. Names with or without
    /// prefixes: an unprefixed name that several modules define ("/components") goes to the node under which the whole
    /// path exists, if several to the one that child() would take. Error Schema if none, or still several: it lists
    /// them with their prefixes.
    Result<NodeId> resolve(const model::Path& path) const;

    /// For TreeEditor. Valid as long as the index.
    model::KeepsOrder keepsOrder() const;

private:
    struct Data;
    explicit SchemaIndex(std::unique_ptr<Data> data);
    static Result<std::shared_ptr<const SchemaIndex>> make(std::unique_ptr<Data> data, std::string_view bytes);
    /// Not what its bare name means where another module defines the same.
    bool isForeign(NodeId node) const;
    std::unique_ptr<Data> m_data;
};

} // namespace fc::schema
