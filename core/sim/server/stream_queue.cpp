#include "sim/server/stream_queue.h"

#include "sim/device/tree_delta.h"

#include <algorithm>

namespace fc::sim {

namespace {

bool isAtOrBelow(const model::InstancePath& path, const model::InstancePath& top)
{
    return path.size() >= top.size() && std::equal(top.begin(), top.end(), path.begin());
}

bool sameParent(const model::InstancePath& a, const model::InstancePath& b)
{
    return a.size() == b.size() && !a.empty() && std::equal(a.begin(), a.end() - 1, b.begin());
}

} // namespace

void StreamQueue::update(const model::InstancePath& path, const model::Value& value, std::int64_t timestamp)
{
    const std::uint64_t hash = hashOf(path);
    if (const auto it = m_waiting.find(hash); it != m_waiting.end()) {
        std::optional<Item>& slot = m_items[it->second - m_first];
        if (slot && slot->path == path) {
            slot->value = value;
            slot->timestamp = timestamp;
            ++slot->duplicates;
            return;
        }
    }
    m_waiting[hash] = m_first + m_items.size();
    m_items.push_back(Item{Kind::Update, path, value, timestamp, 0});
    ++m_live;
}

void StreamQueue::remove(const model::InstancePath& path, std::int64_t timestamp)
{
    for (std::optional<Item>& slot : m_items) {
        if (!slot || slot->kind != Kind::Update || !isAtOrBelow(slot->path, path))
            continue;
        m_waiting.erase(hashOf(slot->path));
        slot.reset();
        --m_live;
    }
    m_items.push_back(Item{Kind::Delete, path, {}, timestamp, 0});
    ++m_live;
}

void StreamQueue::sync()
{
    m_items.push_back(Item{Kind::Sync, {}, {}, 0, 0});
    ++m_live;
}

void StreamQueue::dropDead()
{
    while (!m_items.empty() && !m_items.front()) {
        m_items.pop_front();
        ++m_first;
    }
}

std::vector<StreamQueue::Item> StreamQueue::take(std::size_t limit)
{
    std::vector<Item> taken;
    for (dropDead(); !m_items.empty() && taken.size() < limit; dropDead()) {
        Item& next = *m_items.front();
        const bool fits = taken.empty() || (next.kind == taken.front().kind && next.kind != Kind::Sync &&
                                            next.timestamp == taken.front().timestamp &&
                                            sameParent(next.path, taken.front().path));
        if (!fits)
            break;
        if (next.kind == Kind::Update)
            m_waiting.erase(hashOf(next.path));
        taken.push_back(std::move(next));
        m_items.front().reset();
        --m_live;
    }
    return taken;
}

} // namespace fc::sim
