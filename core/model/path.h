#pragma once

#include "base/result.h"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace fc::model {

/// One key of a list entry. The value is the canonical text of the key leaf; "*" matches any.
struct PathKey
{
    std::string name;
    std::string value;
    auto operator<=>(const PathKey&) const = default;
};

/// One elem: a node name, possibly with module prefix ("openconfig-if-ip:ipv4"), and its keys sorted by name.
struct PathElem
{
    std::string name;
    std::vector<PathKey> keys;
    auto operator<=>(const PathElem&) const = default;

    /// nullptr if the key is not given.
    const std::string* key(std::string_view keyName) const;
};

/// A gNMI path: optional origin and the elems. Zero elems is the root (gNMI spec 2.2.2).
/// Text form and its 34 test vectors: facts/gnmi-protocol.md section 6. parsePath(toString(p)) == p for every path
/// with non-empty names, keys and values.
struct Path
{
    std::string origin;
    std::vector<PathElem> elems;
    auto operator<=>(const Path&) const = default;

    bool isRoot() const noexcept { return elems.empty(); }
    bool hasWildcard() const; ///< "*" as name or key value, "..." as name
    Path child(PathElem elem) const;
};

/// Canonical text: "origin:/a/b[k1=v1][k2=v2]"; keys sorted, "\" escapes; root is "/".
std::string toString(const Path& path);
std::string toString(const PathElem& elem);

/// Accepts absolute and relative text. Errors (Parse) carry the column, counted from 1, in the text.
Result<Path> parsePath(std::string_view text);

/// Name without module prefix: "openconfig-if-ip:ipv4" -> "ipv4".
std::string_view bareName(std::string_view name);
/// Module prefix or empty.
std::string_view modulePrefix(std::string_view name);

} // namespace fc::model
