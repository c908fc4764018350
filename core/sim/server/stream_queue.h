#pragma once

#include "model/config_tree.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace fc::sim {

/// What waits to be sent on one Subscribe stream. A leaf waits at most once: a newer value takes its place and counts
/// as a duplicate (gNMI 3.5.2.1), so a slow reader costs memory for each leaf, not for each change. A removal takes
/// what waits below it away and keeps its place before what comes after. Not thread-safe.
class StreamQueue
{
public:
    enum class Kind { Update, Delete, Sync };

    struct Item
    {
        Kind kind = Kind::Update;
        model::InstancePath path;
        model::Value value;
        std::int64_t timestamp = 0;
        std::uint32_t duplicates = 0;
    };

    void update(const model::InstancePath& path, const model::Value& value, std::int64_t timestamp);
    void remove(const model::InstancePath& path, std::int64_t timestamp);
    void sync();

    bool isEmpty() const noexcept { return m_live == 0; }
    std::size_t size() const noexcept { return m_live; }
    /// The next items that fit one Notification: one sync, or up to `limit` updates or removals that have the same
    /// parent and timestamp. Empty if nothing waits.
    std::vector<Item> take(std::size_t limit);

private:
    void dropDead();

    std::deque<std::optional<Item>> m_items; ///< nullopt: taken away
    std::uint64_t m_first = 0;               ///< number of m_items.front()
    std::unordered_map<std::uint64_t, std::uint64_t> m_waiting; ///< hash of a leaf's path -> item number
    std::size_t m_live = 0;
};

} // namespace fc::sim
