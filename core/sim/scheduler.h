#pragma once

#include "base/clock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace fc::sim {

/// One thread that runs things later. A task returns how long until it runs again, or nothing to end.
/// Tasks run one after the other; they must not block. Thread-safe.
class Scheduler
{
public:
    using Delay = std::chrono::nanoseconds;
    using Task = std::function<std::optional<Delay>()>;

    Scheduler();
    /// Runs what is due now, drops the rest and joins.
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void after(Delay delay, Task task);

private:
    struct Entry
    {
        SteadyTime due;
        Task task;
    };

    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<Entry> m_heap; ///< earliest first
    std::jthread m_thread;
};

} // namespace fc::sim
