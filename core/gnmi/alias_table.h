#pragma once

#include "gnmi/live_snapshot.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::gnmi {

/// Serialised path bytes -> leaf, so that a path that was seen before is never parsed again. The bytes decide, the
/// hash only finds them; it is seeded, because devices choose the bytes. Bounded: a full table forgets everything
/// and learns anew. One thread at a time.
class AliasTable
{
public:
    explicit AliasTable(std::size_t maxEntries = 1'000'000);

    /// A small number for a prefix; equal bytes, equal number, until the table forgets.
    std::uint32_t prefixNumber(std::string_view prefix);
    std::optional<LeafId> find(std::uint32_t prefix, std::string_view path) const;
    void insert(std::uint32_t prefix, std::string_view path, LeafId leaf);
    std::size_t size() const noexcept { return m_entries.size(); }

private:
    struct Entry
    {
        std::uint64_t hash;
        std::uint32_t prefix;
        LeafId leaf;
        std::string_view bytes;
    };

    std::uint64_t hash(std::uint32_t prefix, std::string_view path) const noexcept;
    std::string_view keep(std::string_view bytes);
    void grow();
    void forget();

    std::size_t m_maxEntries;
    std::uint64_t m_seed;
    std::vector<std::uint32_t> m_slots; ///< entry number + 1; 0 is free
    std::vector<Entry> m_entries;
    std::vector<std::string_view> m_prefixes;
    std::uint32_t m_lastPrefix = 0;
    std::deque<std::string> m_chunks; ///< owns the bytes
};

} // namespace fc::gnmi
