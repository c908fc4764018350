#include "sim/scheduler.h"

#include <algorithm>

namespace fc::sim {

namespace {

constexpr auto later = [](const auto& a, const auto& b) { return a.due > b.due; };

} // namespace

Scheduler::Scheduler() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Scheduler::~Scheduler()
{
    m_thread.request_stop();
    m_wake.notify_all();
}

void Scheduler::after(Delay delay, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_heap.push_back({std::chrono::steady_clock::now() + delay, std::move(task)});
        std::ranges::push_heap(m_heap, later);
    }
    m_wake.notify_all();
}

void Scheduler::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_heap.empty()) {
            m_wake.wait(lock, stop, [&] { return !m_heap.empty(); });
            continue;
        }
        const SteadyTime due = m_heap.front().due;
        if (due > std::chrono::steady_clock::now()) {
            m_wake.wait_until(lock, stop, due, [&] { return m_heap.front().due < due; });
            continue;
        }
        std::ranges::pop_heap(m_heap, later);
        Entry entry = std::move(m_heap.back());
        m_heap.pop_back();
        lock.unlock();
        const std::optional<Delay> again = entry.task();
        lock.lock();
        if (again) {
            // From the time it was due, so that a period does not drift; but never in a burst after a stall.
            entry.due = std::max(entry.due + *again, std::chrono::steady_clock::now());
            m_heap.push_back(std::move(entry));
            std::ranges::push_heap(m_heap, later);
        }
    }
}

} // namespace fc::sim
