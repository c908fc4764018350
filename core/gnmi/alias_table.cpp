#include "gnmi/alias_table.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace fc::gnmi {

namespace {

constexpr std::uint32_t kPrefixes = 0xFFFF'FFFFU; ///< prefixes are entries of this pseudo prefix
constexpr std::size_t kChunk = 64 * 1024;

} // namespace

AliasTable::AliasTable(std::size_t maxEntries) : m_maxEntries(maxEntries), m_slots(1024)
{
    std::random_device device;
    m_seed = (static_cast<std::uint64_t>(device()) << 32U) | device();
}

std::uint64_t AliasTable::hash(std::uint32_t prefix, std::string_view path) const noexcept
{
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t state = m_seed ^ (static_cast<std::uint64_t>(prefix) << 32U) ^ path.size();
    const auto mix = [&](std::uint64_t word) {
        state = (state ^ word) * kOdd;
        state ^= state >> 29U;
    };
    std::size_t at = 0;
    for (; at + 8 <= path.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, path.data() + at, 8);
        mix(word);
    }
    std::uint64_t rest = 0;
    if (at < path.size()) // an empty view may point nowhere
        std::memcpy(&rest, path.data() + at, path.size() - at);
    mix(rest);
    mix(state >> 32U);
    return state;
}

std::string_view AliasTable::keep(std::string_view bytes)
{
    if (m_chunks.empty() || m_chunks.back().capacity() - m_chunks.back().size() < bytes.size()) {
        m_chunks.emplace_back();
        m_chunks.back().reserve(std::max(kChunk, bytes.size()));
    }
    std::string& chunk = m_chunks.back();
    const std::size_t at = chunk.size();
    chunk.append(bytes); // stays within the capacity: earlier views keep pointing at the same bytes
    return {chunk.data() + at, bytes.size()};
}

std::optional<LeafId> AliasTable::find(std::uint32_t prefix, std::string_view path) const
{
    const std::uint64_t wanted = hash(prefix, path);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = wanted & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const Entry& entry = m_entries[m_slots[slot] - 1];
        if (entry.hash == wanted && entry.prefix == prefix && entry.bytes == path)
            return entry.leaf;
    }
    return std::nullopt;
}

void AliasTable::insert(std::uint32_t prefix, std::string_view path, LeafId leaf)
{
    if (m_entries.size() * 2 >= m_slots.size())
        grow();
    const std::uint64_t value = hash(prefix, path);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = value & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_entries.push_back({value, prefix, leaf, keep(path)});
    m_slots[slot] = static_cast<std::uint32_t>(m_entries.size());
}

void AliasTable::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::size_t slot = m_entries[i].hash & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

void AliasTable::forget()
{
    m_slots.assign(1024, 0);
    m_entries.clear();
    m_prefixes.clear();
    m_chunks.clear();
    m_lastPrefix = 0;
}

std::uint32_t AliasTable::prefixNumber(std::string_view prefix)
{
    if (m_lastPrefix < m_prefixes.size() && m_prefixes[m_lastPrefix] == prefix)
        return m_lastPrefix;
    // Between messages is the one safe moment to forget: numbers handed out before are not used again.
    if (m_entries.size() >= m_maxEntries)
        forget();
    if (const std::optional<LeafId> known = find(kPrefixes, prefix))
        return m_lastPrefix = known->value;
    m_lastPrefix = static_cast<std::uint32_t>(m_prefixes.size());
    insert(kPrefixes, prefix, LeafId{m_lastPrefix});
    m_prefixes.push_back(m_entries.back().bytes);
    return m_lastPrefix;
}

} // namespace fc::gnmi
