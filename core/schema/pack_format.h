#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace fc::schema {

/// On-disk layout of a schema pack, native byte order (the header says which): header, nodes, types, absent, words,
/// strings, pool, without gaps. Everything refers by index: strings by index into `strings`, lists as a run of `words`.
struct PackHeader
{
    char magic[8];
    std::uint32_t version;
    std::uint32_t byteOrder;
    char sha256[64]; ///< hex, over all bytes after this field
    std::uint64_t fileSize;
    std::uint32_t nodeCount; ///< with the root
    std::uint32_t typeCount;
    std::uint32_t wordCount;
    std::uint32_t stringCount;
    std::uint32_t poolSize;
    std::uint32_t release;     ///< string
    std::uint32_t modules;     ///< first word: pairs of strings, name and revision
    std::uint32_t moduleCount;
    std::uint32_t absentCount;
    std::uint32_t reserved;
};
static_assert(sizeof(PackHeader) == 128);

/// Nodes stand in breadth-first order: the children of a node are consecutive, sorted by name and module, and follow
/// their parent. Node 0 is the root, its own parent.
struct PackNode
{
    std::uint32_t parent;
    std::uint32_t firstChild;
    std::uint32_t childCount;
    std::uint32_t name;
    std::uint32_t module;
    std::uint32_t type;     ///< 0: carries no value
    std::uint32_t keys;     ///< first word: key nodes
    std::uint32_t defaults; ///< first word: strings
    std::uint32_t units;
    std::uint32_t since;
    std::uint32_t typeName;
    std::uint16_t keyCount;
    std::uint16_t defaultCount;
    std::uint8_t kind;
    std::uint8_t flags;
    std::uint8_t access;
    std::uint8_t status;
};
static_assert(sizeof(PackNode) == 52);

enum PackFlag : std::uint8_t { FlagConfig = 1, FlagOrderedByUser = 2, FlagPresence = 4, FlagMandatory = 8, FlagKey = 16 };
inline constexpr std::uint8_t kAllFlags = 31;

/// Type 0 is "no type". Members precede the types that use them.
struct PackType
{
    std::uint32_t range;
    std::uint32_t names; ///< first word: strings
    std::uint32_t nameCount;
    std::uint32_t members; ///< first word: types
    std::uint32_t memberCount;
    std::uint32_t target; ///< leafref: node, 0 if unknown
    std::uint32_t values; ///< first word: numbers of the names, 32 bits, signed for an enumeration
    std::uint32_t valueCount; ///< 0 or nameCount
    std::uint32_t bases; ///< first word: strings
    std::uint32_t baseCount;
    std::uint8_t base;
    std::uint8_t fractionDigits;
    std::uint16_t reserved;
};
static_assert(sizeof(PackType) == 44);

/// A node that a deviation takes away. Parents precede their children.
struct PackAbsent
{
    std::uint32_t parent; ///< a node, or nodeCount + an earlier absent one
    std::uint32_t name;
    std::uint32_t module;
    std::uint32_t typeName;
    std::uint32_t by;
    std::uint8_t kind;
    std::uint8_t flags; ///< FlagConfig or 0
    std::uint16_t reserved;
};
static_assert(sizeof(PackAbsent) == 24);

struct PackString
{
    std::uint32_t offset;
    std::uint32_t size;
};

inline constexpr std::string_view kPackMagic = "FCSCHEMA";
inline constexpr std::uint32_t kPackVersion = 2;
inline constexpr std::uint32_t kPackByteOrder = 0x01020304;
inline constexpr std::size_t kHashedFrom = 80; ///< first byte that the digest covers

/// The sections of a checked pack: after check() succeeded, every index in it is inside its table, parents and
/// children agree, and neither paths nor types nest without bound.
struct PackView
{
    const PackHeader* header = nullptr;
    std::span<const PackNode> nodes;
    std::span<const PackType> types;
    std::span<const PackAbsent> absent;
    std::span<const std::uint32_t> words;
    std::span<const PackString> strings;
    std::string_view pool;

    /// `bytes` has to be aligned to 8 and outlive the view. Error Parse says what is damaged.
    static Result<PackView> check(std::string_view bytes);

    std::string_view string(std::uint32_t id) const { return pool.substr(strings[id].offset, strings[id].size); }
    std::span<const std::uint32_t> run(std::uint32_t first, std::uint32_t count) const
    {
        return words.subspan(first, count);
    }
};

} // namespace fc::schema
