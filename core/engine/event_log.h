#pragma once

#include "engine/fabric_view.h"

#include <deque>
#include <mutex>
#include <vector>

namespace fc::engine {

/// The event list: a bounded ring. What falls out is counted. Thread-safe.
class EventLog
{
public:
    explicit EventLog(const Clock& clock, std::size_t capacity = 10'000) : m_clock(clock), m_capacity(capacity) {}

    /// Fills in id and time; returns the id.
    std::uint64_t add(EventRecord record);
    /// Records with id > after, oldest first, at most `limit`.
    std::vector<EventRecord> since(std::uint64_t after, std::size_t limit) const;
    std::uint64_t lastId() const;
    std::uint64_t dropped() const;

private:
    const Clock& m_clock;
    std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::deque<EventRecord> m_records;
    std::uint64_t m_lastId = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace fc::engine
