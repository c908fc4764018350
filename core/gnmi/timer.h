#pragma once

#include "base/handle.h"

#include <chrono>
#include <functional>
#include <memory>

namespace fc::gnmi {

/// Port: call me later. Tests fire by hand.
class Timer
{
public:
    virtual ~Timer() = default;
    /// Runs `function` once after `delay`, on a thread of the timer, unless the handle is reset before. A reset during
    /// the run does not wait for it.
    virtual Handle after(std::chrono::milliseconds delay, std::function<void()> function) = 0;
};

/// One thread for all timers of the process; functions must be short. Destruction drops what has not run.
class ThreadTimer final : public Timer
{
public:
    ThreadTimer();
    ~ThreadTimer() override;
    Handle after(std::chrono::milliseconds delay, std::function<void()> function) override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace fc::gnmi
