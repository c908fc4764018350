#pragma once

#include "base/clock.h"
#include "gnmi/alias_table.h"
#include "gnmi/leaf_registry.h"
#include "gnmi/live_snapshot.h"
#include "gnmi/wire_walk.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace fc::gnmi {

/// Everything one device has streamed: a flat table of leaves, fed by the wire walk.
///
/// One writer at a time (the telemetry thread that owns the subscription); any thread may read. The lock is held for
/// one message or for copying page pointers, never for work on values.
///
/// Rules (facts/gnmi-protocol.md C102-C112): deletes of a message apply before its updates; an update older than the
/// value held is dropped, unless it comes on a new stream; a delete spares newer leaves; an atomic notification
/// replaces everything under its prefix; leaves of a lost stream stay, marked stale, until the next sync_response
/// confirms or removes them. Times of receipt decide about life, never the device's timestamps (C106).
class LiveStore
{
public:
    /// `wake` runs on the writer's thread when the first change after a drain() arrives. It must not block.
    LiveStore(std::shared_ptr<const schema::SchemaIndex> index, const Clock& clock, std::function<void()> wake = {});

    // Writer side.
    /// A new stream: what it does not bring again until its sync is removed then. Returns its generation.
    std::uint32_t beginStream();
    /// The stream is gone: everything held is stale from now on.
    void endStream();
    /// One serialised SubscribeResponse. Bytes that cannot be read are counted and dropped (kind Empty).
    /// Returns what the message was; `failure` receives the text of the deprecated error arm. A message of another
    /// generation than the current one is dropped (a late call of a stream that was given up); 0 means the current.
    SubscribeMessage::Kind ingest(std::string_view message, std::string* failure = nullptr, std::uint32_t generation = 0);

    // Any thread.
    std::shared_ptr<const LiveSnapshot> snapshot();
    struct Changes
    {
        std::shared_ptr<const LiveSnapshot> snapshot;
        std::vector<LeafId> leaves; ///< changed since the last drain, each once, in order of first change
    };
    /// For the one consumer that follows changes.
    Changes drain();
    LiveCounters counters() const;
    /// nullopt if the device never mentioned the path.
    std::optional<LeafId> find(const model::Path& path) const;

private:
    struct Slot
    {
        bool queued = false;        ///< in m_changed
        std::uint64_t touched = 0;  ///< serial of the last message that wrote the leaf
    };

    SubscribeMessage::Kind ingestLocked(std::string_view message, std::string* failure);
    wire::Walk readResponse(std::string_view message, SubscribeMessage::Kind& kind);
    wire::Walk readNotification(std::string_view body);
    wire::Walk readUpdate(std::string_view bytes, std::uint32_t prefix);
    void readDelete(std::string_view bytes);
    wire::Walk intern(std::string_view pathBytes, std::uint32_t prefix, std::optional<LeafId>& leaf, model::Path& path);
    bool decodePrefix();
    bool explode(const model::Path& path, const WireValue& value, std::uint32_t duplicates);
    void putLeaves(const model::TreeNode& node, model::InstancePath& trail, std::uint32_t duplicates);
    void store(LeafId leaf, const wire::ValueView& view, std::uint32_t duplicates);
    void put(LeafId leaf, WireValue value, std::uint32_t duplicates);
    void remove(LeafId leaf, std::int64_t timestamp);
    void replaceAtomic();
    void sweep();
    LeafState& writable(LeafId leaf);
    const LeafState& stateOf(LeafId leaf) const;
    void changed(LeafId leaf);
    std::shared_ptr<const LiveSnapshot> makeSnapshot();
    void wakeOnce();

    std::shared_ptr<const schema::SchemaIndex> m_index;
    const Clock& m_clock;
    std::function<void()> m_wake;
    std::atomic<bool> m_awake{false};

    mutable std::mutex m_mutex;
    LeafRegistry m_registry;
    AliasTable m_aliases;
    std::vector<std::shared_ptr<LiveSnapshot::Page>> m_pages;
    std::vector<bool> m_shared; ///< page is part of a snapshot: copy before writing
    std::vector<Slot> m_slots;
    std::vector<LeafId> m_changed;
    LiveCounters m_counters;

    // Of the message being read.
    wire::NotificationView m_view;
    std::uint64_t m_serial = 0;
    SystemTime m_now;
    model::Path m_prefix;
    bool m_prefixDecoded = false;
};

} // namespace fc::gnmi
