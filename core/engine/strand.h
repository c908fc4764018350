#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace fc::engine {

/// One thread that runs tasks in order. Destroying it drops what has not started and joins.
class Strand
{
public:
    /// `idle` runs between tasks once `wakeSoon` asked for it, at most every `interval`; it merges bursts.
    Strand(std::function<void()> idle, std::chrono::milliseconds interval);
    ~Strand();
    Strand(const Strand&) = delete;
    Strand& operator=(const Strand&) = delete;

    void post(std::function<void()> task);
    /// Thread-safe and cheap: may be called from telemetry threads.
    void wakeSoon();

private:
    void run(std::stop_token stop);

    std::function<void()> m_idle;
    std::chrono::milliseconds m_interval;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_idleWanted = false;
    std::jthread m_thread;
};

} // namespace fc::engine
