#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fc::discovery {

/// A word that has to be in the path.
struct Term
{
    std::string text; ///< lower case; may hold '/' ("state/counters")
    bool negated = false;
    bool quoted = false; ///< literal: never similar letters, and looked for in descriptions too
    bool operator==(const Term&) const = default;
};

enum class FilterKind : std::uint8_t {
    Type,    ///< type:enum, part of typedef or base type
    Kind,    ///< kind:leaf, list, container, leaf-list, rpc, notification
    Rw,      ///< rw:yes: configuration that the device lets us set; rw:no
    On,      ///< on:change, on:sample, on:get, on:set: what the device serves
    Module,  ///< module:arista*, glob
    Key,     ///< key:vni: that key leaf, or a list with such a key; key:yes
    Default, ///< default:yes, default:no, default:1500
    Units,   ///< units:octets
    Status,  ///< status:deprecated
    Since,   ///< since:4.3: releases that begin so
    Enum,    ///< enum:L3VRF: a name among enumeration, bits or identities
    Text,    ///< desc:word in the description
};

struct Filter
{
    FilterKind kind = FilterKind::Type;
    std::string value; ///< lower case
    bool negated = false;
    bool operator==(const Filter&) const = default;
};

/// A line as typed: `bgp evpn !counter type:enum "max prefixes"`. Words are combined with and.
struct Query
{
    std::vector<Term> terms;
    std::vector<Filter> filters;
    std::string problem; ///< a sentence about what was not understood; empty if all was. The rest is used all the same.
    bool empty() const { return terms.empty() && filters.empty(); }
};

/// Never fails; limits: 1,000 characters, 32 words (more are a problem and left out).
Query parseQuery(std::string_view line);

/// "type:", "rw:", ... for completion and help, each with an example value.
const std::vector<std::pair<std::string_view, std::string_view>>& filterNames();

/// Parts of `text` that the positive terms match: begin and length, in order, without overlap. If a term is not in the
/// text as it stands its letters are marked one by one where `similar`, else not.
std::vector<std::pair<std::size_t, std::size_t>> highlights(const Query& query, std::string_view text, bool similar);

std::string lowered(std::string_view text);
/// Shell-like, * and ?; without either the pattern has to be contained.
bool matchesGlob(std::string_view pattern, std::string_view text);

} // namespace fc::discovery
