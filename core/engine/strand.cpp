#include "engine/strand.h"

namespace fc::engine {

Strand::Strand(std::function<void()> idle, std::chrono::milliseconds interval)
    : m_idle(std::move(idle)), m_interval(interval), m_thread([this](std::stop_token stop) { run(stop); })
{
}

Strand::~Strand()
{
    m_thread.request_stop();
    m_wake.notify_all();
}

void Strand::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Strand::wakeSoon()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_idleWanted)
            return;
        m_idleWanted = true;
    }
    m_wake.notify_one();
}

void Strand::run(std::stop_token stop)
{
    auto nextIdle = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (!m_tasks.empty()) {
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            lock.lock();
        } else if (m_idleWanted) {
            // Waiting here, not sleeping: a posted task goes first.
            if (m_wake.wait_until(lock, stop, nextIdle, [this] { return !m_tasks.empty(); }))
                continue;
            if (stop.stop_requested())
                break;
            m_idleWanted = false;
            lock.unlock();
            nextIdle = std::chrono::steady_clock::now() + m_interval;
            m_idle();
            lock.lock();
        } else {
            m_wake.wait(lock, stop, [this] { return !m_tasks.empty() || m_idleWanted; });
        }
    }
}

} // namespace fc::engine
