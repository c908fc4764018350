#pragma once

#include <mutex>
#include <stop_token>

namespace fc::engine {

/// Lets a callback run until its handle is released, never after. release() waits for one that runs, unless it is
/// called from it. Thread-safe.
class CallbackGate
{
public:
    template <typename Call>
    void pass(const Call& call)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_released)
            call();
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        m_released = true;
        m_stop.request_stop();
    }
    std::stop_token stop() const { return m_stop.get_token(); }

private:
    std::recursive_mutex m_mutex;
    std::stop_source m_stop;
    bool m_released = false;
};

} // namespace fc::engine
