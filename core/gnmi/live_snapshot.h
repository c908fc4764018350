#pragma once

#include "base/clock.h"
#include "base/strong_id.h"
#include "gnmi/messages.h"
#include "model/config_tree.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fc::gnmi {

/// A leaf of one LiveStore. Ids start at 0 and stay valid as long as the store or any of its snapshots.
using LeafId = StrongId<struct LeafIdTag>;

/// What a leaf is. Never changes once the leaf has an id.
struct LeafInfo
{
    model::Path path;             ///< without module prefixes where the schema allows it, keys sorted
    std::string text;             ///< toString(path)
    model::InstancePath instance; ///< empty if the schema does not know the path
    model::NodeId node;           ///< schema node; 0 if unknown
    bool config = false;          ///< config true by the schema
};

/// What is known of a leaf.
struct LeafState
{
    WireValue value;
    std::int64_t timestamp = 0;   ///< ns as the device sent it; on EOS the time of the last change
    SystemTime received;          ///< when the message arrived here
    std::uint32_t generation = 0; ///< stream in which it was last confirmed
    std::uint32_t duplicates = 0; ///< transitions the device merged, summed
    bool present = false;         ///< false: deleted, or never seen
};

struct LiveCounters
{
    std::uint64_t messages = 0;
    std::uint64_t bytes = 0;
    std::uint64_t updates = 0;    ///< update elements received
    std::uint64_t deletes = 0;    ///< delete elements received
    std::uint64_t syncs = 0;
    std::uint64_t stale = 0;      ///< updates dropped because a newer value is held
    std::uint64_t merged = 0;     ///< updates that replaced one no consumer had taken yet, plus the device's own merges
    std::uint64_t bad = 0;        ///< messages or updates that could not be read
    std::uint64_t repaired = 0;   ///< texts that were not UTF-8
    std::uint64_t swept = 0;      ///< leaves removed because a resync did not bring them again
    std::uint64_t leaves = 0;     ///< present now
    std::uint32_t generation = 0; ///< streams begun so far
    bool connected = false;
    bool synced = false;          ///< sync_response seen in this generation
    std::optional<SystemTime> lastReceived;
};

/// An immutable picture of a LiveStore. Thread-safe; making one copies no values.
class LiveSnapshot
{
public:
    static constexpr std::size_t kPageSize = 64;
    using Page = std::array<LeafState, kPageSize>;
    using Pages = std::vector<std::shared_ptr<const Page>>;
    using InfoPage = std::array<LeafInfo, kPageSize>;
    using InfoPages = std::vector<std::shared_ptr<const InfoPage>>;

    /// Slots of the last pages from `size` on belong to the writer: nobody else reads them.
    LiveSnapshot(Pages pages, InfoPages infos, std::size_t size, LiveCounters counters)
        : m_pages(std::move(pages)), m_infos(std::move(infos)), m_size(size), m_counters(std::move(counters))
    {
    }

    /// Ids 0 .. size()-1 exist here; some may be absent (LeafState::present).
    std::size_t size() const noexcept { return m_size; }
    const LeafInfo& info(LeafId id) const { return (*m_infos[id.value / kPageSize])[id.value % kPageSize]; }
    const LeafState& state(LeafId id) const { return (*m_pages[id.value / kPageSize])[id.value % kPageSize]; }
    /// Held, but the stream that brought it is gone and the new one has not confirmed it.
    bool isStale(LeafId id) const
    {
        return !m_counters.connected || state(id).generation != m_counters.generation;
    }
    const LiveCounters& counters() const noexcept { return m_counters; }

    /// Every present leaf in id order.
    void forEach(const std::function<void(LeafId, const LeafInfo&, const LeafState&)>& visit) const;

private:
    Pages m_pages;
    InfoPages m_infos;
    std::size_t m_size;
    LiveCounters m_counters;
};

} // namespace fc::gnmi
