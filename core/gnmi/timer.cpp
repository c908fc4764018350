#include "gnmi/timer.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

namespace fc::gnmi {

struct ThreadTimer::State
{
    using Key = std::pair<std::chrono::steady_clock::time_point, std::uint64_t>;

    std::mutex mutex;
    std::condition_variable wake;
    std::map<Key, std::function<void()>> due;
    std::uint64_t serial = 0;
    bool stopping = false;
    std::thread thread;

    void run()
    {
        std::unique_lock lock(mutex);
        while (!stopping) {
            if (due.empty()) {
                wake.wait(lock);
                continue;
            }
            const auto first = due.begin();
            if (first->first.first > std::chrono::steady_clock::now()) {
                const auto until = first->first.first;
                wake.wait_until(lock, until);
                continue;
            }
            std::function<void()> function = std::move(first->second);
            due.erase(first);
            lock.unlock();
            function();
            function = nullptr; // what it holds goes without the lock
            lock.lock();
        }
    }
};

ThreadTimer::ThreadTimer() : m_state(std::make_shared<State>())
{
    m_state->thread = std::thread([state = m_state.get()] { state->run(); });
}

ThreadTimer::~ThreadTimer()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->stopping = true;
    }
    m_state->wake.notify_all();
    m_state->thread.join();
}

Handle ThreadTimer::after(std::chrono::milliseconds delay, std::function<void()> function)
{
    State::Key key;
    {
        const std::lock_guard lock(m_state->mutex);
        key = {std::chrono::steady_clock::now() + delay, ++m_state->serial};
        m_state->due.emplace(key, std::move(function));
    }
    m_state->wake.notify_one();
    return Handle([state = std::weak_ptr<State>(m_state), key] {
        const std::shared_ptr<State> alive = state.lock();
        if (!alive)
            return;
        std::function<void()> dropped; // declared first: destroyed after the lock is gone
        const std::lock_guard lock(alive->mutex);
        if (const auto it = alive->due.find(key); it != alive->due.end()) {
            dropped = std::move(it->second);
            alive->due.erase(it);
        }
    });
}

} // namespace fc::gnmi
