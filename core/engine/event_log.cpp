#include "engine/event_log.h"

#include <algorithm>

namespace fc::engine {

std::uint64_t EventLog::add(EventRecord record)
{
    const std::lock_guard lock(m_mutex);
    record.id = ++m_lastId;
    record.time = m_clock.now();
    m_records.push_back(std::move(record));
    if (m_records.size() > m_capacity) {
        m_records.pop_front();
        ++m_dropped;
    }
    return m_lastId;
}

std::vector<EventRecord> EventLog::since(std::uint64_t after, std::size_t limit) const
{
    const std::lock_guard lock(m_mutex);
    const auto first = std::ranges::upper_bound(m_records, after, {}, &EventRecord::id);
    std::vector<EventRecord> out;
    for (auto it = first; it != m_records.end() && out.size() < limit; ++it)
        out.push_back(*it);
    return out;
}

std::uint64_t EventLog::lastId() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastId;
}

std::uint64_t EventLog::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

} // namespace fc::engine
